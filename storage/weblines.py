"""The bubbles of a web conversation, so that it survives a reload without any script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import WebLine

SHOWN = 60


async def add(
    session: AsyncSession,
    commune_id: int,
    chat_key: str,
    who: str,
    text: str,
    choices: list[dict[str, str]],
    now: datetime,
    files: Sequence[str] = (),
) -> None:
    """Keeps one bubble; `who` is "person" or "bot", `text` is masked already, `files` are paths below TOSO_HOME."""
    line = WebLine(commune_id=commune_id, chat_key=chat_key, who=who, text=text, choices=choices, said_at=now)
    line.files = list(files)
    session.add(line)


async def conversation(session: AsyncSession, commune_id: int, chat_key: str) -> Sequence[WebLine]:
    """The newest bubbles of a visitor, oldest first."""
    rows = await session.scalars(
        select(WebLine)
        .where(WebLine.commune_id == commune_id, WebLine.chat_key == chat_key)
        .order_by(WebLine.id.desc())
        .limit(SHOWN)
    )
    return rows.all()[::-1]


async def forget_before(session: AsyncSession, moment: datetime) -> None:
    """Drops bubbles older than that."""
    await session.execute(delete(WebLine).where(WebLine.said_at < moment))


async def forget(session: AsyncSession, commune_id: int, chat_key: str) -> None:
    """Drops one visitor's conversation."""
    await session.execute(delete(WebLine).where(WebLine.commune_id == commune_id, WebLine.chat_key == chat_key))
