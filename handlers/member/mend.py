"""Putting a log right: a tap on Sửa or Bỏ, "à 6 người", "xóa tin vừa rồi", or the answer that was asked for."""

from __future__ import annotations

from datetime import timedelta

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.buttons import UNLIKELY, drop_button, mine_button
from handlers.member.log import TEAM
from handlers.member.settling import AWAITING, said_back, settle, too_many
from handlers.messages import InboundMessage, Reply
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
    intent = read_log(message.text, day_at(message.sent_at)).intent
    plain = intent in (CORRECTION, DELETION)
    if not plain and not (intent == OTHER and _is_expected(message, ctx)):
        return None
    log = await helplogs.latest(ctx.session, ctx.commune.id, ctx.person.id, ctx.now - UNDO)
    if log is None:
        return Reply(ctx.texts("log.nothing_to_mend"), (mine_button(ctx.texts),)) if plain else None
    if intent == DELETION:
        return await _drop(ctx, log)
    if reply := await _amend(message, ctx, log):
        return reply
    return _how(ctx, log) if plain else None  # they went on to something else; the draft waits


def _is_expected(message: InboundMessage, ctx: Context) -> bool:
    """Whether words that are no log by themselves can be meant for the last one."""
    said = syllables(message.text)
    slip = bool(said) and said[0] in _SLIPS and len(said) <= _LONGEST
    return ctx.conversation.awaiting == AWAITING or slip or is_bare_change(message.text, day_at(message.sent_at))


async def _amend(message: InboundMessage, ctx: Context, log: HelpLog) -> Reply | None:
    before = await helplogs.entries_of(ctx.session, log)
    entries = amend(before, message.text, day_at(message.sent_at))
    if entries is None:
        return None
    doubt = still_asks(entries, before, log.asked) or too_many(entries, before)
    return await settle(ctx, log, entries, doubt, log.state == helplogs.KEPT)


async def _tapped(choice: str, ctx: Context, person_id: int) -> Reply:
    wish, _, number = choice.partition(":")
    log = await helplogs.get(ctx.session, ctx.commune.id, int(number), person_id) if number.isdigit() else None
    if log is None or log.state == helplogs.WITHDRAWN or log.said_at < ctx.now - UNDO:
        return Reply(ctx.texts("log.too_late"), (mine_button(ctx.texts),))
    if wish == "log-sua":
        return _how(ctx, log)
    if wish == "log-bo" or (wish == "log-cung" and log.same_as is None):
        return await _drop(ctx, log)
    entries = await helplogs.entries_of(ctx.session, log)
    if wish == "log-khac" and log.asked in UNLIKELY:
        return await settle(ctx, log, entries, "")
    if wish == "log-khac":
        log.same_as = None
    ctx.conversation.awaiting = ""
    log.asked, log.state = "", helplogs.KEPT
    await helplogs.change(ctx.session, log, entries, ctx.now)
    return await said_back(ctx, log, entries)


def _how(ctx: Context, log: HelpLog) -> Reply:
    """Asks for the right words, and waits for them."""
    ctx.conversation.awaiting = AWAITING
    return Reply(ctx.texts("log.mend_how"), (drop_button(ctx.texts, log), mine_button(ctx.texts)))


async def _drop(ctx: Context, log: HelpLog) -> Reply:
    ctx.conversation.awaiting = ""
    await helplogs.withdraw(ctx.session, log, ctx.now)
    return Reply(ctx.texts("log.dropped"), (mine_button(ctx.texts),))
