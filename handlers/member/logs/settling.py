"""One way for a new, a mended and an edited log: what must be asked, then kept, then said back."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Context
from handlers.hours import HANOI, day_at
from handlers.member.logs.buttons import (
    SAME,
    TWICE,
    UNKNOWN_VILLAGE,
    answer_buttons,
    mend_buttons,
    mine_button,
    set_buttons,
)
from handlers.member.logs.placing import is_unknown, placed
from handlers.member.logs.saying import say_entries
from handlers.member.logs.week import week_line
from handlers.messages import Choice, Reply
from knowledge.helplog.amend import still_asks
from knowledge.helplog.entries import CLASS, PROPAGANDA, TOO_MANY, HelpEntry
from storage import doubles, evidence, helplogs, people, villages
from storage.helptables import HelpLog
from storage.tables import Person

AWAITING = "log"
_OFFERED = 3


async def settle(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry], doubt: str, was_kept: bool = False) -> Reply:
    """Keeps the log as a draft where there is a `doubt` (a code of entries.py), else so that it counts.

    One that had counted already (`was_kept`) was asked about its like before, and is not asked again.
    """
    time = who = ""
    if was_kept:
        log.same_as = log.same_as and await _still_like(ctx, log, entries)
    elif not doubt:
        doubt, time, who = await _told_before(ctx, log, entries)
    log.asked = doubt
    log.state = helplogs.DRAFT if doubt else helplogs.KEPT
    keep = helplogs.change if log.id else helplogs.record
    await keep(ctx.session, log, entries, ctx.now, ctx.person.id if ctx.person else None)
    ctx.conversation.awaiting = AWAITING if doubt and doubt not in (SAME, TWICE) else ""
    question = ctx.texts(f"log.ask_{doubt}", time=time, who=who) if doubt else ""
    return await said_back(ctx, log, entries, question, was_kept)


async def mended(ctx: Context, log: HelpLog, before: Sequence[HelpEntry], entries: Sequence[HelpEntry]) -> Reply:
    """Settles a log that says something else than `before`."""
    member = await ctx.session.get(Person, log.person_id)
    where = ""
    if member:
        entries, where = await placed(ctx, member, entries, day_at(log.said_at))
    doubt = still_asks(entries, before, log.asked) or where or await too_many(ctx, entries, before)
    return await settle(ctx, log, entries, doubt, log.state == helplogs.KEPT)


async def said_back(
    ctx: Context, log: HelpLog, entries: Sequence[HelpEntry], question: str = "", was_kept: bool = False
) -> Reply:
    """The log as understood: with its question and the answers to it, or with this week's totals."""
    texts = ctx.texts
    table = say_entries(entries, day_at(log.said_at), texts)
    mend = mend_buttons(texts, log)
    if question:
        answers = answer_buttons(texts, log) or await _villages(ctx, log, entries)
        return Reply(texts("log.draft", table=table, question=question), (*answers, *mend))
    said = texts("log.mended" if was_kept else "log.saved", table=table)
    if log.told_by and not was_kept:
        helper = await people.called(ctx.session, log.person_id)
        said = texts("log.saved_for", who=helper or texts("join.member"), table=table)
    lines = [said, await week_line(ctx, log, entries)]
    if any(e.kind in (CLASS, PROPAGANDA) for e in entries) and not await evidence.of_log(ctx.session, log.id):
        lines.append(texts("log.show_class"))
    return Reply("\n".join(filter(None, lines)), (*mend, mine_button(texts)))


async def too_many(ctx: Context, entries: Sequence[HelpEntry], before: Sequence[HelpEntry] = ()) -> str:
    """TOO_MANY where an entry tells of implausibly many people, more than any did `before`.

    A slip of one key makes ten times as many; a village cannot hold more than live there.
    """
    known = max((e.people or 0 for e in before), default=0)
    book = await villages.book(ctx.session, ctx.commune)
    for entry in entries:
        home = book.named(entry.village, entry.held_on or day_at(ctx.now)) if entry.village else None
        most = min(ctx.commune.plausible, home.people if home and home.people else ctx.commune.plausible)
        if (entry.people or 0) > max(most, known):
            return TOO_MANY
    return ""


async def _told_before(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry]) -> tuple[str, str, str]:
    """Whether the same was told by this member within minutes, or by a co-helper: (what to ask, its hour, by whom)."""
    log.same_as = None
    twin = await doubles.repeated(ctx.session, log, entries)
    code = TWICE if twin else SAME
    twin = twin or await doubles.alike(ctx.session, log, entries)
    if twin is None:
        return "", "", ""
    log.same_as = twin.id if code == SAME else None
    who = await people.called(ctx.session, twin.person_id) or ctx.texts("log.somebody")
    return code, twin.said_at.astimezone(HANOI).strftime("%H:%M"), who[0].upper() + who[1:]


async def _still_like(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry]) -> int | None:
    """The co-helper's log of the same session, unless the change made another session of this one."""
    twin = await doubles.alike(ctx.session, log, entries)
    return log.same_as if twin else None


async def _villages(ctx: Context, log: HelpLog, entries: Sequence[HelpEntry]) -> tuple[Choice, ...]:
    """The villages that may be meant where a name is none of the commune's."""
    if log.asked != UNKNOWN_VILLAGE:
        return ()
    book, sent = await villages.book(ctx.session, ctx.commune), day_at(log.said_at)
    line, entry = next((i, e) for i, e in enumerate(entries) if is_unknown(e, book, sent))
    like = book.like(entry.village or "", entry.held_on or sent, _OFFERED)
    return set_buttons(log, line, "thon", [(v.name, v.id) for v in like])
