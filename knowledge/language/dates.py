"""The one day to which an official figure refers: "ngày 30/6", "tính đến 30-6-2026", "hết quý II", "cuối tháng 6".

Unlike the days of help logs (`knowledge/helplog/spans/days.py`) a day ahead is read as such, so that it can be
questioned, and nothing vague counts as a day: a figure of "tháng 6" is asked for its day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_D, _M, _Y = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])", r"(20\d\d|\d\d)"
_SEP = r"\s?[/.-]\s?"
_EDGE, _STOP = r"(?<![\w/.,%-])", r"(?![\w/%]|[.,-]\d)"
_LEAD = r"(?:(?:tinh|het|den|toi|cap nhat|so lieu) )*(?:(?:den|toi|het|vao|tu) )?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SOON = 60  # a day of no year that lies so near ahead is meant, not last year's


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A stretch of a text and the day that it names; None where it names none that exists.

    `is_bare` says that it may as well be one number over another: "5/6".
    """

    start: int
    end: int
    day: date | None
    is_bare: bool = False


def find_day(folded: str, today: date) -> list[NamedDay]:
    """Every day that a text names, in order; `folded` is the text folded letter by letter."""
    found: list[NamedDay] = []
    for pattern, read, is_bare in _RULES:
        for match in pattern.finditer(folded):
            if not any(match.start() < f.end and f.start < match.end() for f in found):
                found.append(NamedDay(match.start(), match.end(), read(match, today), is_bare))
    return sorted(found, key=lambda f: f.start)


def _iso(found: re.Match[str], _today: date) -> date | None:
    year, month, day = found.groups()
    return _made(int(year), int(month), int(day))


def _full(found: re.Match[str], _today: date) -> date | None:
    day, month, year = found.groups()
    return _made(_year(year), int(month), int(day))


def _short(found: re.Match[str], today: date) -> date | None:
    """The day of this year, or last year's where this year's is far ahead."""
    day, month = int(found.group(1)), int(found.group(2))
    here = _made(today.year, month, day)
    if here and here > today and (here - today).days > _SOON:
        return _made(today.year - 1, month, day)
    return here or _made(today.year - 1, month, day)


def _spoken(found: re.Match[str], today: date) -> date | None:
    return _full(found, today) if found.group(3) else _short(found, today)


def _end_of_month(found: re.Match[str], today: date) -> date | None:
    """The last day of the month; of the latest one that has ended, when no year is named."""
    month, year = int(found.group(1)), found.group(2)
    last = _last(_year(year) if year else today.year, month)
    return last if year or last <= today else _last(today.year - 1, month)


def _end_of_quarter(found: re.Match[str], today: date) -> date | None:
    quarter, year = _ROMAN.get(found.group(1)) or int(found.group(1)), found.group(2)
    last = _last(_year(year) if year else today.year, quarter * 3)
    return last if year or last <= today else _last(today.year - 1, quarter * 3)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_OF_YEAR = rf"(?:\s?(?:/|nam)?\s?{_Y})?"
_RULES = (
    (re.compile(rf"{_EDGE}{_LEAD}(?:ngay )?(20\d\d)-([01]\d)-([0-3]\d){_STOP}"), _iso, False),
    (re.compile(rf"{_EDGE}{_LEAD}(?:ngay )?{_D}{_SEP}{_M}{_SEP}{_Y}{_STOP}"), _full, False),
    (re.compile(rf"{_EDGE}{_LEAD}(?:ngay )?{_D} (?:thang|thg) {_M}(?:,? nam {_Y})?{_STOP}"), _spoken, False),
    (re.compile(rf"{_EDGE}{_LEAD}(?:ngay ){_D}\s?[/.-]\s?{_M}{_STOP}"), _short, False),
    (re.compile(rf"{_EDGE}(?:tinh den|tinh toi|den|toi|het) {_D}\s?/\s?{_M}{_STOP}"), _short, False),
    (re.compile(rf"{_EDGE}{_LEAD}(?:cuoi|het) thang {_M}{_OF_YEAR}{_STOP}"), _end_of_month, False),
    (re.compile(rf"{_EDGE}{_LEAD}(?:cuoi|het) quy (iv|iii|ii|i|[1-4]){_OF_YEAR}{_STOP}"), _end_of_quarter, False),
    (re.compile(rf"{_EDGE}{_LEAD}(?:ngay )?hom nay{_STOP}"), lambda _f, today: today, False),
    (re.compile(rf"{_EDGE}{_LEAD}(?:ngay )?hom qua{_STOP}"), lambda _f, today: today - timedelta(days=1), False),
    (re.compile(rf"{_EDGE}{_D}/{_M}{_STOP}"), _short, True),
)
