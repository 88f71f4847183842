"""Bounds of periods: one function for all screens, no gap, no overlap, and the new year falls where ISO puts it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.hours import day_at
from knowledge.planning.periods.bounds import DAY, KINDS, WEEK, Period, cut, period_of, read_period

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(DAYS, st.sampled_from((*KINDS, DAY)))
def test_every_day_lies_in_exactly_one_period_of_each_kind(day: date, kind: str) -> None:
    period = period_of(day, kind)
    assert day in period
    assert period_of(period.first, kind) == period_of(period.last, kind) == period
    assert (period.after.first - period.last, period.first - period.before.last) == (timedelta(1), timedelta(1))
    assert period.before.after == period.after.before == period


@given(DAYS, st.sampled_from((*KINDS, DAY)))
def test_what_is_written_reads_back(day: date, kind: str) -> None:
    period = period_of(day, kind)
    assert read_period(str(period)) == period


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-W47", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-09-01..2026-10-15", date(2026, 9, 1), date(2026, 10, 15)),
    ],
)
def test_the_bounds_are_those_of_the_calendar(written: str, first: date, last: date) -> None:
    period = read_period(written)
    assert period
    assert (period.first, period.last, str(period)) == (first, last, written)


@pytest.mark.parametrize(
    "written", ["", "2026-W54", "2026-W0", "2025-W53", "2026-Q5", "2026-13", "x", "2026-10..2026-09"]
)
def test_what_is_no_period_is_none(written: str) -> None:
    assert read_period(written) is None


@given(DAYS, st.integers(0, 500), st.sampled_from(KINDS))
def test_cutting_covers_the_stretch_without_overlap(first: date, days: int, kind: str) -> None:
    whole = Period(first, first + timedelta(days))
    pieces = cut(whole, kind)
    assert pieces[0].first <= whole.first
    assert pieces[-1].last >= whole.last
    assert all(a.after == b for a, b in pairwise(pieces))


def test_a_minute_after_midnight_in_the_commune_is_the_next_week() -> None:
    """Two screens with different bounds (cht-core#5544), and a stale "now" in the first days (#6267)."""
    before, after = datetime(2026, 11, 22, 16, 59, tzinfo=UTC), datetime(2026, 11, 22, 17, 1, tzinfo=UTC)
    weeks = [period_of(day_at(moment), WEEK) for moment in (before, after)]
    assert [str(week) for week in weeks] == ["2026-W47", "2026-W48"]


def test_a_stretch_ends_after_it_began() -> None:
    with pytest.raises(ValueError, match="2026"):
        Period(date(2026, 2, 1), date(2026, 1, 1))
