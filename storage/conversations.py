"""What a chat is about, and the choices it was last offered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Conversation, Offered


async def load(session: AsyncSession, commune_id: int, chat_key: str, now: datetime) -> Conversation:
    """The chat's row, made when it has none; changes to it are kept by the unit of work."""
    row = await session.get(Conversation, (commune_id, chat_key))
    if row is None:
        row = Conversation(commune_id=commune_id, chat_key=chat_key, misses=0, awaiting="", updated_at=now)
        session.add(row)
    row.updated_at = now
    return row


async def offered(session: AsyncSession, commune_id: int, chat_key: str) -> list[dict[str, str]]:
    """The choices last offered, each {"label", "payload"}, in order; [] when there are none."""
    row = await session.get(Offered, (commune_id, chat_key))
    return row.choices if row else []


async def offer(
    session: AsyncSession, commune_id: int, chat_key: str, choices: list[dict[str, str]], now: datetime
) -> None:
    """Replaces the choices that "1", "hai" and the labels stand for in this chat."""
    await session.merge(Offered(commune_id=commune_id, chat_key=chat_key, choices=choices, offered_at=now))


async def forget_before(session: AsyncSession, moment: datetime) -> None:
    """Drops the state of chats that have been silent since then."""
    await session.execute(delete(Conversation).where(Conversation.updated_at < moment))
    await session.execute(delete(Offered).where(Offered.offered_at < moment))


async def clear(session: AsyncSession, talk: Conversation) -> None:
    """Forgets what one chat was about."""
    talk.article_id, talk.question_id, talk.misses, talk.awaiting = None, None, 0, ""
    await session.execute(
        delete(Offered).where(Offered.commune_id == talk.commune_id, Offered.chat_key == talk.chat_key)
    )
