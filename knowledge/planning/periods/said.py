"""The period that people name: "tuần này", "tuần 46", "tháng 10", "quý 3", "6 tháng đầu năm", "từ 1/9 đến 15/10"."""

from __future__ import annotations

import re
from datetime import date

from knowledge.language.text import fold
from knowledge.planning.periods.bounds import HALF, MONTH, QUARTER, WEEK, YEAR, Period, period_of, read_period

_KINDS = {"tuan": WEEK, "thang": MONTH, "quy": QUARTER, "nam": YEAR}
_LETTER = {WEEK: "W{:02d}", MONTH: "{:02d}", QUARTER: "Q{}"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMED = re.compile(
    r"\b(tuan|thang|quy|nam)(?: thu)? (nay|truoc|vua roi|qua|\d{1,4}|iv|iii|ii|i)\b(?:(?: nam|/|-) ?(20\d\d))?"
)
_HALF = re.compile(r"\b(?:6|sau) thang (dau|cuoi)(?: nam)?(?: (20\d\d))?|\bnua (dau|cuoi) nam(?: (20\d\d))?")
_DATE = r"(?: ngay)? (\d{1,2})[/-](\d{1,2})(?:[/-](20\d\d))?"
_SPAN = re.compile(rf"\btu{_DATE} (?:den|toi){_DATE}")


def said_period(text: str, today: date) -> Period | None:
    """The period named in the text, of this year unless it says another; None where there is none."""
    said = " ".join(fold(text).split())
    if found := _SPAN.search(said):
        return _span(found, today)
    if found := _HALF.search(said):
        which, year = found.group(1) or found.group(3), found.group(2) or found.group(4)
        return period_of(date(int(year or today.year), 1 if which == "dau" else 12, 1), HALF)
    if found := _NAMED.search(said):
        return _named(found, today)
    return next((p for word in text.split() if (p := read_period(word.strip(".,:;")))), None)


def _named(found: re.Match[str], today: date) -> Period | None:
    kind, which, year = _KINDS[found.group(1)], found.group(2), found.group(3)
    now = period_of(today, kind)
    if which == "nay":
        return now
    if which in ("truoc", "vua roi", "qua"):
        return now.before
    number = _ROMAN.get(which) or int(which if which.isdigit() else 0)
    if kind == YEAR:
        return read_period(str(number))
    return read_period(f"{year or today.year}-{_LETTER[kind].format(number)}")


def _span(found: re.Match[str], today: date) -> Period | None:
    d1, m1, y1, d2, m2, y2 = found.groups()
    try:
        last = date(int(y2 or today.year), int(m2), int(d2))
        first = date(int(y1 or y2 or today.year), int(m1), int(d1))
        return Period(first, last) if first <= last else None
    except ValueError:
        return None
