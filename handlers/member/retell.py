"""A member who edits the message of a log edits the log; no button and no word of the bot is needed."""

from __future__ import annotations

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.log import TEAM, at_home, first_doubt
from handlers.member.settling import settle
from handlers.messages import InboundMessage, Reply
from knowledge.helplog.reading import read_log
from storage import helplogs


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Makes the log say what the message says now; None where the message was no log of this member's."""
    if not ctx.person or ctx.person.role not in TEAM:
        return None
    log = await helplogs.of_message(ctx.session, ctx.commune.id, ctx.edits_key, ctx.person.id)
    parsed = read_log(message.text, day_at(message.sent_at))
    if log is None or log.state == helplogs.WITHDRAWN or not parsed.is_log:
        return None
    entries = await at_home(ctx, ctx.person, parsed)
    log.text = message.text
    return await settle(ctx, log, entries, first_doubt(parsed, entries), log.state == helplogs.KEPT)
