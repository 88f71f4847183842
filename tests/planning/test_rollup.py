"""Sums keep their units apart, are the same however they are cut, and none is made of nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge.planning.periods.rollup import Cell, Sums, by, changed, merged, of_member, total

COUNT = st.none() | st.integers(0, 500)
SUMS = st.builds(Sums, COUNT, COUNT, COUNT, COUNT, COUNT, st.integers(1, 9))
CELLS = st.lists(
    st.builds(
        Cell,
        commune=st.just(1),
        village_id=st.none() | st.integers(1, 4),
        village=st.sampled_from(["thôn 1", "thôn 2"]),
        topic=st.sampled_from(["vneid", "dvc", None]),
        kind=st.sampled_from(["help", "class"]),
        person=st.integers(1, 3),
        is_shared=st.booleans(),
        is_confirmed=st.booleans(),
        sums=SUMS,
    ),
    max_size=12,
)


@given(CELLS, st.integers(0, 12))
def test_the_parts_add_up_to_the_whole(cells: list[Cell], at: int) -> None:
    assert total(cells[:at]) + total(cells[at:]) == total(cells)
    for side in (lambda c: c.topic, lambda c: c.village_id, lambda c: (c.kind, c.is_confirmed)):
        parts = by(cells, side).values()
        assert sum(parts, Sums()) == total(cells)


@given(CELLS, st.randoms())
def test_the_order_does_not_matter(cells: list[Cell], chance: object) -> None:
    mixed = list(cells)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert total(mixed) == total(cells)
    assert set(merged(mixed)) == set(merged(cells))


@given(CELLS, CELLS)
def test_what_changed_leads_from_before_to_now(before: list[Cell], now: list[Cell]) -> None:
    differences = changed(now, before)
    after = {replace(c, sums=Sums()): c.sums for c in merged([*before, *differences])}
    for key, sums in {replace(c, sums=Sums()): c.sums for c in merged(now)}.items():
        found = after.get(key, Sums())
        assert [(getattr(found, u) or 0, getattr(sums, u) or 0) for u in ("people", "files", "sessions")] == [
            (getattr(sums, u) or 0, getattr(sums, u) or 0) for u in ("people", "files", "sessions")
        ]
    assert changed(now, now) == ()


def test_nothing_told_is_not_zero_and_units_are_never_mixed() -> None:
    cell = Cell(1, 1, "thôn 1", "vneid", "help", 1, False, False, Sums(people=5, sessions=1))
    households = replace(cell, sums=Sums(households=3, sessions=1))
    assert total([cell, households]) == Sums(5, None, 3, None, None, 2)
    assert total([]) == Sums()


def test_a_shared_session_counts_once_for_the_commune_and_for_each_member() -> None:
    first = Cell(1, 1, "thôn 1", "vneid", "help", 1, False, False, Sums(people=5, sessions=1))
    second = replace(first, person=2, is_shared=True)
    assert total([first, second]).people == 5
    assert [of_member([first, second], person).people for person in (1, 2)] == [5, 5]
