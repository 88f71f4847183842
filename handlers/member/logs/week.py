"""This week in one line: what the member told, and what the village was helped; no ranking, no nagging."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.context import Context
from handlers.hours import day_at, monday_of
from handlers.member.logs.saying import say_helped
from knowledge.helplog.entries import HelpEntry
from storage import people, totals, villages
from storage.helptables import HelpLog


async def week_line(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry]) -> str:
    """From Monday to Sunday of the current week; "" when nothing was told of it."""
    monday = monday_of(day_at(ctx.now))
    span = (ctx.session, log.commune_id, monday, monday + timedelta(days=6))
    own = say_helped(await totals.of_person(*span, log.person_id or 0), ctx.texts)
    if not own:
        return ""
    who = ctx.texts("log.you")
    if ctx.person and ctx.person.id != log.person_id:
        who = await people.called(ctx.session, log.person_id) or ctx.texts("join.member")
    village = next((e.village for e in entries if e.village), None)
    there = await _of_village(ctx, village, monday) if village else ""
    if not there:
        return ctx.texts("log.week", who=who, own=own)
    return ctx.texts("log.week_village", who=who, own=own, village=village, all=there)


async def _of_village(ctx: Context, name: str, monday: date) -> str:
    """What the village was helped as it is today, with those that were merged into it."""
    book = await villages.book(ctx.session, ctx.commune)
    found = book.named(name, day_at(ctx.now))
    now = book.today(found.id) if found else None
    ids = book.parts(now.id) if now else ()
    sunday = monday + timedelta(days=6)
    return say_helped(await totals.of_villages(ctx.session, ctx.commune.id, monday, sunday, ids, name), ctx.texts)
