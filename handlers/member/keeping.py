"""What the bot says of a log that it keeps: the table, what it still asks, and this week's own and village totals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.context import Context
from handlers.member.saying import say_entries
from handlers.messages import Choice, Reply
from knowledge.helplog.entries import HelpEntry
from storage import helplogs
from storage.helptables import HelpLog

_HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


async def said_back(
    ctx: Context,
    log: HelpLog,
    entries: Sequence[HelpEntry],
    question: str = "",
    answers: tuple[Choice, ...] = (),
    was_kept: bool = False,
) -> Reply:
    """The log as understood, with Sửa and Bỏ; a question stands below the table and its answers come first.

    `was_kept` when it had counted already, so that this is a change.
    """
    table = say_entries(entries, log.said_at.astimezone(_HANOI).date(), ctx.texts)
    texts = ctx.texts
    mend = (Choice(texts("label.mend"), f"log-sua:{log.id}"), Choice(texts("label.drop"), f"log-bo:{log.id}"))
    if question:
        return Reply(texts("log.draft", table=table, question=question), (*answers, *mend))
    said = texts("log.mended" if was_kept else "log.saved", table=table)
    week = await _week(ctx, entries)
    return Reply("\n".join([said, week]), (*mend, Choice(texts("label.mine"), "cua-toi")))


async def _week(ctx: Context, entries: Sequence[HelpEntry]) -> str:
    """People helped this week, Monday to Sunday: the member's own, and the village's."""
    if not ctx.person:
        return ""
    today = ctx.now.astimezone(_HANOI).date()
    monday = today - timedelta(days=today.weekday())
    span = (ctx.session, ctx.commune.id, monday, monday + timedelta(days=6))
    own = await helplogs.people_between(*span, person_id=ctx.person.id)
    village = next((e.village for e in entries if e.village), None)
    if not village:
        return ctx.texts("log.week", own=own)
    return ctx.texts(
        "log.week_village", own=own, village=village, all=await helplogs.people_between(*span, village=village)
    )
