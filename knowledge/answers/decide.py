"""Three zones on the final score and margin: answer, offer up to three, or say "chưa chắc".

The thresholds come from `toso kb eval` on the tuning half of tests/questions
(docs/search.md); abstentions count as what they are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from knowledge.answers.refusals import refusal
from knowledge.answers.search import FEATURES, Entry, Index, Match
from knowledge.language.text import syllables
from knowledge.library.articles import Article, Library, Referral
from knowledge.safety.first_aid import despair, emergency

ANSWER, CHOOSE, UNKNOWN, SAFETY = "answer", "choose", "unknown", "safety"
OFFERED = 3
# Before the id of a referral in the index, so that it never passes for an article.
PREFIX = "ngoai:"
DESPAIR = "muon-tu-tu"

# Logistic weights and MAYBE fitted on the tuning half; there SURE is equally right from 0.88 to 0.97, and this is
# its middle (bench/fit_search.py, docs/search.md). Bias first, then the features below.
RIGHT = (-9.74, 2.1, 1.75, 1.8, 0.27, 1.39, 0.4, 0.76, 0.25, 1.18, 0.19, 0.3, 0.59, 2.88, -0.17)
SERVED = (-3.91, 0.91, 0.09, 0.85, 0.43, 0.46, 0.57, 0.51, 0.11, 1.5, 0.03, 0.65, -0.24, 0.73, 0.15)
SURE, MAYBE = 0.92, 0.81

# What is weighed of the best article, and of the best referral beside it.
_OF_BEST = [FEATURES.index(f) for f in FEATURES if f not in ("shared", "sorted")]
_OF_REFERRAL = [FEATURES.index(f) for f in ("explained", "shared3", "words_most")]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a question; `score` is the calibrated chance that the first article is right.

    `chance` is that one of the articles offered serves. An UNKNOWN one may name the other house to
    turn to (`referral`) or the rule that forbids it (`refusal`).
    """

    outcome: str
    articles: tuple[Article, ...]
    score: float
    refusal: str = ""
    referral: Referral | None = None
    chance: float = 0.0


class Answerer:
    """The knowledge base ready to be asked; immutable, safe to share."""

    def __init__(self, library: Library) -> None:
        """Builds the index over all articles and over the referrals."""
        self.library = library
        self._by_id = {a.id: a for a in library.articles}
        self._referrals = {PREFIX + r.id: r for r in library.referrals}
        doors = (Entry(name, (r.title, *r.examples)) for name, r in self._referrals.items())
        self.index = index_over((*map(entry_of, library.articles), *doors))

    def decide(self, question: str) -> Decision:
        """The decision for one question; never raises, whatever the text."""
        if ruled := self.rule(question):
            return ruled
        matches = self.index.find(question)
        inside = [m for m in matches if not m.id.startswith(PREFIX)]
        referral = self._referrals.get(matches[0].id) if matches else None
        if not inside or not inside[0].evidence:
            return Decision(UNKNOWN, (), 0.0, referral=referral)
        features = weigh(matches, inside)
        right, served = chance(RIGHT, features), chance(SERVED, features)
        found = tuple(self._by_id[m.id] for m in inside[:OFFERED])
        if served < MAYBE:
            return Decision(UNKNOWN, (), right, referral=referral, chance=served)
        if right >= SURE and len(syllables(question)) > 1:  # one bare word names a subject, not a question
            return Decision(ANSWER, found[:1], right, chance=served)
        return Decision(CHOOSE, found, right, chance=served)

    def rule(self, question: str) -> Decision | None:
        """What is decided before any search: first aid, and what must never be served."""
        if despair(question) and (door := self._referrals.get(PREFIX + DESPAIR)):
            return Decision(UNKNOWN, (), 0.0, referral=door)
        if first_aid := self.first_aid(question):
            return first_aid
        reason = refusal(question)
        return Decision(UNKNOWN, (), 0.0, reason) if reason else None

    def rank(self, question: str) -> list[str]:
        """The ids of the nearest articles, best first; what lies outside is left out."""
        return [m.id for m in self.index.find(question) if m.id in self._by_id]

    def first_aid(self, question: str) -> Decision | None:
        """The article that must come first for somebody who is losing money right now."""
        article = self._by_id.get(emergency(question))
        return Decision(SAFETY, (article,), 1.0, chance=1.0) if article else None


@lru_cache(maxsize=1)
def index_over(entries: tuple[Entry, ...]) -> Index:
    """The index over these entries; kept, so that an edit of anything else does not build it anew."""
    return Index(entries)


def weigh(matches: list[Match], inside: list[Match]) -> tuple[float, ...]:
    """What tells a right first article: its evidence, its lead over the next and over the best referral, that one's."""
    best = inside[0]
    runner_up = inside[1].score if len(inside) > 1 else 0.0
    referral = next((m for m in matches if m.evidence and m.id.startswith(PREFIX)), None)
    lead = best.score - referral.score if referral else best.score
    elsewhere = (referral.evidence[f] for f in _OF_REFERRAL) if referral else (0.0,) * len(_OF_REFERRAL)
    return (*(best.evidence[f] for f in _OF_BEST), best.score - runner_up, lead, *elsewhere)


def chance(weights: tuple[float, ...], features: tuple[float, ...]) -> float:
    """A calibrated chance, 0 to 1."""
    return 1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, (1.0, *features), strict=True))))


def entry_of(article: Article) -> Entry:
    """An article as the index sees it: title and questions are its examples."""
    return Entry(article.id, (article.title, *article.questions), " ".join((article.lead, *article.steps)))
