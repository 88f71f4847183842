"""One stretch of a message: what it counts, about what, where and when, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.helplog.clauses.counts import HOUSEHOLDS, PEOPLE, Count
from knowledge.helplog.words.tokens import Days, Kind, fold
from knowledge.helplog.words.vocabulary import word_set

_SCAMS = ("ke gian", "bi lua", "gia danh", "mao danh", "xung cong an", "doa ", "goi doa", "gia cong an", "ke lua")
_INTO = ("tich hop", "dua", "them")


def first(order: list[Kind], kind: Kind) -> int:
    """Where a kind of piece stands first; behind the last when it does not."""
    return order.index(kind) if kind in order else len(order)


@dataclass(slots=True)
class Clause:
    """One stretch of a message; `joined` says how it hangs on the one before (STOP, BREAK or AND)."""

    joined: Kind
    counts: list[Count] = field(default_factory=list)
    topics: list[tuple[str, int]] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    places: list[tuple[str, ...]] = field(default_factory=list)
    session: str = ""
    marks: list[Kind] = field(default_factory=list)
    order: list[Kind] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    helped: list[str] = field(default_factory=list)
    owns: bool = False  # "có", "biết" stands right before the topic
    ending: str = ""  # the first word that tells of an end
    last_word: str = ""  # the word or sign of nearness read last
    lead: list[str] = field(default_factory=list)  # the words before the first number
    named: list[str] = field(default_factory=list)  # the topics as they were typed
    lacked: list[tuple[str, int]] = field(default_factory=list)  # "thiếu căn cước" hinders, and is no topic
    each: str = ""  # "mỗi thôn" is of places, "mỗi ngày" of days, "mỗi hộ" of houses

    @property
    def is_empty(self) -> bool:
        """Whether nothing but idle words stands in it."""
        return not (self.counts or self.topics or self.days or self.places or self.session or self.marks or self.lacked)

    @property
    def named_topics(self) -> list[str]:
        """The topics that count: those of the highest weight, each once, in order."""
        best = max((weight for _, weight in self.topics), default=0)
        named = dict(self.topics)
        if self.session in ("propaganda", "broadcast") and "an-toan" in named and "tai-san-so" not in named:
            return ["an-toan"]  # "phát loa cảnh báo chiêu lừa chuyển tiền"
        if "an-toan" in named and "mua-sam" not in named and any(w.startswith(_SCAMS) for w in self.named):
            return ["an-toan"]  # "kẻ gian bảo nộp tiền phạt nguội": what they talked of is no topic
        if any(w.startswith(_INTO) for w in (*self.helped, *self.named)) and "vneid" in named:
            return ["vneid"]  # "đưa giấy phép lái xe vào VNeID"
        if "hoc-bdhvs" in named and set(named) <= {"hoc-bdhvs", "smartphone", "tuyen-truyen"}:
            return ["hoc-bdhvs"]  # a class of the course, whatever is taught in it
        return list(dict.fromkeys(name for name, weight in self.topics if weight == best))

    @property
    def has_own_activity(self) -> bool:
        """Whether it tells of something done that nobody can name: "chữa bệnh cho con gà của 3 cụ"."""
        return (
            sum(fold(w) not in word_set("filler") and w.isalpha() for w in self.words) > 1 and Kind.HELPED in self.marks
        )

    @property
    def is_done_ahead(self) -> bool:
        """Whether it tells the end before the number: "mần được 6 người"."""
        return Kind.DONE in self.marks and first(self.order, Kind.DONE) < first(self.order, Kind.NUMBER) < len(
            self.order
        )

    def is_own(self, kind: Kind) -> bool:
        """Whether a place or day at its head is of this sentence alone: "... 5 máy. Hqua 2 người làm căn cước"."""
        apart = self.joined is Kind.STOP or Kind.SUBSET in self.marks
        ahead = apart and kind in self.order and bool(self.counts)
        return ahead and self.order.index(kind) < first(self.order, Kind.NUMBER)

    @property
    def weight(self) -> int:
        """How surely the topics are meant; 0 for words that name one only where nothing else does."""
        return max((weight for _, weight in self.topics), default=0)

    def has(self, *kinds: Kind) -> bool:
        """Whether any of these marks stands in it."""
        return any(kind in self.marks for kind in kinds)


def multiply(clause: Clause, before: Iterable[Count]) -> None:
    """Works out "5 hộ x 2 người" and "5 hộ, mỗi hộ 2 người"; `before` was counted in the clauses before."""
    houses = next((c.value for c in (*clause.counts, *before) if c.unit == HOUSEHOLDS and c.value), None)
    people = next((c for c in clause.counts if c.unit == PEOPLE and c.value), None)
    if houses and people:
        people.value = (people.value or 0) * houses
        clause.each = ""


def together(said: Iterable[Clause], clause: Clause) -> Clause:
    """The clause with the places, days and ends of those that waited for it."""
    kept = (Kind.DONE, Kind.ALL_DONE)
    whole = Clause(clause.joined, each=clause.each)
    for one in said:
        whole.places += one.places
        whole.days += one.days
        whole.each = whole.each or one.each
        whole.marks += [m for m in one.marks if m in kept]
    whole.places += clause.places
    whole.days += clause.days
    whole.marks = [*clause.marks, *whole.marks]
    return whole
