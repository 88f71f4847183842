""" "xem tuần 46", "số liệu tháng 10": what was done in a period, by unit, topic and village; with what came late."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.saying import say_sums
from handlers.member.roles import STAFF, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from handlers.staff.naming import say_period
from knowledge.language.text import fold
from knowledge.library.loading import load_topics
from knowledge.planning.periods.bounds import KINDS, WEEK, Period, period_of, read_period
from knowledge.planning.periods.rollup import Cell, Sums, by, total
from knowledge.planning.periods.said import said_period
from storage import ledger, villages

SHOW, THIS_WEEK = "ky", "tuan-nay"
_ASKS = re.compile(r"^(?:xem|so lieu|ket qua|bao cao|tong hop)\b(?! ho\b| giup\b)")
_TOPICS = 6


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """The figures of the period that staff name or tap; never in a group."""
    if not is_one_of(ctx.person, STAFF) or message.is_group:
        return None
    if message.choice.startswith(f"{SHOW}:"):
        written = message.choice.partition(":")[2]
        period = period_of(day_at(ctx.now), WEEK) if written == THIS_WEEK else read_period(written)
    else:
        asks = not message.choice and _ASKS.match(fold(message.text))
        period = said_period(message.text, day_at(ctx.now)) if asks else None
    return await show_period(ctx, period) if period else None


async def show_period(ctx: Context, period: Period, said: str = "") -> Reply:
    """A period's figures and the way to those behind them."""
    found = await ledger.figures(ctx.session, ctx.commune.id, period)
    texts = ctx.texts
    lines = [said, texts("period.head", period=say_period(period, texts))]
    sums = say_sums(total(found.cells), texts)
    lines.append(texts("period.done", sums=sums) if sums else texts("period.nothing"))
    lines += [texts("period.topic", topic=topic, sums=told) for topic, told in _topics(ctx, found.cells)]
    lines += await _places(ctx, period, found.cells)
    for earlier, cells in sorted(found.late.items()):
        if late := _signed(total(cells), ctx):
            lines.append(texts("period.late", period=say_period(earlier, texts), sums=late))
    if found.closed_at:
        lines.append(texts("period.closed", day=f"{day_at(found.closed_at):%d/%m/%Y}"))
    return Reply("\n".join(filter(None, lines)), _buttons(ctx, period, found.closed_at is not None))


def _topics(ctx: Context, cells: Sequence[Cell]) -> list[tuple[str, str]]:
    """The topics with most people first; what has no people told comes by its sessions."""
    names = load_topics()
    parts = by(cells, lambda c: c.topic)
    order = sorted(parts, key=lambda t: (-(parts[t].people or 0), -parts[t].sessions, t or ""))
    return [(names.get(t or "", ctx.texts("log.no_topic")), say_sums(parts[t], ctx.texts)) for t in order[:_TOPICS]]


async def _places(ctx: Context, period: Period, cells: Sequence[Cell]) -> Iterable[str]:
    """How many villages reported, and which did not: "chưa báo" is not 0."""
    book = await villages.book(ctx.session, ctx.commune)
    due = [v for v in book.known if v.stands(min(period.last, day_at(ctx.now)))]
    if not due:
        return []
    active = {c.village_id for c in cells}
    silent = [v.name for v in due if v.id not in active]
    said = [ctx.texts("period.villages", active=len(due) - len(silent), due=len(due))]
    return [*said, ctx.texts("period.silent", villages=", ".join(silent))] if silent else said


def _signed(sums: Sums, ctx: Context) -> str:
    """ "+2 người, -1 hộ": what must be added to what was closed."""
    units = ("people", "visits", "households", "files")
    told = [(unit, getattr(sums, unit)) for unit in units if getattr(sums, unit)]
    return ", ".join(ctx.texts(f"log.{unit}", n=f"{n:+d}") for unit, n in told)


def _buttons(ctx: Context, period: Period, is_closed: bool) -> tuple[Choice, ...]:
    texts = ctx.texts
    choices = [Choice(texts("label.before"), f"{SHOW}:{period.before}")]
    if period.kind in KINDS and period.last < day_at(ctx.now):
        wish, label = ("mo", "label.reopen") if is_closed else ("chot", "label.close")
        choices.append(Choice(texts(label), f"{wish}:{period}"))
    choices.append(Choice(texts("label.lines"), f"dong:{period}"))
    return (*choices, Choice(texts("label.indicators"), "chi-tieu"))
