"""This week in one line: what the member told, and what the village was helped; no ranking, no nagging."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.saying import say_sums
from knowledge.helplog.entries import HelpEntry
from knowledge.planning.periods.bounds import WEEK, period_of
from knowledge.planning.periods.rollup import Cell, Sums, of_member, total
from storage import people, rollups, villages
from storage.helptables import HelpLog


async def week_line(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry]) -> str:
    """From Monday to Sunday of the current week; "" when nothing was told of it."""
    cells = await rollups.cells(ctx.session, period_of(day_at(ctx.now), WEEK), log.commune_id)
    own = say_sums(of_member(cells, log.person_id or 0), ctx.texts)
    if not own:
        return ""
    who = ctx.texts("log.you")
    if ctx.person and ctx.person.id != log.person_id:
        who = await people.called(ctx.session, log.person_id) or ctx.texts("join.member")
    village = next((e.village for e in entries if e.village), None)
    there = say_sums(await _of_village(ctx, village, cells), ctx.texts) if village else ""
    if not there:
        return ctx.texts("log.week", who=who, own=own)
    return ctx.texts("log.week_village", who=who, own=own, village=village, all=there)


async def _of_village(ctx: Context, name: str, cells: Sequence[Cell]) -> Sums:
    """What the village was helped as it is today, with those that were merged into it."""
    book = await villages.book(ctx.session, ctx.commune)
    found = book.named(name, day_at(ctx.now))
    now = book.today(found.id) if found else None
    return total(c for c in cells if (c.village_id == now.id if now else c.village == name))
