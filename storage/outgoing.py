"""Replies on their way: kept with the effects, wiped as soon as the platform took them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Outgoing

WAITING, SENT, DROPPED = "waiting", "sent", "dropped"


async def add(
    session: AsyncSession, commune_id: int, channel: str, chat_id: str, body: dict[str, Any], now: datetime
) -> None:
    """Queues one reply; `body` is the reply as JSON."""
    session.add(
        Outgoing(
            commune_id=commune_id,
            channel=channel,
            chat_id=chat_id,
            body=body,
            state=WAITING,
            attempts=0,
            due_at=now,
            created_at=now,
        )
    )


async def due(session: AsyncSession, channel: str, now: datetime, limit: int = 100) -> Sequence[Outgoing]:
    """The oldest waiting reply of each chat, if its time has come; so a chat keeps its order."""
    first = (
        select(func.min(Outgoing.id))
        .where(Outgoing.channel == channel, Outgoing.state == WAITING)
        .group_by(Outgoing.chat_id)
    )
    rows = await session.scalars(select(Outgoing).where(Outgoing.id.in_(first), Outgoing.due_at <= now).limit(limit))
    return rows.all()


async def finish(session: AsyncSession, outgoing_id: int, state: str) -> None:
    """The reply was taken, or never will be: the address and the words go, the row stays."""
    row = await session.get(Outgoing, outgoing_id)
    if row is not None:
        row.state, row.chat_id, row.body = state, "", {}


async def postpone(session: AsyncSession, outgoing_id: int, until: datetime) -> None:
    """Try this reply again later."""
    row = await session.get(Outgoing, outgoing_id)
    if row is not None:
        row.attempts, row.due_at = row.attempts + 1, until


async def forget_before(session: AsyncSession, moment: datetime) -> None:
    """Drops the finished rows of before then."""
    await session.execute(delete(Outgoing).where(Outgoing.created_at < moment, Outgoing.state != WAITING))
