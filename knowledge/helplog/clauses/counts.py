"""Joins a number with the unit behind it: "5 bà con", "3 bộ hồ sơ", "2 vợ chồng cô Ba", "cho bà cố em"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.helplog.words.tokens import Kind, Token, fold
from knowledge.helplog.words.vocabulary import word_set

_TRADERS = ("ho kinh doanh", "hkd", "ho kd")
_STARTS = (Kind.BREAK, Kind.AND, Kind.STOP, Kind.DONE, Kind.UNDONE, Kind.ALL_DONE)
PEOPLE, VISITS, HOUSEHOLDS, FILES, COUPLE, WOMEN = "people", "visits", "households", "files", "couple", "women"


@dataclass(slots=True)
class Count:
    """A number of something; `value` is None where it is vague, `done` how many of it a fraction says."""

    value: int | None
    unit: str
    text: str
    done: int | None = None
    is_named: bool = False
    is_again: bool = False  # somebody spoken of before: "mệ thì chưa", "hai bà đó"


def counted(tokens: list[Token]) -> Iterator[tuple[Token, Count | None]]:
    """The tokens, numbers joined with the unit behind them into a Count."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        unit = follows.name if follows and follows.kind is Kind.UNIT else ""
        if token.kind is Kind.NUMBER and unit == WOMEN:
            at += 2  # "29 người học, có 11 nữ"
        elif token.kind in (Kind.NUMBER, Kind.VAGUE) and follows and follows.kind is Kind.SESSION:
            at += 1  # "01 lớp tập huấn"
        elif (
            token.kind is Kind.UNIT
            and follows
            and follows.text == ":"
            and fold(token.text).startswith("so ")
            and _is_number(tokens, at + 2)
        ):
            yield tokens[at + 2], _count(tokens[at + 2], token.name)
            at += 3
        elif token.kind is Kind.VAGUE and unit and fold(token.text) == "cac" and not _is_given(tokens, at):
            at += 2  # "mong các anh thông cảm"
        elif (
            token.kind is Kind.VAGUE and fold(token.text).startswith(("cac", "nhung")) and _is_counted_later(tokens, at)
        ):
            at += 1  # "dạy các cụ nhắn tin, 18 cụ đi học"
        elif token.kind is Kind.VAGUE and follows and (follows.kind is Kind.TOPIC or _is_thing(follows)):
            at += 1  # "nhận biết mấy cuộc gọi giả"
        elif token.kind is Kind.VAGUE and not unit and fold(token.text) in word_set("idle"):
            at += 1  # "tuần này ít việc"
        elif token.name == HOUSEHOLDS and follows and follows.kind is Kind.PERSON and _is_house(tokens, at):
            yield token, Count(1, HOUSEHOLDS, f"{token.text} {follows.text}", is_named=True)
            at += 2
        elif token.kind is Kind.TOPIC and fold(token.text) in _TRADERS and follows and follows.kind is Kind.PERSON:
            yield token, None
            yield follows, Count(1, HOUSEHOLDS, f"{token.text} {follows.text}", is_named=True)
            at += 2
        elif token.name == COUPLE or (token.kind is Kind.UNIT and fold(token.text) == "vo chong"):
            yield token, Count(2, PEOPLE, token.text)
            at += 2 if follows and follows.kind is Kind.PERSON else 1
        elif token.kind is Kind.UNIT and _is_pronoun(tokens, at):
            yield token, Count(1, PEOPLE, token.text, is_named=True, is_again=True)
            at += 1
        elif token.kind is Kind.UNIT and _is_kin(tokens, at) and _starts(tokens, at):
            yield token, Count(1, PEOPLE, token.text, is_named=True)
            at += 2 if follows and follows.kind in (Kind.PERSON, Kind.UNIT) else 1
        elif token.kind is Kind.UNIT and _is_one(tokens, at) and _has_person(tokens, at):
            yield Token(Kind.WORD, token.text, token.start), None  # "chú Chín làm khai tử cho ba": for him it was done
            at += 1
        elif token.kind is Kind.UNIT and _is_one(tokens, at):
            if fold(token.text) in {fold(t.text).split()[0] for t in tokens[:at] if t.kind is Kind.PERSON}:
                yield Token(Kind.WORD, token.text, token.start), None  # "...bác Tám tới nhờ, em làm cho bác"
                at += 1
                continue
            yield token, Count(1, PEOPLE, token.text, is_named=True)
            at += 2 if follows and follows.kind is Kind.PERSON and fold(token.text) in word_set("kin") else 1
        elif token.kind in (Kind.NUMBER, Kind.VAGUE, Kind.FRACTION):
            used = 2 if unit else 1
            # "5 bà con nông dân", "3 bộ hồ sơ": one count, whatever further words name it
            while unit and at + used < len(tokens) and tokens[at + used].kind is Kind.UNIT:
                used += 1
            behind = tokens[at + used] if at + used < len(tokens) else None
            if unit == FILES and behind and behind.kind is Kind.NOISE and fold(behind.text).startswith("lop"):
                unit = PEOPLE  # "5 hs lớp 12"
            aged = behind is not None and behind.kind is Kind.NOISE and "tuoi" in fold(behind.text)
            if not (aged and at and any(t.kind is Kind.NUMBER for t in tokens[:at])):
                count = _count(token, unit)
                count.is_again = bool(unit) and behind is not None and _points(behind.text)
                yield token, count
            at += used
        elif token.kind is Kind.PERSON and _says_who(tokens, at):
            at += 1  # "2 vợ chồng cô Ba": the name says who the two are
        elif token.kind is Kind.PERSON:
            yield token, Count(token.number or 1, PEOPLE, token.text, is_named=True)
            at += 1
        else:
            yield token, None
            at += 1


