"""The typed pieces a message is cut into; whatever is no count (times, ages, "mức 2") is consumed as NOISE."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from knowledge.language import text as language
from knowledge.language.text import toned


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A word or phrase without marks and capitals; remembered, for every rule asks for it."""
    return language.fold(text)


class Kind(Enum):
    """What a piece of the message is."""

    NUMBER = "number"  # value: int
    VAGUE = "vague"  # vài, mấy, 10-12
    FRACTION = "fraction"  # 7/10 người; value: (7, 10)
    TIMES = "times"  # 5 hộ x 2 người
    UNIT = "unit"  # value: people, visits, households, files
    PERSON = "person"  # one named person
    TOPIC = "topic"  # value: topic id
    PLACE = "place"  # value: village
    DAY = "day"  # value: Days
    SESSION = "session"  # value: class, propaganda, broadcast
    ALL_DONE = "all_done"
    DONE = "done"
    UNDONE = "undone"
    LACKS = "lacks"  # thiếu, chưa có: what follows is a hindrance, no topic
    BECAUSE = "because"  # vì, sợ: why help was asked for
    REST = "rest"  # còn lại: those of the last ones who did not finish, or all the others
    NEGATIVE = "negative"  # nobody came
    LATER = "later"  # put off: hẹn mai
    EACH = "each"
    SUBSET = "subset"
    TOTAL = "total"
    ABOUT = "about"
    CUMULATIVE = "cumulative"
    SLIP = "slip"  # à nhầm
    HELPED = "helped"
    ASKS = "asks"
    PLANS = "plans"
    ORDERS = "orders"
    CORRECTS = "corrects"
    DELETES = "deletes"
    NEWS = "news"
    AND = "and"
    BREAK = "break"  # comma, colon, dash
    STOP = "stop"  # full stop, new line, semicolon
    NOISE = "noise"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a phrase names: single ones, or a stretch from `first` to `last`; none when it must be asked."""

    single: tuple[date, ...] = ()
    first: date | None = None
    last: date | None = None
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """One piece; `value` depends on the kind, `text` is as typed."""

    kind: Kind
    text: str
    start: int
    value: object = None

    @property
    def number(self) -> int:
        """The value of a NUMBER; 0 for anything else."""
        return self.value if isinstance(self.value, int) else 0

    @property
    def name(self) -> str:
        """The value of a UNIT, TOPIC, PLACE or SESSION; "" for anything else."""
        return self.value if isinstance(self.value, str) else ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, folded, and with its tone; a number glued to letters is two words."""

    text: str
    plain: str
    tone: str
    start: int

    @property
    def is_plain(self) -> bool:
        """Whether it was typed without any mark."""
        return self.text.isascii()


_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
_RHYME = (
    r"(?:a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uy|uu|ya|ye|oai|oao|oay|oeo|uai|uay|uoi|uou|uya|uyu|ieu|yeu)"
    r"(?:ch|nh|ng|[cmnpt])?"
)
SYLLABLE = re.compile(rf"{_ONSET}{_RHYME}", re.ASCII)
_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|\n")


def aligned(text: str) -> str:
    """The text folded letter by letter, so that places in it are places in the text."""
    return "".join((fold(c) or " ")[0] if c.isalpha() else c for c in text)


@lru_cache(maxsize=8192)
def _tone(text: str) -> str:
    return toned(unicodedata.normalize("NFC", text.lower()))


def words(text: str) -> list[Word]:
    """The words, digits, signs and line breaks of a text, in order."""
    return [Word(m.group(), fold(m.group()), _tone(m.group()), m.start()) for m in _WORD.finditer(text)]
