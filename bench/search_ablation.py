"""What each part of the search brings (docs/search.md): the parts taken away, one row each.

    python bench/search_ablation.py

Every row but the last fits its own two sets of logistic weights on the tuning halves, so that
no way of looking is judged by weights made for another; the zones keep their thresholds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from knowledge.answers import decide, query, search
from knowledge.answers.decide import PREFIX, Answerer, weigh
from knowledge.answers.search import Entry, Match
from knowledge.editing.evaluate import Figures, Labelled, evaluate, read_set
from knowledge.language.text import syllables
from knowledge.library.articles import Library
from knowledge.library.loading import load_library

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
# Features: words, best example, characters, explained, leaders, length, nearest, lead, lead over the outside.
ALL, ONE_VIEW, LIKENESS = tuple(range(9)), (0, 3, 5, 6, 7, 8), (0, 5, 7, 8)
RIDGE = 0.5


class FuzzIndex:
    """RapidFuzz in place of the index: token_set_ratio of folded lines, an entry as good as its best line."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ids = [e.id for e in entries for _ in e.examples]
        self._lines = [" ".join(syllables(x)) for e in entries for x in e.examples]

    def find(self, question: str) -> list[Match]:
        """Every entry, best first."""
        said = syllables(question)
        scores = process.cdist([" ".join(said)], self._lines, scorer=fuzz.token_set_ratio)[0] / 100
        best: dict[str, float] = {}
        for name, score in zip(self._ids, scores.tolist(), strict=True):
            best[name] = max(score, best.get(name, 0.0))
        order = sorted((n for n in best if best[n]), key=best.__getitem__, reverse=True)
        return [Match(n, best[n], (best[n], 0, 0, 0, 0, min(len(said), 20) / 20, 0)) for n in order]


@dataclass(frozen=True)
class Variant:
    """What to change in the code (attribute -> replacement), and which features are left to weigh."""

    name: str
    features: tuple[int, ...] = ALL
    ranks: tuple[float, float, float] = search.RANK_WEIGHTS
    changes: dict[tuple[object, str], object] = field(default_factory=dict)


def _fitted(answerer: Answerer, questions: Iterable[Labelled], keep: tuple[int, ...]) -> list[tuple[float, ...]]:
    """Weights for "the first article is right" and "the first three hold it", fitted on these questions."""
    rows, right, served = [], [], []
    for q in questions:
        if answerer.first_aid(q.text) or decide.refusal(q.text):
            continue
        matches = answerer.index.find(q.text)
        inside = [m for m in matches if not m.id.startswith(PREFIX)]
        if inside and inside[0].evidence:
            features = weigh(matches, inside)
            rows.append([1.0, *(features[i] for i in keep)])
            right.append(inside[0].id in q.expect)
            served.append(any(m.id in q.expect for m in inside[: decide.OFFERED]))
    full = []
    for target in (right, served):
        weights = np.zeros(10)
        weights[[0, *(i + 1 for i in keep)]] = _logistic(np.array(rows), np.array(target, float))
        full.append(tuple(weights.tolist()))
    return full


def _logistic(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Newton's method with a small ridge on all but the bias."""
    weights, ridge = np.zeros(x.shape[1]), np.diag([1e-6, *[RIDGE] * (x.shape[1] - 1)])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + ridge @ weights
        weights -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, slope)
    return weights


def _measure(library: Library, questions: Sequence[Labelled], variant: Variant, fit: bool) -> list[Figures]:
    with ExitStack() as stack:
        for (owner, name), value in {(search, "RANK_WEIGHTS"): variant.ranks, **variant.changes}.items():
            stack.enter_context(patch.object(owner, name, value))
        answerer = Answerer(library)
        if fit:
            right, served = _fitted(answerer, [q for q in questions if q.is_tuning], variant.features)
            stack.enter_context(patch.object(decide, "RIGHT", right))
            stack.enter_context(patch.object(decide, "SERVED", served))
        everything, _ = evaluate(answerer, questions)
        halves, _ = evaluate(answerer, questions, lambda q: "tuning" if q.is_tuning else "checking")
        return [*everything.values(), halves["checking"]]


def _variants(entry_of: Callable[..., Entry] = decide.entry_of) -> list[Variant]:
    bare = {(decide, "entry_of"): lambda a: replace(entry_of(a), body="")}
    single = {(m, "word_grams"): list for m in (search, query)}
    literal = {(query, "expand"): lambda *_: [], (query.Reader, "_likely"): lambda _, token: [token]}
    return [
        Variant("RapidFuzz token_set_ratio", LIKENESS, changes={(decide, "Index"): FuzzIndex}),
        Variant("BM25, single syllables, examples only", ONE_VIEW, (1, 0, 0), {**bare, **single}),
        Variant("BM25, 1- and 2-grams, examples only", ONE_VIEW, (1, 0, 0), bare),
        Variant("+ body", ONE_VIEW, (1, 0, 0)),
        Variant("+ best single example", (0, 1, 3, 4, 5, 6, 7, 8), (1, 0.5, 0)),
        Variant("+ character 4-grams (current)"),
        Variant("current, no body", changes=bare),
        Variant("current, no best single example", (0, 2, 3, 4, 5, 6, 7, 8), (1, 0, 0.5)),
        Variant("current, neither of the two", (0, 2, 3, 4, 5, 6, 7, 8), (1, 0, 0.5), bare),
        Variant("current, syllables not read aright", changes=literal),
        Variant("current, no outside.toml", changes={(decide, "load_outside"): list}),
        Variant("current, no refusal rules", changes={(decide, "refusal"): lambda _: ""}),
    ]


def main() -> None:
    """One row a variant: all three sets together, then the checking halves alone."""
    library, questions = load_library(), read_set(sorted(QUESTIONS.glob("*.jsonl")))
    heads = ("top-1", "top-3", "precision", "coverage", "refusal")
    table = Table("", "direct", *heads, "direct", *heads, title="all questions | checking halves")
    for variant, fit in [*((v, True) for v in _variants()), (Variant("current, weights as shipped"), False)]:
        found = _measure(library, questions, variant, fit)
        cells = [[str(f.direct), *(f"{getattr(f, h.replace('-', '')):.1%}" for h in heads)] for f in found]
        table.add_row(variant.name, *cells[0], *cells[1])
    Console(width=170).print(table)


if __name__ == "__main__":
    main()
