"""What a message reports: entries, each of one topic, place and day, and the problems to ask about.

People, visits, households and files are counted apart and never converted into one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

HELP, CLASS, PROPAGANDA, BROADCAST = "help", "class", "propaganda", "broadcast"

# What kind of message it is; only LOG carries entries.
LOG, NOBODY, PLAN, QUESTION, ORDER, CORRECTION, DELETION, OTHER = (
    "log",
    "nobody",
    "plan",
    "question",
    "order",
    "correction",
    "deletion",
    "other",
)

HOW_MANY, WHICH_TOPIC, WHICH_DAY, WHICH_VILLAGE, CUMULATIVE, SUM_DIFFERS, TOO_MANY = (
    "how_many",
    "which_topic",
    "which_day",
    "which_village",
    "cumulative",
    "sum_differs",
    "too_many",
)
# Said back with the entry, never asked.
APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person must settle, or be told; `fragment` is what they typed."""

    code: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """Help of one topic at one place on one day, or over one stretch of days (`held_to`).

    None is not 0: it says that the message does not tell.
    """

    topic: str | None = None
    people: int | None = None
    visits: int | None = None
    completed: int | None = None
    households: int | None = None
    files: int | None = None
    village: str | None = None
    held_on: date | None = None
    held_to: date | None = None
    kind: str = HELP

    @property
    def is_counted(self) -> bool:
        """Whether any number is told."""
        return any(n is not None for n in (self.people, self.visits, self.households, self.files))


@dataclass(frozen=True, slots=True)
class ParsedLog:
    """A message as understood; `intent` is one of the words above."""

    intent: str
    entries: tuple[HelpEntry, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_log(self) -> bool:
        """Whether it reports help that was given."""
        return self.intent == LOG

    @property
    def asks(self) -> tuple[Problem, ...]:
        """The problems that need an answer before anything counts."""
        return tuple(p for p in self.problems if p.code != APPROXIMATE)


def entry_json(entry: HelpEntry) -> dict[str, Any]:
    """An entry as rows and the command line write it; days as YYYY-MM-DD."""
    days = {
        name: day.isoformat() if day else None for name, day in (("held_on", entry.held_on), ("held_to", entry.held_to))
    }
    return {**{name: getattr(entry, name) for name in HelpEntry.__slots__}, **days}


def as_json(parsed: ParsedLog) -> dict[str, Any]:
    """A message as understood, in the shape of `toso parse-log --jsonl`."""
    return {
        "is_log": parsed.is_log,
        "intent": parsed.intent,
        "entries": [entry_json(e) for e in parsed.entries],
        "problems": [{"code": p.code, "fragment": p.fragment} for p in parsed.problems],
    }
