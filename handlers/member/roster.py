""" "người của tổ" lists those whom somebody leads; "cho thôi 7" ends a role at once."""

from __future__ import annotations

import re

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.buttons import mine_button
from handlers.member.logs.saying import say_day
from handlers.member.roles import BELOW, LEADS, is_one_of, named, reach
from handlers.messages import InboundMessage, Reply
from knowledge.language.text import syllables
from storage import helplogs, people, villages
from storage.tables import Person

_LISTS = {"nguoi cua to", "danh sach to", "xem to", "to co ai", "nguoi trong to", "thanh vien to", "to"}
_DISMISS = re.compile(r"(?:cho|xin) thoi (?:vai )?(?:so )?(.+)|thoi vai (?:so )?(.+)")


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Only for those who lead, only about those whom they lead, and never in a group."""
    if message.is_group or not is_one_of(ctx.person, LEADS):
        return None
    said = " ".join(syllables(message.text))
    if message.choice == "to-ai" or (not message.choice and said in _LISTS):
        return await _list(ctx, ctx.person)
    found = _DISMISS.fullmatch(said)
    if message.choice or not found:
        return None
    return await _dismiss(ctx, ctx.person, found.group(1) or found.group(2))


async def _list(ctx: Context, leader: Person) -> Reply:
    lines = [await _line(ctx, person) for person in await reach(ctx.session, leader)]
    return Reply(ctx.texts("roster.list", count=len(lines), lines="\n".join(lines)), (mine_button(ctx.texts),))


async def _line(ctx: Context, person: Person) -> str:
    """Number, name, role, village, and the day of the last log: staff see who may need a call."""
    today = day_at(ctx.now)
    last = await helplogs.last_told(ctx.session, person.id)
    told = say_day(day_at(last), None, today, ctx.texts).lower() if last else ctx.texts("roster.never")
    parts = (person.called, ctx.texts(f"join.{person.role}"), await villages.name_of(ctx.session, person.village_id))
    return ctx.texts("roster.line", number=person.id, who=", ".join(filter(None, parts)), told=told)


async def _dismiss(ctx: Context, leader: Person, told: str) -> Reply:
    buttons = (mine_button(ctx.texts),)
    person = named(told, await reach(ctx.session, leader))
    if person is None:
        return Reply(ctx.texts("roster.unknown", told=told), buttons)
    if person.role not in BELOW[leader.role]:
        return Reply(ctx.texts("roster.not_yours"), buttons)
    try:
        await people.dismiss(ctx.session, ctx.commune.id, person.id)
    except people.LastAdminError:
        return Reply(ctx.texts("join.last_admin"), buttons)
    return Reply(ctx.texts("roster.dismissed", who=person.called or f"số {person.id}"), buttons)
