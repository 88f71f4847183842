"""What was told in a period, as cells that knowledge/planning/rollup.py adds up: the one source of every figure."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Boolean, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.planning.periods import Period
from knowledge.planning.rollup import Cell, Sums
from storage.helplogs import KEPT
from storage.helptables import HelpEntryRow, HelpLog
from storage.tables import Village

_UNITS = ("people", "visits", "households", "files", "completed")


async def cells(session: AsyncSession, period: Period, commune_id: int | None = None) -> list[Cell]:
    """What kept logs told of the days of the period, of one commune or of all; drafts and withdrawn logs count nothing.

    A stretch of days counts on its last one. Villages are those of today, merged ones with what they became.
    """
    shared = case((HelpLog.same_as.is_not(None), True), else_=False).cast(Boolean)
    confirmed = case((HelpLog.confirmed_at.is_not(None), True), else_=False).cast(Boolean)
    entry = HelpEntryRow
    sides = (entry.commune_id, entry.village_id, entry.village, entry.topic, entry.kind, HelpLog.person_id)
    query = (
        select(*sides, shared, confirmed, *(func.sum(getattr(entry, unit)) for unit in _UNITS), func.count())
        .join(HelpLog, HelpLog.id == entry.log_id)
        .where(HelpLog.state == KEPT, entry.counts_on >= period.first, entry.counts_on <= period.last)
        .group_by(*sides, shared, confirmed)
    )
    if commune_id is not None:
        query = query.where(entry.commune_id == commune_id)
    now = await todays(session)
    out = []
    for row in await session.execute(query):
        commune, village_id, village, topic, kind, person, is_shared, is_confirmed, *told, count = row
        home = now.get(village_id, village_id)
        people, visits, households, files, completed = (None if n is None else int(n) for n in told)
        sums = Sums(people, visits, households, files, completed, count)
        place = None if home else village  # a name that changes later moves no figure
        out.append(Cell(commune, home, place, topic, kind, person, bool(is_shared), bool(is_confirmed), sums))
    return out


async def lines(
    session: AsyncSession, period: Period, commune_id: int, topics: Collection[str] = ()
) -> list[tuple[HelpLog, HelpEntryRow]]:
    """The logs and entries behind a figure, newest first: those of these topics, or of all."""
    query = (
        select(HelpLog, HelpEntryRow)
        .join(HelpEntryRow, HelpEntryRow.log_id == HelpLog.id)
        .where(
            HelpEntryRow.commune_id == commune_id,
            HelpLog.state == KEPT,
            HelpEntryRow.counts_on >= period.first,
            HelpEntryRow.counts_on <= period.last,
        )
        .order_by(HelpEntryRow.counts_on.desc(), HelpEntryRow.id.desc())
    )
    if topics:
        query = query.where(HelpEntryRow.topic.in_(topics))
    return [(row[0], row[1]) for row in await session.execute(query)]


async def todays(session: AsyncSession) -> dict[int, int]:
    """Every merged village -> what it is part of today."""
    query = select(Village.id, Village.joined_id).where(Village.joined_id.is_not(None))
    joined = {row.id: row.joined_id for row in await session.execute(query)}
    out = {}
    for village in joined:
        seen, at = {village}, joined[village]
        while at in joined and at not in seen:
            seen.add(at)
            at = joined[at]
        out[village] = at
    return out
