"""Where a clause begins without any sign: "1 người vneid 1 người qr", "8 người vneid 5 xong 3 chưa"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.helplog.clauses.clause import Clause, first
from knowledge.helplog.clauses.counts import FILES, PEOPLE, Count
from knowledge.helplog.words.tokens import Kind, Token, fold
from knowledge.helplog.words.vocabulary import word_set

_RESULTS = (Kind.DONE, Kind.UNDONE, Kind.ALL_DONE)
_IDLE = (Kind.HELPED, Kind.WORD, Kind.UNIT, Kind.NOISE)

Piece = tuple[Token, Count | None]


class Breaks:
    """Knows the pieces of one message, and whether it tells places, days or topics ahead of the numbers."""

    def __init__(self, stream: Sequence[Piece]) -> None:
        """`stream` is the whole message, its numbers joined with their units."""
        self._stream = stream
        order = [Kind.NUMBER if count else token.kind for token, count in stream]
        number = first(order, Kind.NUMBER)
        self.ahead = {kind for kind in (Kind.PLACE, Kind.DAY, Kind.TOPIC) if first(order, kind) < number}

    def are_before(self, at: int, here: Clause, out: Sequence[Clause]) -> bool:
        """Whether a clause begins with that piece; `here` is the one read now, the last of `out`."""
        token, count = self._stream[at]
        if token.kind is Kind.DAY and not count and Kind.NEGATIVE in here.marks:
            return True  # "hôm qua nghỉ hôm nay giúp hai bác"
        if not here.counts:
            return False
        if count:
            return self._result_follows(at, here, count) or self._counts_anew(at, here, count)
        if token.kind in (Kind.DONE, Kind.ALL_DONE, Kind.TOTAL):
            return self._tells_how_many(at, here)
        if token.kind in (Kind.PLACE, Kind.DAY):
            return self._goes_elsewhere(at, here)
        if token.kind is Kind.REST:
            return here.order[-1] is not Kind.NUMBER  # "3 bác chưa được còn lại xong"
        if token.kind is Kind.SLIP:
            return True  # "giúp 8 người à nhầm 9 người làm vneid"
        if token.kind is Kind.SUBSET:
            return not _is_part(out, token)
        if token.kind is Kind.SESSION and token.name == "broadcast":
            return bool(here.topics) and not here.session
        return token.kind is Kind.TOPIC and self._names_anew(here)

    def counts_next(self, at: int, sign: str) -> bool:
        """Whether a bracket or a dash leads to the number of the topic before it: "vneid (3)", "VNeID - 4"."""
        return sign == "(" or (sign in "-–—=" and self._count(at + 1) is not None)

    def is_idle(self, at: int, here: Clause) -> bool:
        """Whether the piece says nothing: a number said twice, or "có mỗi bà Sửu"."""
        token, count = self._stream[at]
        if count and not count.unit and here.order[-1:] == [Kind.ALL_DONE]:
            return count.value in [c.value for c in here.counts]  # "hai mươi mốt nhà xong, đủ cả hai mươi mốt"
        follows = self._count(at + 1)
        return token.kind is Kind.EACH and follows is not None and follows.is_named

    def _count(self, at: int) -> Count | None:
        return self._stream[at][1] if at < len(self._stream) else None

    def _is(self, at: int, *kinds: Kind) -> bool:
        return at < len(self._stream) and not self._stream[at][1] and self._stream[at][0].kind in kinds

    def _tells_how_many(self, at: int, here: Clause) -> bool:
        """ "...giúp 4 cụ cài VNeID xong 2", "...xong cả hai"; not "1 bác xong 2 bác đợi mã"."""
        whole = self._is(at + 1, Kind.TOTAL) and self._count(at + 2) is not None
        follows = self._count(at + (2 if whole else 1))
        if follows is None or follows.is_named:
            return False
        if whole or self._stream[at][0].kind is Kind.TOTAL:
            return True
        told = bool(follows.unit) and here.order[-1] is Kind.NUMBER
        return not told and not self._is(at + 2, *_RESULTS)

    def _result_follows(self, at: int, here: Clause, count: Count) -> bool:
        """ "8 người vneid 5 xong 3 chưa"."""
        return bool(here.topics) and not count.is_named and self._is(at + 1, *_RESULTS)

    def _counts_anew(self, at: int, here: Clause, count: Count) -> bool:
        own = bool(count.unit or count.is_named)
        same = here.counts[-1].unit == count.unit != ""
        if here.order[-1] is Kind.NUMBER and same and not count.is_named:
            return True  # "5 người 3 người vneid 2 người zalo"
        if here.order[-1] is Kind.PLACE and same and here.places and not count.is_named:
            return True  # "8 người thôn 8 5 người thôn 10"
        behind = here.order[_last(here.order, Kind.NUMBER) :]
        if Kind.NUMBER in here.order and set(_RESULTS) & set(behind):
            return True  # "năm cụ cài VNeID ba cụ xong hai cụ chưa"
        if here.order[-1] is Kind.WORD and fold(here.words[-1]) in word_set("for"):
            return False  # "trả 5 hồ sơ khai sinh cho 4 người"
        if not here.topics or (here.has(Kind.SUBSET) and not _counts_first(here)):
            return False
        if here.order[-1] is Kind.NUMBER and own and self._is(at + 1, Kind.TOPIC, Kind.HELPED):
            return True  # "gắn mã địa chỉ số cho 40 hộ 18 người cài định danh"
        if own and Kind.HELPED in behind:
            return True
        filed = count.unit == FILES and here.counts[-1].unit == PEOPLE and not self._is(at + 1, Kind.TOPIC)
        return _counts_first(here) and own and not filed and Kind.TIMES not in here.marks

    def _goes_elsewhere(self, at: int, here: Clause) -> bool:
        """ "thôn 1 8 người thôn 2 6 người", "ngày 17/3 có 13 người ngày 18/3 có 9 người"."""
        kind = self._stream[at][0].kind
        said = here.places if kind is Kind.PLACE else here.days
        if said:
            return kind is Kind.PLACE or bool(here.topics) or kind in self.ahead
        goes_on = self._count(at + 1) is not None or self._is(at + 1, Kind.HELPED) or self._count(at + 2) is not None
        return goes_on and kind in self.ahead and here.order[-1] is not Kind.NUMBER

    def _names_anew(self, here: Clause) -> bool:
        """ "vneid 4 dvc 6", "nộp hồ sơ 19 bộ hướng dẫn thanh toán 24 người"."""
        behind = here.order[_last(here.order, Kind.NUMBER) + 1 :]
        if here.topics and not _counts_first(here) and not here.has(Kind.SUBSET):
            return all(kind in _IDLE for kind in behind)
        return not here.topics and Kind.TOPIC in self.ahead and here.has(*_RESULTS) and not behind


def _counts_first(here: Clause) -> bool:
    return first(here.order, Kind.NUMBER) < first(here.order, Kind.TOPIC)


def _is_part(out: Sequence[Clause], token: Token) -> bool:
    """Whether "trong số đó" stands behind the count that it is of: "...2 chị trong số đó trên 55 tuổi"."""
    here = out[-1]
    before = any(c.counts for c in out[:-1])
    return before and not here.topics and here.order[-1] is Kind.NUMBER and "so" in fold(token.text).split()


def _last(order: list[Kind], kind: Kind) -> int:
    return len(order) - 1 - order[::-1].index(kind) if kind in order else 0
