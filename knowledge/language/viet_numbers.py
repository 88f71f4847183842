"""Numbers as Vietnamese officials write them: 16.577 and 95,90%; foreign habits are read too, and doubted.

A point before three digits groups thousands ("1.139"), before one or two it is a decimal ("0.70", "95.62"). A comma
before three digits may be either ("16,800"), so both readings are given and whoever reads must ask.
"""

from __future__ import annotations

import re

# Digits with any separators, as one piece of a text; "16 800" only in groups of three.
PATTERN = r"\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.,])|\d+(?:[.,]\d+)*"
_TIMES = {"nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "tr": 1_000_000}
MULTIPLIER = rf"(?:\s?(?:{'|'.join(_TIMES)})\b)"
_WHOLE = re.compile(rf"({PATTERN})(?:\s?({'|'.join(_TIMES)}))?\s?(%)?")


def format_number(value: float, decimals: int = 2) -> str:
    """As printed in Vietnam, with at most so many decimals: 16577 -> "16.577", 1234.5 -> "1.234,5"."""
    text = f"{value:,.{decimals}f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def format_percent(share: float) -> str:
    """A share of one as a percentage with two decimals: 0.959 -> "95,90%"."""
    return f"{share * 100:,.2f}".translate({ord(","): ".", ord("."): ","}) + "%"


def readings(text: str) -> tuple[float, ...]:
    """Every value that a number may stand for: () for what is none, more than one for what must be asked.

    `text` is folded; a percentage gives its number ("95,62%" is 95.62) and is never a thousand.
    """
    found = _WHOLE.fullmatch(text.strip())
    if not found:
        return ()
    number, times, percent = found.groups()
    values = _values(re.sub(r"[ \u00a0]", "", number), grouped=" " in number or "\u00a0" in number)
    if percent:
        small = tuple(v for v in _both(number) if v <= 100)
        values = small or values
    elif times:
        values = tuple(sorted({v * _TIMES[times] for v in _both(number)}))
    return values


def _values(number: str, grouped: bool) -> tuple[float, ...]:
    """The readings by separators: one kind or two, how often, and how many digits behind the last."""
    if grouped or number.isdigit():
        return (float(number),)
    marks = re.sub(r"\d", "", number)
    parts = re.split(r"[.,]", number)
    if len(set(marks)) == 2:  # the last one is the decimal: 1.234,5 and 1,234.5
        is_clean = marks.count(marks[-1]) == 1 and _is_grouped(parts[:-1])
        return (float("".join(parts[:-1]) + "." + parts[-1]),) if is_clean else ()
    if len(marks) > 1:
        return (float("".join(parts)),) if _is_grouped(parts) else ()
    decimal, thousands = float(f"{parts[0]}.{parts[1]}"), float("".join(parts))
    if len(parts[1]) != 3 or int(parts[0]) == 0:
        return (decimal,)
    if marks == "." and _is_grouped(parts):
        return (thousands,)
    return decimal, thousands  # "16,800", "1234.567"


def _both(number: str) -> tuple[float, ...]:
    """As `_values`, and a point before three digits may be a decimal: "1.139 nghìn", "95.620%"."""
    if re.fullmatch(r"\d+\.\d{3}", number):
        return float(number), float(number.replace(".", ""))
    return _values(number, grouped=False) if " " not in number else _values(number.replace(" ", ""), grouped=True)


def _is_grouped(parts: list[str]) -> bool:
    """Whether the parts are thousands: one to three digits and no leading zero, then three each."""
    head, *rest = parts
    return 0 < len(head) <= 3 and (head[0] != "0") and all(len(part) == 3 for part in rest)
