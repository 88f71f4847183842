""" "ghi cho chị Hoa: giúp 5 người...": a leader or staff reports for a member who told them by phone or on paper."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.context import Context
from handlers.member.logs.buttons import mine_button
from handlers.member.logs.log import report
from handlers.member.roles import LEADS, is_one_of, named, reach
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.language.text import fold

# "báo cáo cho chị: ..." is said to somebody, not for somebody.
_FOR = re.compile(
    r"(?:(?:ghi|nhap)(?: tin)?(?: ho| giup| gium| thay| cho)+|bao(?: cao)?(?: tin)?(?: ho| giup| gium| thay)(?: cho)?)"
    r" (?:so )?([^:,\n]{1,40})\s*[:,\n]\s*"
)


def without_name(text: str) -> str:
    """The report alone, without for whom it is."""
    found = _FOR.match(fold(text))
    return text[found.end() :] if found else text


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """The log counts as the member's; who told it is kept. Only of members whom the teller leads."""
    if message.choice or message.is_group or not is_one_of(ctx.person, LEADS):
        return None
    folded = fold(message.text)
    found = _FOR.match(folded)
    if not found:
        return None
    told = message.text[found.start(1) : found.end(1)].strip()
    member = named(told, await reach(ctx.session, ctx.person))
    if member is None:
        buttons = (Choice(ctx.texts("label.roster"), "to-ai"), mine_button(ctx.texts))
        return Reply(ctx.texts("log.for_whom", told=told), buttons)
    said = replace(message, text=message.text[found.end() :])
    return await report(said, ctx, member, told_by=ctx.person.id if member.id != ctx.person.id else None)
