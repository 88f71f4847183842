"""Targets as printed, gaps in points and heads, and what may be counted from the team's own sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.planning.official.figures import OfficialFigure
from knowledge.planning.periods.bounds import read_period
from knowledge.planning.periods.rollup import Cell, Sums
from knowledge.planning.plan import Indicator
from knowledge.planning.plans import load_plan, slugs
from knowledge.planning.progress import MOVING, REACHED, SLOW, UNKNOWN, Progress, meets, progress
from knowledge.planning.villages import KnownVillage

NGOC_LIEN, CAN_LOC = load_plan("ngoc-lien-2026"), load_plan("can-loc-2026")
MID, LATE = date(2026, 6, 30), date(2026, 11, 22)
CELL = Cell(1, 1, None, "vneid", "help", 1, False, False, Sums(people=5, sessions=1))


def _row(plan, code: str) -> Indicator:  # type: ignore[no-untyped-def]
    found = plan.indicator(code)
    assert found
    return found


def _stands(plan, code: str, num: float, den: float | None, day: date = MID, cells: list[Cell] = []) -> Progress:  # type: ignore[no-untyped-def]  # noqa: B006
    figure = OfficialFigure(code, num, den, day, "khảo sát")
    return progress(plan, _row(plan, code), figure, cells, day, LATE)


@pytest.mark.parametrize(
    ("plan", "code", "num", "den", "heads", "status"),
    [
        (NGOC_LIEN, "tai-khoan-ngan-hang", 8000, 10000, 0, REACHED),  # at least 80 %
        (NGOC_LIEN, "tai-khoan-ngan-hang", 7360, 10000, 640, MOVING),
        (NGOC_LIEN, "tai-khoan-ngan-hang", 3000, 10000, 5000, SLOW),
        (NGOC_LIEN, "smartphone-dich-vu-cqdt", 8500, 10000, 1, MOVING),  # more than 85 %: 85 is not enough
        (NGOC_LIEN, "smartphone-dich-vu-cqdt", 8501, 10000, 0, REACHED),
        (NGOC_LIEN, "thanh-toan-dien-tu", 600, 1000, 0, REACHED),  # "=" is at least
        (CAN_LOC, "ho-dan-ky-nang-dvc", 700, 1000, 0, REACHED),
    ],
)
def test_a_target_is_met_as_it_is_printed(plan, code: str, num: int, den: int, heads: int, status: str) -> None:  # type: ignore[no-untyped-def]
    found = _stands(plan, code, num, den)
    assert (found.heads, found.status) == (heads, status)


def test_without_a_figure_nothing_is_claimed_however_much_the_team_did() -> None:
    cells = [replace(CELL, topic="tk-ngan-hang", sums=Sums(people=9000, sessions=90))]
    row = _row(NGOC_LIEN, "tai-khoan-ngan-hang")
    found = progress(NGOC_LIEN, row, None, cells, NGOC_LIEN.document.period_start, LATE)
    assert (found.value, found.gap, found.heads, found.status) == (None, None, None, UNKNOWN)
    assert found.contribution.people == 9000


def test_the_contribution_stands_beside_and_changes_no_value() -> None:
    cells = [replace(CELL, topic="tk-ngan-hang"), replace(CELL, topic="thanh-toan"), replace(CELL, topic="y-te")]
    alone, with_help = (_stands(NGOC_LIEN, "tai-khoan-ngan-hang", 7360, 10000, cells=c) for c in ([], cells))
    assert (alone.value, alone.heads) == (with_help.value, with_help.heads)
    assert with_help.contribution.people == 10
    assert set(with_help.by_topic) == {"tk-ngan-hang", "thanh-toan"}


def test_classes_are_counted_only_when_staff_confirmed_them() -> None:
    row, start = _row(NGOC_LIEN, "lop-binh-dan-hoc-vu-so"), NGOC_LIEN.document.period_start
    one = replace(CELL, topic="hoc-bdhvs", kind="class", sums=Sums(people=24, sessions=1))
    unsure = progress(NGOC_LIEN, row, None, [one], start, LATE)
    sure = progress(NGOC_LIEN, row, None, [one, replace(one, is_confirmed=True, village_id=2)], start, LATE)
    both = progress(NGOC_LIEN, row, None, [replace(one, is_confirmed=True, sums=Sums(24, sessions=2))], start, LATE)
    assert (unsure.value, sure.value, both.value) == (0, 1, 2)
    assert (sure.heads, sure.status, both.status) == (1, SLOW, REACHED)


def test_everyday_help_is_no_class() -> None:
    row, start = _row(NGOC_LIEN, "lop-binh-dan-hoc-vu-so"), NGOC_LIEN.document.period_start
    help_ = replace(CELL, topic="hoc-bdhvs", is_confirmed=True)
    assert progress(NGOC_LIEN, row, None, [help_], start, LATE).value == 0


def test_each_village_must_reach_its_twenty() -> None:
    row, start = _row(CAN_LOC, "nguoi-dan-tap-huan-thon"), CAN_LOC.document.period_start
    villages = [KnownVillage(n, f"thôn {n}") for n in (1, 2, 3)]
    taught = replace(CELL, topic="hoc-bdhvs", kind="class", is_confirmed=True)
    cells = [
        replace(taught, village_id=1, sums=Sums(people=20, sessions=1)),
        replace(taught, village_id=2, sums=Sums(people=19, sessions=2)),
    ]
    found = progress(CAN_LOC, row, None, cells, start, LATE, villages)
    assert [(v.name, n) for v, n in found.villages] == [("thôn 1", 20), ("thôn 2", 19), ("thôn 3", 0)]
    assert (found.reached, found.value, found.status) == (1, 0, SLOW)


def test_no_denominator_no_percentage() -> None:
    found = _stands(NGOC_LIEN, "tai-khoan-ngan-hang", 7360, None)
    assert (found.value, found.heads) == (None, None)


@pytest.mark.parametrize("slug", slugs())
def test_every_society_row_of_every_plan_can_be_read(slug: str) -> None:
    plan = load_plan(slug)
    for row in plan.society:
        found = progress(plan, row, None, [], plan.document.period_start, plan.document.period_end)
        assert found.share_gone == 1
        assert found.status in (UNKNOWN, SLOW)


def test_a_new_period_begins_with_what_is_known_and_not_with_nothing_of_nothing() -> None:
    """All targets 0/0 after the turn of the period (cht-core#9714)."""
    figure = OfficialFigure("tai-khoan-ngan-hang", 8500, 10000, date(2025, 12, 31), "khảo sát")
    period = read_period("2026-01-01..2026-12-31")
    assert period
    row = _row(NGOC_LIEN, "tai-khoan-ngan-hang")
    found = progress(NGOC_LIEN, row, figure, [], period.first, period.first)
    assert (found.value, found.status) == (85, REACHED)


def test_strict_and_floor_differ_at_the_edge() -> None:
    row = _row(NGOC_LIEN, "smartphone-dich-vu-cqdt")
    assert (meets(row, 85), meets(replace(row, operator=">="), 85)) == (False, True)
