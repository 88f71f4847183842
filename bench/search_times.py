"""The search alone, beside a plain RapidFuzz look-up over the same lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from rapidfuzz import fuzz, process

from bench.figures import Figure, pair
from knowledge.answers.decide import Answerer
from knowledge.editing.evaluate import Labelled
from knowledge.language.text import syllables
from knowledge.library.articles import Library

ROUNDS = 2


def measure(library: Library, questions: Sequence[Labelled]) -> list[Figure]:
    """Times of find, decide and RapidFuzz in turn on each question, and how often the first article is right."""
    answerer = Answerer(library)
    plain = _rapidfuzz(library)
    ways: dict[str, Callable[[str], object]] = {"find": answerer.index.find, "decide": answerer.decide, "plain": plain}
    times: dict[str, list[float]] = {name: [] for name in ways}
    for text in [q.text for q in questions[:50]]:  # first calls warm caches that a running bot has warm
        for way in ways.values():
            way(text)
    for _ in range(ROUNDS):
        for question in questions:
            for name, way in ways.items():
                start = perf_counter()
                way(question.text)
                times[name].append(perf_counter() - start)
    inside = [q for q in questions if q.expect]
    ours = sum(_first(answerer.rank(q.text)) in q.expect for q in inside) / len(inside)
    theirs = sum(plain(q.text) in q.expect for q in inside) / len(inside)
    return [
        *pair("search", "find", times["find"], times["plain"], goal=5),
        *pair("search", "decide", times["decide"], times["plain"], goal=5),
        Figure("search", f"first article right, {len(inside)} questions", ours * 100, "%", theirs * 100),
    ]


def _rapidfuzz(library: Library) -> Callable[[str], str]:
    """The article of the nearest folded title or example, by token_set_ratio."""
    owners = [(a.id, " ".join(syllables(x))) for a in library.articles for x in (a.title, *a.questions)]
    lines = [line for _, line in owners]

    def first(question: str) -> str:
        found = process.extractOne(" ".join(syllables(question)), lines, scorer=fuzz.token_set_ratio)
        return owners[found[2]][0] if found else ""

    return first


def _first(ids: list[str]) -> str:
    return ids[0] if ids else ""
