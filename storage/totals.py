"""How many were helped, added up from kept logs; people, visits, households and files are never mixed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.helplogs import KEPT
from storage.helptables import HelpEntryRow, HelpLog

_COLUMNS = (HelpEntryRow.people, HelpEntryRow.visits, HelpEntryRow.households, HelpEntryRow.files)
_FEW = 6


@dataclass(frozen=True, slots=True)
class Helped:
    """Sums, each of what was told in that unit; None where nothing was told in it, which is not 0."""

    people: int | None = None
    visits: int | None = None
    households: int | None = None
    files: int | None = None


async def of_person(session: AsyncSession, commune_id: int, first: date, last: date, person_id: int) -> Helped:
    """What one member reported from `first` to `last`, sessions shared with others included."""
    return await _sums(session, commune_id, first, last, HelpLog.person_id == person_id)


async def of_villages(
    session: AsyncSession, commune_id: int, first: date, last: date, ids: Collection[int], name: str
) -> Helped:
    """What was reported from there; a session of several members counts once.

    `ids` are the village and those that were merged into it; `name` finds logs of a village that nobody listed.
    """
    there = HelpEntryRow.village_id.in_(ids) if ids else HelpEntryRow.village == name
    return await _sums(session, commune_id, first, last, there, HelpLog.same_as.is_(None))


async def _sums(session: AsyncSession, commune_id: int, first: date, last: date, *only: ColumnElement[bool]) -> Helped:
    query = (
        select(*(func.sum(column) for column in _COLUMNS))
        .join(HelpLog, HelpLog.id == HelpEntryRow.log_id)
        .where(
            HelpEntryRow.commune_id == commune_id,
            HelpLog.state == KEPT,
            HelpEntryRow.held_on >= first,
            HelpEntryRow.held_on <= last,
            *only,
        )
    )
    row = (await session.execute(query)).one()
    return Helped(*(None if value is None else int(value) for value in row))


async def topics_told(session: AsyncSession, commune_id: int, since: date, ids: Collection[int] = ()) -> set[str]:
    """The topics of kept logs since that day, from these villages; from the whole commune without any."""
    query = (
        select(HelpEntryRow.topic)
        .join(HelpLog, HelpLog.id == HelpEntryRow.log_id)
        .where(
            HelpEntryRow.commune_id == commune_id,
            HelpLog.state == KEPT,
            HelpEntryRow.held_on >= since,
            HelpEntryRow.topic.is_not(None),
        )
        .distinct()
    )
    rows = await session.scalars(query.where(HelpEntryRow.village_id.in_(ids)) if ids else query)
    return {topic for topic in rows if topic}


async def usual_topics(session: AsyncSession, commune_id: int, person_id: int) -> list[str]:
    """What the member reports on, most often first."""
    return await _usual(session, commune_id, person_id, HelpEntryRow.topic)


async def usual_villages(session: AsyncSession, commune_id: int, person_id: int) -> list[int]:
    """The ids of the villages that the member goes to, most often first."""
    return await _usual(session, commune_id, person_id, HelpEntryRow.village_id)


async def _usual(session: AsyncSession, commune_id: int, person_id: int, column: Any) -> list[Any]:
    query = (
        select(column)
        .join(HelpLog, HelpLog.id == HelpEntryRow.log_id)
        .where(HelpEntryRow.commune_id == commune_id, HelpLog.person_id == person_id, column.is_not(None))
        .group_by(column)
        .order_by(func.count().desc(), column)
        .limit(_FEW)
    )
    return list(await session.scalars(query))
