"""Periods as people name them, with marks and without."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.planning.periods.said import said_period

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("tuần này", "2026-W47"),
        ("xem tuan truoc", "2026-W46"),
        ("chốt tuần 46", "2026-W46"),
        ("chot tuan 5/2027", "2027-W05"),
        ("báo cáo tháng 10", "2026-10"),
        ("tháng 10/2025", "2025-10"),
        ("thang truoc", "2026-10"),
        ("quý 3", "2026-Q3"),
        ("Quý III năm 2025", "2025-Q3"),
        ("6 tháng đầu năm", "2026-H1"),
        ("sáu tháng cuối năm 2025", "2025-H2"),
        ("nửa đầu năm", "2026-H1"),
        ("năm 2025", "2025"),
        ("năm nay", "2026"),
        ("từ 1/9 đến 15/10", "2026-09-01..2026-10-15"),
        ("tu ngay 20/12/2025 den 5/1/2026", "2025-12-20..2026-01-05"),
        ("chốt 2026-W40", "2026-W40"),
    ],
)
def test_a_period_is_found_by_its_name(said: str, period: str) -> None:
    assert str(said_period(said, TODAY)) == period


@pytest.mark.parametrize("said", ["", "chốt đi", "tuần 60", "tháng 13", "quý 5", "từ 31/2 đến 3/3", "từ 5/10 đến 1/9"])
def test_what_names_no_period_is_none(said: str) -> None:
    assert said_period(said, TODAY) is None
