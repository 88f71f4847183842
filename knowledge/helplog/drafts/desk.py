"""The drafts of one message while they are put together, and what still waits for a partner."""

from __future__ import annotations

from knowledge.helplog.clauses.clause import Clause, together
from knowledge.helplog.clauses.counts import Count
from knowledge.helplog.drafts.draft import Draft
from knowledge.helplog.drafts.endings import ENDED
from knowledge.helplog.drafts.persons import Persons
from knowledge.helplog.words.tokens import Kind


class Desk:
    """What was read so far: drafts, counts without a topic, topics without a count, and how the next clause goes on."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.waiting: list[tuple[int, Clause, Count]] = []  # counts without a topic
        self.topics: list[str] = []  # topics without a count
        self.sure = True  # whether they are more than idle words
        self.undone: list[Count] = []
        self.persons = Persons()
        self.session = ""
        self.in_subset = False
        self.at = self.line = 0  # the clause read now, and the first of its line
        self.names_next = self.leads_on = self.leads_undone = self.done_ahead = False
        self.fresh = False  # a new place was just named, and nothing counted there yet

    @property
    def last(self) -> Draft | None:
        """The latest draft."""
        return self.drafts[-1] if self.drafts else None

    @property
    def follows_on(self) -> bool:
        """Whether what waits was said just before."""
        return not self.drafts or self.waiting[0][0] > self.drafts[-1].at

    @property
    def may_add(self) -> bool:
        """Whether a count in another unit can still be of the last draft."""
        return not self.waiting and not self.fresh

    def with_waiting(self, clause: Clause) -> Clause:
        """The clause with places, days and ends of the counts that waited for it; they wait no longer."""
        said = [c for _, c, _ in self.waiting]
        self.waiting = []
        return together(said, clause)

    def one_each(self, topics: list[str], clause: Clause) -> bool:
        """One draft for each place or day that counts were waiting with: "ấp 1 8 người, ấp 2 11 người, đều làm..."."""
        said = {id(c): c for _, c, _ in self.waiting}.values()
        if len(said) < 2 or not (all(c.places for c in said) or all(c.days for c in said)):
            return False
        self.share(topics, clause)
        return True

    def share(self, topics: list[str], clause: Clause) -> None:
        """Gives every count that waits its own draft of these topics."""
        session = self.session
        for own in {id(c): c for _, c, _ in self.waiting}.values():
            self.session = session
            own.marks = [*own.marks, *clause.marks]
            own.places, own.days = own.places or clause.places, own.days or clause.days
            self.keep(topics, [c for c in own.counts if c.unit or c.is_named or c.value], own)
        self.waiting = []
        self.session = session

    def keep(self, topics: list[str], counts: list[Count], clause: Clause) -> None:
        """Keeps a draft and how it ended."""
        draft = Draft(
            self.at, list(dict.fromkeys(topics)), list(counts), self.session, places=clause.places, days=clause.days
        )
        draft.each = clause.each
        draft.sure = clause.weight > 0 or not clause.topics
        fractions = [c.done for c in counts if c.done is not None]
        if fractions:
            draft.completed = sum(fractions)
        elif clause.has(Kind.UNDONE, Kind.NEGATIVE) and not clause.has(Kind.ALL_DONE):
            draft.completed = 0
        elif clause.has(*ENDED):
            draft.completed = draft.whole
            draft.counts = [*self.undone, *draft.counts]
            self.undone = []
        self.topics = []
        self.session = ""
        self.fresh = False
        self.drafts.append(draft)
