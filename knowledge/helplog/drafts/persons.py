"""People spoken of again, and people who join those already named: "bà Năm xong, ông Tư chưa", "mệ thì nỏ được"."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.helplog.clauses.clause import Clause
from knowledge.helplog.clauses.counts import Count
from knowledge.helplog.drafts.draft import Draft
from knowledge.helplog.drafts.endings import ENDED, is_apart
from knowledge.helplog.words.tokens import Kind


class Persons:
    """Notes who is spoken of again, so that nobody counts twice and each one's end counts once."""

    def __init__(self) -> None:
        self._finishing = False
        self._told = 0  # named again in clauses before, without an end yet: "chị Hồng với chị Thuý được rồi"

    def note(self, clause: Clause, last: Draft | None, known: Iterable[Count]) -> None:
        """Takes people named again out of the counts, and their end out of the marks."""
        names = {c.text.lower() for c in known if c.is_named}
        again = [c for c in clause.counts if c.text.lower() in names or c.is_again] if names or last else []
        ended = clause.has(*ENDED)
        self._finishing = ended or (self._finishing and clause.joined is Kind.AND)
        if clause.joined is not Kind.AND:
            self._told = 0
        clause.counts = [c for c in clause.counts if c not in again]
        if not again or not last:
            return
        told = sum(c.value or 0 for c in again) + self._told
        self._told = 0
        if self._finishing and not clause.has(Kind.UNDONE):
            last.completed = min((last.completed or 0) + told, last.whole or told)
            clause.marks = [m for m in clause.marks if m not in ENDED]
        elif clause.has(Kind.UNDONE) and not clause.counts:
            if told == last.whole:
                last.completed = 0
            clause.marks = [m for m in clause.marks if m is not Kind.UNDONE]
        else:
            self._told = told

    def joins(self, clause: Clause, last: Draft) -> bool:
        """Whether further people are named beside those named before, doing the same and with an end of their own."""
        named = all(c.is_named for c in clause.counts) and all(c.is_named for c in last.counts)
        ended = clause.has(*ENDED, Kind.UNDONE)
        return bool(
            named and ended and last.counts and last.topics and not clause.topics and not is_apart(clause, last)
        )

    def join(self, clause: Clause, last: Draft) -> None:
        """Counts them, and those of them who finished."""
        last.counts += clause.counts
        if clause.has(*ENDED) and not clause.has(Kind.UNDONE):
            last.completed = (last.completed or 0) + sum(c.value or 0 for c in clause.counts)
