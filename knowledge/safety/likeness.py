"""How like known scams a message sounds: ridge regression over hashed word and character n-grams.

Signs alone catch the wordings that somebody foresaw; the messages of knowledge/scams/messages.jsonl,
honest ones among them, teach the rest (docs/scams.md has the figures of both). It learns when the
process starts, in about a second, so that staff teach it by adding a line.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.language.grams import char_grams, word_grams
from knowledge.language.text import syllables
from knowledge.library.articles import Fault

FILE_NAME = "messages.jsonl"
_BUCKETS = 1 << 16
_RIDGE = 0.3
_STEPS = 40  # of conjugate gradient; the figures no longer move after 30
_CHARS = (2, 3)
_LABELS = {"scam": 1.0, "honest": -1.0}

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Known:
    """A message that somebody has judged."""

    text: str
    is_scam: bool


def load_known(folders: Iterable[Path]) -> tuple[tuple[Known, ...], list[Fault]]:
    """The judged messages of every folder, and the lines that cannot be read."""
    known: list[Known] = []
    faults: list[Fault] = []
    for path in (folder / FILE_NAME for folder in folders):
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                known.append(Known(str(row["text"]), _LABELS[row["label"]] > 0))
            except (ValueError, KeyError, TypeError) as error:
                faults.append(
                    Fault(path, number, f'mỗi dòng phải là {{"text": "...", "label": "scam|honest"}} ({error})')
                )
    return tuple(known), faults


class Likeness:
    """Learned once, immutable after."""

    def __init__(self, known: Sequence[Known]) -> None:
        """Learns from the judged messages; with none of them every message sounds like nothing (0)."""
        rows = [_buckets(k.text) for k in known]
        seen = np.zeros(_BUCKETS)
        for row in rows:
            seen[list(row)] += 1
        self._idf: Vector = np.log((1 + len(rows)) / (1 + seen)) + 1
        self._weights: Vector = np.zeros(_BUCKETS)
        if rows:
            answers = np.array([1.0 if k.is_scam else -1.0 for k in known])
            self._bias = float(answers.mean())
            self._weights = _learn([self._vector(row) for row in rows], answers - self._bias)
        else:
            self._bias = 0.0

    def score(self, text: str) -> float:
        """About -1 for what sounds honest to about 1 for what sounds like a scam."""
        at, values = self._vector(_buckets(text))
        return float(values @ self._weights[at]) + self._bias if len(at) else 0.0

    def _vector(self, row: Counter[int]) -> tuple[NDArray[np.int64], Vector]:
        at = np.fromiter(row.keys(), dtype=np.int64, count=len(row))
        values = (1 + np.log(np.fromiter(row.values(), dtype=np.float64, count=len(row)))) * self._idf[at]
        length = float(np.linalg.norm(values))
        return at, values / length if length else values


def _buckets(text: str) -> Counter[int]:
    said = syllables(text)
    grams = [*word_grams(said), *(f"#{gram}" for n in _CHARS for gram in char_grams(said, n))] if said else []
    return Counter(crc32(gram.encode()) % _BUCKETS for gram in grams)


def _learn(rows: list[tuple[NDArray[np.int64], Vector]], answers: Vector) -> Vector:
    """The weights w that minimise |Xw - y|² + λ|w|², by conjugate gradient on the normal equations."""
    at = np.concatenate([a for a, _ in rows])
    values = np.concatenate([v for _, v in rows])
    owner = np.repeat(np.arange(len(rows)), [len(a) for a, _ in rows])

    def forward(w: Vector) -> Vector:
        return np.asarray(np.bincount(owner, values * w[at], len(rows)), dtype=np.float64)

    def back(r: Vector) -> Vector:
        return np.asarray(np.bincount(at, values * r[owner], _BUCKETS), dtype=np.float64)

    weights = np.zeros(_BUCKETS)
    rest = back(answers)
    way, size = rest.copy(), float(rest @ rest)
    for _ in range(_STEPS):
        moved = back(forward(way)) + _RIDGE * way
        step = size / float(way @ moved)
        weights += step * way
        rest -= step * moved
        size, before = float(rest @ rest), size
        if size < 1e-12:
            break
        way = rest + size / before * way
    return weights
