"""Reckons a day from what a phrase says of it and the day the message was sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from knowledge.helplog.words.tokens import Days
from knowledge.language.numbers import parse, symbol

DAY = r"(0?[1-9]|[12]\d|3[01])"
MONTH = r"(0?[1-9]|1[0-2])"
_NAMED = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}

_DAYS = 31
_SOON = 60  # a day of no year that lies so near ahead is a plan, not last year's

Reckon = Callable[[re.Match[str], date], Days | None]


def day_of(day: str, month: str | None, year: str | None, today: date) -> date | None:
    """The latest such day not after today; None when there is no such day."""
    try:
        if month and year:
            found = date(int(year) + (2000 if int(year) < 100 else 0), int(month), int(day))
            return found if found <= today else None
        if month:
            found = date(today.year, int(month), int(day))
            return found if found <= today or (found - today).days <= _SOON else found.replace(year=today.year - 1)
        for back in range(3):
            at = today.replace(day=1)
            for _ in range(back):
                at = (at - timedelta(days=1)).replace(day=1)
            try:
                found = at.replace(day=int(day))
            except ValueError:
                continue
            if found <= today:
                return found
    except ValueError:
        return None
    return None


def one(day: date | None, today: date | None = None) -> Days:
    """That day, or none; ahead of `today` it is a plan."""
    if day and today and day > today:
        return Days(is_ahead=True)
    return Days((day,)) if day else Days()


def stretch(first: date | None, last: date | None) -> Days:
    """The days from first to last; none when they are no stretch."""
    return Days(first=first, last=last) if first and last and first <= last else Days()


def span(found: re.Match[str], today: date) -> Days | None:
    """ "16-20/11", "từ 28/10 đến 3/11"."""
    d1, m1, y1, d2, m2, y2 = found.groups()
    last = day_of(d2, m2, y2 or y1, today)
    return stretch(day_of(d1, m1 or m2, y1 or y2, today), last)


def several(found: re.Match[str], today: date) -> Days | None:
    """ "ngày 18, 19 và 20", "ngày 5/2 và 6/2"."""
    months = re.findall(rf"(?:[/.]|thang ){MONTH}\b", found.group())
    head = re.sub(r" thang \d+", "", found.group())
    named = re.findall(rf"{DAY}(?:[/.]{MONTH})?(?!\d)", head)
    days = [day_of(d, m or (months[-1] if months else None), None, today) for d, m in named]
    return Days(tuple(d for d in days if d)) if all(days) else Days()


def weekday(found: re.Match[str], today: date) -> Days | None:
    """ "thứ hai tuần trước", "chủ nhật", "thứ bảy này": the latest past one, unless the week is named."""
    name, sunday, past = found.group(1), found.group(2), found.group(3)
    at = 6 if sunday else int(name) - 2 if name.isdigit() else _NAMED[name]
    monday = today - timedelta(days=today.weekday())
    if past and past.startswith("tuan"):
        return one(monday - timedelta(days=7 - at))
    if re.search(r" (?:tuan (?:toi|sau)|toi)$", found.group()):
        return Days(is_ahead=True)
    this_week = re.search(r" (?:nay|ni)$", found.group())
    back = (today.weekday() - at) % 7
    if this_week:
        return one(monday + timedelta(days=at), today)
    if not back and not found.start():
        return one(today)  # "Chủ nhật mà vẫn có khách": what is said first is of today
    return one(today - timedelta(days=back or 7))


def ago(days: int) -> Reckon:
    """So many days before."""
    return lambda _found, today: one(today - timedelta(days=days))


def week(back: int) -> Reckon:
    """The week so many weeks back, Monday to Sunday, never past today."""

    def reckon(_found: re.Match[str], today: date) -> Days:
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return stretch(monday, min(monday + timedelta(days=6), today))

    return reckon


def weekend(_found: re.Match[str], today: date) -> Days:
    """The last Saturday and Sunday."""
    saturday = today - timedelta(days=(today.weekday() - 5) % 7 or (0 if today.weekday() == 5 else 7))
    return stretch(saturday, min(saturday + timedelta(days=1), today))


def month_so_far(found: re.Match[str], today: date) -> Days:
    """This month until today, or the month named."""
    number = found.group(1) if found.groups() and found.group(1) else None
    if number is None:
        return stretch(today.replace(day=1), today)
    year = today.year if int(number) <= today.month else today.year - 1
    first = date(year, int(number), 1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return stretch(first, min(last, today))


def last_month(_found: re.Match[str], today: date) -> Days:
    """The whole month before."""
    last = today.replace(day=1) - timedelta(days=1)
    return stretch(last.replace(day=1), last)


_MONTHS = {"gieng": 1, "tu": 4, "chap": 12}


def _number(words: str) -> int:
    """A numeral in folded words, 0 for none; "tháng tư", "tháng chạp" too."""
    found = parse([symbol(w, False) for w in words.split()])
    return found[0] if found and found[1] == len(words.split()) else 0


def _month_of(words: str) -> int:
    return _MONTHS.get(words) or _number(words)


def spoken(found: re.Match[str], today: date) -> Days | None:
    """ "ngày hai mươi bảy tháng tư"."""
    day, month = _number(found.group(1)), _month_of(found.group(2))
    if not day or not 0 < month < 13:
        return None
    return one(day_of(str(day), str(month), None, today), today)


def spoken_day(found: re.Match[str], today: date) -> Days | None:
    """ "ngày hai mươi tám"."""
    day = _number(found.group(1))
    return one(day_of(str(day), None, None, today)) if 0 < day <= _DAYS else None


def quoted(found: re.Match[str], today: date) -> Days:
    """ "18/11", "18/11/2026"."""
    return one(day_of(found.group(1), found.group(2), found.group(3), today), today)


def quoted_short(found: re.Match[str], today: date) -> Days:
    """ "19-11" at the head of a line."""
    return one(day_of(found.group(1), found.group(2), None, today), today)


def spoken_span(found: re.Match[str], today: date) -> Days | None:
    """ "từ mười sáu đến hai mươi tháng mười một"."""
    first, last, month = _number(found.group(1)), _number(found.group(2)), _month_of(found.group(3))
    if not first or not last or not month:
        return None
    return (
        stretch(day_of(str(first), str(month), None, today), day_of(str(last), str(month), None, today))
        if month < 13
        else Days()
    )
