"""How well questions find their articles, on a labelled set; abstentions counted as such.

A line of the set is {"id", "text", "expect": [article ids], "kind", "topic"}; an empty
`expect` means that the question must be refused.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.answers.decide import ANSWER, CHOOSE, SAFETY, Answerer, Decision

DIRECT = (ANSWER, SAFETY)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One question of the set; `expect` holds the ids that a fair judge accepts."""

    id: str
    text: str
    expect: tuple[str, ...]
    kind: str
    topic: str

    @property
    def is_tuning(self) -> bool:
        """The half that thresholds may be chosen on; the other half only checks them."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over a set, from which each rate is one division."""

    in_scope: int = 0
    first: int = 0
    within_three: int = 0
    direct: int = 0
    direct_right: int = 0
    served: int = 0
    answered: int = 0
    out_of_scope: int = 0
    refused: int = 0
    reciprocal: float = 0.0
    chances: tuple[tuple[float, bool], ...] = ()

    @property
    def top1(self) -> float:
        """Answerable questions whose article ranks first, whatever was then decided."""
        return self.first / self.in_scope if self.in_scope else 1.0

    @property
    def top3(self) -> float:
        """Answerable questions whose article ranks among the first three."""
        return self.within_three / self.in_scope if self.in_scope else 1.0

    @property
    def mrr(self) -> float:
        """Mean reciprocal rank of the first right article."""
        return self.reciprocal / self.in_scope if self.in_scope else 1.0

    @property
    def handed_over(self) -> float:
        """Answerable questions that got "chưa chắc" all the same."""
        return 1 - self.answered / self.in_scope if self.in_scope else 0.0

    @property
    def refusal_f1(self) -> float:
        """Harmonic mean of how many refusals were due and how many due ones were given."""
        wrongly = self.in_scope - self.answered
        given, due = self.refused + wrongly, self.out_of_scope
        return 2 * self.refused / (given + due) if given + due else 1.0

    @property
    def auroc(self) -> float:
        """How often the chance given to an answerable question is above that of one to be refused."""
        inside = sorted(chance for chance, answerable in self.chances if answerable)
        outside = [chance for chance, answerable in self.chances if not answerable]
        if not inside or not outside:
            return 1.0
        above = sum(len(inside) - (bisect_left(inside, c) + bisect_right(inside, c)) / 2 for c in outside)
        return above / (len(inside) * len(outside))

    @property
    def precision(self) -> float:
        """Direct answers that are right, of all direct answers, out-of-scope ones included."""
        return self.direct_right / self.direct if self.direct else 1.0

    @property
    def coverage(self) -> float:
        """Answerable questions answered rightly at once or within the offered three."""
        return self.served / self.in_scope if self.in_scope else 1.0

    @property
    def refusal(self) -> float:
        """Out-of-scope questions that got "chưa chắc"."""
        return self.refused / self.out_of_scope if self.out_of_scope else 1.0


def read_set(paths: Iterable[Path]) -> list[Labelled]:
    """The labelled questions of some JSON Lines files; raises ValueError naming file and line."""
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                found.append(Labelled(row["id"], row["text"], tuple(row["expect"]), row["kind"], row["topic"]))
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path}:{number}: dòng này không đọc được ({error})") from error
    return found


def evaluate(
    answerer: Answerer, questions: Iterable[Labelled], by: Callable[[Labelled], str] = lambda q: "tất cả"
) -> tuple[dict[str, Figures], list[tuple[Labelled, Decision]]]:
    """Figures by group, and each wrong decision with its question."""
    counts: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(int))
    chances: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    wrong = []
    for question in questions:
        decision = answerer.decide(question.text)
        tally = _tally(question, decision, answerer.rank(question.text))
        for name, value in tally.items():
            counts[by(question)][name] += value
        chances[by(question)].append((decision.chance, bool(question.expect)))
        if not (tally["served"] or tally["refused"]):
            wrong.append((question, decision))
    return {g: Figures(**values, chances=tuple(chances[g])) for g, values in counts.items()}, wrong


def _tally(question: Labelled, decision: Decision, ranked: list[str]) -> dict[str, float]:
    ids = [a.id for a in decision.articles]
    direct = decision.outcome in DIRECT
    right = bool(ids) and ids[0] in question.expect
    offered = decision.outcome == CHOOSE and any(i in question.expect for i in ids)
    inside = bool(question.expect)
    return {
        "in_scope": int(inside),
        "first": int(any(i in question.expect for i in ranked[:1])),
        "within_three": int(any(i in question.expect for i in ranked[:3])),
        "reciprocal": next((1 / n for n, i in enumerate(ranked, 1) if i in question.expect), 0.0) if inside else 0.0,
        "answered": int(inside and (direct or decision.outcome == CHOOSE)),
        "out_of_scope": int(not inside),
        "direct": int(direct),
        "direct_right": int(direct and right),
        "served": int((direct and right) or offered),
        "refused": int(not inside and not direct and decision.outcome != CHOOSE),
    }
