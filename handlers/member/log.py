"""A member's report of help: saved at once when it is complete, kept as a draft with one question when it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from handlers.context import Context
from handlers.member.keeping import said_back
from handlers.messages import Choice, InboundMessage, Reply
from handlers.texts import Texts
from knowledge.helplog.entries import CUMULATIVE, NOBODY, PLAN, SUM_DIFFERS, TOO_MANY, HelpEntry, ParsedLog
from knowledge.helplog.reading import read_log
from storage import helplogs, villages
from storage.helptables import HelpLog
from storage.tables import Person

TEAM = ("member", "leader", "staff", "admin")
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
AWAITING = "log"
# More people than this in one entry is asked about once: a slip of one key makes ten times as many.
PLAUSIBLE = 300
SAME, TWICE = "same", "twice"


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Only a member's words can be a log; in a group only what is certain."""
    if message.choice or not ctx.person or ctx.person.role not in TEAM:
        return None
    parsed = read_log(message.text, day_of(message))
    if parsed.intent in (NOBODY, PLAN) and not message.is_group:
        return Reply(ctx.texts(f"log.heard_{parsed.intent}"), (Choice(ctx.texts("label.mine"), "cua-toi"),))
    if not parsed.is_log or (message.is_group and parsed.asks):
        return None
    entries = await at_home(ctx, ctx.person, parsed)
    log = HelpLog(
        commune_id=ctx.commune.id,
        message_key=ctx.message_key,
        person_id=ctx.person.id,
        chat_key=ctx.chat_key,
        said_at=message.sent_at,
        text=message.text,
        state=helplogs.DRAFT,
        asked="",
    )
    log.asked = parsed.asks[0].code if parsed.asks else _too_many(entries)
    log.state = helplogs.DRAFT if log.asked else helplogs.KEPT
    await helplogs.record(ctx.session, log, entries)
    fragment = parsed.asks[0].fragment if parsed.asks else str(max((e.people or 0 for e in entries), default=0))
    return await settle(ctx, log, entries, fragment)


def is_certain(message: InboundMessage, person: Person | None) -> bool:
    """Whether a member's words in a group are a complete log, though nobody called the bot."""
    if not person or person.role not in TEAM or message.choice:
        return False
    parsed = read_log(message.text, day_of(message))
    return parsed.is_log and not parsed.asks


async def settle(
    ctx: Context, log: HelpLog, entries: tuple[HelpEntry, ...], fragment: str = "", was_kept: bool = False
) -> Reply:
    """Says the log back; asks the one thing that is not clear, if anything is."""
    if not log.asked and (twin := await _twin(ctx, log, entries)):
        log.state = helplogs.DRAFT
        return await ask_same(ctx, log, twin, entries)
    if not log.asked:
        ctx.conversation.awaiting = ""
        return await said_back(ctx, log, entries, was_kept=was_kept)
    ctx.conversation.awaiting = AWAITING
    return await said_back(
        ctx, log, entries, ctx.texts(f"log.ask_{log.asked}", fragment=fragment), yes_choices(ctx.texts, log)
    )


async def ask_same(ctx: Context, log: HelpLog, twin: HelpLog, entries: tuple[HelpEntry, ...]) -> Reply:
    """Whether this tells of a session that was logged already."""
    log.asked = SAME if twin.person_id != log.person_id else TWICE
    log.same_as = twin.id if log.asked == SAME else None
    time = twin.said_at.astimezone(HANOI).strftime("%H:%M")
    choices = (
        Choice(ctx.texts("label.same"), f"log-cung:{log.id}"),
        Choice(ctx.texts("label.other"), f"log-khac:{log.id}"),
    )
    return await said_back(ctx, log, entries, ctx.texts(f"log.ask_{log.asked}", time=time), choices)


def day_of(message: InboundMessage) -> date:
    """The day in the commune on which the message was sent, not on which it arrived."""
    return message.sent_at.astimezone(HANOI).date()


async def at_home(ctx: Context, person: Person, parsed: ParsedLog) -> tuple[HelpEntry, ...]:
    """Entries without a place belong to the member's own village."""
    home = await villages.name_of(ctx.session, person.village_id)
    return tuple(replace(e, village=e.village or home) for e in parsed.entries)


def _too_many(entries: tuple[HelpEntry, ...]) -> str:
    return TOO_MANY if any((e.people or 0) > PLAUSIBLE for e in entries) else ""


async def _twin(ctx: Context, log: HelpLog, entries: tuple[HelpEntry, ...]) -> HelpLog | None:
    """The same words from the same member within minutes, or a co-helper's log of the same session."""
    again = await helplogs.repeated(ctx.session, log, entries)
    if again:
        return again
    placed = [e for e in entries if e.village and e.topic and e.held_on]
    found = [twin for e in placed if (twin := await helplogs.alike(ctx.session, log, e))]
    return found[0] if found else None


def yes_choices(texts: Texts, log: HelpLog) -> tuple[Choice, ...]:
    """Buttons for a question that yes or no can answer."""
    if log.asked not in (CUMULATIVE, SUM_DIFFERS, TOO_MANY):
        return ()
    label = "label.only_now" if log.asked == CUMULATIVE else "label.right"
    return (Choice(texts(label), f"log-khac:{log.id}"),)
