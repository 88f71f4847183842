"""A member's report of help: saved at once when it is complete, kept as a draft with one question when it is not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.buttons import mine_button
from handlers.member.logs.hearing import hear
from handlers.member.logs.placing import placed
from handlers.member.logs.settling import settle, too_many
from handlers.member.roles import TEAM, is_one_of
from handlers.messages import InboundMessage, Reply
from knowledge.helplog.entries import NOBODY, PLAN, HelpEntry, ParsedLog
from storage import helplogs
from storage.database import Session
from storage.helptables import HelpLog
from storage.tables import Commune, Person


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Only a member's words can be a log; in a group only what is certain."""
    if message.choice or not is_one_of(ctx.person, TEAM):
        return None
    return await report(message, ctx, ctx.person)


async def report(message: InboundMessage, ctx: Context, member: Person, told_by: int | None = None) -> Reply | None:
    """Keeps what the words report as that member's; None when they report nothing."""
    parsed = await hear(message, ctx.session, ctx.commune, ctx.home)
    if parsed.intent in (NOBODY, PLAN) and not message.is_group:
        return Reply(ctx.texts(f"log.heard_{parsed.intent}"), (mine_button(ctx.texts),))
    if not parsed.is_log or (message.is_group and parsed.asks and not message.is_addressed):
        return None
    entries, where = await placed(ctx, member, parsed.entries, day_at(message.sent_at))
    log = HelpLog(
        commune_id=ctx.commune.id,
        message_key=ctx.message_key,
        person_id=member.id,
        told_by=told_by,
        chat_key=ctx.chat_key,
        said_at=message.sent_at,
        text=message.text,
        state=helplogs.DRAFT,
        asked="",
    )
    return await settle(ctx, log, entries, await first_doubt(ctx, parsed, entries, where))


async def is_certain(
    message: InboundMessage, person: Person | None, session: Session, commune: Commune, home: Path
) -> bool:
    """Whether a member's words in a group are a complete log, though nobody called the bot."""
    if not person or person.role not in TEAM or message.choice:
        return False
    parsed = await hear(message, session, commune, home)
    return parsed.is_log and not parsed.asks


async def first_doubt(ctx: Context, parsed: ParsedLog, entries: Sequence[HelpEntry], where: str) -> str:
    """The one thing to ask of what was read; "" when all is clear."""
    return parsed.asks[0].code if parsed.asks else where or await too_many(ctx, entries)
