"""How what was counted ended: how many finished, all of them, nobody, or a further unit of the same help."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.helplog.clauses.clause import Clause, first
from knowledge.helplog.clauses.counts import PEOPLE
from knowledge.helplog.drafts.draft import Draft
from knowledge.helplog.words.tokens import Kind, fold
from knowledge.helplog.words.vocabulary import word_set

ENDED = (Kind.DONE, Kind.ALL_DONE)


def is_apart(clause: Clause, last: Draft) -> bool:
    """Whether it speaks of another place or day."""
    behind = not last.places and first(clause.order, Kind.NUMBER) < first(clause.order, Kind.PLACE)
    elsewhere = (
        bool(clause.places) and clause.places != last.places and not behind
    )  # "4 người cài vneid 3 người xong thôn 7"
    return elsewhere or bool(clause.days and last.days and clause.days != last.days)


def refines(clause: Clause, last: Draft) -> bool:
    """Whether the count says how many of those last counted finished."""
    mine, unit = clause.counts[0].value, clause.counts[0].unit
    whole = last.total(unit) if unit and last.total(unit) is not None else last.whole
    return clause.has(*ENDED) and not is_apart(clause, last) and mine is not None and (whole is None or mine <= whole)


def refines_group(clause: Clause, drafts: Sequence[Draft]) -> bool:
    """Whether it says how many finished of several lines of one topic: "5 hồ sơ đất, 2 hồ sơ khai sinh, 6 bộ xong"."""
    last, mine = drafts[-1], clause.counts[0].value
    group = [
        d for d in drafts if d.topics == last.topics and d.places in ([], last.places) and d.days in ([], last.days)
    ]
    unit = clause.counts[0].unit
    if mine is None or not clause.has(*ENDED) or is_apart(clause, last) or any(d.completed is not None for d in group):
        return False
    wholes = [d.total(unit) if unit else d.whole for d in group]
    return len(group) > 1 and mine <= sum(w or 0 for w in wholes)


def leaves(clause: Clause) -> bool:
    """Whether it tells what is still to be done: "hẹn", "phải về lấy căn cước", "chưa"."""
    marked = clause.has(Kind.LATER, Kind.UNDONE, Kind.LACKS, Kind.REST)
    return marked or any(fold(w) in word_set("left") for w in clause.words)


def is_rest(clause: Clause, last: Draft) -> bool:
    """Whether it counts just those who are left: "12 người quét mã, 10 người làm được, 2 người máy cục gạch"."""
    if last.completed is None or last.whole is None or is_apart(clause, last):
        return False
    behind = {"nua", "khac"} & {fold(w) for w in clause.words}
    more = clause.has(*ENDED) or bool(behind) or any(fold(w) in word_set("more") for w in clause.lead)
    if clause.joined is Kind.STOP and (clause.has(Kind.HELPED) or clause.topics) and not leaves(clause):
        return False
    units = {c.unit for c in clause.counts} <= {"", PEOPLE, *(c.unit for c in last.counts)}
    return units and not more and sum(c.value or 0 for c in clause.counts) == last.whole - last.completed > 0


def is_step(clause: Clause, last: Draft) -> bool:
    """Whether fewer of them took the last step of the same thing: "26 người làm vneid, 20 người lên mức 2"."""
    named = " ".join(clause.named)
    step = any(w in named for w in ("muc 2", "muc hai", "kich hoat")) and last.completed is None
    fewer = (clause.counts[0].value or 0) < (last.whole or 0) and clause.counts[0].unit in (
        "",
        *(c.unit for c in last.counts),
    )
    return step and fewer and not is_apart(clause, last) and clause.joined is Kind.BREAK and not clause.has(Kind.UNDONE)


def is_subset(clause: Clause) -> bool:
    """ "...2 chị trong số đó trên 55 tuổi" counts nobody new."""
    return clause.has(Kind.SUBSET) and not clause.topics and clause.order[:1] == [Kind.NUMBER]


def resolves(clause: Clause, last: Draft) -> bool:
    """Whether it gives the number that was vague before: "bày cho mấy eng đăng bán nón, tám eng cả thảy"."""
    if clause.has(*ENDED, Kind.UNDONE) or is_apart(clause, last) or clause.joined is Kind.STOP:
        return False
    vague = {c.unit or PEOPLE for c in last.counts if c.value is None}
    return bool(vague) and all(c.value is not None and (c.unit or PEOPLE) in vague for c in clause.counts)


def is_everybody(clause: Clause, drafts: Sequence[Draft]) -> bool:
    """Whether the number is all that was counted: "...gửi được cả 2", "cả ba đều nhắn được"."""
    if not drafts or not (clause.has(Kind.TOTAL, Kind.ALL_DONE) or "đều" in clause.words):
        return False
    wholes = [d.whole for d in drafts if d.whole is not None]
    unit, value = clause.counts[0].unit, clause.counts[0].value
    same = unit in ("", *(c.unit for c in drafts[-1].counts))
    return same and value is not None and value in (sum(wholes), *wholes[-1:])


def everybody(clause: Clause, drafts: Sequence[Draft]) -> None:
    """Notes that all of them finished, where the words say so."""
    if not clause.has(*ENDED) and not any(fold(w) in word_set("worked") for w in clause.words):
        return
    alone = clause.counts[0].value == drafts[-1].whole
    for draft in drafts[-1:] if alone else drafts:
        draft.completed = draft.whole


def adds(clause: Clause, last: Draft) -> bool:
    """Whether it counts the same help in another unit: "2 bác nhờ làm giấy khai tử, 2 hồ sơ"."""
    units, known = ({c.unit or PEOPLE for c in counts} for counts in (clause.counts, last.counts))
    apart = clause.places or clause.days or clause.joined is Kind.STOP
    bare = not any(c.unit or c.is_named for c in clause.counts)  # "21 hộ, xong 18": households too
    return not apart and not bare and bool(known) and not units & known


def finish(clause: Clause, last: Draft, may_add: bool) -> None:
    """So many of the last ones finished; "...ông Tư làm giấy kết hôn, nộp xong 1 bộ" tells of a file too."""
    if may_add and adds(clause, last):
        last.completed = last.whole
        last.counts += clause.counts
        return
    told = (last.completed or 0) + (clause.counts[0].value or 0)
    whole = last.total(clause.counts[0].unit) or last.whole
    last.completed = told if whole is None or told <= whole else clause.counts[0].value


def end(clause: Clause, drafts: Sequence[Draft]) -> None:
    """Said of the last ones, or of all: "...xong hết", "...chưa ai xong"."""
    for draft in drafts if clause.has(Kind.ALL_DONE) else drafts[-1:]:
        begun = draft.completed == 0 and clause.has(*ENDED)  # "không vô được lớp, em chỉnh lại, vô được hết"
        if draft.completed is not None and not begun:
            continue
        if clause.has(*ENDED):
            draft.completed = draft.whole - draft.left if draft.whole is not None else None
        elif clause.has(Kind.UNDONE):
            draft.completed = 0
