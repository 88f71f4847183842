"""A member's report of help: saved at once when it is complete, kept as a draft with one question when it is not."""

from __future__ import annotations

from dataclasses import replace

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.buttons import mine_button
from handlers.member.settling import settle, too_many
from handlers.messages import InboundMessage, Reply
from knowledge.helplog.entries import NOBODY, PLAN, HelpEntry, ParsedLog
from knowledge.helplog.reading import read_log
from storage import helplogs, villages
from storage.helptables import HelpLog
from storage.tables import Person

TEAM = ("member", "leader", "staff", "admin")


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Only a member's words can be a log; in a group only what is certain."""
    if message.choice or not ctx.person or ctx.person.role not in TEAM:
        return None
    parsed = read_log(message.text, day_at(message.sent_at))
    if parsed.intent in (NOBODY, PLAN) and not message.is_group:
        return Reply(ctx.texts(f"log.heard_{parsed.intent}"), (mine_button(ctx.texts),))
    if not parsed.is_log or (message.is_group and parsed.asks):
        return None
    entries = await at_home(ctx, ctx.person, parsed)
    log = HelpLog(
        commune_id=ctx.commune.id,
        message_key=ctx.message_key,
        person_id=ctx.person.id,
        chat_key=ctx.chat_key,
        said_at=message.sent_at,
        text=message.text,
        state=helplogs.DRAFT,
        asked="",
    )
    return await settle(ctx, log, entries, first_doubt(parsed, entries))


def is_certain(message: InboundMessage, person: Person | None) -> bool:
    """Whether a member's words in a group are a complete log, though nobody called the bot."""
    if not person or person.role not in TEAM or message.choice:
        return False
    parsed = read_log(message.text, day_at(message.sent_at))
    return parsed.is_log and not parsed.asks


def first_doubt(parsed: ParsedLog, entries: tuple[HelpEntry, ...]) -> str:
    """The one thing to ask of what was read; "" when all is clear."""
    return parsed.asks[0].code if parsed.asks else too_many(entries)


async def at_home(ctx: Context, person: Person, parsed: ParsedLog) -> tuple[HelpEntry, ...]:
    """Entries without a place belong to the member's own village."""
    home = await villages.name_of(ctx.session, person.village_id)
    return tuple(replace(e, village=e.village or home) for e in parsed.entries)
