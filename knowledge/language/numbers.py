"""Vietnamese numerals in words, as people say them: "hăm mốt", "chục rưỡi", "trăm hai", "một nghìn không trăm linh ba".

`parse` reads the canonical names below; `symbol` names a word, with or without its marks. Without marks some numerals
are everyday words too ("nam", "sau", "tu"): `is_doubtful` says which, and whoever reads them wants a unit behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from knowledge.language.text import fold, toned

_DIGITS = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_ONLY_BEHIND = {"mốt", "lăm", "nhăm", "tư"}  # hai mốt, mười lăm, ba tư: never the first word of a numeral
_NAMES = [*_DIGITS, "mười", "mươi", "chục", "trăm", "nghìn", "ngàn", "linh", "lẻ", "rưỡi", "hăm", "băm", "không"]
_SAME = {"ngàn": "nghìn", "lẻ": "linh", "bẩy": "bảy", "nhăm": "lăm"}
_BY_TONE = {toned(name): _SAME.get(name, name) for name in _NAMES}
# "muoi" and "mot" are settled by where they stand, so the first name of each is enough.
_BY_FOLD = {fold(name): _SAME.get(name, name) for name in reversed(_NAMES)}
_DOUBTFUL = {"ba", "nam", "sau", "tu", "bay", "tam", "chin", "tram", "ngan", "ham", "bam", "linh", "le", "lam", "khong"}

Parsed = tuple[int, int]


@lru_cache(maxsize=8192)
def symbol(word: str, is_marked: bool) -> str:
    """The canonical name of a numeral word, or ""; `is_marked` when the message carries marks anywhere."""
    low = word.lower()
    exact = _BY_TONE.get(toned(low), "")
    if exact or (is_marked and low in _BY_FOLD and low not in ("muoi", "mot", "tram", "chuc", "nghin", "bon", "chin")):
        return exact
    return _BY_FOLD.get(low, "") if low.isascii() else ""


def is_doubtful(word: str) -> bool:
    """Whether the word, typed without marks, is as often something else."""
    return word.lower() in _DOUBTFUL


def parse(names: Sequence[str]) -> Parsed | None:
    """The longest numeral at the start: (value, words used); None when there is none. Knows 0 to 999,999."""
    group = _hundreds(names)
    value, used = group or (1, 0)
    if _at(names, used) != "nghìn":
        return group
    value, used = value * 1000, used + 1
    if _at(names, used) == "rưỡi":
        return value + 500, used + 1
    if _at(names, used) == "không" and _at(names, used + 1) == "trăm":
        rest = _behind_hundred(names, used + 2)
        return (value + rest[0], rest[1]) if rest else (value, used)
    if _at(names, used) == "linh" and (digit := _digit(names, used + 1)):
        return value + digit, used + 2
    tail = _hundreds(names[used:])
    if not tail:
        return value, used
    # "nghìn hai" is 1,200; "nghìn hai mươi" stays 1,020.
    small = tail[0] * 100 if tail[0] < 10 else tail[0]
    return value + small, used + tail[1]


def _hundreds(names: Sequence[str]) -> Parsed | None:
    tens = _tens(names, 0)
    value, used = tens or (1, 0)
    if _at(names, used) != "trăm":
        return tens
    rest = _behind_hundred(names, used + 1)
    return (value * 100 + rest[0], rest[1]) if rest else (value * 100, used + 1)


def _behind_hundred(names: Sequence[str], at: int) -> Parsed | None:
    """What follows "trăm": (its value, index of the first word behind it)."""
    if _at(names, at) == "rưỡi":
        return 50, at + 1
    if _at(names, at) == "linh" and (digit := _digit(names, at + 1)):
        return digit, at + 2
    tens = _tens(names, at)
    if not tens:
        digit = _DIGITS.get(_at(names, at), 0)  # "trăm tư" is 140
        return (digit * 10, at + 1) if digit else None
    small = tens[0] * 10 if tens[0] < 10 else tens[0]
    return small, at + tens[1]


def _tens(names: Sequence[str], at: int) -> Parsed | None:
    """A numeral below 100 at `at`: (value, words used)."""
    first = _at(names, at)
    if first in ("hăm", "băm"):
        digit = _digit(names, at + 1)
        return ((20 if first == "hăm" else 30) + digit, 2) if digit else None
    if first in ("mười", "chục") or first == "mươi":
        if first != "mười" and _at(names, at + 1) == "rưỡi":
            return 15, 2
        digit = _digit(names, at + 1)
        return (10 + digit, 2) if digit else (10, 1)
    value = 0 if first in _ONLY_BEHIND else _DIGITS.get(first, 0)
    if not value:
        return None
    second = _at(names, at + 1)
    if second in ("mươi", "mười", "chục"):
        if _at(names, at + 2) == "rưỡi":
            return value * 10 + 5, 3
        digit = _digit(names, at + 2)
        return (value * 10 + digit, 3) if digit else (value * 10, 2)
    if second in ("mốt", "lăm", "tư"):
        return value * 10 + _DIGITS[second], 2
    return value, 1


def _digit(names: Sequence[str], at: int) -> int:
    return _DIGITS.get(_at(names, at), 0)


def _at(names: Sequence[str], at: int) -> str:
    return names[at] if at < len(names) else ""
