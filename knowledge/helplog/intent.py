"""What kind of message it is, before any number is believed: a log, a plan, a question, an order, a correction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.helplog.entries import CORRECTION, DELETION, LOG, NOBODY, ORDER, OTHER, PLAN, QUESTION
from knowledge.helplog.words.tokens import Days, Kind, Token, fold
from knowledge.helplog.words.vocabulary import word_set

# "mệ mô cũng biết rồi" asks nothing
_TOLD = ("giup", "ho tro", "huong dan", "hd", "ht", "bay", "day", "chi cho", "hdan", "lam cho", "cai cho", "man cho")
_TALLY = {Kind.DAY, Kind.PLACE, Kind.NUMBER, Kind.UNIT, Kind.BREAK, Kind.STOP, Kind.NOISE}
_GREETING = 3  # "Dạ em cảm ơn..." thanks for help got
_COUNTS = (Kind.NUMBER, Kind.PERSON, Kind.FRACTION, Kind.VAGUE)


def intent_of(tokens: Sequence[Token]) -> str:
    """One of the words of entries.py; LOG only where something was counted, done, taught or broadcast."""
    kinds = [t.kind for t in tokens]
    has = set(kinds).__contains__
    counted = any(map(has, _COUNTS))
    first = fold(tokens[0].text).partition(" ")[0] if tokens else ""
    if first in word_set("deletes_first") or _deletes(tokens):
        return DELETION
    if _corrects(tokens, kinds):
        return CORRECTION
    if _asks(tokens, kinds):
        return QUESTION
    told = any(t.kind is Kind.HELPED and fold(t.text).startswith(_TOLD) for t in tokens)
    spread = any(t.kind is Kind.SESSION and t.name in ("broadcast", "propaganda") for t in tokens)
    aired = any(t.kind is Kind.SESSION and t.name == "broadcast" for t in tokens)
    if has(Kind.NEWS) and (kinds[0] is Kind.NEWS or (not spread and not told)):
        return OTHER
    thanked = [i for i, t in enumerate(tokens) if any(w in fold(t.text) for w in word_set("thanks"))]
    unclear = not counted and not (told or spread)
    if thanked and (thanked[0] < _GREETING or unclear) and not (has(Kind.NUMBER) and has(Kind.TOPIC)):
        return OTHER
    if fold(tokens[0].text) in word_set("praise") and not (has(Kind.NUMBER) and has(Kind.TOPIC)):
        return OTHER
    if _begs(tokens) and not has(Kind.DONE):
        return ORDER
    if (
        has(Kind.ORDERS)
        and not (aired and has(Kind.DAY))
        and (kinds[0] is Kind.ORDERS or _commands(tokens) or not _reports(kinds))
    ):
        return ORDER
    days = [t.value.is_ahead for t in tokens if t.kind is Kind.DAY and isinstance(t.value, Days)]
    if any(days) and not (counted and not all(days) and has(Kind.DONE)):
        return PLAN  # "hôm nay ... mua được vé chạy ngày 12/2 rồi" is done
    if (has(Kind.PLANS) and not _happened(kinds)) or fold(" ".join(t.text for t in tokens[:2])) == "ke hoach":
        return PLAN
    if has(Kind.NEGATIVE) or _zero(tokens):
        # "ko ai đến vì mưa, chỉ 1 cụ hỏi": what stands beside the negative may still count
        numbers = [t for t in tokens if t.kind in (Kind.NUMBER, Kind.PERSON, Kind.FRACTION) and t.number]
        if not numbers or not has(Kind.TOPIC):
            return NOBODY
    united = has(Kind.PERSON) or any(a.kind in _COUNTS and b.kind is Kind.UNIT for a, b in pairwise(tokens))
    if (counted and has(Kind.TOPIC)) or (united and any(map(has, (Kind.HELPED, Kind.DONE, Kind.SESSION)))):
        return LOG
    if united and has(Kind.DAY) and has(Kind.PLACE) and set(kinds) <= _TALLY:
        return LOG  # "6/11 đến 10/11 xóm 4: 31 lượt": what it was is asked
    if has(Kind.SESSION) and (has(Kind.TOPIC) or has(Kind.DAY) or has(Kind.PLACE)):
        return LOG
    somebody = any(t.kind is Kind.UNIT and t.name in ("people", "households") for t in tokens)
    if has(Kind.TOPIC) and somebody and (has(Kind.HELPED) or has(Kind.DAY)):
        return LOG
    if has(Kind.TOPIC) and told and (has(Kind.DAY) or has(Kind.PLACE) or has(Kind.DONE)):
        return LOG
    return OTHER


def _deletes(tokens: Sequence[Token]) -> bool:
    """Whether a message is to be taken back; what was deleted on a phone after help was given is told at the end."""
    at = next((i for i, t in enumerate(tokens) if t.kind is Kind.DELETES), None)
    if at is None:
        return False
    counted = any(t.kind in _COUNTS for t in tokens[:at])
    return not (counted and any(t.kind is Kind.TOPIC for t in tokens))


def _corrects(tokens: Sequence[Token], kinds: list[Kind]) -> bool:
    if Kind.CORRECTS not in kinds and Kind.SLIP not in kinds:
        return False
    at = next(i for i, k in enumerate(kinds) if k in (Kind.CORRECTS, Kind.SLIP))
    before = [k for k in kinds[:at] if k in _COUNTS or k is Kind.TOPIC]
    # "giúp 10 người, à nhầm 11 người cài vneid" is a log that puts itself right
    return not (any(k in _COUNTS for k in before) and Kind.HELPED in kinds[:at] and Kind.TOPIC in kinds)


def _asks(tokens: Sequence[Token], kinds: list[Kind]) -> bool:
    at = next((i for i, k in enumerate(kinds) if k is Kind.ASKS), None)
    if tokens[-1].text == "?":
        return True
    if at is None:
        return fold(tokens[-1].text) in word_set("whether") and not any(k in _COUNTS for k in kinds)
    mild = [fold(t.text) in word_set("dialect_asks") for t in tokens if t.kind is Kind.ASKS]
    if mild[0] and any(k in _COUNTS for k in kinds) and (Kind.HELPED in kinds or Kind.DONE in kinds):
        return not all(mild)
    behind_people = any(k in _COUNTS for k in kinds[:at]) and any(
        fold(t.text).startswith(("hoi", "nho")) for t in tokens[:at] if t.kind is Kind.HELPED
    )
    return not behind_people


def _begs(tokens: Sequence[Token]) -> bool:
    """Whether "với" ends a clause: "...xem giúp bác cái điện thoại với, bác gọi ba lần rồi"."""
    ends = (Kind.BREAK, Kind.STOP)
    pairs = zip(tokens, [*tokens[1:], None], strict=False)
    return any(
        fold(a.text) in ("voi", "vs") and (b is None or b.kind in ends or fold(b.text) in word_set("polite"))
        for a, b in pairs
    )


def _commands(tokens: Sequence[Token]) -> bool:
    """Whether an order stands before anything was counted: "Yêu cầu mỗi tổ hỗ trợ ít nhất 20 người"."""
    if any(fold(t.text) in word_set("calls") for t in tokens if t.kind is Kind.ORDERS):
        return True
    at = next(i for i, t in enumerate(tokens) if t.kind is Kind.ORDERS)
    return fold(tokens[at].text) in word_set("commands") and not any(t.kind in _COUNTS for t in tokens[:at])


def _reports(kinds: list[Kind]) -> bool:
    """Whether it tells of help given all the same: a count, and a day, an end or a place."""
    told = (Kind.DAY, Kind.DONE, Kind.PLACE)
    return any(k in kinds for k in (Kind.NUMBER, Kind.PERSON)) and any(k in kinds for k in told)


def _happened(kinds: list[Kind]) -> bool:
    """Whether something had already happened before the plan: "6 người vneid, mai đi tiếp"."""
    at = kinds.index(Kind.PLANS)
    return any(k in _COUNTS for k in kinds[:at]) and (Kind.TOPIC in kinds[:at] or Kind.DAY in kinds[:at])


def _zero(tokens: Sequence[Token]) -> bool:
    numbers = [t.number for t in tokens if t.kind is Kind.NUMBER]
    return bool(numbers) and not any(numbers) and not any(t.kind in (Kind.PERSON, Kind.VAGUE) for t in tokens)
