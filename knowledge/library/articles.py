"""What a curated article is; knowledge/library/loading.py reads them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from; `date` is YYYY, YYYY-MM or YYYY-MM-DD as the page prints it."""

    name: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class Article:
    """One question of a real person and its answer; text fields are "" when not known."""

    id: str
    title: str
    topic: str
    questions: tuple[str, ...]
    lead: str
    steps: tuple[str, ...]
    more: str
    prepare: str
    fee: str
    duration: str
    where: str
    mistakes: tuple[str, ...]
    contact: str
    safety: str
    related: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: str
    reviewed_on: date
    review_by: date
    path: Path
    figures: tuple[str, ...] = ()
    own_figures: tuple[str, ...] = ()

    @property
    def prose(self) -> tuple[str, ...]:
        """Everything that a person reads of it but the title and the steps."""
        fields = (self.lead, self.prepare, self.fee, self.duration, self.where, self.contact, self.safety, self.more)
        return (*fields, *self.mistakes)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something an editor must mend: where it stands, what is wrong and what to do."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Referral:
    """One subject of another house; `door` says in a sentence or two whom to ask, "" for nobody in particular."""

    id: str
    title: str
    door: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All articles and referrals that read well, and the faults of those that did not."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]
    referrals: tuple[Referral, ...] = ()

    def get(self, article_id: str) -> Article | None:
        """The article of that id, or None; a linear look-up over a few hundred."""
        return next((a for a in self.articles if a.id == article_id), None)
