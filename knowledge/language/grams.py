"""Runs of syllables and of characters, the features by which texts are compared."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise


def word_grams(tokens: Iterable[str]) -> list[str]:
    """Single syllables and neighbouring pairs."""
    run = list(tokens)
    return run + [f"{a} {b}" for a, b in pairwise(run)]


def char_grams(tokens: Iterable[str], length: int = 4) -> list[str]:
    """Character n-grams of the joined syllables, word borders included."""
    padded = f" {' '.join(tokens)} "
    return [padded[i : i + length] for i in range(max(1, len(padded) - length + 1))]
