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
from knowledge.safety.masking import without_masks

ANSWER, CHOOSE, UNKNOWN, SAFETY = "answer", "choose", "unknown", "safety"
OFFERED = 3
# Before the id of a referral in the index, so that it never passes for an article.
PREFIX = "ngoai:"
DESPAIR = "muon-tu-tu"

# Logistic weights and both zones fitted on the tuning half (bench/fit_search.py, docs/search.md). Bias first, then
# what `weigh` lists.
# fmt: off
RIGHT = (
    -9.66, -0.06, 0.94, 0.41, 0.17, 1.68, 0.07, 0.79, 1.03, 1.22,
    1.68, 0.22, 0.12, 0.48, 1.6, 0.11, 0.03, 2.06, 2.2, -2.14,
)
SERVED = (
    -7.38, -0.02, 0.48, 0.35, 0.1, 1.19, 0.18, 1.04, 0.58, 1.14,
    1.64, 0.09, 0.56, 0.7, 0.98, 0.4, -0.01, 0.38, 1.04, -1.14,
)
# fmt: on
SURE, MAYBE = 0.93, 0.81

# What is weighed of the best article, and of the best referral beside it.
_OF_BEST = [FEATURES.index(f) for f in FEATURES if f not in ("shared", "sorted")]
_OF_REFERRAL = [FEATURES.index(f) for f in ("explained", "shared3", "words_most")]
_NEAR = 5


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
        asked = without_masks(question)
        if asked != question and len(syllables(asked)) < 2:  # a number sent by itself asks nothing
            return Decision(UNKNOWN, (), 0.0)
        matches = self.index.find(asked)
        inside = [m for m in matches if not m.id.startswith(PREFIX)]
        referral = self._referrals.get(matches[0].id) if matches else None
        if not inside or not inside[0].evidence:
            return Decision(UNKNOWN, (), 0.0, referral=referral)
        features = weigh(matches, inside)
        right, served = chance(RIGHT, features), chance(SERVED, features)
        found = tuple(self._by_id[m.id] for m in inside[:OFFERED])
        if served < MAYBE:
            return Decision(UNKNOWN, (), right, referral=referral, chance=served)
        if right >= SURE and len(syllables(asked)) > 1:  # one bare word names a subject, not a question
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
    """What tells a right first article.

    Its evidence, its lead over the next, over the best referral and over the third; that referral's evidence; and how
    the first dozen divide the chance: to this article, to articles at all, and to referrals among the first five.
    """
    best, others = inside[0], [m.score for m in inside[1:3]]
    runner_up, third = (*others, 0.0, 0.0)[:2]
    weighed = [m for m in matches if m.evidence]
    referral = next((m for m in weighed if m.id.startswith(PREFIX)), None)
    lead = best.score - referral.score if referral else best.score
    elsewhere = (referral.evidence[f] for f in _OF_REFERRAL) if referral else (0.0,) * len(_OF_REFERRAL)
    odds = {m.id: math.exp(m.score - weighed[0].score) for m in weighed}
    total, ours = sum(odds.values()), sum(o for name, o in odds.items() if not name.startswith(PREFIX))
    doors = sum(m.id.startswith(PREFIX) for m in weighed[:_NEAR]) / _NEAR
    return (
        *(best.evidence[f] for f in _OF_BEST),
        best.score - runner_up,
        lead,
        *elsewhere,
        best.score - third,
        odds[best.id] / total,
        ours / total,
        doors,
    )


def chance(weights: tuple[float, ...], features: tuple[float, ...]) -> float:
    """A calibrated chance, 0 to 1."""
    return 1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, (1.0, *features), strict=True))))


def entry_of(article: Article) -> Entry:
    """An article as the index sees it: title and questions are its examples."""
    return Entry(article.id, (article.title, *article.questions), " ".join((article.lead, *article.steps)))
