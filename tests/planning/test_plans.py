"""The five plans of the package hold every row of the table that was taken from the printed plans."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from knowledge.library.loading import load_topics
from knowledge.planning.check import faults
from knowledge.planning.plan import Indicator, Plan
from knowledge.planning.plans import load_plan, slugs

TABLE = Path(__file__).parent.parent / "data" / "indicators.csv"
FIVE = ["can-loc-2026", "giao-minh-2026", "mai-phu-2025", "ngoc-lien-2026", "ngoc-trao-2023"]


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(written: str) -> float | None:
    return float(written) if written else None


def _of_row(row: dict[str, str]) -> dict[str, object]:
    words = ("code", "operator", "unit", "baseline_value", "quote")
    numbers = ("target", "baseline_num", "baseline_den")
    return {key: row[key] for key in words} | {key: _number(row[key]) for key in numbers}


def _of_plan(indicator: Indicator) -> dict[str, object]:
    keys = ("code", "operator", "unit", "baseline_value", "quote", "target", "baseline_num", "baseline_den")
    return {key: getattr(indicator, key) for key in keys}


def test_the_five_plans_are_there_and_the_table_is_whole() -> None:
    assert slugs() == FIVE
    assert len(rows()) == 182
    assert {row["plan"] for row in rows()} == set(FIVE)


@pytest.mark.parametrize("slug", FIVE)
def test_every_row_of_the_table_stands_in_its_plan_word_for_word_and_in_order(slug: str) -> None:
    told = [_of_row(row) for row in rows() if row["plan"] == slug]
    assert [_of_plan(indicator) for indicator in load_plan(slug).indicators] == told


@pytest.mark.parametrize("slug", FIVE)
def test_society_rows_and_their_topics_are_those_of_the_table(slug: str) -> None:
    told = {r["code"]: r["help_topics"].split(";") for r in rows() if r["plan"] == slug and r["society"] == "yes"}
    assert {row.code: list(row.topics) for row in load_plan(slug).society} == told


@pytest.mark.parametrize("slug", FIVE)
def test_a_plan_of_the_package_has_no_fault(slug: str) -> None:
    assert faults(load_plan(slug), load_topics()) == []


@pytest.mark.parametrize(
    ("slug", "code", "printed", "recomputed"),
    [
        ("can-loc-2026", "kq-thanh-toan-tthc", "99,82%", "99,01%"),
        ("ngoc-lien-2026", "ho-so-dvc-toan-trinh", "1017/1024 = 99.32%", "1017/2490 = 40,84%"),
        ("ngoc-trao-2023", "kq-ho-so-dung-han", "trên 100%", ""),
        ("ngoc-trao-2023", "kq-ho-so-truc-tuyen", "674 hồ sơ, đạt 100%", "674/3091 = 21,81%"),
    ],
)
def test_what_a_plan_prints_wrong_is_kept_beside_what_it_comes_to(
    slug: str, code: str, printed: str, recomputed: str
) -> None:
    row = load_plan(slug).indicator(code)
    assert row
    assert (row.printed, row.recomputed) == (printed, recomputed)


def test_only_four_indicators_count_sessions_and_only_of_groups() -> None:
    def direct(plan: Plan) -> list[str]:
        return [row.code for row in plan.society if row.contribution == "direct"]

    assert {slug: direct(load_plan(slug)) for slug in FIVE} == {
        "can-loc-2026": ["nguoi-dan-tap-huan-thon", "buoi-tuyen-truyen"],
        "giao-minh-2026": [],
        "mai-phu-2025": [],
        "ngoc-lien-2026": ["lop-binh-dan-hoc-vu-so"],
        "ngoc-trao-2023": ["nguoi-dan-tap-huan"],
    }
