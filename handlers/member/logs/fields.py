"""Mending by taps alone: which line, which field of it, and what it should say instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.buttons import drop_button, mine_button, set_buttons
from handlers.member.logs.saying import say_day, say_entry
from handlers.member.logs.settling import AWAITING, mended
from handlers.messages import Choice, Reply, short_choice
from knowledge.helplog.entries import HelpEntry
from knowledge.library.loading import load_topics
from storage import habits, helplogs, villages
from storage.helptables import HelpLog

WISHES = ("log-sua", "log-dong", "log-o", "log-dat")
_FIELDS = {
    "so": "label.field_so",
    "viec": "label.field_viec",
    "thon": "label.field_thon",
    "ngay": "label.field_ngay",
}
_NUMBERS = ("people", "visits", "households", "files")
_COMMON_TOPICS = ("vneid", "dvc", "thanh-toan", "an-toan", "y-te")
_OFFERED = 4


async def tapped(ctx: Context, log: HelpLog, wish: str, rest: Sequence[str]) -> Reply:
    """What a tap on Sửa, on a line, on a field or on a value leads to; a tap that fits nothing asks anew."""
    entries = await helplogs.entries_of(ctx.session, log)
    line = int(rest[0]) if rest and rest[0].isdigit() and int(rest[0]) < len(entries) else None
    if line is not None and wish == "log-dong":
        return _fields(ctx, log, line)
    if line is not None and wish == "log-o" and rest[1] in _FIELDS:
        return await _values(ctx, log, line, rest[1], entries[line])
    if line is not None and wish == "log-dat" and len(rest) == 3:
        changed = await _with(ctx, entries[line], rest[1], rest[2])
        if changed:
            return await mended(ctx, log, entries, [*entries[:line], changed, *entries[line + 1 :]])
    return await which_field(ctx, log)


async def which_field(ctx: Context, log: HelpLog) -> Reply:
    """Asks what is wrong: of one line at once, of several which line first."""
    entries = await helplogs.entries_of(ctx.session, log)
    if len(entries) == 1:
        return _fields(ctx, log, 0)
    ctx.conversation.awaiting = AWAITING
    lines = [short_choice(say_entry(e, ctx.texts), f"log-dong:{log.id}:{i}") for i, e in enumerate(entries)]
    return Reply(ctx.texts("log.mend_line"), (*lines[:_OFFERED], drop_button(ctx.texts, log)))


def _fields(ctx: Context, log: HelpLog, line: int) -> Reply:
    ctx.conversation.awaiting = f"{AWAITING}:{log.id}:{line}"
    buttons = [Choice(ctx.texts(label), f"log-o:{log.id}:{line}:{field}") for field, label in _FIELDS.items()]
    return Reply(ctx.texts("log.mend_how"), (*buttons, drop_button(ctx.texts, log)))


async def _values(ctx: Context, log: HelpLog, line: int, field: str, entry: HelpEntry) -> Reply:
    ctx.conversation.awaiting = f"{AWAITING}:{log.id}:{line}"
    if field == "so":
        values = _numbers(ctx, entry)
    elif field == "viec":
        values = await _topics(ctx, log, entry)
    elif field == "thon":
        values = await _villages(ctx, log, entry)
    else:
        values = _days(ctx, log, entry)
    buttons = set_buttons(log, line, field, values[:_OFFERED])
    return Reply(ctx.texts(f"log.mend_{field}"), (*buttons, mine_button(ctx.texts)))


def _numbers(ctx: Context, entry: HelpEntry) -> list[tuple[str, object]]:
    """The numbers next to the one told: a thumb slips by one."""
    unit = _unit(entry)
    told = getattr(entry, unit) or 0
    near = sorted(n for n in (told - 2, told - 1, told + 1, told + 2, told + 3) if n > 0)
    return [(ctx.texts(f"log.{unit}", n=n), n) for n in near]


async def _topics(ctx: Context, log: HelpLog, entry: HelpEntry) -> list[tuple[str, object]]:
    """What this member helps with most, then what most members do."""
    usual = await habits.usual_topics(ctx.session, ctx.commune.id, log.person_id or 0)
    names = load_topics()
    return [(names[t], t) for t in dict.fromkeys([*usual, *_COMMON_TOPICS]) if t != entry.topic and t in names]


async def _villages(ctx: Context, log: HelpLog, entry: HelpEntry) -> list[tuple[str, object]]:
    """The villages that the member goes to, then the likeliest of the commune."""
    book = await villages.book(ctx.session, ctx.commune)
    day = entry.held_on or day_at(log.said_at)
    usual = await habits.usual_villages(ctx.session, ctx.commune.id, log.person_id or 0)
    near = [*(v for v in book.known if v.id in usual and v.stands(day)), *book.like(entry.village or "", day, 6)]
    return [(v.name, v.id) for v in dict.fromkeys(near) if v.name != entry.village]


def _days(ctx: Context, log: HelpLog, entry: HelpEntry) -> list[tuple[str, object]]:
    """The days up to the one on which it was told."""
    sent = day_at(log.said_at)
    days = [sent - timedelta(days=n) for n in range(_OFFERED + 1)]
    return [(say_day(day, None, sent, ctx.texts), day.isoformat()) for day in days if day != entry.held_on]


async def _with(ctx: Context, entry: HelpEntry, field: str, value: str) -> HelpEntry | None:
    """The entry with that value; None for a value that no button of ours carries."""
    if field == "so" and value.isdigit() and 0 < int(value) < 100_000:
        changed: HelpEntry = replace(entry, **{_unit(entry): int(value)})  # type: ignore[arg-type]
        fewer = changed.completed is not None and changed.completed > int(value)
        return replace(changed, completed=None) if fewer else changed
    if field == "viec" and value in load_topics():
        return replace(entry, topic=value)
    if field == "thon" and value.isdigit():
        known = (await villages.book(ctx.session, ctx.commune)).known
        return next((replace(entry, village=v.name) for v in known if v.id == int(value)), None)
    if field == "ngay":
        try:
            return replace(entry, held_on=date.fromisoformat(value), held_to=None)
        except ValueError:
            return None
    return None


def _unit(entry: HelpEntry) -> str:
    return next((name for name in _NUMBERS if getattr(entry, name) is not None), "people")
