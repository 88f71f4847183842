"""Every evening, once: whoever left a log unclear is asked again. The row says so, not the scheduler."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time

from handlers.hours import HANOI
from handlers.member.logs.evening import ask_once_more
from handlers.member.logs.settling import AWAITING
from handlers.messages import choices_json
from handlers.texts import Texts
from storage import conversations, helplogs, outgoing, people
from storage.database import Database, Session
from storage.helptables import HelpLog

EVENING = time(19, 30)


async def ask_again(database: Database, commune_id: int, texts: Texts, channels: Collection[str], now: datetime) -> int:
    """Queues the questions of today's drafts on channels that can write first; returns how many."""
    here = now.astimezone(HANOI)
    if here.time() < EVENING:
        return 0
    async with database.unit() as session:
        drafts = await helplogs.unanswered(session, commune_id, here.replace(hour=0, minute=0, second=0, microsecond=0))
        return sum([await _ask(session, log, texts, channels, now) for log in drafts])


async def _ask(session: Session, log: HelpLog, texts: Texts, channels: Collection[str], now: datetime) -> bool:
    log.asked_again_at = now
    address = await people.address_of(session, log.person_id, channels)
    if address is None:
        return False
    reply = ask_once_more(log, await helplogs.entries_of(session, log), texts)
    talk = await conversations.load(session, log.commune_id, log.chat_key, now)
    talk.awaiting = AWAITING
    await conversations.offer(session, log.commune_id, log.chat_key, choices_json(reply.choices), now)
    await outgoing.add(session, log.commune_id, address.channel, address.chat_id, reply.as_json(), now)
    return True
