"""From a message to what it reports; `read_log` is the door of this room.

There is no grammar file: people leave out, turn round and interrupt so much that a grammar would have to accept nearly
everything. The pieces are typed instead and grouped into clauses (docs/nhat-ky.md has the figures).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from knowledge.helplog.clauses.clause import Clause
from knowledge.helplog.clauses.counts import FILES, HOUSEHOLDS, PEOPLE, VISITS, Count
from knowledge.helplog.clauses.grouping import clauses
from knowledge.helplog.drafts.draft import Draft
from knowledge.helplog.drafts.drafting import Drafting
from knowledge.helplog.drafts.further import FILED
from knowledge.helplog.drafts.placing import beside, held, near
from knowledge.helplog.entries import (
    APPROXIMATE,
    BROADCAST,
    CLASS,
    CUMULATIVE,
    HELP,
    HOW_MANY,
    LOG,
    NOBODY,
    OTHER,
    QUESTION,
    SUM_DIFFERS,
    WHICH_DAY,
    WHICH_TOPIC,
    WHICH_VILLAGE,
    HelpEntry,
    ParsedLog,
    Problem,
)
from knowledge.helplog.intent import intent_of
from knowledge.helplog.reports import sounds_like_a_report
from knowledge.helplog.words.lexer import lex
from knowledge.helplog.words.tokens import Days, Kind, fold
from knowledge.language.text import clean

_ENDS = {Kind.DONE, Kind.ALL_DONE, Kind.UNDONE, Kind.FRACTION}
_LIMIT = 1000
_CLASS_FROM = 8


def read_log(text: str, today: date, kinds: Collection[str] = ()) -> ParsedLog:
    """What a message reports; `today` is the day it was sent, `kinds` the commune's own words for its neighbourhoods
    and whole names of its villages.

    Never raises, whatever the text.
    """
    tokens = lex(clean(text, _LIMIT), today, kinds)
    if not tokens:
        return ParsedLog(OTHER)
    intent = intent_of(tokens)
    if intent != LOG:
        return ParsedLog(intent)
    kinds_said = {t.kind for t in tokens}
    if not sounds_like_a_report(text, bool(kinds_said & _ENDS), Kind.PERSON in kinds_said):
        return ParsedLog(QUESTION)
    found = clauses(tokens)
    drafting = Drafting()
    for clause, following in zip_longest(found, found[1:]):
        drafting.read(clause, following)
    drafts, problems = _settled(drafting, found)
    if not drafts:
        return ParsedLog(OTHER)
    entries: list[HelpEntry] = []
    for draft in drafts:
        told, asked = _entries(draft, found, today)
        entries += told
        problems += asked
    entries = [e for e in _merged(entries) if not _is_zero(e)]
    if not any(c.has(Kind.CUMULATIVE) or _is_account(c) for c in found):
        entries = [replace(e, kind=CLASS) if _is_class(e) else e for e in entries]
    if not entries:
        return ParsedLog(NOBODY)
    if any(c.has(Kind.CUMULATIVE) for c in found):
        entries = [replace(e, completed=None) for e in entries]
        problems.append(Problem(CUMULATIVE))
    problems += [Problem(APPROXIMATE, c.text) for clause in found if clause.has(Kind.ABOUT) for c in clause.counts]
    return ParsedLog(LOG, tuple(entries), tuple(dict.fromkeys(problems)))


def _settled(drafting: Drafting, found: Sequence[Clause]) -> tuple[list[Draft], list[Problem]]:
    """The drafts with what waited for a partner: a total that its parts add up to, or people of the first one."""
    drafts, problems = _without_totals(drafting.drafts), []
    if not drafts and drafting.one_each(drafting.topics, Clause(Kind.BREAK)):
        drafting.topics = []
    late = [w for w in drafting.waiting if drafts and _stands_alone(w[0], w[1], w[2], drafts)]
    for at, clause, count in late:
        # "t7 giúp 3, CN giúp 4 người cài VNeID" is one sentence about VNeID; a sentence of its own names no topic
        shares = at < drafts[0].at and all(c.joined is not Kind.STOP for c in found[at : drafts[0].at])
        met = clause.session not in ("", HELP)  # a meeting of which only the number is told
        topics = drafts[0].topics if shares and not met else []
        drafts.append(Draft(at, topics, [count], clause.session, places=clause.places, days=clause.days))
    counts = [c for _, _, c in drafting.waiting if c not in [c for _, _, c in late]] + drafting.undone
    if counts and drafts:
        whole = sum(c.value or 0 for c in counts)
        parts = sum(d.total(c.unit or PEOPLE) or 0 for d in drafts for c in counts[:1])
        # "giúp 10 người: 4 VNeID, 3 quét QR": more than all that is told after it
        ahead = all(at < drafts[0].at for at, _, _ in drafting.waiting) and len(drafts) > 1 and whole > parts
        bare = [c for d in drafts for c in d.counts]
        if parts != whole == sum(c.value or 0 for c in bare) and not any(c.unit or c.is_named for c in bare):
            for count in bare:
                count.unit = counts[0].unit  # "27 lượt (VNeID: 15; dịch vụ công: 12)"
            parts = whole
        shared = {"", *(c.unit for c in counts)} & {c.unit for d in drafts for c in d.counts}  # a bare number is of any
        is_total = bool(shared) and (ahead or any(c.has(Kind.TOTAL, Kind.SUBSET) for c in found))
        if is_total and parts != whole and any(c.has(Kind.REST) for c in found):
            pass  # "11 người: vneid 5, đổi bằng lái 2, còn lại hỏi linh tinh"
        elif is_total and parts != whole:
            problems.append(Problem(SUM_DIFFERS, counts[0].text))
        elif not is_total and parts != whole:
            first = drafts[0] if drafting.waiting and drafting.waiting[0][0] < drafts[0].at else drafts[-1]
            first.counts = [*counts, *first.counts]
    elif counts or drafting.topics:
        said = [clause for _, clause, _ in drafting.waiting]
        draft = Draft(drafting.at, drafting.topics, counts, drafting.session)
        draft.each = next((c.each for c in said if c.each), "")
        draft.completed = draft.whole if any(c.has(Kind.DONE, Kind.ALL_DONE) for c in said) else None
        drafts.append(draft)
    if drafts and drafting.topics and counts == []:
        if not drafts[-1].topics:
            drafts[-1].topics = drafting.topics
        elif drafts[-1].topics != drafting.topics:
            drafts.append(Draft(drafting.at, drafting.topics, [], drafting.session))
    if not drafts and any(c.session for c in found):
        session = next(c.session for c in found if c.session)
        drafts.append(Draft(0, [], [], session))
    return drafts, problems


def _without_totals(drafts: list[Draft]) -> list[Draft]:
    """Drops "8 người sửa điện thoại:" before "3 người đầy bộ nhớ, 5 người mất mạng": the same people, told apart."""
    for i, draft in enumerate(drafts):
        parts = [d for d in drafts[i + 1 :] if (d.topics, d.places, d.days) == (draft.topics, [], [])]
        if len(parts) > 1 and draft.whole and draft.whole == sum(d.whole or 0 for d in parts):
            parts[0].places, parts[0].days = draft.places, draft.days
            return drafts[:i] + drafts[i + 1 :]
    return drafts


def _stands_alone(at: int, clause: Clause, count: Count, drafts: Sequence[Draft]) -> bool:
    """Whether what was counted there belongs to no draft: said after them all, or of another place or day."""
    first = drafts[0]
    elsewhere = bool(clause.places and first.places and clause.places[-1] != first.places[-1])
    another_day = bool(clause.days and first.days and clause.days[-1] != first.days[-1])
    met = clause.session not in ("", HELP) and first.session == HELP  # "40 bà con dự họp, tranh thủ giúp 15 người..."
    return met or (at > drafts[-1].at and bool(count.unit)) or elsewhere or another_day


def _entries(draft: Draft, found: Sequence[Clause], today: date) -> tuple[list[HelpEntry], list[Problem]]:
    """One entry for each topic, village and day of a draft, and what must be asked about it."""
    problems = []
    vague = next((c for c in draft.counts if c.value is None), None)
    entry = HelpEntry(
        people=draft.total(PEOPLE),
        visits=draft.total(VISITS),
        completed=draft.completed,
        households=draft.total(HOUSEHOLDS),
        files=draft.total(FILES),
        kind=draft.session or HELP,
    )
    if entry.kind == BROADCAST:
        entry = replace(entry, people=None, completed=None)
    elif vague or not entry.is_counted:
        problems.append(Problem(HOW_MANY, vague.text if vague else ""))
    topics: Sequence[str | None] = list(dict.fromkeys(draft.topics)) or [None if entry.files is None else FILED]
    if topics == [None]:
        problems.append(Problem(WHICH_TOPIC))
    said = [(i, p) for i, c in enumerate(found, 1) for p in c.places if i <= draft.at or not c.is_own(Kind.PLACE)]
    villages = near(said, draft.at, draft.places)
    if draft.each == "place" and villages:  # "thôn 1 và thôn 2 mỗi thôn 5 người"
        around = beside(found, draft.at)
        villages = tuple(dict.fromkeys(name for i, names in said if i in around for name in names)) or villages
    names: tuple[str | None, ...] = villages or (None,)
    if len(names) > 1 and not draft.each and entry.kind == HELP:
        problems.append(Problem(WHICH_VILLAGE, ", ".join(villages or ())))
        names = (None,)
    told = [(i, d) for i, c in enumerate(found, 1) for d in c.days if i <= draft.at or not c.is_own(Kind.DAY)]
    days = near(told, draft.at, draft.days)
    if draft.each == "day" and days and len(days.single) == 1:
        days = Days(tuple(dict.fromkeys(day for _, d in told for day in d.single)))
    dates = list(held(days, draft.each, today))
    if any(first is None for first, _ in dates):
        problems.append(Problem(WHICH_DAY))
    entries = [
        replace(entry, topic=topic, village=name, held_on=first, held_to=last)
        for name in names
        for first, last in dates
        for topic in topics
    ]
    return entries, problems


def _merged(entries: Sequence[HelpEntry]) -> list[HelpEntry]:
    """Entries of the same topic, place, day and kind as one; what neither tells stays untold."""
    out: dict[tuple[object, ...], HelpEntry] = {}
    for entry in entries:
        key = (entry.topic, entry.village, entry.held_on, entry.held_to, entry.kind)
        known = out.get(key)
        if known is None:
            out[key] = entry
            continue
        out[key] = replace(
            known,
            people=_plus(known.people, entry.people),
            visits=_plus(known.visits, entry.visits),
            completed=_plus(known.completed, entry.completed),
            households=_plus(known.households, entry.households),
            files=_plus(known.files, entry.files),
        )
    return list(out.values())


def _is_zero(entry: HelpEntry) -> bool:
    """ "qr: 0" reports nobody."""
    told = [n for n in (entry.people, entry.visits, entry.households, entry.files) if n is not None]
    return bool(told) and not any(told)


def _plus(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


def _is_account(clause: Clause) -> bool:
    """Whether help was given with an account or an app of the course, which is no class."""
    said = " ".join([*clause.named, *clause.helped, *map(fold, clause.words)])
    return "hoc-bdhvs" in dict(clause.topics) and any(
        w in said for w in ("tai khoan", "dang ky", "cai ", "app", "dang nhap")
    )


def _is_class(entry: HelpEntry) -> bool:
    """Bình dân học vụ số for so many is a class, even where nobody says "lớp"."""
    return entry.kind == HELP and entry.topic == "hoc-bdhvs" and (entry.people or 0) >= _CLASS_FROM
