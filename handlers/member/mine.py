""" "Của tôi": a member's own logs of the week, the latest with its buttons."""

from __future__ import annotations

from datetime import datetime, time

from handlers.context import Context
from handlers.hours import HANOI, day_at, monday_of
from handlers.member.buttons import mend_buttons
from handlers.member.log import TEAM
from handlers.member.saying import say_entries
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.language.text import syllables
from storage import helplogs

_WORDS = {"cuatoi", "cua toi", "cua tui", "cua em", "nhat ky", "xem nhat ky", "tin cua toi tuan nay"}
_SHOWN = 10


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Lists them, drafts marked; says so when there is none."""
    asked = message.choice == "cua-toi" or " ".join(syllables(message.text)) in _WORDS
    if not asked or not ctx.person or ctx.person.role not in TEAM or message.is_group:
        return None
    today = day_at(ctx.now)
    monday = datetime.combine(monday_of(today), time(), HANOI)
    logs = await helplogs.own(ctx.session, ctx.commune.id, ctx.person.id, monday)
    if not logs:
        return Reply(ctx.texts("log.none_this_week"), (Choice(ctx.texts("label.another"), "dau"),))
    blocks = []
    for log in logs[-_SHOWN:]:
        table = say_entries(await helplogs.entries_of(ctx.session, log), today, ctx.texts)
        blocks.append(ctx.texts("log.own_draft", table=table) if log.state == helplogs.DRAFT else table)
    said = ctx.texts("log.own", count=len(logs), blocks="\n".join(blocks))
    return Reply(said, mend_buttons(ctx.texts, logs[-1]))
