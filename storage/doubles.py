"""What may have been told twice: the same by one member within minutes, or one session by two members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.helplog.entries import HelpEntry
from storage.helplogs import KEPT, entries_of
from storage.helptables import HelpEntryRow, HelpLog

# Whoever sends the same words again so soon may have pressed twice.
MINUTES = timedelta(minutes=10)


async def alike(session: AsyncSession, log: HelpLog, entries: Sequence[HelpEntry]) -> HelpLog | None:
    """Somebody else's kept log of the same village, day, topic and kind, which may tell of the same session."""
    for entry in entries:
        told = entry.village and entry.topic and entry.held_on
        if told and (twin := await _alike(session, log, entry)):
            return twin
    return None


async def _alike(session: AsyncSession, log: HelpLog, entry: HelpEntry) -> HelpLog | None:
    found: HelpLog | None = await session.scalar(
        select(HelpLog)
        .join(HelpEntryRow, HelpEntryRow.log_id == HelpLog.id)
        .where(
            HelpLog.commune_id == log.commune_id,
            HelpLog.id != log.id,
            HelpLog.state == KEPT,
            HelpLog.same_as.is_(None),
            HelpLog.person_id != log.person_id,
            HelpEntryRow.village == entry.village,
            HelpEntryRow.held_on == entry.held_on,
            HelpEntryRow.topic == entry.topic,
            HelpEntryRow.kind == entry.kind,
        )
        .order_by(HelpLog.id)
        .limit(1)
    )
    return found


async def repeated(session: AsyncSession, log: HelpLog, entries: Sequence[HelpEntry]) -> HelpLog | None:
    """The member's own kept log of a few minutes before that says the same."""
    rows = await session.scalars(
        select(HelpLog)
        .where(
            HelpLog.commune_id == log.commune_id,
            HelpLog.person_id == log.person_id,
            HelpLog.id != log.id,
            HelpLog.state == KEPT,
            HelpLog.said_at >= log.said_at - MINUTES,
            HelpLog.said_at <= log.said_at,
        )
        .order_by(HelpLog.id.desc())
    )
    for other in rows:
        if await entries_of(session, other) == list(entries):
            return other
    return None
