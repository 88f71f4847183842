"""A count that names no topic: of the people counted before it, or of something that is still to be named."""

from __future__ import annotations

from knowledge.helplog.clauses.clause import Clause
from knowledge.helplog.clauses.counts import FILES, PEOPLE, Count
from knowledge.helplog.drafts.desk import Desk
from knowledge.helplog.drafts.draft import Draft
from knowledge.helplog.drafts.endings import (
    ENDED,
    adds,
    everybody,
    finish,
    is_apart,
    is_everybody,
    is_rest,
    is_subset,
    leaves,
    refines,
    refines_group,
    resolves,
)
from knowledge.helplog.words.tokens import Kind

FILED = "dvc"  # whatever a file that was handed in is about


class Counting(Desk):
    """Settles clauses that count and name nothing."""

    def count_only(self, clause: Clause) -> None:
        """Finds out whom a count is of that names no topic."""
        last = self.last
        draft = self.meant(clause)
        if draft and not self.waiting and self._says_more(clause, draft):
            return
        if (
            last
            and last.session == "broadcast"
            and all(c.is_named for c in clause.counts)
            and clause.joined is not Kind.STOP
        ):
            return  # "...cô Huệ đọc rõ lắm"
        if last and self.leads_undone and all(c.is_named for c in clause.counts) and last.completed is not None:
            return  # "4 mệ gọi được, mệ Hường với mệ Lài chưa"
        if last and self._is_left(clause, last):
            last.left += clause.counts[0].value or 0  # "1 người sai ngày sinh phải ra công an": no further person
            return
        if last and last.topics and not clause.marks and self._names_them(clause, last):
            return  # "giúp 1 hộ nghèo..., hộ bà Thỉnh": who they are
        if last and all(c.value is None for c in clause.counts):
            return  # "...đông lắm không đếm": nothing new is counted
        if last and clause.has(Kind.SUBSET) and clause.days and last.topics:
            self.keep(last.topics, clause.counts, clause)  # "260 hộ tới nay, riêng hôm qua 15 hộ"
            return
        if self.in_subset and (last or self.waiting):
            if clause.has(*ENDED) and last:
                finish(clause, last, self.may_add)
        elif clause.has(Kind.UNDONE):
            self._undone(clause)
        elif clause.has(*ENDED) and self._ends_waiting(clause):
            self.keep([], [c for _, _, c in self.waiting], Clause(clause.joined))
            self.waiting = []
            finish(clause, self.drafts[-1], self.may_add)
        elif self.topics:
            self.keep(self.topics, clause.counts, clause)
        else:
            self._count_without_topic(clause)

    def _is_left(self, clause: Clause, last: Draft) -> bool:
        """Whether fewer of those last counted have still something to do."""
        mine, unit = clause.counts[0].value or 0, clause.counts[0].unit
        fewer = mine < (last.total(unit or PEOPLE) or 0) and last.completed is None and not clause.counts[0].is_named
        near = (
            clause.joined is not Kind.STOP and not self.waiting and not self.names_next and not is_apart(clause, last)
        )
        helped = clause.has(Kind.HELPED) and "phải" not in clause.words
        return fewer and near and leaves(clause) and not helped and not clause.has(*ENDED, Kind.UNDONE)

    def _names_them(self, clause: Clause, last: Draft) -> bool:
        """Whether those counted before are only named now."""
        named = all(c.is_named for c in clause.counts) and not any(c.is_named for c in last.counts)
        told = sum(c.value or 0 for c in clause.counts)
        same = {c.unit for c in clause.counts} <= {c.unit for c in last.counts}
        return named and same and clause.joined is Kind.BREAK and told == last.total(clause.counts[0].unit)

    def meant(self, clause: Clause) -> Draft | None:
        """The draft that an end is said of: of the place that is named, or else the last one."""
        ended = clause.has(*ENDED, Kind.UNDONE) and clause.places
        there = [d for d in self.drafts if d.places == clause.places and d.completed is None] if ended else []
        return there[-1] if there else self.last

    def _says_more(self, clause: Clause, last: Draft) -> bool:
        """Takes in a count that is of the people last counted: who finished, who is left, all of them, how many."""
        fractions = [c for c in clause.counts if c.done is not None]
        if fractions and fractions[0].value == last.whole:
            last.completed = fractions[0].done
        elif is_everybody(clause, self.drafts):
            everybody(clause, self.drafts)
        elif self.persons.joins(clause, last) and not self.leads_on:
            self.persons.join(clause, last)
        elif refines(clause, last):
            finish(clause, last, self.may_add)
        elif refines_group(clause, self.drafts):
            last.completed = clause.counts[0].value  # drafts of one topic become one entry
        elif resolves(clause, last):
            last.counts = [c for c in last.counts if c.value is not None] + clause.counts
        elif not self.names_next and (is_rest(clause, last) or is_subset(clause)):
            pass
        elif clause.has(Kind.REST) and last.completed is not None and not is_apart(clause, last):
            pass  # whatever their number: they were counted with the others
        else:
            return False
        return True

    def _undone(self, clause: Clause) -> None:
        """So many did not finish; they were counted too where the others were only those who did."""
        last = self.last
        if last and last.completed is not None and last.whole is None and clause.counts[0].value is not None:
            last.counts = [Count(last.completed + clause.counts[0].value, last.counts[0].unit, last.counts[0].text)]
        elif last and last.completed is None and (last.whole or 0) > (clause.counts[0].value or 0):
            last.left += clause.counts[0].value or 0
        elif last and last.completed is not None and last.completed == last.whole and not is_apart(clause, last):
            last.counts += [c for c in clause.counts if not c.is_named or len(last.counts) == 1]  # 3 xong, 2 chưa
        elif not last and not self.topics and all(c.has(*ENDED) for _, c, _ in self.waiting):
            self.undone += clause.counts
        elif not last and self.topics:
            self.keep(self.topics, clause.counts, clause)

    def _ends_waiting(self, clause: Clause) -> bool:
        """Whether it says how many of those finished whose topic is still to come."""
        return bool(self.waiting and not self.topics and not clause.places and clause.counts[0].value is not None)

    def _count_without_topic(self, clause: Clause) -> None:
        last = self.last
        named = all(c.is_named for c in clause.counts)
        another = last and clause.session and last.session and clause.session != last.session
        if last and last.topics and (clause.places or clause.days or another) and not self.names_next:
            self.session = clause.session or last.session
            self.keep(last.topics, clause.counts, clause)  # "8 người thôn 8, 5 người thôn 10"
        elif last and self.may_add and adds(clause, last):
            last.counts += clause.counts
        elif any(c.unit == FILES for c in clause.counts) and not self.waiting and not self.names_next:
            self.keep([FILED], clause.counts, clause)
        elif (
            last
            and clause.joined is not Kind.STOP
            and named
            and all(c.is_named for c in last.counts)
            and not self.leads_on
        ):
            last.counts += clause.counts
        else:
            self.waiting += [(self.at, clause, c) for c in clause.counts]
