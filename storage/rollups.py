"""What was told in a period, as cells for knowledge/planning/periods/rollup.py: the one source of every figure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.planning.periods.bounds import Period
from knowledge.planning.periods.rollup import Cell, Sums
from storage.helplogs import KEPT
from storage.helptables import HelpEntryRow, HelpLog
from storage.tables import Village

_UNITS = ("people", "visits", "households", "files", "completed")
_LONG = timedelta(days=62)


async def cells(session: AsyncSession, period: Period, commune_id: int | None = None) -> list[Cell]:
    """What kept logs told of the days of the period: of one commune, by member too, or of all, without members.

    A stretch of days counts on its last one; drafts and withdrawn logs count nothing. Villages are those of today,
    merged ones with what they became.
    """
    row = HelpEntryRow
    sides: list[Any] = [
        row.commune_id,
        row.village_id,
        row.village,
        row.topic,
        row.kind,
        row.is_shared,
        row.is_confirmed,
    ]
    day: ColumnElement[Any] = row.counts_on.expression
    person: ColumnElement[Any] = null()
    only: list[Any] = [row.is_kept]
    if commune_id is not None:
        person = row.person_id.expression
        only.append(row.commune_id == commune_id)
    elif period.last - period.first > _LONG:
        day = func.coalesce(row.counts_on, row.held_on)  # nearly every row is wanted: no index helps
    query = (
        select(*sides, person, *(func.sum(getattr(row, unit)) for unit in _UNITS), func.count())
        .where(*only, day >= period.first, day <= period.last)
        .group_by(*sides, *([person] if commune_id is not None else []))
    )
    now = await todays(session)
    out = []
    found: Any
    for found in await session.execute(query):
        commune, village_id, village, topic, kind, is_shared, is_confirmed, who, *told, count = found
        home = now.get(village_id, village_id)
        people, visits, households, files, completed = (None if n is None else int(n) for n in told)
        sums = Sums(people, visits, households, files, completed, count)
        unlisted = None if home else village  # a name that changes later moves no figure
        out.append(Cell(commune, home, unlisted, topic, kind, who, is_shared, is_confirmed, sums))
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
