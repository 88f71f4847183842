"""Which village a name means: aliases, slips of the pen, dates, mergers and splits."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.planning.villages import KnownVillage, Villages

DAY = date(2026, 11, 22)
BEFORE = date(2026, 6, 30)
BOOK = Villages(
    (
        KnownVillage(1, "thôn 3"),
        KnownVillage(2, "thôn 4"),
        KnownVillage(3, "thôn Tây"),
        KnownVillage(4, "thôn Đông Thịnh", aliases=("xóm Chợ",)),
        KnownVillage(5, "thôn Đông Hà"),
        KnownVillage(6, "thôn Đông Hạ"),
        KnownVillage(7, "thôn Nam", until=BEFORE, joined=8),
        KnownVillage(8, "thôn Nam Bắc", since=date(2026, 7, 1)),
        KnownVillage(9, "thôn 9", until=BEFORE),
        KnownVillage(10, "thôn 9A", since=date(2026, 7, 1), came_of=9),
        KnownVillage(11, "thôn 9B", since=date(2026, 7, 1), came_of=9),
    ),
    is_whole=True,
)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("thôn 3", "thôn 3"),
        ("thon 3", "thôn 3"),
        ("xóm 3", "thôn 3"),  # the commune has but one "3"
        ("thôn đông thịnh", "thôn Đông Thịnh"),
        ("thôn đông thihnj", "thôn Đông Thịnh"),
        ("xom cho", "thôn Đông Thịnh"),
        ("thôn Đông Hạ", "thôn Đông Hạ"),
        ("thôn nam", "thôn Nam"),  # merged, and still told by its old name
    ],
)
def test_a_name_finds_its_village(told: str, name: str) -> None:
    found = BOOK.named(told, DAY)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    "told",
    [
        "thôn 5",  # never the nearest number
        "thôn Tân",  # is no slip for "thôn Tây"
        "thon dong ha",  # two read so without marks
        "thôn 9",  # nobody knows which part
    ],
)
def test_what_is_not_clear_is_not_guessed(told: str) -> None:
    assert BOOK.named(told, DAY) is None


def test_a_day_before_the_split_has_the_village_of_then() -> None:
    found = BOOK.named("thôn 9", BEFORE)
    assert found
    assert found.id == 9
    assert [v.name for v in BOOK.like("thôn 9", DAY)] == ["thôn 9A", "thôn 9B"]


def test_a_merged_village_is_counted_with_what_it_became() -> None:
    today = BOOK.today(7)
    assert today
    assert (today.id, set(BOOK.parts(8))) == (8, {7, 8})
    assert BOOK.parts(1) == (1,)


def test_a_ring_of_mergers_ends() -> None:
    ring = Villages((KnownVillage(1, "thôn 1", joined=2), KnownVillage(2, "thôn 2", joined=1)))
    assert ring.today(1)


def test_the_likeliest_are_offered_for_an_unknown_name() -> None:
    assert "thôn Tây" in [v.name for v in BOOK.like("thôn Tân", DAY)]
