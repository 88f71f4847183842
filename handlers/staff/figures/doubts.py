"""What about a new figure must be questioned, seen beside the ones that are kept; for the chat and for files alike."""

from __future__ import annotations

from datetime import date

from knowledge.planning.official.figures import OfficialFigure, baseline_of, doubts
from knowledge.planning.plan import Plan
from storage import figures
from storage.database import Session
from storage.plantables import OfficialFigureRow


async def doubted(session: Session, plan: Plan, row: OfficialFigureRow, today: date) -> list[str]:
    """The codes of `knowledge.planning.figures.doubts`; [] for a draft that is not complete."""
    indicator, new = plan.indicator(row.code), as_figure(row)
    if indicator is None or new is None:
        return []
    before = await history_of(session, row)
    base = baseline_of(plan, indicator) if row.village_id is None else None
    part_of = indicator.part_of
    whole = await figures.latest(session, row.commune_id, part_of, row.village_id) if part_of else None
    others = [figure] if whole and (figure := as_figure(whole)) else []
    return doubts(new, [*before, *([base] if base else [])], others, today)


async def history_of(session: Session, row: OfficialFigureRow) -> list[OfficialFigure]:
    """The kept figures of the same indicator and place, without itself and the one that it replaces."""
    rows = await figures.history(session, row.commune_id, row.code, row.village_id)
    return [figure for r in rows if r.id not in (row.id, row.replaces_id) and (figure := as_figure(r))]


def as_figure(row: OfficialFigureRow) -> OfficialFigure | None:
    """The row as a figure; None for a draft that lacks its number or its day."""
    if row.numerator is None or row.as_of is None:
        return None
    return OfficialFigure(row.code, row.numerator, row.denominator, row.as_of, row.source)
