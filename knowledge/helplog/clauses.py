"""Groups the pieces of a message into clauses: what was counted, about what, where and when, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.helplog.counts import FILES, HOUSEHOLDS, PEOPLE, Count, counted
from knowledge.helplog.tokens import Days, Kind, Token
from knowledge.helplog.vocabulary import word_set
from knowledge.language.text import fold

_MARKS = {
    Kind.ALL_DONE,
    Kind.DONE,
    Kind.UNDONE,
    Kind.LACKS,
    Kind.REST,
    Kind.NEGATIVE,
    Kind.LATER,
    Kind.EACH,
    Kind.SUBSET,
    Kind.TOTAL,
    Kind.ABOUT,
    Kind.CUMULATIVE,
    Kind.SLIP,
    Kind.HELPED,
    Kind.PLANS,
    Kind.ORDERS,
    Kind.TIMES,
}
_INTO = ("tich hop", "dua", "them")
_ENDS = (Kind.STOP, Kind.BREAK, Kind.AND)


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
    ending: str = ""  # the first word that tells of an end
    last_word: str = ""  # the word or sign of nearness read last
    lead: list[str] = field(default_factory=list)  # the words before the first number
    named: list[str] = field(default_factory=list)  # the topics as they were typed
    lacked: list[tuple[str, int]] = field(default_factory=list)  # "thiếu căn cước" hinders, and is no topic
    each: str = ""  # "mỗi thôn" is of places, "mỗi ngày" of days, "mỗi hộ" of houses

    @property
    def is_empty(self) -> bool:
        """Whether nothing but idle words stands in it."""
        return not (
            self.counts or self.topics or self.days or self.places or self.session or self.marks or self.lacked
        )

    @property
    def named_topics(self) -> list[str]:
        """The topics that count: those of the highest weight, each once, in order."""
        best = max((weight for _, weight in self.topics), default=0)
        named = dict(self.topics)
        if self.session in ("propaganda", "broadcast") and "an-toan" in named and "tai-san-so" not in named:
            return ["an-toan"]  # "phát loa cảnh báo chiêu lừa chuyển tiền"
        if any(w.startswith(_INTO) for w in (*self.helped, *self.named)) and "vneid" in named:
            return ["vneid"]  # "đưa giấy phép lái xe vào VNeID"
        return list(dict.fromkeys(name for name, weight in self.topics if weight == best))

    @property
    def has_own_activity(self) -> bool:
        """Whether it tells of something done that nobody can name: "chữa bệnh cho con gà của 3 cụ"."""
        return sum(fold(w) not in word_set("filler") and w.isalpha() for w in self.words) > 1 and Kind.HELPED in self.marks

    @property
    def is_done_ahead(self) -> bool:
        """Whether it tells the end before the number: "mần được 6 người"."""
        return Kind.DONE in self.marks and _first(self.order, Kind.DONE) < _first(self.order, Kind.NUMBER) < len(self.order)

    def is_own(self, kind: Kind) -> bool:
        """Whether a place or day at its head is of this sentence alone: "... 5 máy. Hqua 2 người làm căn cước"."""
        ahead = self.joined is Kind.STOP and kind in self.order and bool(self.counts)
        return ahead and self.order.index(kind) < _first(self.order, Kind.NUMBER)

    @property
    def weight(self) -> int:
        """How surely the topics are meant; 0 for words that name one only where nothing else does."""
        return max((weight for _, weight in self.topics), default=0)

    def has(self, *kinds: Kind) -> bool:
        """Whether any of these marks stands in it."""
        return any(kind in self.marks for kind in kinds)


def clauses(tokens: Iterable[Token]) -> list[Clause]:
    """The clauses, in order, without empty ones."""
    out = [Clause(Kind.STOP)]
    stream = list(counted(list(tokens)))
    for at, (token, count) in enumerate(stream):
        here = out[-1]
        if token.kind is Kind.DONE and here.counts and at + 1 < len(stream):
            follows = stream[at + 1][1]
            told = follows and bool(follows.unit) and here.order[-1] is Kind.NUMBER  # "1 bác xong 2 bác đợi mã"
            if follows and not follows.is_named and not told and not _ends(stream, at + 2):
                out.append(Clause(Kind.BREAK))  # "...giúp 4 cụ cài VNeID xong 2"
                here = out[-1]
        if count and here.counts and here.topics and not count.is_named and _ends(stream, at + 1):
            out.append(Clause(Kind.BREAK))  # "8 người vneid 5 xong 3 chưa"
            here = out[-1]
        if count and here.order[-1:] == [Kind.NUMBER] and here.counts[-1].unit == count.unit != "" and not count.is_named:
            out.append(Clause(Kind.BREAK))  # "5 người 3 người vneid 2 người zalo"
            here = out[-1]
        if count and not count.unit and here.order[-1:] == [Kind.ALL_DONE] and count.value in [x.value for x in here.counts]:
            continue  # "hai mươi mốt nhà gắn xong, đủ cả hai mươi mốt"
        if token.kind is Kind.EACH and at + 1 < len(stream) and (follows := stream[at + 1][1]) and follows.is_named:
            continue  # "có mỗi bà Sửu" is only her
        if token.kind in _ENDS:
            if token.text == ":" and not here.counts:
                here.order.append(token.kind)  # "vneid: 4", "Thôn 1: 3 người"
                continue
            if here.is_empty:
                here.joined = Kind.STOP if Kind.STOP in (here.joined, token.kind) else token.kind
            else:
                out.append(Clause(token.kind))
            continue
        if token.kind is Kind.SUBSET and here.counts and not _is_part(out, token):
            out.append(Clause(Kind.BREAK))
            here = out[-1]
        if _starts_anew(here, token, count):
            out.append(Clause(Kind.BREAK))
            here = out[-1]
        _add(here, token, count)
    for clause in out:
        named = [c for c in clause.counts if c.unit or c.is_named]
        _forget_early_end(clause)
        clause.counts = named or clause.counts  # "3 em thi vào 10": beside people a bare number counts nobody
    return [c for c in out if not c.is_empty]


def _ends(stream: list[tuple[Token, Count | None]], at: int) -> bool:
    """Whether what stands there says how something ended."""
    return at < len(stream) and stream[at][0].kind in (Kind.DONE, Kind.UNDONE, Kind.ALL_DONE)


def _starts_anew(here: Clause, token: Token, count: Count | None) -> bool:
    """Whether a new count or topic begins without any sign: "1 người vneid 1 người qr", "vneid 4 dvc 6"."""
    if token.kind is Kind.PLACE and here.counts and here.places:
        return True
    if token.kind is Kind.DAY and here.counts and here.days and here.topics:
        return True
    ended = {Kind.DONE, Kind.UNDONE, Kind.ALL_DONE} & set(here.order[_last(here.order, Kind.NUMBER) :])
    if count and here.counts and ended and Kind.NUMBER in here.order:
        return True  # "năm cụ cài VNeID ba cụ xong hai cụ chưa"
    if count and here.order and here.order[-1] is Kind.WORD and fold(here.words[-1]) in word_set("for"):
        return False  # "trả 5 hồ sơ khai sinh cho 4 người"
    complete = bool(here.counts and here.topics)
    if not complete or here.has(Kind.SUBSET):
        return False
    if count and (count.unit or count.is_named) and Kind.HELPED in here.order[_last(here.order, Kind.NUMBER) :]:
        return True
    counts_first = _first(here.order, Kind.NUMBER) < _first(here.order, Kind.TOPIC)
    if count:
        return (
            counts_first
            and bool(count.unit or count.is_named)
            and not (count.unit == FILES and here.counts[-1].unit == PEOPLE)
            and Kind.TIMES not in here.marks
        )
    return token.kind is Kind.TOPIC and not counts_first and here.order[-1] is Kind.NUMBER


def _is_part(out: list[Clause], token: Token) -> bool:
    """Whether "trong số đó" stands behind the count that it is of: "...2 chị trong số đó trên 55 tuổi"."""
    here = out[-1]
    before = any(c.counts for c in out[:-1])
    return before and not here.topics and here.order[-1] is Kind.NUMBER and "so" in fold(token.text).split()


def _last(order: list[Kind], kind: Kind) -> int:
    return len(order) - 1 - order[::-1].index(kind) if kind in order else 0


def _first(order: list[Kind], kind: Kind) -> int:
    return order.index(kind) if kind in order else len(order)


def _add(here: Clause, token: Token, count: Count | None) -> None:
    if count:
        here.counts.append(count)
        here.order.append(Kind.NUMBER)
        return
    here.order.append(token.kind)
    if token.kind in (Kind.WORD, Kind.ABOUT):
        here.last_word = token.text
    if token.kind is Kind.TOPIC and isinstance(token.value, tuple):
        hinders = Kind.LACKS in here.order[-3:-1] or Kind.BECAUSE in here.order[-4:-1]
        if len(here.order) > 1 and hinders:
            here.lacked.append(token.value)
        else:
            means = here.order[-2:-1] in ([Kind.WORD], [Kind.ABOUT]) and fold(here.last_word) in word_set("by_means_of")
            here.topics.append((token.value[0], 0) if means else token.value)
            here.named.append(fold(token.text))
    elif token.kind is Kind.DAY and isinstance(token.value, Days):
        here.days.append(token.value)
    elif token.kind is Kind.PLACE and isinstance(token.value, tuple):
        here.places.append(token.value)
    elif token.kind is Kind.SESSION:
        here.session = here.session or token.name
    elif token.kind in _MARKS:
        here.marks.append(token.kind)
        here.helped += [fold(token.text)] * (token.kind is Kind.HELPED)
        here.lead += [token.text] * (not here.counts)
        here.ending = here.ending or fold(token.text) * (token.kind is Kind.DONE)
        if token.kind is Kind.EACH:
            here.each = next((name for name in ("day", "house") if fold(token.text).partition(" ")[2] in word_set(name)), "place")
    else:
        here.words.append(token.text)
        if not here.counts:
            here.lead.append(token.text)


def _forget_early_end(clause: Clause) -> None:
    """ "Tặng hoa xong tụi em hướng dẫn 20 chị": what ended before the help began says nothing of it."""
    if Kind.DONE not in clause.order or Kind.NUMBER not in clause.order or clause.marks.count(Kind.DONE) > 1:
        return
    done, number = clause.order.index(Kind.DONE), clause.order.index(Kind.NUMBER)
    between = {Kind.HELPED} if done else {Kind.HELPED, Kind.TOPIC}
    if done < number and between & set(clause.order[done:number]) and clause.ending.startswith(("xong", "hoan")):
        clause.marks.remove(Kind.DONE)


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
