"""One way for a new, a mended and an edited log: what must be asked, then kept, then said back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.context import Context
from handlers.hours import HANOI, day_at, monday_of
from handlers.member.buttons import SAME, TWICE, answer_buttons, mend_buttons, mine_button
from handlers.member.saying import say_entries
from handlers.messages import Reply
from knowledge.helplog.entries import TOO_MANY, HelpEntry
from storage import helplogs
from storage.helptables import HelpLog

AWAITING = "log"
# More people than this in one entry is asked about once: a slip of one key makes ten times as many.
PLAUSIBLE = 300


async def settle(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry], doubt: str, was_kept: bool = False) -> Reply:
    """Keeps the log as a draft where there is a `doubt` (a code of entries.py), else so that it counts.

    One that had counted already (`was_kept`) was asked about its like before, and is not asked again.
    """
    time = ""
    if was_kept:
        log.same_as = log.same_as and await _still_like(ctx, log, entries)
    elif not doubt:
        doubt, time = await _told_before(ctx, log, entries)
    log.asked = doubt
    log.state = helplogs.DRAFT if doubt else helplogs.KEPT
    keep = helplogs.change if log.id else helplogs.record
    await keep(ctx.session, log, entries, ctx.now)
    ctx.conversation.awaiting = AWAITING if doubt and doubt not in (SAME, TWICE) else ""
    return await said_back(ctx, log, entries, ctx.texts(f"log.ask_{doubt}", time=time) if doubt else "", was_kept)


async def said_back(
    ctx: Context, log: HelpLog, entries: Sequence[HelpEntry], question: str = "", was_kept: bool = False
) -> Reply:
    """The log as understood: with its question and the answers to it, or with this week's totals."""
    texts = ctx.texts
    table = say_entries(entries, day_at(log.said_at), texts)
    mend = mend_buttons(texts, log)
    if question:
        return Reply(texts("log.draft", table=table, question=question), (*answer_buttons(texts, log), *mend))
    said = texts("log.mended" if was_kept else "log.saved", table=table)
    return Reply(f"{said}\n{await _week(ctx, log, entries)}", (*mend, mine_button(texts)))


def too_many(entries: Sequence[HelpEntry], before: Sequence[HelpEntry] = ()) -> str:
    """TOO_MANY where an entry tells of implausibly many people, more than any did `before`."""
    most, known = (max((e.people or 0 for e in told), default=0) for told in (entries, before))
    return TOO_MANY if most > max(PLAUSIBLE, known) else ""


async def _told_before(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry]) -> tuple[str, str]:
    """Whether the same was told by this member within minutes, or by a co-helper: (what to ask, the hour of it)."""
    log.same_as = None
    twin = await helplogs.repeated(ctx.session, log, entries)
    code = TWICE if twin else SAME
    twin = twin or await helplogs.alike(ctx.session, log, entries)
    if twin is None:
        return "", ""
    log.same_as = twin.id if code == SAME else None
    return code, twin.said_at.astimezone(HANOI).strftime("%H:%M")


async def _still_like(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry]) -> int | None:
    """The co-helper's log of the same session, unless the change made another session of this one."""
    twin = await helplogs.alike(ctx.session, log, entries)
    return log.same_as if twin else None


async def _week(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry]) -> str:
    """People helped this week, Monday to Sunday: the member's own, and the village's."""
    monday = monday_of(day_at(ctx.now))
    span = (ctx.session, log.commune_id, monday, monday + timedelta(days=6))
    own = await helplogs.people_between(*span, person_id=log.person_id)
    village = next((e.village for e in entries if e.village), None)
    if not village:
        return ctx.texts("log.week", own=own)
    everybody = await helplogs.people_between(*span, village=village)
    return ctx.texts("log.week_village", own=own, village=village, all=everybody)
