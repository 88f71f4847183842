"""The logs behind a figure, down to the number of each: of a period, or of an indicator's contribution."""

from __future__ import annotations

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.saying import say_day, say_entry
from handlers.member.roles import STAFF, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from handlers.plans import plan_of
from handlers.staff.figures.doubts import as_figure
from handlers.staff.standing import contribution_period
from knowledge.planning.periods.bounds import Period, read_period
from storage import figures, helplogs, people, rollups
from storage.helptables import HelpEntryRow, HelpLog

_PAGE = 8


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """A page of lines for a tap; of staff only."""
    wish, _, rest = message.choice.partition(":")
    if wish not in ("dong", "dong-ct") or not is_one_of(ctx.person, STAFF) or message.is_group:
        return None
    what, _, page = rest.partition(":")
    scope = await _scope(ctx, wish, what)
    if scope is None:
        return None
    period, topics = scope
    lines = await rollups.lines(ctx.session, period, ctx.commune.id, topics)
    start = int(page) * _PAGE if page.isdigit() else 0
    shown = [await _line(ctx, log, entry) for log, entry in lines[start : start + _PAGE]]
    texts = ctx.texts
    head = texts("lines.head", first=start + 1, last=start + len(shown), all=len(lines))
    choices = [Choice(texts("label.back"), f"ct:{what}" if wish == "dong-ct" else f"ky:{what}")]
    if len(lines) > start + _PAGE:
        choices.insert(0, Choice(texts("label.next"), f"{wish}:{what}:{start // _PAGE + 1}"))
    return Reply("\n".join([head, *shown]) if shown else texts("lines.none"), tuple(choices))


async def _scope(ctx: Context, wish: str, what: str) -> tuple[Period, tuple[str, ...]] | None:
    """The days and topics that the tap means."""
    if wish == "dong":
        period = read_period(what)
        return (period, ()) if period else None
    plan = plan_of(ctx.commune, ctx.home)
    row = plan.indicator(what) if plan else None
    if plan is None or row is None:
        return None
    kept = await figures.latest(ctx.session, ctx.commune.id, row.code)
    known = as_figure(kept) if kept else None
    return contribution_period(plan, row, known, day_at(ctx.now)), row.topics


async def _line(ctx: Context, log: HelpLog, row: HelpEntryRow) -> str:
    """ "Tin 12. Hôm qua 21/11, thôn 3, chị Hoa: VNeID: 5 người"; shared and confirmed sessions are marked."""
    entry, texts = helplogs.entry_of(row), ctx.texts
    day = say_day(entry.held_on, entry.held_to, day_at(ctx.now), texts)
    who = await people.called(ctx.session, log.person_id) or texts("join.member")
    where = ", ".join(filter(None, (day, entry.village, who)))
    mark = "lines.shared" if log.same_as else "lines.confirmed" if log.confirmed_at else "lines.plain"
    return texts(mark, number=log.id, where=where, what=say_entry(entry, texts))
