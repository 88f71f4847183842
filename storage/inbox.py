"""Which messages already took effect; kept in the same transaction as the effects."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import ChannelFault, Inbound

_LONGEST = 80  # a platform's own ids are far shorter; a longer one is kept as its hash


def chat_key(secret: bytes, channel: str, chat_id: str) -> str:
    """A chat's pseudonym: 32 hex digits that lead back to no address without the secret."""
    return hmac.new(secret, f"{channel}:{chat_id}".encode(), hashlib.sha256).hexdigest()[:32]


async def remember(
    session: AsyncSession,
    commune_id: int,
    channel: str,
    account: str,
    chat_key: str,
    message_id: str,
    now: datetime,
) -> bool:
    """True when this message is new; False when it already took effect."""
    row = {
        "commune_id": commune_id,
        "channel": channel,
        "account": account,
        "chat_key": chat_key,
        "message_id": message_id if len(message_id) <= _LONGEST else hashlib.sha256(message_id.encode()).hexdigest(),
        "received_at": now,
    }
    done = await session.execute(_insert(session, Inbound).values(row).on_conflict_do_nothing())
    return bool(done.rowcount)  # type: ignore[attr-defined]


async def count_fault(session: AsyncSession, commune_id: int, channel: str, kind: str, now: datetime) -> None:
    """Counts one update that could not be read."""
    row = {"commune_id": commune_id, "channel": channel, "kind": kind[:40], "count": 1, "last_at": now}
    statement = _insert(session, ChannelFault).values(row)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["commune_id", "channel", "kind"],
            set_={"count": ChannelFault.count + 1, "last_at": now},
        )
    )


async def forget_before(session: AsyncSession, moment: datetime) -> int:
    """Drops keys older than any redelivery; returns how many."""
    done = await session.execute(delete(Inbound).where(Inbound.received_at < moment))
    return done.rowcount  # type: ignore[attr-defined, no-any-return]


def _insert(session: AsyncSession, table: type[Inbound] | type[ChannelFault]):  # type: ignore[no-untyped-def]
    """An INSERT that knows ON CONFLICT, in the session's dialect."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    return sqlite_insert(table) if sqlite else postgres_insert(table)


async def faults(session: AsyncSession) -> list[ChannelFault]:
    """The counters of what could not be read or sent."""
    rows = await session.scalars(select(ChannelFault).order_by(ChannelFault.channel, ChannelFault.kind))
    return list(rows)
