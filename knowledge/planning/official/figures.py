"""Official figures of a plan's indicators: what one is, and what about a new one must be asked before it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.planning.plan import FACT, MILESTONE, Indicator, Plan

# What may look wrong in a figure, in the order in which it is told.
OVER = "over"  # more out of fewer
AHEAD = "ahead"  # of a day that has not come
FELL = "fell"  # less than the last one
JUMP = "jump"  # more than three times the last one
PART = "part"  # more than the whole that it is part of
DOUBTS = (OVER, AHEAD, FELL, JUMP, PART)
_TIMES = 3
# These count things whole; a decimal among them is a slip, or a percentage in disguise.
_WHOLE = {"people", "households", "files", "classes", "sessions", "people_per_village", "visits"}
_YEAR = re.compile(r"\s*\(?(?:năm )?20\d\d\)?$")


@dataclass(frozen=True, slots=True)
class OfficialFigure:
    """How many of how many on a day, and who says so; no denominator for what is only counted.

    `village` is the neighbourhood that it is of, None for the whole commune.
    """

    code: str
    numerator: float
    denominator: float | None
    as_of: date
    source: str
    village: str | None = None

    @property
    def share(self) -> float | None:
        """The share of one; None without a denominator."""
        return self.numerator / self.denominator if self.denominator else None


def takes_figures(plan: Plan) -> list[Indicator]:
    """The indicators that can have an official figure: those of society first, in the order of the plan."""
    rows = [i for i in plan.indicators if i.kind not in (FACT, MILESTONE)]
    return sorted(rows, key=lambda i: not i.society)


def is_share(indicator: Indicator) -> bool:
    """Whether its figure is so many of so many; a percentage alone is none."""
    return indicator.unit == "%" or indicator.unit.endswith(("/người", "/hộ"))


def is_by_village(indicator: Indicator) -> bool:
    """Whether every neighbourhood has a figure of its own ("20 người/thôn")."""
    return indicator.counts == "people_per_village"


def is_whole(indicator: Indicator) -> bool:
    """Whether only whole numbers make sense."""
    return indicator.counts in _WHOLE


def title_of(indicator: Indicator) -> str:
    """Its short name without the year that the plan wrote behind it: a figure has a day of its own."""
    return _YEAR.sub("", indicator.short_name)


def baseline_of(plan: Plan, indicator: Indicator) -> OfficialFigure | None:
    """The plan's own numbers as a figure of the eve of its period.

    None where the plan prints none, or contradicts itself about them: nothing can be compared with that.
    """
    if indicator.baseline_num is None or indicator.recomputed:
        return None
    if is_share(indicator) and not indicator.baseline_den:
        return None
    day = plan.document.period_start - timedelta(days=1)
    return OfficialFigure(indicator.code, indicator.baseline_num, indicator.baseline_den, day, indicator.baseline_date)


def doubts(
    new: OfficialFigure, history: Iterable[OfficialFigure], others: Sequence[OfficialFigure], today: date
) -> list[str]:
    """What looks wrong, in the order of DOUBTS; [] when nothing does.

    `history` are the figures of the same indicator and place in any order, `others` the latest ones of what it is
    part of. A new figure is compared with the last one of its day or before, as figures of old may come late.
    """
    before = [f for f in history if f.as_of <= new.as_of]
    last = max(before, key=lambda f: f.as_of) if before else None
    found = {
        OVER: new.denominator is not None and new.numerator > new.denominator,
        AHEAD: new.as_of > today,
        FELL: last is not None and _has_fallen(new, last),
        JUMP: last is not None and _has_jumped(new, last),
        PART: any(new.numerator > whole.numerator for whole in others),
    }
    return [code for code in DOUBTS if found[code]]


def _has_fallen(new: OfficialFigure, last: OfficialFigure) -> bool:
    """Shares are compared over the years; plain counts start anew with each ("2 lớp/năm")."""
    if new.share is not None and last.share is not None:
        return new.share < last.share
    return new.as_of.year == last.as_of.year and new.numerator < last.numerator


def _has_jumped(new: OfficialFigure, last: OfficialFigure) -> bool:
    pairs = [(new.numerator, last.numerator), (new.denominator, last.denominator)]
    return any(now and then and now > _TIMES * then for now, then in pairs)
