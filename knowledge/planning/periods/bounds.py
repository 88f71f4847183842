"""Stretches of days that figures are told for. One function gives their bounds, so no two screens can disagree.

Days are days in the commune (handlers/hours.py); a week runs from Monday to Sunday, as ISO 8601 counts weeks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

DAY, WEEK, MONTH, QUARTER, HALF, YEAR, SPAN = "day", "week", "month", "quarter", "half", "year", "span"
# Kinds that a year is cut into without gap or overlap; these can be closed.
KINDS = (WEEK, MONTH, QUARTER, HALF, YEAR)
_MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}
_WRITTEN = re.compile(r"(\d{4})(?:-W(\d{1,2})|-Q([1-4])|-H([12])|-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From its first to its last day, both included; `kind` is one of the words above."""

    first: date
    last: date
    kind: str = SPAN

    def __post_init__(self) -> None:
        """Raises ValueError for a stretch that ends before it begins."""
        if self.last < self.first:
            raise ValueError(f"{self.first} > {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """As the command line writes it: 2026-W47, 2026-11, 2026-Q4, 2026-H2, 2026, 2026-11-01..2026-11-15."""
        year = self.first.year
        if self.kind == WEEK:
            iso = self.first.isocalendar()
            return f"{iso.year}-W{iso.week:02d}"
        if self.kind in (QUARTER, HALF):
            letter, months = ("Q", 3) if self.kind == QUARTER else ("H", 6)
            return f"{year}-{letter}{(self.first.month - 1) // months + 1}"
        plain = {DAY: str(self.first), MONTH: f"{self.first:%Y-%m}", YEAR: str(year)}
        return plain.get(self.kind, f"{self.first}..{self.last}")

    @property
    def before(self) -> Period:
        """The period of the same kind just before; for a free stretch, as many days."""
        if self.kind in (*KINDS, DAY):
            return period_of(self.first - timedelta(days=1), self.kind)
        return Period(self.first - (self.last - self.first) - timedelta(days=1), self.first - timedelta(days=1))

    @property
    def after(self) -> Period:
        """The period of the same kind just after."""
        if self.kind in (*KINDS, DAY):
            return period_of(self.last + timedelta(days=1), self.kind)
        return Period(self.last + timedelta(days=1), self.last + (self.last - self.first) + timedelta(days=1))

    def share_gone(self, today: date) -> float:
        """How much of it is over at the end of that day, 0 to 1."""
        whole = (self.last - self.first).days + 1
        return min(max(((today - self.first).days + 1) / whole, 0.0), 1.0)


def period_of(day: date, kind: str) -> Period:
    """The day, week, month, quarter, half or year that the day lies in; raises ValueError for another kind."""
    if kind == DAY:
        return Period(day, day, DAY)
    if kind == WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6), WEEK)
    if kind not in _MONTHS:
        raise ValueError(kind)
    months = _MONTHS[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, _months_later(first, months) - timedelta(days=1), kind)


def read_period(written: str) -> Period | None:
    """The period that `str` writes; None for what is none."""
    first, between, last = written.partition("..")
    if between:
        ends = [read_period(first), read_period(last)]
        return Period(ends[0].first, ends[1].last) if ends[0] and ends[1] and ends[0].first <= ends[1].last else None
    found = _WRITTEN.fullmatch(written.strip())
    if not found:
        return None
    year = int(found.group(1))
    week, quarter, half, month, day = (None if part is None else int(part) for part in found.groups()[1:])
    try:
        if week is not None:
            return Period(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7), WEEK)
        if quarter or half:
            at = date(year, (quarter or 0) * 3 + (half or 0) * 6, 1)
            return period_of(at, QUARTER if quarter else HALF)
        if month is not None:
            return period_of(date(year, month, 1 if day is None else day), DAY if day is not None else MONTH)
        return period_of(date(year, 1, 1), YEAR)
    except ValueError:
        return None


def cut(period: Period, kind: str) -> list[Period]:
    """The periods of a kind that it touches, in order; together they cover it."""
    out = [period_of(period.first, kind)]
    while out[-1].last < period.last:
        out.append(out[-1].after)
    return out


def _months_later(first: date, months: int) -> date:
    year, month = divmod(first.month - 1 + months, 12)
    return date(first.year + year, month + 1, 1)
