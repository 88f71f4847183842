"""Reads the whole knowledge base: the packaged articles, and a commune's own over them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from knowledge.library.articles import Article, Fault, Library
from knowledge.library.offices import Offices, fill
from knowledge.library.reading import read_article
from knowledge.library.referrals import REFERRALS_DIR, load_referrals

ARTICLES_DIR = Path(__file__).parent.parent / "articles"
TOPICS_FILE = Path(__file__).parent.parent / "topics.toml"


@lru_cache(maxsize=4)
def load_topics(path: Path = TOPICS_FILE) -> Mapping[str, str]:
    """Topic slug -> the name people read; the file, with thousands of wordings, is parsed once."""
    with path.open("rb") as file:
        return MappingProxyType({slug: topic["name"] for slug, topic in tomllib.load(file).items()})


def load_library(
    folders: Iterable[Path] = (ARTICLES_DIR,),
    offices: Offices = MappingProxyType({}),
    referral_folders: Iterable[Path] = (REFERRALS_DIR,),
) -> Library:
    """Reads all articles and referrals, their roles filled; a later folder overrides an earlier one by id."""
    topics = load_topics()
    articles: dict[str, Article] = {}
    faults: list[Fault] = []
    for folder in folders:
        for path in sorted(folder.glob("*.md")):
            read = read_article(path, topics)
            if isinstance(read, Article):
                articles[read.id] = with_offices(read, offices)
            else:
                faults += read
    for article in articles.values():
        faults += [
            Fault(article.path, _line_in(article.path, r), f'bài liên quan "{r}" không có; sửa hoặc bỏ khỏi `related`')
            for r in article.related
            if r not in articles
        ]
    referrals, trouble = load_referrals(referral_folders, offices)
    return Library(tuple(articles.values()), (*faults, *trouble), referrals)


def with_offices(article: Article, offices: Offices) -> Article:
    """The article with each role named; the two fields that say whom to ask and where to go carry the details."""
    return replace(
        article,
        contact=fill(article.contact, offices, "phone", "hours"),
        where=fill(article.where, offices, "address", "hours", "phone"),
        lead=fill(article.lead, offices),
        more=fill(article.more, offices),
        steps=tuple(fill(step, offices) for step in article.steps),
        mistakes=tuple(fill(mistake, offices) for mistake in article.mistakes),
    )


def _line_in(path: Path, related: str) -> int:
    """The line of a file that was read well where an id stands in quotes, as in `related`."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return next((n for n, line in enumerate(lines, 1) if f'"{related}"' in line), 1)
