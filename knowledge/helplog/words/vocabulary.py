"""The phrases of vocabulary.toml and topics.toml, found in a message with or without their marks."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from knowledge.helplog.words.shortforms import one_spelling
from knowledge.helplog.words.tokens import SYLLABLE, Kind, Word, words
from knowledge.language.numbers import is_doubtful, symbol
from knowledge.library.loading import TOPICS_FILE

VOCABULARY_FILE = Path(__file__).with_name("vocabulary.toml")
_GAP = 5
_SLIPS_FROM = 3
_NUMERALS = ("ba", "hai", "tam")
_SHORT = 3  # a lone word of so few letters means what its marks say


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for; a topic of a lower `weight` counts only where none of a higher is named."""

    kind: Kind
    value: str = ""
    weight: int = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the vocabulary, word by word, and all that it may mean."""

    words: tuple[Word, ...]
    meanings: tuple[Meaning, ...]
    behind_gap: tuple[Word, ...] = ()  # "mua ... trên mạng": what follows within a few words

    def fits(self, said: Sequence[Word], at: int, is_marked: bool) -> int:
        """How many words the phrase takes at that word; 0 when it does not stand there.

        `is_marked` says whether the message carries marks anywhere. In a phrase of three words one may have a slip.
        """
        used = len(self.words)
        if not _run(self.words, said, at, is_marked):
            return 0
        if not self.behind_gap:
            return used
        tail = self.behind_gap[0].plain
        if not any(word.plain == tail for word in said[at + used : at + used + _GAP + 1]):
            return 0
        for gap in range(_GAP + 1):
            if at + used + gap > len(said) or not _may_stand_inside(said, at + used + gap - 1):
                return 0
            inside = said[at + used + gap - 1].text
            number = self.meanings[0].kind is not Kind.CUMULATIVE  # "từ đầu tháng chín đến giờ" has one inside
            if gap and number and symbol(inside, is_marked) and not (is_doubtful(inside) and inside.isascii()):
                return 0  # "nộp mười lăm hồ sơ": a number is no gap
            if _run(self.behind_gap, said, at + used + gap, is_marked):
                return used + gap + len(self.behind_gap)
        return 0

    def is_exact(self, said: Sequence[Word], at: int) -> bool:
        """Whether every word carries the marks of the phrase, or none: "chuyện tiền" is not quite "chuyển tiền"."""
        return all(said[at + i].is_plain or said[at + i].tone == w.tone for i, w in enumerate(self.words))


def _may_stand_inside(said: Sequence[Word], at: int) -> bool:
    """Whether the word may stand in a gap: a word, or a number of goods ("bán 20 kg cam trên mạng")."""
    if said[at].text.isalpha():
        return True
    return said[at].text.isdigit() and at + 1 < len(said) and said[at + 1].plain in word_set("goods")


def _run(known: Sequence[Word], said: Sequence[Word], at: int, is_marked: bool) -> bool:
    if at + len(known) > len(said):
        return False
    slips = 0
    for i, word in enumerate(known):
        if _same(word, said[at + i], is_marked, len(known) == 1):
            continue
        slips += 1
        marks = len(known) >= _SLIPS_FROM and word.plain == said[at + i].plain  # "chuyển đôi số"
        slip = said[at + i].is_plain or not SYLLABLE.fullmatch(
            said[at + i].plain
        )  # "công an trình" is no slip of "tỉnh"
        near = marks or (
            i
            and slip
            and len(word.plain) > _SHORT
            and OSA.distance(word.plain, said[at + i].plain, score_cutoff=1) <= 1
        )
        if slips > 1 or len(known) < _SLIPS_FROM or not near:
            return False
    return True


def _same(known: Word, said: Word, is_marked: bool, strict: bool) -> bool:
    if known.plain != said.plain:
        return False
    if known.is_plain and len(known.plain) > _SHORT:
        return True
    if known.tone == said.tone:
        return True
    if said.is_plain and is_marked and said.plain in _NUMERALS:
        return False  # "ba cụ" is three, not "bà cụ"
    if said.is_plain:
        return not (is_marked and strict and len(said.plain) <= _SHORT)
    return not known.is_plain and not strict and len(said.plain) > _SHORT and _bare(known) == _bare(said)


def _bare(word: Word) -> str:
    """Without its tone, with its letters: a slip of the tone key is forgiven inside a longer phrase."""
    return word.tone.rstrip("SFRJ")


class Vocabulary:
    """Every phrase by its first folded words, longest first."""

    def __init__(self, phrases: dict[str, list[Meaning]]) -> None:
        """`phrases` maps each phrase, with its marks, to its meanings."""
        self._all: list[Phrase] = []
        self._found: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
        for text, meanings in phrases.items():
            head, _, tail = one_spelling(text).partition(" ... ")
            pieces = tuple(words(head))
            phrase = Phrase(pieces, tuple(meanings), tuple(words(tail)))
            self._all.append(phrase)
            plain = [w.plain for w in pieces]
            self._found[tuple(plain[:2])].append(phrase)
            if len(plain) >= _SLIPS_FROM:
                self._found[plain[0], "", plain[2]].append(phrase)  # the second word may have a slip

    def at(self, said: Sequence[Word], at: int, is_marked: bool) -> list[tuple[int, Phrase]]:
        """The phrases that stand at that word and how many words each takes, longest first."""
        first, second, third = (said[i].plain if i < len(said) else "" for i in (at, at + 1, at + 2))
        near = [p for p in self._found.get((first, "", third), ()) if p.words[1].plain != second]
        likely = [*self._found.get((first,), ()), *self._found.get((first, second), ()), *near]
        found = [(p.fits(said, at, is_marked), p) for p in likely]
        return sorted(((used, p) for used, p in found if used), key=lambda f: (-f[0], bool(f[1].behind_gap)))

    @property
    def all_words(self) -> tuple[str, ...]:
        """Every folded word of at least four letters that stands in a phrase."""
        return tuple(w for w in self._words() if len(w) > _SHORT)

    @property
    def short_words(self) -> tuple[str, ...]:
        """The folded words of fewer letters."""
        return tuple(w for w in self._words() if len(w) <= _SHORT)

    @property
    def all_forms(self) -> frozenset[str]:
        """Every word of a phrase, with its marks and without."""
        return frozenset(form for p in self._all for w in (*p.words, *p.behind_gap) for form in (w.tone, w.plain))

    def _words(self) -> Iterable[str]:
        return dict.fromkeys(w.plain for p in self._all for w in (*p.words, *p.behind_gap))


@lru_cache(maxsize=1)
def _tree() -> dict[str, Any]:
    return tomllib.loads(VOCABULARY_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The packaged vocabulary; raises KeyError for a section that the reader does not know."""
    tree = _tree()
    topics = tomllib.loads(TOPICS_FILE.read_text(encoding="utf-8"))
    weights = {text: at for at, level in enumerate(("weakest", "weak")) for text in tree["topic"][level]}
    phrases: dict[str, list[Meaning]] = defaultdict(list)
    for text in tree["noise"]["words"]:
        phrases[text].append(Meaning(Kind.NOISE))
    for name, topic in topics.items():
        if topic["name"].lower() not in topic["said"]:
            phrases[topic["name"].lower()].append(Meaning(Kind.TOPIC, name, 3))  # as the bot says it back
        for text in topic["said"]:
            weight = 0 if name in tree["topic"]["weakest_topics"] else 2
            phrases[text].append(Meaning(Kind.TOPIC, name, weights.get(text, weight)))
    for section, kind in (("unit", Kind.UNIT), ("session", Kind.SESSION)):  # "help" is the end of a session
        for value, texts in tree[section].items():
            for text in texts:
                phrases[text].append(Meaning(kind, value))
    for section in ("said", "intent"):
        for value, texts in tree[section].items():
            kind, weight = (Kind.DONE, 0) if value == "done_behind" else (Kind(value), 2)
            for text in texts:
                phrases[text].append(Meaning(kind, "", weight))
    return Vocabulary(phrases)


