"""Finds the articles nearest to a question: BM25 over syllable 1- and 2-grams plus character n-grams.

Measured grounds (docs/search.md): folded syllables beat every word segmenter on this
text, character n-grams catch typos, and the closest single example question breaks ties.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Sequence
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


class Index:
    """An immutable index over entries; building takes about a second per ten thousand examples."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Raises ValueError when there is nothing to index."""
        if not entries:
            raise ValueError("no entries to search")
        self._ids = [e.id for e in entries]
        self._examples = [[syllables(x) for x in e.examples] for e in entries]
        self._lines = [[" ".join(x) for x in examples] for examples in self._examples]
        whole = [
            [g for run in (*examples, syllables(e.body)) for g in word_grams(run)]
            for e, examples in zip(entries, self._examples, strict=True)
        ]
        flat = [x for examples in self._examples for x in examples]
        self._owners = np.array([i for i, x in enumerate(self._examples) for _ in x])
        self._words = _Bm25(whole)
        self._chars = _Bm25([[g for x in examples for g in char_grams(x)] for examples in self._examples])
        self._single = _Bm25([word_grams(x) for x in flat])
        self._syllables = [frozenset(g for g in doc if " " not in g) for doc in whole]
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

    def _best_example(self, scores: Scores) -> Scores:
        best = np.zeros(len(self._ids), dtype=np.float32)
        np.maximum.at(best, self._owners, scores)
        return best

    def _explained(self, query: Query, i: int) -> float:
        """The share of the question's weight that the entry's syllables account for."""
        known = self._syllables[i]
        weights = [(t, self._words.weight(t)) for t in query.likely]
        total = sum(w for _, w in weights) or 1.0
        return sum(w for t, w in weights if t in known or any(map(known.issuperset, query.alternatives[t]))) / total

    def _nearest(self, query: Query, i: int) -> float:
        near = process.extractOne(" ".join(query.likely), self._lines[i], scorer=fuzz.token_sort_ratio)
        return near[1] / 100 if near else 0.0


_WEIGHED, _RETURNED = 6, 24


class _Bm25:
    """A bm25s index, and the most that a query could score in it."""

    def __init__(self, docs: list[list[str]]) -> None:
        self._index = bm25s.BM25(method="lucene")
        self._index.index(docs, show_progress=False)
        self._known = self._index.vocab_dict
        counts = Counter(g for doc in docs for g in set(doc))
        self._idf = {g: math.log(1 + (len(docs) - n + 0.5) / (n + 0.5)) for g, n in counts.items()}
        self._rarest = max(self._idf.values(), default=1.0)

    def scores(self, grams: Sequence[str]) -> Scores:
        """One score a document; zeros when no gram is known."""
        known = [g for g in grams if g in self._known]
        if not known:
            return np.zeros(int(self._index.scores["num_docs"]), dtype=np.float32)
        found: Scores = self._index.get_scores(known)
        return found

    def ideal(self, grams: Sequence[str]) -> float:
        """The summed weight of the grams that any document knows; never 0."""
        return sum(self._idf.get(g, 0.0) for g in grams) or 1.0

    def weight(self, gram: str) -> float:
        """The weight of one gram; an unknown one weighs as much as the rarest."""
        return self._idf.get(gram, self._rarest)


def _scaled(scores: Scores) -> Scores:
    best = scores.max()
    return scores / best if best > 0 else scores
