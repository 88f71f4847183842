"""Forgets what the privacy notice promises to forget, and what no longer serves anybody."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from handlers.resident.privacy import KEEP_DAYS
from storage import conversations, evidence, helplogs, inbox, outgoing, questions, weblines
from storage.database import Database

# Telegram keeps updates for a day, Zalo repeats for two hours: a week of keys is ample.
_KEYS = timedelta(days=7)
_WEB = timedelta(days=1)
_PHOTOS = timedelta(days=365)


async def forget_old(database: Database, home: Path, now: datetime) -> None:
    """Deletes web bubbles after a day, keys and chat state after a week, questions and words of logs after 90 days.

    Photos of logs go after a year; a file that no log has goes after a day.
    """
    async with database.unit() as session:
        await weblines.forget_before(session, now - _WEB)
        await inbox.forget_before(session, now - _KEYS)
        await conversations.forget_before(session, now - _KEYS)
        await outgoing.forget_before(session, now - _KEYS)
        await questions.forget_before(session, now - timedelta(days=KEEP_DAYS))
        await helplogs.forget_text_before(session, now - timedelta(days=KEEP_DAYS))
        await evidence.forget_before(session, now - _PHOTOS)
        kept = await evidence.in_use(session)
    await asyncio.to_thread(evidence.clear_files, home, kept, (now - _WEB).timestamp())
