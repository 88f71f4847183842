""" "Của tôi": a member's own logs of the week, each to be mended or taken back."""

from __future__ import annotations

from datetime import datetime, time

from handlers.context import Context
from handlers.hours import HANOI, day_at
from handlers.member.logs.buttons import is_open
from handlers.member.logs.saying import say_entries
from handlers.member.roles import TEAM, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.language.text import syllables
from knowledge.planning.periods.bounds import WEEK, period_of
from storage import helplogs

_WORDS = {"cuatoi", "cua toi", "cua tui", "cua em", "nhat ky", "xem nhat ky", "tin cua toi tuan nay"}
_SHOWN = 10
_BUTTONS = 4


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Lists them, drafts marked; says so when there is none."""
    asked = message.choice == "cua-toi" or " ".join(syllables(message.text)) in _WORDS
    if not asked or not is_one_of(ctx.person, TEAM):
        return None
    if message.is_group:
        return Reply(ctx.texts("log.in_private"))
    today = day_at(ctx.now)
    monday = datetime.combine(period_of(today, WEEK).first, time(), HANOI)
    logs = await helplogs.own(ctx.session, ctx.commune.id, ctx.person.id, monday)
    if not logs:
        return Reply(ctx.texts("log.none_this_week"), (Choice(ctx.texts("label.another"), "dau"),))
    blocks, buttons = [], []
    for number, log in list(enumerate(logs, 1))[-_SHOWN:]:
        table = say_entries(await helplogs.entries_of(ctx.session, log), today, ctx.texts)
        key = "log.own_draft" if log.state == helplogs.DRAFT else "log.own_log"
        blocks.append(ctx.texts(key, number=number, table=table))
        wish, label = ("log-hoi", "label.answer_number") if is_open(log) else ("log-sua", "label.mend_number")
        buttons.append(Choice(ctx.texts(label, number=number), f"{wish}:{log.id}"))
    said = ctx.texts("log.own", count=len(logs), blocks="\n".join(blocks))
    return Reply(said, (*buttons[-_BUTTONS:], Choice(ctx.texts("label.tasks"), "viec")))
