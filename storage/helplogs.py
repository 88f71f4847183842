"""Help logs: saved once a message, changed by new versions, withdrawn and never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.helplog.entries import HelpEntry, entry_json
from storage.helptables import HelpEntryRow, HelpLog, HelpLogVersion
from storage.villages import ids_by_name

KEPT, DRAFT, WITHDRAWN = "kept", "draft", "withdrawn"
DOUBTED = "doubted"  # asked by staff, about a log of any age
_FIELDS = tuple(HelpEntry.__slots__)


async def record(
    session: AsyncSession, log: HelpLog, entries: Sequence[HelpEntry], now: datetime, by: int | None
) -> HelpLog:
    """Keeps a new log with its first version."""
    log.version = 0
    session.add(log)
    await session.flush()
    await change(session, log, entries, now, by)
    return log


async def change(
    session: AsyncSession, log: HelpLog, entries: Sequence[HelpEntry], now: datetime, by: int | None
) -> HelpLog:
    """Makes the log say this from now on; what it said before stays as a version, and so does who changed it.

    `by` is whoever changed it. A log that was confirmed must be confirmed again.
    """
    log.version += 1
    log.confirmed_at = log.confirmed_by = None
    await session.execute(delete(HelpEntryRow).where(HelpEntryRow.log_id == log.id))
    villages = await ids_by_name(session, log.commune_id, [e.village for e in entries if e.village])
    for entry in entries:
        values = {name: getattr(entry, name) for name in _FIELDS}
        home = villages.get(entry.village or "")
        day = entry.held_to or entry.held_on
        row = HelpEntryRow(commune_id=log.commune_id, log_id=log.id, village_id=home, counts_on=day, **values)
        row.person_id, row.is_kept, row.is_shared = log.person_id, log.state == KEPT, log.same_as is not None
        session.add(row)
    session.add(
        HelpLogVersion(
            commune_id=log.commune_id,
            log_id=log.id,
            version=log.version,
            person_id=by,
            made_at=now,
            state=log.state,
            entries=[entry_json(e) for e in entries],
        )
    )
    await session.flush()
    return log


async def withdraw(session: AsyncSession, log: HelpLog, now: datetime, by: int | None) -> None:
    """Takes a log back; its versions stay."""
    entries = await entries_of(session, log)
    log.state, log.asked = WITHDRAWN, ""
    await change(session, log, entries, now, by)


async def get(session: AsyncSession, commune_id: int, log_id: int, person_id: int) -> HelpLog | None:
    """A log of this person's own, or one that they told for somebody; None for anybody else's."""
    log = await session.get(HelpLog, log_id)
    return log if log and log.commune_id == commune_id and person_id in (log.person_id, log.told_by) else None


async def last_told(session: AsyncSession, person_id: int) -> datetime | None:
    """When the person's last log was told that was not withdrawn."""
    query = select(func.max(HelpLog.said_at)).where(HelpLog.person_id == person_id, HelpLog.state != WITHDRAWN)
    found: datetime | None = await session.scalar(query)
    return found


async def unanswered(session: AsyncSession, commune_id: int, since: datetime) -> list[HelpLog]:
    """The drafts since then, and those that staff doubted, that nobody was asked about a second time."""
    rows = await session.scalars(
        select(HelpLog)
        .where(
            HelpLog.commune_id == commune_id,
            HelpLog.state == DRAFT,
            or_(HelpLog.said_at >= since, HelpLog.asked == DOUBTED),
            HelpLog.asked_again_at.is_(None),
            HelpLog.person_id.is_not(None),
        )
        .order_by(HelpLog.id)
    )
    return list(rows)


async def of_message(session: AsyncSession, commune_id: int, message_key: str) -> HelpLog | None:
    """The log of that message."""
    found: HelpLog | None = await session.scalar(
        select(HelpLog).where(HelpLog.commune_id == commune_id, HelpLog.message_key == message_key)
    )
    return found


async def latest(session: AsyncSession, commune_id: int, person_id: int, since: datetime) -> HelpLog | None:
    """The last log since then that the person told, for themselves or for somebody, and that was not withdrawn."""
    found: HelpLog | None = await session.scalar(
        select(HelpLog)
        .where(
            HelpLog.commune_id == commune_id,
            or_(HelpLog.told_by == person_id, HelpLog.person_id == person_id),
            HelpLog.said_at >= since,
            HelpLog.state != WITHDRAWN,
        )
        .order_by(HelpLog.said_at.desc(), HelpLog.id.desc())
        .limit(1)
    )
    return found


async def entries_of(session: AsyncSession, log: HelpLog) -> list[HelpEntry]:
    """What a log says now, in order."""
    rows = await session.scalars(select(HelpEntryRow).where(HelpEntryRow.log_id == log.id).order_by(HelpEntryRow.id))
    return [entry_of(row) for row in rows]


def entry_of(row: HelpEntryRow) -> HelpEntry:
    """What a row says."""
    return HelpEntry(**{name: getattr(row, name) for name in _FIELDS})


async def own(session: AsyncSession, commune_id: int, person_id: int, since: datetime) -> list[HelpLog]:
    """A person's kept logs and drafts since then, oldest first."""
    rows = await session.scalars(
        select(HelpLog)
        .where(
            HelpLog.commune_id == commune_id,
            HelpLog.person_id == person_id,
            HelpLog.said_at >= since,
            HelpLog.state != WITHDRAWN,
        )
        .order_by(HelpLog.said_at, HelpLog.id)
    )
    return list(rows)


async def forget_text_before(session: AsyncSession, moment: datetime) -> None:
    """Wipes the words of old logs; the entries that were read in them stay."""
    await session.execute(update(HelpLog).where(HelpLog.said_at < moment, HelpLog.text != "").values(text=""))