@lru_cache(maxsize=1)
def titles() -> dict[str, Word]:
    """The words that stand before a person's name, by their folded form and tone."""
    return {w.tone: w for text in _tree()["title"]["words"] for w in words(text)[:1]}


@lru_cache(maxsize=1)
def known_words() -> tuple[str, ...]:
    """The words that a slip may be put right to."""
    return vocabulary().all_words


@lru_cache(maxsize=1)
def short_words() -> frozenset[str]:
    """The short words of a phrase that no syllable looks like: "app", "qr", "fb"."""
    return frozenset(vocabulary().short_words)


@lru_cache(maxsize=1)
def _any_word() -> frozenset[str]:
    return frozenset((*vocabulary().all_forms, *word_set("no_village"), *word_set("filler")))


def is_strange(word: Word) -> bool:
    """Whether a word stands in no phrase with the marks it has, so that it may be a name."""
    return len(word.text) > 1 and not {word.tone, word.plain if word.is_plain else ""} & _any_word()


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of folded words of the section [word]; raises KeyError for one that is not there."""
    return frozenset(_tree()["word"][name])


@lru_cache(maxsize=1)
def plain_titles() -> dict[str, Word]:
    """The titles that are no everyday word without their marks, unlike "di", "co", "chi"."""
    return {t.plain: t for t in titles().values() if t.plain in word_set("sure_titles")}
