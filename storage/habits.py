"""What a member or a team usually tells of, for what is offered to them; figures come from rollups.py."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.helplogs import KEPT
from storage.helptables import HelpEntryRow, HelpLog

_FEW = 6


async def topics_told(session: AsyncSession, commune_id: int, since: date, ids: Collection[int] = ()) -> set[str]:
    """The topics of kept logs since that day, from these villages; from the whole commune without any."""
    query = (
        select(HelpEntryRow.topic)
        .join(HelpLog, HelpLog.id == HelpEntryRow.log_id)
        .where(
            HelpEntryRow.commune_id == commune_id,
            HelpLog.state == KEPT,
            HelpEntryRow.counts_on >= since,
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
