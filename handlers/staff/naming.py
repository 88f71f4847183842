"""Periods in words: "tuần 47 (16/11 đến 22/11)", "tháng 10/2026", "quý 3/2026"."""

from __future__ import annotations

from handlers.texts import Texts
from knowledge.planning.periods.bounds import HALF, MONTH, QUARTER, WEEK, YEAR, Period


def say_period(period: Period, texts: Texts) -> str:
    """The period as staff write it."""
    first, last = f"{period.first.day}/{period.first.month}", f"{period.last.day}/{period.last.month}"
    year = period.first.year
    if period.kind == WEEK:
        return texts("period.week", number=period.first.isocalendar().week, first=first, last=last)
    if period.kind == MONTH:
        return texts("period.month", number=period.first.month, year=year)
    if period.kind == QUARTER:
        return texts("period.quarter", number=(period.first.month + 2) // 3, year=year)
    if period.kind == HALF:
        return texts("period.first_half" if period.first.month == 1 else "period.second_half", year=year)
    if period.kind == YEAR:
        return texts("period.year", year=year)
    return texts("period.span", first=f"{first}/{year}", last=f"{last}/{period.last.year}")
