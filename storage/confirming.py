"""Group sessions that staff look at: only a confirmed one may count for an indicator."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.helplog.entries import BROADCAST, CLASS, PROPAGANDA
from storage.helplogs import KEPT
from storage.helptables import HelpEntryRow, HelpLog

SESSIONS = (CLASS, PROPAGANDA, BROADCAST)


async def waiting(session: AsyncSession, commune_id: int, after: int = 0) -> list[HelpLog]:
    """Kept sessions that nobody confirmed, oldest first, from behind the log `after`."""
    of_session = select(HelpEntryRow.log_id).where(HelpEntryRow.kind.in_(SESSIONS))
    rows = await session.scalars(
        select(HelpLog)
        .where(
            HelpLog.commune_id == commune_id,
            HelpLog.state == KEPT,
            HelpLog.confirmed_at.is_(None),
            HelpLog.same_as.is_(None),
            HelpLog.id > after,
            HelpLog.id.in_(of_session),
        )
        .order_by(HelpLog.id)
    )
    return list(rows)


async def get(session: AsyncSession, commune_id: int, log_id: int) -> HelpLog | None:
    """A kept log of the commune, whoever told it."""
    log = await session.get(HelpLog, log_id)
    return log if log and log.commune_id == commune_id and log.state == KEPT else None


async def confirm(session: AsyncSession, log: HelpLog, by: int, now: datetime) -> None:
    """Staff saw the log as it stands; any later change takes this back."""
    log.confirmed_by, log.confirmed_at = by, now
    await session.execute(update(HelpEntryRow).where(HelpEntryRow.log_id == log.id).values(is_confirmed=True))
