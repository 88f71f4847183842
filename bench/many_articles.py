"""How the search stands up to far more articles than a commune will ever have.

    python bench/many_articles.py [20000]

Synthetic articles are real ones in which every third syllable is drawn anew from all that the knowledge base
says, so that frequent syllables stay frequent. Prints the times of `Index.find` over the questions of tests/questions.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import numpy as np

from knowledge.answers.decide import entry_of
from knowledge.answers.search import Entry, Index
from knowledge.editing.evaluate import read_set
from knowledge.library.loading import load_library

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
EXAMPLES, DRAWN, ASKED = 15, 1 / 3, 400


def synthetic(entries: list[Entry], how_many: int) -> Iterator[Entry]:
    """Entries with EXAMPLES examples each, from a fixed seed."""
    chance = random.Random(20260522)
    spoken = [s for e in entries for x in e.examples for s in x.split()]

    def another(line: str) -> str:
        return " ".join(chance.choice(spoken) if chance.random() < DRAWN else s for s in line.split())

    for number in range(how_many):
        like = entries[number % len(entries)]
        lines = chance.sample(like.examples, min(EXAMPLES, len(like.examples)))
        yield Entry(f"{like.id}-{number}", tuple(map(another, lines)), another(like.body))


def main() -> None:
    """Builds, asks, prints."""
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    began = perf_counter()
    entries = list(synthetic([entry_of(a) for a in load_library().articles], how_many))
    built_from = perf_counter()
    index = Index(entries)
    built = perf_counter()
    print(
        f"{len(entries)} articles, {sum(len(e.examples) for e in entries)} examples:"
        f" written in {built_from - began:.1f} s,"
    )
    print(f"indexed in {built - built_from:.1f} s")
    times = []
    for asked in read_set(sorted(QUESTIONS.glob("*.jsonl")))[:ASKED]:
        start = perf_counter()
        index.find(asked.text)
        times.append((perf_counter() - start) * 1000)
    p50, p99 = np.percentile(times, [50, 99])
    print(f"found in {p50:.1f} ms (median), {p99:.1f} ms (p99) of {len(times)} questions")


if __name__ == "__main__":
    main()
