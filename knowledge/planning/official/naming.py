"""Which indicator somebody means: by its short name, its name, its code or its topic, slips of the pen allowed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from knowledge.language.text import syllables
from knowledge.library.loading import load_topics
from knowledge.planning.official.figures import takes_figures, title_of
from knowledge.planning.plan import Indicator, Plan

_ENOUGH = 0.5
_MARGIN = 0.1  # two as near as this are equally likely
_LIKE, _SHORTEST = 80, 4  # a short syllable is never a slip of another
_TOPIC = 0.6  # a topic names many indicators, so any name that fits is better
# They stand in every sentence about figures and name no indicator.
_EMPTY = frozenset(
    syllables(
        "so lieu la co cua cho da dat duoc tren tong trong tinh den ngay nguon nay xa toan theo cap nhat ghi nhap"
        " chinh thuc hien nguoi ho lop buoi luot va nam ty le kq ket qua vao moi vua a nhe voi ca the"
    )
)
# ...unless nothing else was said: "hồ sơ", "lớp".
_KEPT = ("ho so", "lop", "buoi")
_BESIDE = 0.95  # what is not of society is seldom meant


def exactly(plan: Plan, written: str) -> Indicator | None:
    """The indicator of that code or short name, as files write it."""
    rows, said = takes_figures(plan), syllables(written)
    if named := next((i for i in rows if i.code == written.strip()), None):
        return named  # before any name: one row's name may read like another's code
    for name in (lambda i: i.short_name, title_of, lambda i: i.code):
        fits = [i for i in rows if syllables(name(i)) == said]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def candidates(plan: Plan, words: str) -> tuple[str, ...]:
    """The codes that the words may mean, best first: one when it is clear, () when they name none."""
    if named := exactly(plan, words):
        return (named.code,)
    rows = takes_figures(plan)
    weights = _weights(tuple(_fields(i) for i in rows))
    said = syllables(words)
    kept = [word for name in _KEPT if f" {name} " in f" {' '.join(said)} " for word in name.split()]
    telling = [word for word in (_meant(word, weights) for word in said if word not in _EMPTY) if word]
    known = [word for word in dict.fromkeys([*telling, *kept]) if word in weights]
    if not known:
        return ()
    scored = sorted(((_score(known, i, weights), -n, i.code) for n, i in enumerate(rows)), reverse=True)
    best = scored[0][0]
    return tuple(code for score, _, code in scored if score >= max(_ENOUGH, best - _MARGIN))


def _score(said: Sequence[str], indicator: Indicator, weights: dict[str, float]) -> float:
    """How much of what was said the best of its names holds, then how much of that name was said."""
    *names, topic = _fields(indicator)
    total = sum(weights[word] for word in said)
    best = 0.0
    for field, worth in [*((name, 1.0) for name in names), (topic, _TOPIC)]:
        hit = sum(weights[word] for word in said if word in field)
        whole = sum(weights[word] for word in set(field)) or 1.0
        best = max(best, worth * (0.7 * hit / total + 0.3 * hit / whole))
    return best if indicator.society else best * _BESIDE


def _fields(indicator: Indicator) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Short name, name and first topic, in folded syllables without years."""
    topic = load_topics().get(indicator.topics[0], "") if indicator.topics else ""
    rows = (title_of(indicator), indicator.name, topic)
    first, second, third = (tuple(w for w in syllables(row) if not w.isdigit() or len(w) < 3) for row in rows)
    return first, second, third


@lru_cache(maxsize=16)
def _weights(rows: tuple[tuple[tuple[str, ...], ...], ...]) -> dict[str, float]:
    """How much each syllable tells: little, where many indicators have it."""
    held = [{word for field in row for word in field} for row in rows]
    every = {word for words in held for word in words}
    return {word: math.log(1 + len(rows) / sum(word in words for words in held)) for word in every}


def _meant(word: str, weights: dict[str, float]) -> str:
    """The syllable of the plan that a word stands for, a slip of the pen allowed; "" for none."""
    if word in weights or len(word) < _SHORTEST or word.isdigit():
        return word if word in weights else ""
    best = max(weights, key=lambda known: (fuzz.ratio(word, known), known))
    return best if len(best) >= _SHORTEST and fuzz.ratio(word, best) >= _LIKE else ""
