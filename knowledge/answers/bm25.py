"""One way of looking: a bm25s index over documents of any grams, and the most that a query could score in it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

logging.getLogger("bm25s").setLevel(logging.WARNING)

Scores = NDArray[np.float32]


class Bm25:
    """An immutable index; scores are per document, in the order given."""

    def __init__(self, docs: Iterable[list[str]], like: Bm25 | None = None) -> None:
        """Reads the documents one by one: held as text, they would cost 40 MB for good.

        `like` lends its vocabulary, which two indexes over the same words then hold once.
        """
        self._ids: dict[str, int] = like._ids if like else {}
        numbered = [[self._ids.setdefault(g, len(self._ids)) for g in doc] for doc in docs]
        self._size = len(numbered)
        self._index = bm25s.BM25(method="lucene")
        if self._ids:  # bm25s refuses documents without a single word; nothing is found in them then
            self._index.index((numbered, self._ids), show_progress=False)
        seen = np.bincount([i for doc in numbered for i in set(doc)], minlength=len(self._ids))
        self._idf = np.log(1 + (self._size - seen + 0.5) / (seen + 0.5))
        self._rarest = float(self._idf.max(initial=0))

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
