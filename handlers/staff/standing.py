"""How the indicators stand today, and that in words: figures as Vietnamese officials write them."""

from __future__ import annotations

from datetime import date, timedelta

from handlers.context import Context
from handlers.hours import day_at
from handlers.plans import plan_of
from handlers.staff.figures.doubts import as_figure
from handlers.staff.figures.saying import say_date, say_numbers
from handlers.texts import Texts
from knowledge.language.viet_numbers import format_number
from knowledge.planning.official.figures import OfficialFigure, is_share
from knowledge.planning.periods.bounds import Period
from knowledge.planning.periods.rollup import Cell
from knowledge.planning.plan import Indicator, Plan
from knowledge.planning.progress import Progress, is_counted, plan_period, progress
from storage import figures, rollups, villages

_OPERATORS = {">=": "indicator.at_least", "=": "indicator.at_least", ">": "indicator.more_than"}


async def standings(ctx: Context) -> list[Progress]:
    """The society indicators of the commune's plan in its order; [] without a plan."""
    plan = plan_of(ctx.commune, ctx.home)
    if plan is None:
        return []
    today = day_at(ctx.now)
    book = await villages.book(ctx.session, ctx.commune)
    standing = [v for v in book.known if v.stands(min(today, plan.document.period_end))]
    latest = await figures.latest_of_all(ctx.session, ctx.commune.id)
    told: dict[Period, list[Cell]] = {}  # most indicators stand beside the same days
    out = []
    for row in plan.society:
        kept = latest.get(row.code)
        known = as_figure(kept) if kept else None
        since = contribution_period(plan, row, known, today)
        if since not in told:
            told[since] = await rollups.cells(ctx.session, since, ctx.commune.id)
        out.append(progress(plan, row, known, told[since], since.first, today, standing))
    return out


def contribution_period(plan: Plan, row: Indicator, figure: OfficialFigure | None, today: date) -> Period:
    """The days whose logs stand beside the figure: those after it; of a counted indicator the plan's whole period."""
    whole = plan_period(plan)
    last = max(min(today, whole.last), whole.first)
    if figure is None or is_counted(row):
        return Period(whole.first, last)
    first = figure.as_of + timedelta(days=1)
    return Period(first, max(last, first))


def say_target(p: Progress, texts: Texts) -> str:
    """The target as printed: "ít nhất 80%"; a row without one is only watched."""
    row = p.indicator
    if row.target is None:
        return texts("indicator.no_target")
    unit = "%" if row.unit == "%" else f" {row.unit}"
    return texts(_OPERATORS[row.operator], target=f"{format_number(row.target)}{unit}")


def say_value(p: Progress, texts: Texts) -> str:
    """The official figure with its day and source, or that there is none."""
    if p.figure:
        value = say_numbers(p.figure.numerator, p.figure.denominator, p.indicator, texts)
        return texts("indicator.figure", value=value, day=say_date(p.figure.as_of), source=p.figure.source)
    if p.value is not None and p.indicator.counts == "people_per_village":
        return texts("indicator.villages", reached=p.reached, all=len(p.villages))
    if p.value is not None:
        return texts("indicator.counted", value=f"{format_number(p.value)} {p.indicator.unit.partition('/')[0]}")
    return texts("indicator.no_figure")


def say_gap(p: Progress, texts: Texts) -> str:
    """What is missing: "còn thiếu 6,40 điểm phần trăm, khoảng 640 người"; "" where nothing is, or nobody knows."""
    if not p.gap:
        return ""
    if not is_share(p.indicator):
        unit = p.indicator.unit.partition("/")[0]
        is_village = p.indicator.counts == "people_per_village"
        return "" if is_village else texts("indicator.gap_count", gap=f"{format_number(p.gap)} {unit}")
    gap = format_number(p.gap)
    if p.heads and p.indicator.unit != "%":
        return texts("indicator.gap_count", gap=f"{format_number(p.heads)} {_heads(p.indicator, texts)}")
    if p.heads is None:
        return texts("indicator.gap", gap=gap)
    return texts("indicator.gap_heads", gap=gap, heads=format_number(p.heads), unit=_heads(p.indicator, texts))


def _heads(row: Indicator, texts: Texts) -> str:
    known = row.counts if row.counts in ("households", "files") else "people"
    return texts(f"log.{known}", n="").strip()
