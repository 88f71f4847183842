"""Shows one article: the first screen, the whole of it, or one of its fields."""

from __future__ import annotations

from handlers.messages import Choice, Reply, short_choice
from handlers.texts import Texts
from knowledge.library.articles import Article


def first_screen(article: Article, texts: Texts) -> str:
    """Title, steps and the few lines that matter: at most 600 characters, checked by `toso kb check`."""
    source = article.sources[0]
    lines = [
        f"**{article.title}**",
        article.lead,
        *(f"{n}. {step}" for n, step in enumerate(article.steps, 1)),
        *_named(article, texts, "prepare", "fee", "safety"),
        texts(
            "card.source",
            name=source.name,
            date=month(source.date),
            review_by=f"{article.review_by:%m/%Y}",
        ),
    ]
    return "\n".join(line for line in lines if line)


def rest(article: Article, texts: Texts) -> str:
    """What "Xem thêm" opens: time, place, usual troubles, background and every source."""
    mistakes = [texts("card.mistakes"), *(f"- {m}" for m in article.mistakes)]
    sources = [texts("card.source_line", name=s.name, date=month(s.date), url=s.url) for s in article.sources]
    lines = [
        *_named(article, texts, "duration", "where"),
        *(mistakes if article.mistakes else []),
        article.more,
        *_named(article, texts, "contact"),
        texts("card.sources"),
        *sources,
        texts("card.confidence", value=article.confidence, reviewed_on=f"{article.reviewed_on:%d/%m/%Y}"),
    ]
    return "\n".join(line for line in lines if line)


def whole(article: Article, texts: Texts) -> str:
    """The first screen with "Xem thêm" opened."""
    return f"{first_screen(article, texts)}\n\n{rest(article, texts)}"


def card(article: Article, texts: Texts, before: str = "") -> Reply:
    """The first screen with its five buttons."""
    text = "\n\n".join(part for part in (before, first_screen(article, texts)) if part)
    return Reply(
        text,
        (
            Choice(texts("label.steps"), f"buoc:1:{article.id}"),
            Choice(texts("label.more"), f"them:{article.id}"),
            Choice(texts("label.good"), f"tot:{article.id}"),
            Choice(texts("label.bad"), f"chua:{article.id}"),
            person_choice(texts),
        ),
    )


def title_choices(articles: tuple[Article, ...]) -> tuple[Choice, ...]:
    """One button an article, its title cut at a word where it is too long."""
    return tuple(short_choice(a.title, f"bai:{a.id}") for a in articles)


def person_choice(texts: Texts) -> Choice:
    """The way to a person, last in every reply."""
    return Choice(texts("label.person"), "nguoi")


def month(date: str) -> str:
    """A source's date as people write it: "2025-12-04" -> "12/2025"."""
    return "/".join(reversed(date.split("-")[:2]))


def _named(article: Article, texts: Texts, *names: str) -> list[str]:
    values = {name: getattr(article, name) for name in names}
    return [texts(f"card.{name}", value=value) for name, value in values.items() if value]
