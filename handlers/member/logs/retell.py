"""A member who edits the message of a log edits the log; no button and no word of the bot is needed."""

from __future__ import annotations

from dataclasses import replace

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.forsomebody import without_name
from handlers.member.logs.hearing import hear
from handlers.member.logs.log import first_doubt
from handlers.member.logs.placing import placed
from handlers.member.logs.settling import settle
from handlers.member.roles import TEAM, is_one_of
from handlers.messages import InboundMessage, Reply
from storage import helplogs
from storage.tables import Person


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Makes the log say what the message says now; None where the message was no log of this member's."""
    if not is_one_of(ctx.person, TEAM):
        return None
    log = await helplogs.of_message(ctx.session, ctx.commune.id, ctx.edits_key)
    if log is None or log.state == helplogs.WITHDRAWN or ctx.person.id not in (log.person_id, log.told_by):
        return None
    said = replace(message, text=without_name(message.text)) if log.told_by else message
    parsed = await hear(said, ctx.session, ctx.commune, ctx.home)
    member = await ctx.session.get(Person, log.person_id)
    if not parsed.is_log or member is None:
        return None
    entries, where = await placed(ctx, member, parsed.entries, day_at(message.sent_at))
    log.text = message.text
    return await settle(ctx, log, entries, await first_doubt(ctx, parsed, entries, where), log.state == helplogs.KEPT)
