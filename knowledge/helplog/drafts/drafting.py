"""Turns clauses into drafts: each counts something new, says how the last one ended, or lends what it names."""

from __future__ import annotations

from knowledge.helplog.clauses.clause import Clause, multiply
from knowledge.helplog.drafts.draft import Draft
from knowledge.helplog.drafts.endings import (
    ENDED,
    end,
    everybody,
    finish,
    is_apart,
    is_everybody,
    is_rest,
    is_step,
    leaves,
    refines,
)
from knowledge.helplog.drafts.naming import Naming
from knowledge.helplog.words.tokens import Kind


class Drafting(Naming):
    """The drafts of one message, clause by clause; afterwards `waiting` and `topics` hold what found no partner."""

    def read(self, clause: Clause, following: Clause | None) -> None:
        """Takes in the next clause; `following` shows whether its topic is still to come."""
        self._turn_to(clause, following)
        self._complete(clause)
        topics = clause.named_topics
        known = [c for _, _, c in self.waiting] + [c for d in self.drafts for c in d.counts]
        self.persons.note(clause, self.last, known)
        nobody = clause.has(Kind.NEGATIVE) and not clause.counts and not clause.places and not clause.days
        if nobody and (self.waiting or self.last):
            self.nobody(clause, topics)
            return
        if clause.has(Kind.PLANS) and topics and self.waiting:
            clause.counts = []  # "hôm qua 3 người, mai thêm 4 người làm chữ ký số": only the topic is of them
            self.name_only(clause, topics)
            return
        if clause.has(Kind.LATER, Kind.PLANS, Kind.NEGATIVE) and not (topics and clause.counts):
            return
        if clause.has(Kind.ORDERS) and not clause.counts and self.drafts:
            return  # "...Đề nghị cấp thêm bộ phát wifi cho khối 3" asks for something
        if topics and clause.counts and self.last and self._leaves(clause, self.last):
            return
        if clause.has(Kind.TIMES) or clause.each == "house":
            multiply(clause, [*(c for _, _, c in self.waiting), *(self.last.counts if self.last else ())])
        if clause.has(Kind.REST) and not clause.counts and self.last:
            if clause.has(*ENDED):
                self.last.completed = None
                clause.marks.append(Kind.ALL_DONE)
            end(clause, self.drafts)
            return
        if clause.has(Kind.SLIP) and clause.counts:
            self.put_right(clause, topics)
        elif clause.counts and topics:
            self._count(clause, topics)
        elif clause.counts:
            self.count_only(clause)
        elif topics:
            self.name_only(clause, topics)
        elif clause.session == "broadcast":
            self.keep([], [], clause)
        elif self.last:
            elsewhere, self.fresh = self.fresh, bool(clause.places)
            draft = self.meant(clause)
            end(clause, [draft] if draft and (clause.places or draft is not self.last) else self.drafts)
            if clause.session and not self.last.session and not elsewhere:
                self.last.session = clause.session  # "...14 mệ đi học, lớp buổi tối"
        elif self.waiting and clause.has(*ENDED):
            self.waiting[-1][1].marks += clause.marks  # "giúp 3 bà ở xóm 6, xong hết": the topic may still come

    def _turn_to(self, clause: Clause, following: Clause | None) -> None:
        """Notes where the next clause stands and what comes behind it."""
        self.at += 1
        self.names_next = bool(
            following and following.joined is not Kind.STOP and following.topics and not following.counts
        )
        # "bác Minh với bác Oanh nhờ tích hợp": what they came for is said of the second
        self.leads_on = bool(following and following.joined is Kind.AND and following.topics and following.counts)
        self.leads_undone = bool(following and following.joined is Kind.AND and following.has(Kind.UNDONE))
        if clause.joined is Kind.STOP:
            self.in_subset = False
            self.session = ""
            self.line = self.at
        self.in_subset = self.in_subset or clause.has(Kind.SUBSET)
        self.session = clause.session or self.session

    def _complete(self, clause: Clause) -> None:
        """Gives the clause what it lacks or takes over from the one before."""
        if clause.lacked and not (clause.topics or self.topics or self.waiting or self.last):
            clause.topics, clause.lacked = clause.lacked, []  # "3 bác chưa có zalo": it is what they came for
        elif clause.has(Kind.LACKS) and clause.joined is not Kind.STOP and (clause.counts or clause.lacked):
            clause.marks.append(Kind.UNDONE)
        if (
            clause.joined is Kind.AND
            and self.done_ahead
            and clause.counts
            and clause.topics
            and not clause.has(*ENDED, Kind.UNDONE, Kind.HELPED)
        ):
            clause.marks.append(Kind.DONE)  # "mần được 6 mệ cấy vneid, với 2 o chuyển khoản"
        self.done_ahead = clause.is_done_ahead and bool(clause.topics)

    def _count(self, clause: Clause, topics: list[str]) -> None:
        last = self.last
        if not self.sure and clause.weight:
            self.topics, self.sure = [], True
        if begun := self._failed(clause, topics):
            begun.left += clause.counts[0].value or 0
            return
        if last and self._hinders(clause, topics, last):
            self.count_only(clause)
            return
        if last and set(topics) <= set(last.topics) and not self.waiting and is_everybody(clause, self.drafts):
            everybody(clause, self.drafts)
            return
        if self.in_subset and last and set(topics) <= set(last.topics) and not clause.places:
            return  # "dịch vụ công 6 hồ sơ, trong đó 2 hồ sơ đất": counted already
        if last and last.topics == topics and is_step(clause, last):
            clause.marks.append(Kind.DONE)
        if last and last.topics == topics and refines(clause, last):
            finish(clause, last, self.may_add)
            return
        counts = clause.counts
        apart = [c for _, c, _ in self.waiting if c.places and clause.places and c.places != clause.places]
        named = all(c.is_named for _, _, c in self.waiting) and all(c.is_named for c in counts)
        fits = all(not c.has_own_activity for _, c, _ in self.waiting)
        if (clause.joined is Kind.AND or named) and self.waiting and (fits or named) and self.follows_on and not apart:
            counts = [*(c for _, _, c in self.waiting), *counts]
            self.waiting = []
        elif clause.joined is Kind.AND and apart and not self.drafts:
            self.share(topics, clause)  # "42 hộ thôn 5 và 38 hộ thôn 6 đã làm..."
        waited = sum(c.value or 0 for _, _, c in self.waiting)
        mine = clause.counts[0].value
        if self.waiting and mine == waited and clause.has(Kind.TOTAL, Kind.ALL_DONE) and self.one_each(topics, clause):
            return
        if self.waiting and mine == waited and clause.has(Kind.TOTAL):
            self.keep([*self.topics, *topics], [c for _, _, c in self.waiting], self.with_waiting(clause))
            return
        if self.waiting and not self.drafts and clause.has(*ENDED) and mine is not None and mine < waited:
            self.keep([*self.topics, *topics], [c for _, _, c in self.waiting], self.with_waiting(clause))
            self.drafts[-1].completed = mine
            return
        self.keep([*self.topics, *topics], counts, clause)

    def _failed(self, clause: Clause, topics: list[str]) -> Draft | None:
        """The earlier draft of which so many did not finish: "11 người mức 2, 5 người zalo. 4 người mức 2 lỗi"."""
        mine = clause.counts[0].value or 0
        begun = [d for d in self.drafts[:-1] if d.topics == topics[:1] and d.completed is None and not clause.places]
        return begun[-1] if begun and clause.has(Kind.UNDONE) and mine < (begun[-1].whole or 0) else None

    def _leaves(self, clause: Clause, last: Draft) -> bool:
        """Whether it tells what becomes of those left: "...5 người còn lại hẹn bổ sung sim chính chủ"."""
        left = leaves(clause) or (clause.named_topics == last.topics and clause.joined is Kind.AND)
        return left and not self.waiting and is_rest(clause, last)

    def _hinders(self, clause: Clause, topics: list[str], last: Draft) -> bool:
        """Whether the topic is why they did not finish: "...2 người nữa hết dung lượng không cài được"."""
        hindrance = set(topics) <= {"smartphone"} and topics != last.topics and last.completed is not None
        return hindrance and clause.has(Kind.UNDONE) and not is_apart(clause, last) and not self.waiting
