"""Whether words sound like a report of help given rather than like a question: naive Bayes over syllables and pairs.

Rules find what a message counts; but residents count too ("con tôi lớp 8 có thẻ atm được không"). The weights were
learned from labelled reports and from the example questions of all articles (bench/fit_reports.py; docs/nhat-ky.md has
the figures).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from knowledge.language.text import syllables

WEIGHTS_FILE = Path(__file__).with_name("reports.tsv")
# Below this a message is no report. In four-fold trials one labelled report in 200 lay below, and of the examples that
# rules alone took for reports one in 30 above.
SOUNDS_LIKE_ONE = 0.25
_ENDS_TOLD, _PEOPLE_NAMED = 1.0, 0.6


def sounds_like_a_report(text: str, tells_ends: bool, names_people: bool) -> bool:
    """Whether the words, numbers aside, are those in which help is reported.

    Less will do where it is told how somebody's matter ended, or who was helped: questions seldom do.
    """
    lenience = max(_ENDS_TOLD if tells_ends else 0.0, _PEOPLE_NAMED if names_people else 0.0)
    return score(text, _weights()) >= SOUNDS_LIKE_ONE - lenience


def score(text: str, weights: dict[str, float]) -> float:
    """The summed log odds of all features, over the root of how many there are: long messages are not surer."""
    found = features(text)
    return float(sum(weights.get(f, 0.0) for f in found) / max(1, len(found)) ** 0.5)


def features(text: str) -> set[str]:
    """The folded syllables of a text and every pair of neighbours; any number is "#"."""
    said = ["^", *("#" if word.isdigit() else word for word in syllables(text)), "$"]
    return {*said, *(f"{a} {b}" for a, b in pairwise(said))}


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    lines = WEIGHTS_FILE.read_text(encoding="utf-8").splitlines()
    return {feature: float(weight) for feature, _, weight in (line.partition("\t") for line in lines)}
