"""Turns clauses into drafts: each counts something new, says how the last one ended, or lends what it names."""

from __future__ import annotations

from dataclasses import replace

from knowledge.helplog.clause import Clause, multiply, together
from knowledge.helplog.counts import Count
from knowledge.helplog.draft import Draft
from knowledge.helplog.endings import (
    ENDED,
    adds,
    end,
    everybody,
    finish,
    is_apart,
    is_everybody,
    is_rest,
    is_step,
    is_subset,
    refines,
    refines_group,
    resolves,
)
from knowledge.helplog.persons import Persons
from knowledge.helplog.tokens import Kind
from knowledge.helplog.vocabulary import word_set
from knowledge.language.text import fold

FILED = "dvc"  # whatever a file that was handed in is about


class Drafting:
    """The drafts of one message, clause by clause; afterwards `waiting` and `topics` hold what found no partner."""

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
    def _follows_on(self) -> bool:
        """Whether what waits was said just before."""
        return not self.drafts or self.waiting[0][0] > self.drafts[-1].at

    @property
    def _may_add(self) -> bool:
        """Whether a count in another unit can still be of the last draft."""
        return not self.waiting and not self.fresh

    def read(self, clause: Clause, following: Clause | None) -> None:
        """Takes in the next clause; `following` shows whether its topic is still to come."""
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
        topics = clause.named_topics
        known = [c for _, _, c in self.waiting] + [c for d in self.drafts for c in d.counts]
        self.persons.note(clause, self.last, known)
        nobody = clause.has(Kind.NEGATIVE) and not clause.counts and not clause.places and not clause.days
        if nobody and (self.waiting or self.last):
            self._nobody(clause, topics)
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
            self.last.completed = self.last.completed if not clause.has(*ENDED) else None
            end(clause, self.drafts)
            return
        if clause.has(Kind.SLIP) and clause.counts:
            self._put_right(clause, topics)
        elif clause.counts and topics:
            self._count(clause, topics)
        elif clause.counts:
            self._count_only(clause)
        elif topics:
            self._name_only(clause, topics)
        elif clause.session == "broadcast":
            self._new([], [], clause)
        elif self.last:
            self.fresh = bool(clause.places)
            meant = self._meant(clause)
            end(clause, self.drafts if meant is self.last or not meant else [meant])
            if clause.session and not self.last.session:
                self.last.session = clause.session  # "...14 mệ đi học, lớp buổi tối"
        elif self.waiting and clause.has(*ENDED):
            self.waiting[-1][1].marks += clause.marks  # "giúp 3 bà ở xóm 6, xong hết": the topic may still come

    def _count(self, clause: Clause, topics: list[str]) -> None:
        last = self.last
        if not self.sure and clause.weight:
            self.topics, self.sure = [], True
        if last and self._hinders(clause, topics, last):
            self._count_only(clause)
            return
        if last and set(topics) <= set(last.topics) and not self.waiting and is_everybody(clause, self.drafts):
            everybody(clause, self.drafts)
            return
        if self.in_subset and last and set(topics) <= set(last.topics) and not clause.places:
            return  # "dịch vụ công 6 hồ sơ, trong đó 2 hồ sơ đất": counted already
        if last and last.topics == topics and is_step(clause, last):
            clause.marks.append(Kind.DONE)
        if last and last.topics == topics and refines(clause, last):
            finish(clause, last, self._may_add)
            return
        counts = clause.counts
        apart = [c for _, c, _ in self.waiting if c.places and clause.places and c.places != clause.places]
        named = all(c.is_named for _, _, c in self.waiting) and all(c.is_named for c in counts)
        fits = all(not c.has_own_activity for _, c, _ in self.waiting)
        if (clause.joined is Kind.AND or named) and self.waiting and (fits or named) and self._follows_on and not apart:
            counts = [*(c for _, _, c in self.waiting), *counts]
            self.waiting = []
        elif clause.joined is Kind.AND and apart and not self.drafts:
            self._share(topics, clause)  # "42 hộ thôn 5 và 38 hộ thôn 6 đã làm..."
        waited = sum(c.value or 0 for _, _, c in self.waiting)
        mine = clause.counts[0].value
        if self.waiting and mine == waited and clause.has(Kind.TOTAL, Kind.ALL_DONE) and self.one_each(topics, clause):
            return
        if self.waiting and mine == waited and clause.has(Kind.TOTAL):
            self._new([*self.topics, *topics], [c for _, _, c in self.waiting], self._with_waiting(clause))
            return
        if self.waiting and not self.drafts and clause.has(*ENDED) and mine is not None and mine < waited:
            self._new([*self.topics, *topics], [c for _, _, c in self.waiting], self._with_waiting(clause))
            self.drafts[-1].completed = mine
            return
        self._new([*self.topics, *topics], counts, clause)

    def _leaves(self, clause: Clause, last: Draft) -> bool:
        """Whether it tells what becomes of those left: "...5 người còn lại hẹn bổ sung sim chính chủ"."""
        left = clause.has(Kind.LATER, Kind.UNDONE, Kind.LACKS, Kind.REST)
        return left and not self.waiting and is_rest(clause, last)

    def _hinders(self, clause: Clause, topics: list[str], last: Draft) -> bool:
        """Whether the topic is why they did not finish: "...2 người nữa hết dung lượng không cài được"."""
        hindrance = set(topics) <= {"smartphone"} and topics != last.topics and last.completed is not None
        return hindrance and clause.has(Kind.UNDONE) and not is_apart(clause, last) and not self.waiting

    def _with_waiting(self, clause: Clause) -> Clause:
        """The clause with places, days and ends of the counts that waited for it; they wait no longer."""
        said = [c for _, c, _ in self.waiting]
        self.waiting = []
        return together(said, clause)

    def _count_only(self, clause: Clause) -> None:
        last = self.last
        meant = self._meant(clause)
        if meant and not self.waiting and self._says_more(clause, meant):
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
        if last and all(c.value is None for c in clause.counts):
            return  # "...đông lắm không đếm": nothing new is counted
        if self.in_subset and (last or self.waiting):
            if clause.has(*ENDED) and last:
                finish(clause, last, self._may_add)
        elif clause.has(Kind.UNDONE):
            self._undone(clause)
        elif clause.has(*ENDED) and self._ends_waiting(clause):
            self._new([], [c for _, _, c in self.waiting], Clause(clause.joined))
            self.waiting = []
            finish(clause, self.drafts[-1], self._may_add)
        elif self.topics:
            self._new(self.topics, clause.counts, clause)
        else:
            self._count_without_topic(clause)

    def _meant(self, clause: Clause) -> Draft | None:
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
            finish(clause, last, self._may_add)
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
            self._new(self.topics, clause.counts, clause)

    def _ends_waiting(self, clause: Clause) -> bool:
        """Whether it says how many of those finished whose topic is still to come."""
        return bool(self.waiting and not self.topics and not clause.places and clause.counts[0].value is not None)

    def _count_without_topic(self, clause: Clause) -> None:
        last = self.last
        named = all(c.is_named for c in clause.counts)
        another = last and clause.session and last.session and clause.session != last.session
        if last and last.topics and (clause.places or clause.days or another) and not self.names_next:
            self.session = clause.session or last.session
            self._new(last.topics, clause.counts, clause)  # "8 người thôn 8, 5 người thôn 10"
        elif last and self._may_add and adds(clause, last):
            last.counts += clause.counts
        elif any(c.unit == "files" for c in clause.counts) and not self.waiting and not self.names_next:
            self._new([FILED], clause.counts, clause)
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

    def _name_only(self, clause: Clause, topics: list[str]) -> None:
        last = self.last
        contents = {"nội", "bài", "dạy", "học"} & set(clause.words) or Kind.HELPED in clause.marks
        if last and last.topics == ["hoc-bdhvs"] and contents and clause.joined is not Kind.STOP and not self.waiting:
            return  # "lớp bình dân học vụ số 32 người, nội dung quét QR"
        if last and last.topics and not clause.weight and not self.waiting:
            end(clause, self.drafts)  # "...lớp học chữ số, bài hôm nay là soạn tin": said of the same help
            return
        if (
            last
            and last.topics
            and not last.sure
            and clause.weight
            and clause.joined is not Kind.STOP
            and not self.waiting
        ):
            last.topics, last.sure = list(topics), True  # "bị gọi điện dọa..., giải thích cho bác là lừa đảo"
            end(clause, self.drafts)
            return
        for draft in self.drafts:
            if not draft.topics and (draft.session or (last and not last.topics and not self.waiting)):
                draft.topics = list(topics)  # "phát loa 3 tối, mở 1 lớp 26 người, đều về lừa đảo"
        here = [w for w in self.waiting if w[0] >= self.line]
        if here and len(here) < len(self.waiting) and clause.joined is not Kind.STOP:
            before = [w for w in self.waiting if w[0] < self.line]
            self.waiting = here  # "Cả buổi: 16 người / 8 người: tra BHXH": the total goes on waiting
            self._name_waiting(clause, topics)
            self.waiting = before
        elif self.waiting:
            self._name_waiting(clause, topics)
        elif last and not clause.session and topics == last.topics:
            end(clause, self.drafts)
        elif last and not clause.session and self._parts(clause, topics, last):
            rest = [t for t in last.topics if t not in topics]
            last.topics = rest or last.topics
            self._new(topics, [replace(c) for c in last.counts], replace(clause, places=last.places, days=last.days))
        elif last and clause.joined is not Kind.STOP and not clause.session:
            last.topics += [t for t in topics if t not in last.topics and not clause.has(*ENDED, Kind.UNDONE)]
            end(clause, self.drafts)
        else:
            if self.topics and clause.joined is Kind.STOP and self.drafts:
                self._new(self.topics, [], clause)
            if not self.sure and clause.weight:
                self.topics = []
            self.topics += [t for t in topics if t not in self.topics]
            self.sure = clause.weight > 0
            if clause.session == "broadcast":
                self._new(self.topics, [], clause)

    def _parts(self, clause: Clause, topics: list[str], last: Draft) -> bool:
        """Whether the same people did another thing with an end of its own: "quét QR được, wifi thì chưa"."""
        ended = clause.has(*ENDED, Kind.UNDONE) and clause.joined is not Kind.STOP and bool(last.topics)
        return ended and len(topics) == 1 and (topics[0] not in last.topics or len(last.topics) > 1)

    def _name_waiting(self, clause: Clause, topics: list[str]) -> None:
        counts = [c for _, _, c in self.waiting]
        if not self.one_each([*self.topics, *topics], clause):
            self._new([*self.topics, *topics], counts, self._with_waiting(clause))

    def one_each(self, topics: list[str], clause: Clause) -> bool:
        """One draft for each place or day that counts were waiting with: "ấp 1 8 người, ấp 2 11 người, đều làm..."."""
        said = {id(c): c for _, c, _ in self.waiting}.values()
        if len(said) < 2 or not (all(c.places for c in said) or all(c.days for c in said)):
            return False
        self._share(topics, clause)
        return True

    def _share(self, topics: list[str], clause: Clause) -> None:
        """Gives every count that waits its own draft of these topics."""
        session = self.session
        for own in {id(c): c for _, c, _ in self.waiting}.values():
            self.session = session
            own.marks = [*own.marks, *clause.marks]
            own.places, own.days = own.places or clause.places, own.days or clause.days
            self._new(topics, [c for c in own.counts if c.unit or c.is_named or c.value], own)
        self.waiting = []
        self.session = session

    def _new(self, topics: list[str], counts: list[Count], clause: Clause) -> None:
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

    def _nobody(self, clause: Clause, topics: list[str]) -> None:
        """ "...mà hổng ai vô được": those counted before got nowhere."""
        if self.waiting and topics:
            counts = [c for _, _, c in self.waiting]
            self._new([*self.topics, *topics], counts, self._with_waiting(clause))
            self.drafts[-1].completed = 0
        elif self.last and clause.joined is not Kind.STOP:
            tried = any(fold(w) in word_set("tried") for w in (*clause.words, *clause.helped))
            if (tried or clause.has(*ENDED)) and self.last.completed is None and not self.last.session:
                self.last.completed = 0

    def _put_right(self, clause: Clause, topics: list[str]) -> None:
        """The later number stands: "giúp 10 người, à nhầm 11 người cài vneid"."""
        if topics or not self.last:
            self.waiting = []
        if topics:
            self._new(topics, clause.counts, clause)
        elif self.last:
            self.last.counts = clause.counts
        else:
            self.waiting = [(self.at, clause, c) for c in clause.counts]
