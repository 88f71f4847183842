"""Closing periods: what was booked stays as it was; what comes later is booked in the next one as an adjustment.

For every closed period holds: all that was ever booked for it, in its own closing and as adjustments in later ones,
adds up to what its logs told when the last of those was made.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.planning.periods.bounds import KINDS, Period, period_of
from knowledge.planning.periods.rollup import Cell, Sums, changed
from storage import rollups
from storage.ledgertables import ClosedCell, Closing


@dataclass(frozen=True, slots=True)
class Figures:
    """What a period holds: its own cells, and what came late for earlier closed periods, by period."""

    period: Period
    cells: tuple[Cell, ...]
    late: dict[Period, tuple[Cell, ...]]
    closed_at: datetime | None = None


class ClosingError(ValueError):
    """The period cannot be closed or reopened; the argument is a short code: kind, running, closed, open."""


async def figures(session: AsyncSession, commune_id: int, period: Period) -> Figures:
    """The figures of a period, for every screen: as booked once it is closed, else as its logs stand now."""
    closings = await _standing(session, commune_id, period.kind)
    own = next((c for c in closings if c.first == period.first), None)
    if own:
        booked = await _booked(session, [own.id])
        cells = tuple(booked.pop(period.first, ()))
        late = {period_of(first, period.kind): tuple(found) for first, found in booked.items()}
        return Figures(period, cells, late, own.closed_at)
    pending = {}
    if closings and period == period_of(closings[-1].first, period.kind).after:
        pending = await _pending(session, commune_id, closings)
    return Figures(period, tuple(await rollups.cells(session, period, commune_id)), pending)


async def close(session: AsyncSession, commune_id: int, period: Period, today: date, now: datetime, by: int) -> Closing:
    """Books the period's figures, and what came late for those closed before. Raises ClosingError."""
    if period.kind not in KINDS:
        raise ClosingError("kind")
    if period.last >= today:
        raise ClosingError("running")
    closings = await _standing(session, commune_id, period.kind)
    if any(c.first == period.first for c in closings):
        raise ClosingError("closed")
    rounds = await session.scalar(
        select(func.count())
        .select_from(Closing)
        .where(Closing.commune_id == commune_id, Closing.kind == period.kind, Closing.first == period.first)
    )
    late = await _pending(session, commune_id, [c for c in closings if c.first < period.first])
    row = Closing(
        commune_id=commune_id, kind=period.kind, first=period.first, last=period.last, round=(rounds or 0) + 1,
        closed_at=now, closed_by=by,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    for first, cells in [
        (period.first, await rollups.cells(session, period, commune_id)),
        *((p.first, cells) for p, cells in late.items()),
    ]:
        session.add_all(_row(row, first, cell) for cell in cells)
    await session.flush()
    return row


async def reopen(session: AsyncSession, commune_id: int, period: Period, now: datetime, by: int) -> None:
    """Takes a closing back; who did it and when stays. What it had booked late waits again. Raises ClosingError."""
    own = next((c for c in await _standing(session, commune_id, period.kind) if c.first == period.first), None)
    if own is None:
        raise ClosingError("open")
    own.reopened_at, own.reopened_by = now, by
    await session.flush()


async def _standing(session: AsyncSession, commune_id: int, kind: str) -> list[Closing]:
    """The closings that were not taken back, earliest period first."""
    rows = await session.scalars(
        select(Closing)
        .where(Closing.commune_id == commune_id, Closing.kind == kind, Closing.reopened_at.is_(None))
        .order_by(Closing.first)
    )
    return list(rows)


async def _pending(session: AsyncSession, commune_id: int, closings: list[Closing]) -> dict[Period, tuple[Cell, ...]]:
    """What the logs of closed periods tell beyond all that was booked for them."""
    if not closings:
        return {}
    booked = await _booked(session, [c.id for c in closings])
    out = {}
    for closing in closings:
        period = period_of(closing.first, closing.kind)
        late = changed(await rollups.cells(session, period, commune_id), booked.get(closing.first, ()))
        if late:
            out[period] = late
    return out


async def _booked(session: AsyncSession, closing_ids: list[int]) -> dict[date, list[Cell]]:
    """What these closings booked, by the period that it belongs to."""
    query = select(ClosedCell).where(ClosedCell.closing_id.in_(closing_ids)).order_by(ClosedCell.id)
    rows = await session.scalars(query)
    now = await rollups.todays(session)
    out: defaultdict[date, list[Cell]] = defaultdict(list)
    for r in rows:
        sums = Sums(r.people, r.visits, r.households, r.files, r.completed, r.sessions)
        home = now.get(r.village_id, r.village_id) if r.village_id else None
        out[r.first].append(
            Cell(r.commune_id, home, r.village, r.topic, r.kind, r.person_id, r.is_shared, r.is_confirmed, sums)
        )
    return out


def _row(closing: Closing, first: date, cell: Cell) -> ClosedCell:
    s = cell.sums
    return ClosedCell(
        closing_id=closing.id, commune_id=closing.commune_id, first=first, village_id=cell.village_id,
        village=cell.village, topic=cell.topic, kind=cell.kind, person_id=cell.person, is_shared=cell.is_shared,
        is_confirmed=cell.is_confirmed, people=s.people, visits=s.visits, households=s.households, files=s.files,
        completed=s.completed, sessions=s.sessions,
    )  # fmt: skip
