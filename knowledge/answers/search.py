"""Finds the articles nearest to a question: BM25 over syllable 1- and 2-grams plus character n-grams.

docs/search.md has the figures of every part: folded syllables do most of the work, reading
unknown syllables aright and character n-grams catch what is mistyped.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import bm25s
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from knowledge.answers.query import Query, Reader, char_grams, word_grams
from knowledge.language.text import syllables

logging.getLogger("bm25s").setLevel(logging.WARNING)

Scores = NDArray[np.float32]

# How much each way of looking adds to the rank, each scaled to its own best.
RANK_WEIGHTS = (1.0, 0.5, 0.5)

# Only the first few are weighed closely; the rest only order what is offered.
_WEIGHED, _RETURNED = 6, 24


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: its id, its example texts and the rest of its words."""

    id: str
    examples: tuple[str, ...]
    body: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A found entry; `score` orders (0 to 2), `evidence` says how much of the question it accounts for."""

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
        examples = [[syllables(x) for x in e.examples] for e in entries]
        self._owners = np.array([i for i, x in enumerate(examples) for _ in x])
        runs = [[*x, syllables(e.body)] for e, x in zip(entries, examples, strict=True)]
        self._words = _Bm25([g for run in doc for g in word_grams(run)] for doc in runs)
        self._chars = _Bm25([g for x in doc for g in char_grams(x)] for doc in examples)
        self._single = _Bm25(word_grams(x) for doc in examples for x in doc)
        self._syllables = [frozenset(s for run in doc for s in run) for doc in runs]
        self._lines = [[" ".join(x) for x in doc] for doc in examples]
        self._reader = Reader(g for known in self._syllables for g in known)

    def find(self, question: str) -> list[Match]:
        """Every entry with any likeness, best first; [] when no syllable of the question is known."""
        query = self._reader.read(question)
        chars = char_grams(query.likely)
        views = (
            self._words.scores(query.grams),
            self._best_example(self._single.scores(query.grams)),
            self._chars.scores(chars),
        )
        total: Scores = np.sum([w * _scaled(v) for w, v in zip(RANK_WEIGHTS, views, strict=True)], axis=0)
        order = [int(i) for i in np.argsort(-total, kind="stable") if total[i] > 0]
        leaders = [int(v.argmax()) for v in views]
        ideals = (self._words.ideal(query.grams), self._single.ideal(query.grams), self._chars.ideal(chars))
        return [
            Match(
                self._ids[i],
                float(total[i]),
                (
                    *(float(v[i]) / ideal for v, ideal in zip(views, ideals, strict=True)),
                    self._explained(query, i),
                    leaders.count(i) / len(leaders),
                    min(len(query.likely), 20) / 20,
                    self._nearest(query, i),
                )
                if rank < _WEIGHED
                else (),
            )
            for rank, i in enumerate(order[:_RETURNED])
        ]

    def read(self, question: str) -> Query:
        """The question as the index understands it."""
        return self._reader.read(question)

    def reason(self, question: str, entry_id: str) -> Reason:
        """Why that entry was found, for its editor. Raises ValueError for an id that is not here."""
        i, query = self._ids.index(entry_id), self._reader.read(question)
        missing = tuple(t for t in query.likely if not self._knows(query, i, t))
        near = process.extractOne(" ".join(query.likely), self._lines[i], scorer=fuzz.token_sort_ratio)
        return Reason(self._explained(query, i), missing, near[0] if near else "", near[1] / 100 if near else 0.0)

    def _best_example(self, scores: Scores) -> Scores:
        best = np.zeros(len(self._ids), dtype=np.float32)
        np.maximum.at(best, self._owners, scores)
        return best

    def _explained(self, query: Query, i: int) -> float:
        """The share of the question's weight that the entry's syllables account for."""
        weights = [(t, self._words.weight(t)) for t in query.likely]
        total = sum(w for _, w in weights) or 1.0
        return sum(w for t, w in weights if self._knows(query, i, t)) / total

    def _knows(self, query: Query, i: int, syllable: str) -> bool:
        known = self._syllables[i]
        return syllable in known or any(map(known.issuperset, query.alternatives[syllable]))

    def _nearest(self, query: Query, i: int) -> float:
        near = process.extractOne(" ".join(query.likely), self._lines[i], scorer=fuzz.token_sort_ratio)
        return near[1] / 100 if near else 0.0


class _Bm25:
    """A bm25s index, and the most that a query could score in it."""

    def __init__(self, docs: Iterable[list[str]]) -> None:
        """Reads the documents one by one: held as text, they would cost 40 MB for good."""
        self._ids: dict[str, int] = {}
        numbered = [[self._ids.setdefault(g, len(self._ids)) for g in doc] for doc in docs]
        self._size = len(numbered)
        self._index = bm25s.BM25(method="lucene")
        self._index.index((numbered, self._ids), show_progress=False)
        seen = np.bincount([i for doc in numbered for i in set(doc)], minlength=len(self._ids))
        self._idf = np.log(1 + (self._size - seen + 0.5) / (seen + 0.5))
        self._rarest = float(self._idf.max())

    def scores(self, grams: Sequence[str]) -> Scores:
        """One score a document; zeros when no gram is known."""
        known = [self._ids[g] for g in grams if g in self._ids]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        found: Scores = self._index.get_scores(known)
        return found

    def ideal(self, grams: Sequence[str]) -> float:
        """The summed weight of the grams that any document knows; never 0."""
        return float(sum(self._idf[self._ids[g]] for g in grams if g in self._ids)) or 1.0

    def weight(self, gram: str) -> float:
        """The weight of one gram; an unknown one weighs as much as the rarest."""
        return float(self._idf[self._ids[gram]]) if gram in self._ids else self._rarest


def _scaled(scores: Scores) -> Scores:
    best = scores.max()
    return scores / best if best > 0 else scores