def _count(token: Token, unit: str) -> Count:
    if token.kind is Kind.VAGUE:
        return Count(None, unit or PEOPLE, token.text)
    if token.kind is Kind.FRACTION and isinstance(token.value, tuple):
        done, whole = token.value
        return Count(whole, unit or PEOPLE, token.text, done=done)
    if unit == COUPLE:
        return Count(token.number * 2, PEOPLE, token.text)
    return Count(token.number, unit, token.text)


def _points(word: str) -> bool:
    """Whether it points at people spoken of before: "hai bà đó", "2 nguoi kia"."""
    return word.lower() in word_set("those") or (word.isascii() and word.lower() in word_set("plain_those"))


def _is_house(tokens: list[Token], at: int) -> bool:
    """Whether the house is what was helped: "hộ ông Phúc", "cho nhà bác Lâm"; "ghé nhà chú Tám" is where."""
    before = tokens[at - 1] if at else None
    if before and fold(before.text).rpartition(" ")[2] in word_set("given_to"):
        return True
    starts = before is None or before.kind in _STARTS
    if fold(tokens[at].text) != "nha" or not starts:
        return starts
    title = fold(tokens[at + 1].text).split()[0]
    pairs = zip(tokens[at + 2 :], tokens[at + 3 :], strict=False)
    # "nhà o Sen mất mạng, tui kéo lại wifi cho o": one person
    return not any(fold(b.text) == title and fold(a.text) in word_set("given_to") for a, b in pairs)


def _is_thing(token: Token) -> bool:
    """Whether "mấy cái nón", "mấy chiêu lừa" counts things, not people."""
    return token.kind is Kind.WORD and fold(token.text) in word_set("things")


def _is_counted_later(tokens: list[Token], at: int) -> bool:
    """Whether a number of people follows, so that "các cụ" only says who they are."""
    pairs = zip(tokens[at:], tokens[at + 1 :], strict=False)
    return any(a.kind is Kind.NUMBER and b.kind is Kind.UNIT and b.name == PEOPLE for a, b in pairs)


def _is_given(tokens: list[Token], at: int) -> bool:
    """Whether help goes to whoever stands there: behind "giúp", "cho"."""
    return bool(at) and (tokens[at - 1].kind is Kind.HELPED or fold(tokens[at - 1].text) in word_set("given_to"))


def _is_number(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind is Kind.NUMBER


def _is_kin(tokens: list[Token], at: int) -> bool:
    """Whether a relative is spoken of: "con gái cụ", "má chị Tư"."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    whose = follows is not None and follows.kind is Kind.PERSON and fold(tokens[at].text) in ("ma", "me", "bo")
    return whose or fold(tokens[at].text) in word_set("kin")


def _has_person(tokens: list[Token], at: int) -> bool:
    """Whether somebody was counted in the same clause already, doing something for whoever stands there."""
    for i in range(at - 1, -1, -1):
        if tokens[i].kind in (Kind.BREAK, Kind.STOP):
            return False
        if tokens[i].kind in (Kind.PERSON, Kind.NUMBER):
            return any(t.kind is Kind.TOPIC for t in tokens[i:at])
    return False


def _says_who(tokens: list[Token], at: int) -> bool:
    """Whether a number of people stands just before: "2 vợ chồng cô Ba", "3 mẹ con chị Lý"."""
    before = at
    while before and tokens[before - 1].kind is Kind.UNIT:
        before -= 1
    return 0 < before < at and tokens[before - 1].kind is Kind.NUMBER


def _starts(tokens: list[Token], at: int) -> bool:
    """Whether a clause begins there, behind something already told, or the whole message."""
    kinds = (Kind.TOPIC, Kind.PERSON)
    if not at:
        return True
    return bool(at) and tokens[at - 1].kind in _STARTS and any(t.kind in kinds for t in tokens[:at])


def _is_pronoun(tokens: list[Token], at: int) -> bool:
    """Whether a lone "mệ", "eng" says again which of several named people: "mệ nỏ được, eng thì gọi được rồi"."""
    before = tokens[at - 1] if at else None
    if before is None or before.kind not in _STARTS:
        return False
    named = [fold(t.text).split()[0] for t in tokens[:at] if t.kind is Kind.PERSON]
    return len(named) > 1 and named.count(fold(tokens[at].text)) == 1


def _is_one(tokens: list[Token], at: int) -> bool:
    """Whether a lone word for a person stands for one: "làm cho bà cố em", "giúp bác hàng xóm"."""
    before = fold(tokens[at - 1].text) if at else ""
    return fold(tokens[at].text) in word_set("single") and before.rpartition(" ")[2] in word_set("given_to")
