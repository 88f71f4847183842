"""A member who edits the message of a log edits the log; no button and no word of the bot is needed."""

from __future__ import annotations

from handlers.context import Context
from handlers.member.log import TEAM, at_home, day_of, settle
from handlers.messages import InboundMessage, Reply
from knowledge.helplog.reading import read_log
from storage import helplogs


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Makes the log say what the message says now; None where the message was no log of this member's."""
    if not ctx.person or ctx.person.role not in TEAM:
        return None
    log = await helplogs.of_message(ctx.session, ctx.commune.id, ctx.edits_key, ctx.person.id)
    parsed = read_log(message.text, day_of(message))
    if log is None or log.state == helplogs.WITHDRAWN or not parsed.is_log:
        return None
    entries = await at_home(ctx, ctx.person, parsed)
    was_kept = log.state == helplogs.KEPT
    log.text, log.asked = message.text, parsed.asks[0].code if parsed.asks else ""
    log.state = helplogs.DRAFT if log.asked else helplogs.KEPT
    await helplogs.change(ctx.session, log, entries, ctx.person.id, ctx.now)
    return await settle(ctx, log, entries, parsed.asks[0].fragment if parsed.asks else "", was_kept)
