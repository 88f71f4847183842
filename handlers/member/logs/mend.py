"""Putting a log right: a tap on Sửa or Bỏ, "à 6 người", "xóa tin vừa rồi", or the answer that was asked for."""

from __future__ import annotations

from datetime import timedelta

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs import fields
from handlers.member.logs.buttons import UNLIKELY, is_open, mine_button, question_of
from handlers.member.logs.hearing import hear, own_words
from handlers.member.logs.settling import AWAITING, mended, said_back, settle
from handlers.member.roles import TEAM, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.helplog.amend import amend, is_bare_change, still_asks
from knowledge.helplog.entries import CORRECTION, DELETION, OTHER
from knowledge.language.text import syllables
from storage import helplogs
from storage.helptables import HelpLog
from storage.tables import Person

JUST_NOW = timedelta(hours=24)  # "à 6 người" means what was told so lately
WEEK = timedelta(days=7)  # any log of the week may be mended by its own button
_LONGEST = 12  # words of a correction that needs no "sửa" before it
_SLIPS = {"a", "ah", "nham", "lon", "y", "quen"}


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Changes the member's own latest log, or the one whose button was pressed; of nobody else's."""
    if not is_one_of(ctx.person, TEAM):
        return None
    if message.choice.startswith("log-"):
        return await _tapped(message.choice, ctx, ctx.person)
    if message.choice:
        return None
    intent = (await hear(message, ctx.session, ctx.commune, ctx.home)).intent
    plain = intent in (CORRECTION, DELETION)
    if not plain and not (intent == OTHER and _is_expected(message, ctx)):
        return None
    log, line = await _meant(ctx, ctx.person)
    if log is None:
        return Reply(ctx.texts("log.nothing_to_mend"), (mine_button(ctx.texts),)) if plain else None
    if intent == DELETION:
        return await _drop(ctx, log)
    if reply := await _amend(message, ctx, log, line):
        return reply
    return await fields.which_field(ctx, log) if plain else None  # else they went on to something else


def _is_expected(message: InboundMessage, ctx: Context) -> bool:
    """Whether words that are no log by themselves can be meant for the last one."""
    said = syllables(message.text)
    slip = bool(said) and said[0] in _SLIPS and len(said) <= _LONGEST
    return (
        ctx.conversation.awaiting.startswith(AWAITING) or slip or is_bare_change(message.text, day_at(message.sent_at))
    )


async def _meant(ctx: Context, person: Person) -> tuple[HelpLog | None, int | None]:
    """The log whose field was asked for, with its line; else the latest one, and any line of it."""
    _, number, line = [*ctx.conversation.awaiting.split(":"), "", ""][:3]
    if number.isdigit() and line.isdigit():
        log = await helplogs.get(ctx.session, ctx.commune.id, int(number), person.id)
        if log and log.state != helplogs.WITHDRAWN:
            return log, int(line)
    return await helplogs.latest(ctx.session, ctx.commune.id, person.id, ctx.now - JUST_NOW), None


async def _amend(message: InboundMessage, ctx: Context, log: HelpLog, line: int | None) -> Reply | None:
    before = await helplogs.entries_of(ctx.session, log)
    start, end = (0, len(before)) if line is None else (line, line + 1)
    words = await own_words(ctx.session, ctx.commune, ctx.home)
    changed = amend(before[start:end], message.text, day_at(message.sent_at), words)
    if changed is None:
        return None
    return await mended(ctx, log, before, [*before[:start], *changed, *before[end:]])


async def _tapped(choice: str, ctx: Context, person: Person) -> Reply:
    wish, number, *rest = choice.split(":")
    log = await helplogs.get(ctx.session, ctx.commune.id, int(number), person.id) if number.isdigit() else None
    if log is None or log.said_at < ctx.now - WEEK:
        return Reply(ctx.texts("log.too_late"), (mine_button(ctx.texts),))
    if wish == "log-lai" or log.state == helplogs.WITHDRAWN:
        return await _restore(ctx, log) if wish == "log-lai" else _dropped(ctx, log)
    if wish in fields.WISHES:
        return await fields.tapped(ctx, log, wish, rest)
    if wish == "log-bo" or (wish == "log-cung" and log.same_as is None):
        return await _drop(ctx, log)
    entries = await helplogs.entries_of(ctx.session, log)
    if wish == "log-hoi":
        return await said_back(ctx, log, entries, question_of(ctx.texts, log) if is_open(log) else "")
    if wish == "log-khac" and log.asked in UNLIKELY:
        log.mark = log.asked
        return await settle(ctx, log, entries, "")
    if wish == "log-khac":
        log.same_as = None
    ctx.conversation.awaiting = ""
    log.asked, log.state = "", helplogs.KEPT
    await helplogs.change(ctx.session, log, entries, ctx.now, person.id)
    return await said_back(ctx, log, entries)


async def _drop(ctx: Context, log: HelpLog) -> Reply:
    ctx.conversation.awaiting = ""
    await helplogs.withdraw(ctx.session, log, ctx.now, ctx.person.id if ctx.person else None)
    return _dropped(ctx, log)


def _dropped(ctx: Context, log: HelpLog) -> Reply:
    restore = Choice(ctx.texts("label.restore"), f"log-lai:{log.id}")
    return Reply(ctx.texts("log.dropped"), (restore, mine_button(ctx.texts)))


async def _restore(ctx: Context, log: HelpLog) -> Reply:
    """Takes a withdrawn log in again, as if it were told now; one that counts already is just shown."""
    entries = await helplogs.entries_of(ctx.session, log)
    if log.state != helplogs.WITHDRAWN:
        return await said_back(ctx, log, entries)
    return await settle(ctx, log, entries, still_asks(entries))
