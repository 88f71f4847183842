"""How an indicator stands: the official figure against the target, and the team's contribution beside it, never in it.

Only an indicator that the plan counts in classes, talks or people of each village may be counted from the team's own
sessions, and only from those that staff confirmed (docs/ke-hoach.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.helplog.entries import CLASS, PROPAGANDA
from knowledge.planning.official.figures import OfficialFigure, baseline_of, is_share
from knowledge.planning.periods.bounds import Period
from knowledge.planning.periods.rollup import Cell, Sums, by, total
from knowledge.planning.plan import DIRECT, Indicator, Plan
from knowledge.planning.villages import KnownVillage

REACHED, MOVING, SLOW, UNKNOWN = "reached", "moving", "slow", "unknown"
# Which of the team's sessions an indicator may be counted from.
_KINDS = {"classes": (CLASS,), "sessions": (PROPAGANDA,), "people_per_village": (CLASS, PROPAGANDA)}


@dataclass(frozen=True, slots=True)
class Progress:
    """An indicator as it stands on a day.

    `value` and `gap` are in the indicator's own unit (points for "%"); `heads` is how many people or files are missing,
    None where nobody can know. `villages` holds what each reached, for an indicator of every village.
    """

    indicator: Indicator
    figure: OfficialFigure | None
    value: float | None
    gap: float | None
    heads: int | None
    share_gone: float
    status: str
    contribution: Sums
    by_topic: dict[str | None, Sums]
    since: date
    villages: tuple[tuple[KnownVillage, int], ...] = ()

    @property
    def reached(self) -> int:
        """How many villages reached the target."""
        return sum(n >= (self.indicator.target or 0) for _, n in self.villages)


def plan_period(plan: Plan) -> Period:
    """The plan's own stretch of days."""
    return Period(plan.document.period_start, plan.document.period_end)


def is_counted(indicator: Indicator) -> bool:
    """Whether confirmed sessions are its value: it counts sessions or people of each village, and no share."""
    return indicator.contribution == DIRECT and indicator.counts in _KINDS and not is_share(indicator)


def progress(
    plan: Plan,
    indicator: Indicator,
    figure: OfficialFigure | None,
    cells: Sequence[Cell],
    since: date,
    today: date,
    villages: Sequence[KnownVillage] = (),
) -> Progress:
    """`cells` are those of the plan's period for a counted indicator, else those told since the figure (`since`)."""
    told = [c for c in cells if c.topic in indicator.topics]
    own = _confirmed(indicator, told) if is_counted(indicator) else []
    each = _each(own, villages) if indicator.counts == "people_per_village" else ()
    value = _value(indicator, figure, own, each)
    gone = plan_period(plan).share_gone(today)
    gap, heads = _missing(indicator, figure, value)
    return Progress(
        indicator=indicator,
        figure=figure,
        value=value,
        gap=gap,
        heads=heads,
        share_gone=gone,
        status=_status(plan, indicator, figure, value, gone, each),
        contribution=total(told),
        by_topic=by(told, lambda c: c.topic),
        since=since,
        villages=each,
    )


def meets(indicator: Indicator, value: float) -> bool:
    """Whether a value meets the target as printed; "=" is read as "at least"."""
    target = indicator.target or 0
    return value > target if indicator.operator == ">" else value >= target


def _confirmed(indicator: Indicator, told: Sequence[Cell]) -> list[Cell]:
    return [c for c in told if c.is_confirmed and c.kind in _KINDS[indicator.counts]]


def _each(cells: Sequence[Cell], villages: Sequence[KnownVillage]) -> tuple[tuple[KnownVillage, int], ...]:
    people = by(cells, lambda c: c.village_id)
    return tuple((v, people.get(v.id, Sums()).people or 0) for v in villages)


def _value(
    indicator: Indicator,
    figure: OfficialFigure | None,
    own: Sequence[Cell],
    each: Sequence[tuple[KnownVillage, int]],
) -> float | None:
    if figure is not None:
        share = figure.share
        if not is_share(indicator):
            return figure.numerator
        return None if share is None else share * 100 if indicator.unit == "%" else share
    if not is_counted(indicator):
        return None
    if indicator.counts == "people_per_village":
        return float(min((n for _, n in each), default=0)) if each else None
    return float(total(own).sessions)


def _missing(
    indicator: Indicator, figure: OfficialFigure | None, value: float | None
) -> tuple[float | None, int | None]:
    """What is missing to the target, in its unit and in heads; (0, 0) for a target that is met."""
    if value is None or indicator.target is None:
        return None, None
    if meets(indicator, value):
        return 0.0, 0
    gap = indicator.target - value
    if not is_share(indicator):
        return gap, math.ceil(gap)
    if figure is None or figure.denominator is None:
        return gap, None
    wanted = indicator.target * figure.denominator / (100 if indicator.unit == "%" else 1)
    # a strict target is met by one more; a hair of floating point is no person
    least = math.floor(wanted + 1e-9) + 1 if indicator.operator == ">" else math.ceil(wanted - 1e-9)
    return gap, max(least - round(figure.numerator), 1)


def _status(
    plan: Plan,
    indicator: Indicator,
    figure: OfficialFigure | None,
    value: float | None,
    gone: float,
    each: Sequence[tuple[KnownVillage, int]],
) -> str:
    """Slow is what lies below the straight way from the plan's baseline (or nothing) to its target."""
    if value is None or indicator.target is None:
        return UNKNOWN
    if meets(indicator, value):
        return REACHED
    if figure is not None:
        gone = plan_period(plan).share_gone(figure.as_of)
    if each:
        return MOVING if sum(n >= indicator.target for _, n in each) >= gone * len(each) else SLOW
    base = baseline_of(plan, indicator)
    start = (base.share or 0) * 100 if base and indicator.unit == "%" else 0.0
    return MOVING if value >= start + (indicator.target - start) * gone else SLOW
