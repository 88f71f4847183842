"""Groups the pieces of a message into clauses: what was counted, about what, where and when, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from knowledge.helplog.clauses.breaks import Breaks
from knowledge.helplog.clauses.clause import Clause
from knowledge.helplog.clauses.counts import Count, counted
from knowledge.helplog.words.tokens import Days, Kind, Token, fold
from knowledge.helplog.words.vocabulary import word_set

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
_WHY = 4  # how many words back "nên" may stand
_ENDS = (Kind.STOP, Kind.BREAK, Kind.AND)


def clauses(tokens: Iterable[Token]) -> list[Clause]:
    """The clauses, in order, without empty ones."""
    out = [Clause(Kind.STOP)]
    stream = list(counted(list(tokens)))
    breaks = Breaks(stream)
    for at, (token, count) in enumerate(stream):
        here = out[-1]
        if token.kind is Kind.AND and fold(token.text) == "roi" and here.owns:
            here.marks.append(Kind.DONE)  # "hai chục cụ có sổ sức khỏe trong máy rồi"
        if token.kind in _ENDS:
            if not here.counts and (token.text == ":" or (here.topics and breaks.counts_next(at, token.text))):
                here.order.append(token.kind)  # "vneid: 4", "Thôn 1: 3 người"
            elif here.is_empty:
                here.joined = Kind.STOP if Kind.STOP in (here.joined, token.kind) else token.kind
            else:
                out.append(Clause(token.kind))
            continue
        if breaks.are_before(at, here, out):
            out.append(Clause(Kind.BREAK))
            here = out[-1]
        if not breaks.is_idle(at, here):
            _add(here, token, count)
    if Kind.PLACE in breaks.ahead:
        _head(out)
    for clause in out:
        named = [c for c in clause.counts if (c.unit or c.is_named) and not _is_whole(c, clause)]
        _forget_early_end(clause)
        clause.counts = named or clause.counts  # "3 em thi vào 10": beside people a bare number counts nobody
    return [c for c in out if not c.is_empty]


def _is_whole(count: Count, clause: Clause) -> bool:
    """Whether "cả nhà" only says that the five counted beside it are all of them."""
    told = any(c.value is not None and c.unit for c in clause.counts)
    return count.value is None and told and fold(count.text).startswith("ca ")


def _head(out: list[Clause]) -> None:
    """Gives "thôn 1 (5 người), thôn 2 (3 người)" each count the place before it."""
    for before, clause in pairwise(out):
        bare = not (before.counts or before.topics or before.days or before.session or before.marks)
        if bare and before.places and clause.joined is Kind.BREAK and clause.counts and not clause.topics:
            clause.places, before.places = clause.places or before.places, []


def _add(here: Clause, token: Token, count: Count | None) -> None:
    if count:
        here.counts.append(count)
        here.order.append(Kind.NUMBER)
        return
    here.order.append(token.kind)
    if token.kind in (Kind.WORD, Kind.ABOUT):
        here.last_word = token.text
    if token.kind is Kind.TOPIC and isinstance(token.value, tuple):
        _name(here, token, token.value)
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
            here.each = next(
                (name for name in ("day", "house") if fold(token.text).partition(" ")[2] in word_set(name)), "place"
            )
    else:
        if here.order[-2:-1] == [Kind.DONE] and token.text.lower() in word_set("all"):
            here.marks.append(Kind.ALL_DONE)  # "em xử lý xong hết"
        here.words.append(token.text)
        if not here.counts:
            here.lead.append(token.text)


def _name(here: Clause, token: Token, topic: tuple[str, int]) -> None:
    """Adds a topic, by what stands before it: for "thiếu", "vì" and "không" it is none, for "trên", "qua" a means."""
    before, word = here.order[-2:-1], here.last_word.lower()
    hinders = Kind.LACKS in here.order[-3:-1] or Kind.BECAUSE in here.order[-4:-1]
    told_not = before == [Kind.WORD] and word in word_set("do_not") and topic[0] != "an-toan"
    if len(here.order) > 1 and (hinders or told_not):
        here.lacked.append(topic)
        return
    means = before in ([Kind.WORD], [Kind.ABOUT]) and fold(word) in word_set("by_means_of")
    here.topics.append((topic[0], 0) if means else topic)
    here.named.append(fold(token.text))
    if before == [Kind.WORD] and word in word_set("owns") and here.counts and here.words[-2:-1] != ["nhận"]:
        here.owns = True
        here.marks += [Kind.DONE] * bool({"đã", "chừ", "giờ"} & set(here.words[-_WHY:]))
    if "nên" in here.words[-_WHY:] and len(here.topics) > 1:
        here.topics = here.topics[-1:]  # "đổi sim nên VNeID bị khóa": what stands before is only why


def _forget_early_end(clause: Clause) -> None:
    """ "Tặng hoa xong tụi em hướng dẫn 20 chị": what ended before the help began says nothing of it."""
    if Kind.DONE not in clause.order or Kind.NUMBER not in clause.order or clause.marks.count(Kind.DONE) > 1:
        return
    done, number = clause.order.index(Kind.DONE), clause.order.index(Kind.NUMBER)
    between = {Kind.HELPED} if done else {Kind.HELPED, Kind.TOPIC}
    if done < number and between & set(clause.order[done:number]) and clause.ending.startswith(("xong", "hoan")):
        clause.marks.remove(Kind.DONE)
