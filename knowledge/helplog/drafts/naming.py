"""A topic without a count: of those who wait for one, a further thing done by the same people, or one still to come."""

from __future__ import annotations

from dataclasses import replace

from knowledge.helplog.clauses.clause import Clause
from knowledge.helplog.drafts.draft import Draft
from knowledge.helplog.drafts.endings import ENDED, end
from knowledge.helplog.drafts.further import Counting
from knowledge.helplog.words.tokens import Kind, fold
from knowledge.helplog.words.vocabulary import word_set


class Naming(Counting):
    """Settles clauses that name a topic and count nobody."""

    def name_only(self, clause: Clause, topics: list[str]) -> None:
        """Finds out for whom a topic is meant that counts nobody."""
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
        elif clause.has(*ENDED, Kind.UNDONE) and (begun := [d for d in self.drafts if d.topics == topics]):
            end(clause, begun[-1:])
        elif last and not clause.session and self._parts(clause, topics, last):
            rest = [t for t in last.topics if t not in topics]
            last.topics = rest or last.topics
            self.keep(topics, [replace(c) for c in last.counts], replace(clause, places=last.places, days=last.days))
        elif last and clause.joined is not Kind.STOP and not clause.session:
            last.topics += [t for t in topics if t not in last.topics and not clause.has(*ENDED, Kind.UNDONE)]
            end(clause, self.drafts)
        else:
            if self.topics and clause.joined is Kind.STOP and self.drafts:
                self.keep(self.topics, [], clause)
            if not self.sure and clause.weight:
                self.topics = []
            self.topics += [t for t in topics if t not in self.topics]
            self.sure = clause.weight > 0
            if clause.session == "broadcast":
                self.keep(self.topics, [], clause)

    def _parts(self, clause: Clause, topics: list[str], last: Draft) -> bool:
        """Whether the same people did another thing with an end of its own: "quét QR được, wifi thì chưa"."""
        ended = clause.has(*ENDED, Kind.UNDONE) and clause.joined is not Kind.STOP and bool(last.topics)
        return ended and len(topics) == 1 and (topics[0] not in last.topics or len(last.topics) > 1)

    def _name_waiting(self, clause: Clause, topics: list[str]) -> None:
        counts = [c for _, _, c in self.waiting]
        if not self.one_each([*self.topics, *topics], clause):
            self.keep([*self.topics, *topics], counts, self.with_waiting(clause))

    def nobody(self, clause: Clause, topics: list[str]) -> None:
        """ "...mà hổng ai vô được": those counted before got nowhere."""
        if self.waiting and topics:
            counts = [c for _, _, c in self.waiting]
            self.keep([*self.topics, *topics], counts, self.with_waiting(clause))
            self.drafts[-1].completed = 0
        elif self.last and clause.joined is not Kind.STOP:
            tried = any(fold(w) in word_set("tried") for w in (*clause.words, *clause.helped))
            if (tried or clause.has(*ENDED)) and self.last.completed is None and not self.last.session:
                self.last.completed = 0

    def put_right(self, clause: Clause, topics: list[str]) -> None:
        """The later number stands: "giúp 10 người, à nhầm 11 người cài vneid"."""
        if topics or not self.last:
            self.waiting = []
        if topics:
            self.keep(topics, clause.counts, clause)
        elif self.last:
            self.last.counts = clause.counts
        else:
            self.waiting = [(self.at, clause, c) for c in clause.counts]
