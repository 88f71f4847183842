"""Reads a question for the index: what was typed, what it most likely meant, and what else it may mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from knowledge.language.grams import word_grams
from knowledge.language.text import clean, expand, readings, syllables, untelex

_LIMIT = 600
_SNAP_FROM = 4


@dataclass(frozen=True, slots=True)
class Query:
    """`likely` is the question with unknown syllables read aright; `grams` holds all readings, each once."""

    likely: tuple[str, ...]
    grams: tuple[str, ...]
    alternatives: dict[str, list[list[str]]]


class Reader:
    """Reads questions against the vocabulary of one index."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """`vocabulary` holds every folded syllable that the index knows."""
        self._known = frozenset(vocabulary)
        self._sorted = sorted(self._known)

    def read(self, question: str) -> Query:
        """The query; empty for a text with fewer than two letters and digits, which asks nothing."""
        typed = syllables(clean(question, _LIMIT))
        if sum(map(len, typed)) < 2:
            typed = []
        likely = [s for token in typed for s in self._likely(token)]
        runs = [typed, likely, *expand(typed, self._known), *expand(likely, self._known)]
        grams = dict.fromkeys(gram for run in runs for gram in word_grams(run))
        alternatives = {token: expand([token], self._known) for token in likely}
        return Query(tuple(likely), tuple(grams), alternatives)

    def _likely(self, token: str) -> list[str]:
        """A known syllable stays; a telex remnant, a short form or a slip of one key is put right."""
        if token in self._known or token.isdigit():
            return [token]
        if (plain := untelex(token)) in self._known:
            return [plain]
        if longer := readings(token):
            return list(longer[0])
        if len(token) >= _SNAP_FROM:
            near = process.extractOne(token, self._sorted, scorer=Levenshtein.distance, score_cutoff=1)
            if near:
                return [near[0]]
        return [token]
