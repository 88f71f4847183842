"""Says a help log back: day and place once, then one line for each topic; what is said reads back as the same log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from handlers.texts import Texts
from knowledge.helplog.entries import APPROXIMATE, HelpEntry, ParsedLog
from knowledge.library.loading import load_topics
from knowledge.planning.periods.rollup import Sums

_NUMBERS = ("people", "visits", "households", "files")


def say_entries(entries: Sequence[HelpEntry], today: date, texts: Texts) -> str:
    """The table of a log."""
    blocks = []
    for (held_on, held_to, village), group in groupby(entries, key=lambda e: (e.held_on, e.held_to, e.village)):
        head = say_day(held_on, held_to, today, texts)
        where = f"{head}, {village}:" if village else f"{head}:"
        blocks.append("\n".join([where, *(f"• {say_entry(entry, texts)}" for entry in group)]))
    return "\n".join(blocks)


def say_entry(entry: HelpEntry, texts: Texts) -> str:
    """One topic with its numbers: "VNeID: 5 người, 2 xong"."""
    topic = load_topics().get(entry.topic or "", texts("log.no_topic"))
    told = _numbers(entry, texts)
    if entry.completed is not None:
        told.append(texts("log.completed", n=entry.completed) if entry.completed else texts("log.none_completed"))
    what = texts(f"log.kind_{entry.kind}", topic=topic)
    return f"{what}: {', '.join(told)}" if told else what


def say_sums(sums: Sums, texts: Texts) -> str:
    """Sums in the units in which they were told: "9 người, 3 hộ"; "" when nothing was told."""
    return ", ".join(_numbers(sums, texts))


def _numbers(told: HelpEntry | Sums, texts: Texts) -> list[str]:
    return [texts(f"log.{name}", n=getattr(told, name)) for name in _NUMBERS if getattr(told, name) is not None]


def say_day(first: date | None, last: date | None, today: date, texts: Texts) -> str:
    """ "Hôm qua 20/11", "Ngày 18/11", "Từ ngày 16/11 đến 20/11"; another year is named."""
    if first is None:
        return texts("log.no_day")
    if last:
        return texts("log.span", first=_short(first, today), last=_short(last, today))
    if first in (today, today - timedelta(days=1)):
        return texts("log.today" if first == today else "log.yesterday", day=_short(first, today))
    return texts("log.day", day=_short(first, today))


def _short(day: date, today: date) -> str:
    return f"{day.day}/{day.month}" if day.year == today.year else f"{day.day}/{day.month}/{day.year}"


def say_parsed(parsed: ParsedLog, today: date, texts: Texts) -> str:
    """A message as understood, with what the bot would ask; for the command line and for editors."""
    if not parsed.is_log:
        return texts(f"log.not_{parsed.intent}")
    asked = [texts(f"log.ask_{p.code}") for p in parsed.problems if p.code != APPROXIMATE]
    return "\n".join([say_entries(parsed.entries, today, texts), *asked])
