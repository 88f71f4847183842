"""Putting a log right: a tap on Sửa or Bỏ, "à 6 người", "xóa tin vừa rồi", or the answer that was asked for."""

from __future__ import annotations

from datetime import timedelta

from handlers.context import Context
from handlers.member.keeping import said_back
from handlers.member.log import AWAITING, TEAM, day_of, settle
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.helplog.amend import amend, is_bare_change, still_asks
from knowledge.helplog.entries import CORRECTION, DELETION, OTHER
from knowledge.helplog.reading import read_log
from knowledge.language.text import syllables
from storage import helplogs
from storage.helptables import HelpLog

UNDO = timedelta(hours=24)
_LONGEST = 12  # words of a correction that needs no "sửa" before it
_SLIPS = {"a", "ah", "nham", "lon", "y", "quen"}


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Changes the member's own latest log, or the one whose button was pressed; of nobody else's."""
    if not ctx.person or ctx.person.role not in TEAM:
        return None
    if message.choice.startswith("log-"):
        return await _tapped(message.choice, ctx, ctx.person.id)
    if message.choice:
        return None
    log = await helplogs.latest(ctx.session, ctx.commune.id, ctx.person.id, ctx.now - UNDO)
    intent = read_log(message.text, day_of(message)).intent
    said = syllables(message.text)
    slip = bool(said) and said[0] in _SLIPS and len(said) <= _LONGEST
    asked = ctx.conversation.awaiting == AWAITING or slip or is_bare_change(message.text, day_of(message))
    meant = intent == CORRECTION or (intent == OTHER and asked)
    if intent == DELETION and log:
        return await _drop(ctx, log)
    if not meant or not log:
        return Reply(ctx.texts("log.nothing_to_mend"), _mine(ctx)) if intent in (CORRECTION, DELETION) else None
    return await _amend(message, ctx, log)


async def _amend(message: InboundMessage, ctx: Context, log: HelpLog) -> Reply | None:
    before = await helplogs.entries_of(ctx.session, log)
    entries = amend(before, message.text, day_of(message))
    if entries is None:
        if read_log(message.text, day_of(message)).intent != CORRECTION:
            return None  # they went on to something else; the draft waits
        ctx.conversation.awaiting = AWAITING
        return Reply(ctx.texts("log.mend_how"), _mine(ctx))
    was_kept = log.state == helplogs.KEPT
    log.asked = still_asks(entries)
    log.state = helplogs.DRAFT if log.asked else helplogs.KEPT
    await helplogs.change(ctx.session, log, entries, log.person_id, ctx.now)
    return await settle(ctx, log, entries, was_kept=was_kept)


async def _tapped(choice: str, ctx: Context, person_id: int) -> Reply:
    wish, _, number = choice.partition(":")
    log = await helplogs.get(ctx.session, ctx.commune.id, int(number), person_id) if number.isdigit() else None
    if log is None or log.state == helplogs.WITHDRAWN or log.said_at < ctx.now - UNDO:
        return Reply(ctx.texts("log.too_late"), _mine(ctx))
    if wish == "log-bo":
        return await _drop(ctx, log)
    if wish == "log-sua":
        ctx.conversation.awaiting = AWAITING
        return Reply(ctx.texts("log.mend_how"), (Choice(ctx.texts("label.drop"), f"log-bo:{log.id}"), *_mine(ctx)))
    ctx.conversation.awaiting = ""
    if wish == "log-khac":
        log.same_as = None
    log.asked, log.state = "", helplogs.KEPT
    entries = tuple(await helplogs.entries_of(ctx.session, log))
    if wish == "log-cung" and log.same_as is None:
        return await _drop(ctx, log)
    await helplogs.change(ctx.session, log, entries, person_id, ctx.now)
    return await said_back(ctx, log, entries)


async def _drop(ctx: Context, log: HelpLog) -> Reply:
    ctx.conversation.awaiting = ""
    await helplogs.withdraw(ctx.session, log, log.person_id, ctx.now)
    return Reply(ctx.texts("log.dropped"), _mine(ctx))


def _mine(ctx: Context) -> tuple[Choice, ...]:
    return (Choice(ctx.texts("label.mine"), "cua-toi"),)
