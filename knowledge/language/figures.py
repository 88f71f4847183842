"""Numbers as Vietnamese print them: a comma before the decimals, a dot between thousands."""

from __future__ import annotations

_SWAP = str.maketrans(",.", ".,")


def said(number: float, decimals: int = 2) -> str:
    """16577 -> "16.577", 95.9 -> "95,9"; at most so many decimals, none that is a trailing nought."""
    written = f"{number:,.{decimals}f}".translate(_SWAP)
    return written.rstrip("0").rstrip(",") if "," in written else written


def percent(part: float, whole: float) -> str:
    """(16577, 17285) -> "95,90%": two decimals, as offices print a share."""
    return f"{100 * part / whole:,.2f}%".translate(_SWAP)
