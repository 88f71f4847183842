"""Finds the articles nearest to a question: BM25 over syllables and characters, then a closer look at the first few.

docs/search.md has the figures of every part: folded syllables do most of the work, reading unknown
syllables aright and character n-grams catch what is mistyped, and weighing several likenesses of the
first dozen together puts the right one first more often than any of them alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from knowledge.answers.bm25 import Bm25, Scores
from knowledge.answers.query import Query, Reader
from knowledge.language.grams import char_grams, word_grams
from knowledge.language.text import clean, marked, syllables

# What is weighed of each of the first few, by place in `Match.evidence`: words and characters against the
# best of this question, the mean of the nearest examples, the share of the question explained, the nearest
# example and the three nearest by the syllables they share, the nearest by syllables in any order, words with
# their marks where the person types them, words of lead and steps alone; then words and characters against
# the most that the question could score, and the question's length.
FEATURES = (
    "words",
    "chars",
    "examples",
    "explained",
    "shared",
    "shared3",
    "sorted",
    "marked",
    "body",
    "words_most",
    "chars_most",
    "length",
)
# Fitted on the tuning half by bench/fit_search.py, one weight a feature; the last three cannot reorder.
RANK = (5.66, 4.1, 3.9, 1.32, 3.09, 2.83, 2.2, 3.01, 0.85)

_WEIGHED, _RETURNED, _NEAREST, _COMPARED = 12, 24, 8, 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: its id, its example texts and the rest of its words."""

    id: str
    examples: tuple[str, ...]
    body: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A found entry; `score` orders, `evidence` (FEATURES) says how much of the question it accounts for."""

    id: str
    score: float
    evidence: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry was found: the share of the question that it explains, what it lacks, its nearest example."""

    explained: float
    missing: tuple[str, ...]
    nearest: str
    likeness: float


class Index:
    """An immutable index over entries; building takes about a second per ten thousand examples."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Raises ValueError when there is nothing to index."""
        if not entries:
            raise ValueError("no entries to search")
        self._ids = [e.id for e in entries]
        pool: dict[str, str] = {}  # each syllable once: as read they would be a hundred thousand strings
        examples = [[[pool.setdefault(s, s) for s in syllables(x)] for x in e.examples] for e in entries]
        self._starts = np.cumsum([0, *map(len, examples)])
        runs = [[*x, syllables(e.body)] for e, x in zip(entries, examples, strict=True)]
        self._words = Bm25([g for run in doc for g in word_grams(run)] for doc in runs)
        self._chars = Bm25([g for x in doc for g in char_grams(x)] for doc in examples)
        self._marked = Bm25([w for x in (*e.examples, e.body) for w in marked(x)] for e in entries)
        self._body = Bm25(doc[-1] for doc in runs)
        self._single = Bm25((word_grams(x) for doc in examples for x in doc), like=self._words)
        self._syllables = [frozenset(s for run in doc for s in run) for doc in runs]
        self._lines = [[" ".join(x) for x in doc] for doc in examples]
        self._reader = Reader(g for known in self._syllables for g in known)

    def find(self, question: str) -> list[Match]:
        """The nearest entries, best first; [] when no syllable of the question is known."""
        query = self._reader.read(question)
        grams = char_grams(query.likely)
        words, chars = self._words.scores(query.grams), self._chars.scores(grams)
        single = self._single.scores(query.grams)
        marks = _scaled(self._marked.scores(marked(clean(question))))
        body = _scaled(self._body.scores(query.grams))
        rough = _scaled(words) + _scaled(chars)
        order = [int(i) for i in np.argsort(-rough, kind="stable")[:_RETURNED] if rough[i] > 0]
        most = self._words.ideal(query.grams), self._chars.ideal(grams)
        tops = float(words.max()), float(chars.max()), float(single.max())
        weighed = []
        for i in order[:_WEIGHED]:
            seen = (float(words[i]), float(chars[i]), _nearest_mean(single[self._starts[i] : self._starts[i + 1]]))
            relative = tuple(s / top if top else 0.0 for s, top in zip(seen, tops, strict=True))
            length = min(len(query.likely), 20) / 20
            evidence = (
                *relative,
                *self._likeness(query, i, single[self._starts[i] : self._starts[i + 1]]),
                float(marks[i]),
                float(body[i]),
                seen[0] / most[0],
                seen[1] / most[1],
                length,
            )
            weighed.append(Match(self._ids[i], rank(evidence), evidence))
        weighed.sort(key=lambda match: -match.score)
        return [*weighed, *(Match(self._ids[i], 0.0, ()) for i in order[_WEIGHED:])]

    def read(self, question: str) -> Query:
        """The question as the index understands it."""
        return self._reader.read(question)

    def reason(self, question: str, entry_id: str) -> Reason:
        """Why that entry was found, for its editor. Raises ValueError for an id that is not here."""
        i, query = self._ids.index(entry_id), self._reader.read(question)
        missing = tuple(t for t in query.likely if not self._knows(query, i, t))
        near = process.extractOne(" ".join(query.likely), self._lines[i], scorer=fuzz.token_sort_ratio)
        return Reason(self._explained(query, i), missing, near[0] if near else "", near[1] / 100 if near else 0.0)

    def _likeness(self, query: Query, i: int, scores: Scores) -> tuple[float, float, float, float]:
        """Share explained, nearest and three nearest examples by shared syllables, nearest in any order.

        Only the examples that score best are compared letter by letter: comparing all costs twice the time.
        """
        asked = [" ".join(query.likely)]
        lines = [self._lines[i][int(n)] for n in np.argsort(-scores, kind="stable")[:_COMPARED]]
        shared = np.sort(process.cdist(asked, lines, scorer=fuzz.token_set_ratio)[0])[::-1] / 100
        ordered = process.cdist(asked, lines, scorer=fuzz.token_sort_ratio)[0].max() / 100
        return self._explained(query, i), float(shared[0]), float(shared[:3].mean()), float(ordered)

    def _explained(self, query: Query, i: int) -> float:
        """The share of the question's weight that the entry's syllables account for."""
        weights = [(t, self._words.weight(t)) for t in query.likely]
        total = sum(w for _, w in weights) or 1.0
        return sum(w for t, w in weights if self._knows(query, i, t)) / total

    def _knows(self, query: Query, i: int, syllable: str) -> bool:
        known = self._syllables[i]
        return syllable in known or any(map(known.issuperset, query.alternatives[syllable]))


def rank(evidence: Sequence[float]) -> float:
    """The order of the first few: the likelier the right entry, the higher."""
    return sum(w * f for w, f in zip(RANK, evidence, strict=False))


def _nearest_mean(scores: Scores) -> float:
    return float(np.sort(scores)[::-1][:_NEAREST].mean()) if len(scores) else 0.0


def _scaled(scores: Scores) -> Scores:
    best = scores.max()
    return scores / best if best > 0 else scores
