"""Help logs: saved once a message, changed by new versions, withdrawn and never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.helplog.entries import HelpEntry, entry_json
from storage.helptables import HelpEntryRow, HelpLog, HelpLogVersion

KEPT, DRAFT, WITHDRAWN = "kept", "draft", "withdrawn"
# Whoever sends the same words again so soon may have pressed twice.
MINUTES = timedelta(minutes=10)
_FIELDS = tuple(HelpEntry.__slots__)


async def record(session: AsyncSession, log: HelpLog, entries: Sequence[HelpEntry], now: datetime) -> HelpLog:
    """Keeps a new log with its first version."""
    log.version = 0
    session.add(log)
    await session.flush()
    await change(session, log, entries, now)
    return log


async def change(session: AsyncSession, log: HelpLog, entries: Sequence[HelpEntry], now: datetime) -> HelpLog:
    """Makes the log say this from now on, by its own member; what it said before stays as a version."""
    log.version += 1
    await session.execute(delete(HelpEntryRow).where(HelpEntryRow.log_id == log.id))
    for entry in entries:
        values = {name: getattr(entry, name) for name in _FIELDS}
        session.add(HelpEntryRow(commune_id=log.commune_id, log_id=log.id, **values))
    session.add(
        HelpLogVersion(
            commune_id=log.commune_id,
            log_id=log.id,
            version=log.version,
            person_id=log.person_id,
            made_at=now,
            state=log.state,
            entries=[entry_json(e) for e in entries],
        )
    )
    await session.flush()
    return log


async def withdraw(session: AsyncSession, log: HelpLog, now: datetime) -> None:
    """Takes a log back; its versions stay."""
    entries = await entries_of(session, log)
    log.state, log.asked = WITHDRAWN, ""
    await change(session, log, entries, now)


async def get(session: AsyncSession, commune_id: int, log_id: int, person_id: int) -> HelpLog | None:
    """A log of this person's own; None for anybody else's."""
    log = await session.get(HelpLog, log_id)
    return log if log and (log.commune_id, log.person_id) == (commune_id, person_id) else None


async def unanswered(session: AsyncSession, commune_id: int, since: datetime) -> list[HelpLog]:
    """The drafts since then that nobody was asked about a second time."""
    rows = await session.scalars(
        select(HelpLog)
        .where(
            HelpLog.commune_id == commune_id,
            HelpLog.state == DRAFT,
            HelpLog.said_at >= since,
            HelpLog.asked_again_at.is_(None),
            HelpLog.person_id.is_not(None),
        )
        .order_by(HelpLog.id)
    )
    return list(rows)


async def of_message(session: AsyncSession, commune_id: int, message_key: str, person_id: int) -> HelpLog | None:
    """This person's log of that message."""
    found: HelpLog | None = await session.scalar(
        select(HelpLog).where(
            HelpLog.commune_id == commune_id, HelpLog.message_key == message_key, HelpLog.person_id == person_id
        )
    )
    return found


async def latest(session: AsyncSession, commune_id: int, person_id: int, since: datetime) -> HelpLog | None:
    """The person's last log since then that was not withdrawn."""
    logs = await own(session, commune_id, person_id, since)
    return logs[-1] if logs else None


async def entries_of(session: AsyncSession, log: HelpLog) -> list[HelpEntry]:
    """What a log says now, in order."""
    rows = await session.scalars(select(HelpEntryRow).where(HelpEntryRow.log_id == log.id).order_by(HelpEntryRow.id))
    return [HelpEntry(**{name: getattr(row, name) for name in _FIELDS}) for row in rows]


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


async def forget_text_before(session: AsyncSession, moment: datetime) -> None:
    """Wipes the words of old logs; the entries that were read in them stay."""
    await session.execute(update(HelpLog).where(HelpLog.said_at < moment, HelpLog.text != "").values(text=""))


async def people_between(
    session: AsyncSession, commune_id: int, first: date, last: date, person_id: int | None = None, village: str = ""
) -> int:
    """People helped from `first` to `last`, of one member or one village; co-helpers' logs count once."""
    query = (
        select(func.coalesce(func.sum(HelpEntryRow.people), 0))
        .join(HelpLog, HelpLog.id == HelpEntryRow.log_id)
        .where(
            HelpEntryRow.commune_id == commune_id,
            HelpLog.state == KEPT,
            HelpEntryRow.held_on >= first,
            HelpEntryRow.held_on <= last,
        )
    )
    if person_id is not None:
        query = query.where(HelpLog.person_id == person_id)
    if village:
        query = query.where(HelpEntryRow.village == village, HelpLog.same_as.is_(None))
    return int(await session.scalar(query) or 0)
