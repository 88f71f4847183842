"""Changes a log by a few words: "à 6 người", "8 chứ không phải 18", "thôn 5", "hôm qua", "việc VNeID"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from knowledge.helplog.clauses.counts import PEOPLE, Count
from knowledge.helplog.clauses.grouping import clauses
from knowledge.helplog.entries import (
    BROADCAST,
    CUMULATIVE,
    HOW_MANY,
    SUM_DIFFERS,
    TOO_MANY,
    WHICH_DAY,
    WHICH_TOPIC,
    HelpEntry,
)
from knowledge.helplog.words.lexer import lex
from knowledge.helplog.words.tokens import Days, Kind
from knowledge.language.text import clean

_BARE = {Kind.NUMBER, Kind.UNIT, Kind.PLACE, Kind.DAY, Kind.STOP, Kind.BREAK, Kind.NOISE}
_FIELDS = ("people", "visits", "households", "files")


def amend(
    entries: Sequence[HelpEntry], text: str, today: date, kinds: Collection[str] = ()
) -> tuple[HelpEntry, ...] | None:
    """The entries with what the words put right; None when they do not say what to change."""
    found = clauses(lex(clean(text), today, kinds))
    counts = [c for clause in found for c in clause.counts]
    topics = [t for clause in found for t in clause.named_topics]
    places = [p for clause in found for p in clause.places]
    days = [d for clause in found for d in clause.days]
    changed = list(entries)
    if counts:
        at = _target(changed, counts, topics)
        if at is None or counts[0].value is None:
            return None
        changed[at] = _with_number(changed[at], counts, any(c.has(Kind.DONE, Kind.ALL_DONE) for c in found))
    if topics:
        changed = _with_topic(changed, topics[0])
    if places and len(places[-1]) == 1:
        changed = [replace(e, village=places[-1][0]) for e in changed]
    if days and (days[-1].single or days[-1].first):
        changed = [_on(e, days[-1]) for e in changed]
    return tuple(changed) if changed != list(entries) else None


def still_asks(entries: Sequence[HelpEntry], before: Sequence[HelpEntry] = (), asked: str = "") -> str:
    """The code of what is still missing, "" when the log is complete.

    What was `asked` about a number stays asked while the numbers are those of `before`: a place is no answer to it.
    """
    if asked in (CUMULATIVE, SUM_DIFFERS, TOO_MANY) and _numbers(entries) == _numbers(before):
        return asked
    if any(not e.is_counted and e.kind != BROADCAST for e in entries):
        return HOW_MANY
    if any(e.topic is None for e in entries):
        return WHICH_TOPIC
    return WHICH_DAY if any(e.held_on is None for e in entries) else ""


def is_bare_change(text: str, today: date) -> bool:
    """Whether the words hold a number, a place or a day and nothing else: "6 người", "thôn 5", "hôm qua"."""
    kinds = {t.kind for t in lex(clean(text), today)}
    return bool(kinds & {Kind.NUMBER, Kind.PLACE, Kind.DAY}) and kinds <= _BARE


def _numbers(entries: Sequence[HelpEntry]) -> list[list[int | None]]:
    return [[getattr(e, field) for field in _FIELDS] for e in entries]


def _target(entries: Sequence[HelpEntry], counts: Sequence[Count], topics: Sequence[str]) -> int | None:
    """Which entry a number is meant for: of its topic, of the old number, without one yet, or the only one."""
    field = counts[0].unit
    old = counts[1].value if len(counts) > 1 else None
    fits = [
        [i for i, e in enumerate(entries) if e.topic in topics],
        [i for i, e in enumerate(entries) if old is not None and old in [getattr(e, f) for f in _FIELDS]],
        [i for i, e in enumerate(entries) if not e.is_counted],
        [i for i, e in enumerate(entries) if field and getattr(e, field, None) is not None],
        list(range(len(entries))),
    ]
    return next((group[0] for group in fits if len(group) == 1), None)


def _with_number(entry: HelpEntry, counts: Sequence[Count], done: bool) -> HelpEntry:
    value, unit = counts[0].value, counts[0].unit
    old = counts[1].value if len(counts) > 1 else None
    told = [f for f in _FIELDS if getattr(entry, f) is not None]
    same = [f for f in told if old is not None and getattr(entry, f) == old]
    if done and entry.is_counted:
        return replace(entry, completed=value)
    field = (same or ([unit] if unit in _FIELDS else []) or told or [PEOPLE])[0]
    changed: HelpEntry = replace(entry, **{field: value})  # type: ignore[arg-type]
    too_many = changed.completed is not None and changed.people is not None and changed.completed > changed.people
    return replace(changed, completed=None) if too_many else changed


def _with_topic(entries: list[HelpEntry], topic: str) -> list[HelpEntry]:
    if any(e.topic is None for e in entries):
        return [replace(e, topic=topic) if e.topic is None else e for e in entries]
    return [replace(entries[0], topic=topic)] if len(entries) == 1 else entries


def _on(entry: HelpEntry, days: Days) -> HelpEntry:
    first = days.first or min(days.single)
    last = days.last or (max(days.single) if len(days.single) > 1 else None)
    return replace(entry, held_on=first, held_to=last)
