""" "chốt tuần 46", "mở lại tuần 46": a closed period stands; whoever closed or reopened it is kept."""

from __future__ import annotations

import re

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.roles import STAFF, is_one_of
from handlers.messages import InboundMessage, Reply
from handlers.staff.naming import say_period
from handlers.staff.periods import show_period
from knowledge.language.text import fold
from knowledge.planning.periods.bounds import WEEK, Period, period_of, read_period
from knowledge.planning.periods.said import said_period
from storage import ledger

_CLOSE = re.compile(r"^(?:chot|khoa)\b(?: so(?: lieu)?\b)?")
_REOPEN = re.compile(r"^mo lai\b")
_PERIOD = re.compile(r"\b(?:tuan|thang|quy|nam|so|ky)\b")


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Closes the named period, the week before when none is named, or takes a closing back."""
    if not is_one_of(ctx.person, STAFF) or message.is_group:
        return None
    wish, period = _wish(message, ctx)
    if not wish or period is None:
        return None
    name = say_period(period, ctx.texts)
    try:
        if wish == "chot":
            await ledger.close(ctx.session, ctx.commune.id, period, day_at(ctx.now), ctx.now, ctx.person.id)
        else:
            await ledger.reopen(ctx.session, ctx.commune.id, period, ctx.now, ctx.person.id)
    except ledger.ClosingError as error:
        return await show_period(ctx, period, ctx.texts(f"closing.{error}", period=name))
    return await show_period(ctx, period, ctx.texts(f"closing.done_{wish}", period=name))


def _wish(message: InboundMessage, ctx: Context) -> tuple[str, Period | None]:
    wish, colon, written = message.choice.partition(":")
    if message.choice:
        return (wish, read_period(written)) if colon and wish in ("chot", "mo") else ("", None)
    folded, today = fold(message.text).strip(), day_at(ctx.now)
    if _REOPEN.match(folded):
        return "mo", said_period(message.text, today)
    if _CLOSE.match(folded) and (folded == "chot" or _PERIOD.search(folded)):
        return "chot", said_period(message.text, today) or period_of(today, WEEK).before
    return "", None
