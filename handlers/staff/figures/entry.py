"""A typed official figure: "VNeID 16.800/17.300 ngày 30/6 nguồn Công an xã"."""

from __future__ import annotations

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.roles import STAFF, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from handlers.plans import plan_of
from handlers.staff.figures.buttons import NEW
from handlers.staff.figures.settling import settle, take_numbers
from knowledge.planning.official.reading import read_figure
from storage import figures, villages
from storage.plantables import OfficialFigureRow


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Takes what is surely a figure, of staff alone and never in a group; help logs are left to theirs."""
    plan = plan_of(ctx.commune, ctx.home)
    if message.choice or message.is_group or plan is None or not is_one_of(ctx.person, STAFF):
        return None
    found = read_figure(message.text, plan, day_at(ctx.now))
    if not found.is_meant(message.text):
        return None
    row = OfficialFigureRow(
        commune_id=ctx.commune.id,
        code=found.codes[0] if len(found.codes) == 1 else "",
        village_id=await village_id(ctx, found.village) if found.village else None,
        as_of=found.as_of,
        source=found.source,
        entered_by=ctx.person.id if ctx.person else None,
        entered_at=ctx.now,
        state=figures.DRAFT,
        asked="",
    )
    if found.village and row.village_id is None:
        more = Choice(ctx.texts("label.figure_more"), f"sl-trang:{NEW}:0")
        return Reply(ctx.texts("figure.no_village", village=found.village), (more,))
    unread = take_numbers(row, plan.indicator(row.code), found.numbers)
    await figures.add(ctx.session, row)
    return await settle(ctx, plan, row, unread, found.codes if not row.code else ())


async def village_id(ctx: Context, told: str) -> int | None:
    """The village of that name; made when the commune has no list of them yet, None for a name that is none of it."""
    book = await villages.book(ctx.session, ctx.commune)
    known = book.named(told, day_at(ctx.now))
    if known is None and not book.is_whole:
        return (await villages.ensure(ctx.session, ctx.commune.id, told)).id
    return known.id if known else None
