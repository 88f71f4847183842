"""What an editor looks at: one article as people read it, why it won, and what is due for review."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.content import Content
    from knowledge.library.articles import Library

_FIRST = 5


def show_article(content: Content, article_id: str) -> bool:
    """Prints an article; False when there is none of that id, after naming the nearest."""
    from rapidfuzz import process

    from handlers.markup import plain
    from handlers.resident.articles.card import whole

    article = content.library.get(article_id)
    if article is None:
        near = process.extract(article_id, [a.id for a in content.library.articles], limit=3)
        typer.echo(f"Không có bài {article_id}. Gần nhất: {', '.join(name for name, *_ in near)}", err=True)
        return False
    typer.echo(f"{article.id} · {article.topic} · {article.path}\n")
    typer.echo(plain(whole(article, content.texts)))
    typer.echo(f"\nCâu hỏi mẫu ({len(article.questions)}):")
    typer.echo("\n".join(f"- {question}" for question in article.questions))
    typer.echo(f"\nBài liên quan: {', '.join(article.related) or 'chưa có'}")
    return True


def explain(content: Content, question: str) -> None:
    """Prints how the question was read, the decision, and the first few entries with their evidence."""
    from knowledge.answers.decide import PREFIX, Answerer

    answerer = Answerer(content.library)
    decision = answerer.decide(question)
    read = answerer.index.read(question)
    typer.echo(f"Máy đọc câu hỏi là: {' '.join(read.likely) or '(không có chữ nào)'}")
    typer.echo(f"Quyết định: {decision.outcome}, chắc {decision.score:.0%}{_cause(decision.refusal)}")
    for place, match in enumerate(answerer.index.find(question)[:_FIRST], 1):
        what = "cửa khác" if match.id.startswith(PREFIX) else "bài"
        typer.echo(f"\n{place}. {what} {match.id.removeprefix(PREFIX)}: điểm {match.score:.2f}")
        reason = answerer.index.reason(question, match.id)
        typer.echo(
            f"   giải thích được {reason.explained:.0%} câu hỏi; chữ chưa có trong bài: {_listed(reason.missing)}"
        )
        typer.echo(f'   câu mẫu gần nhất: "{reason.nearest}" (giống {reason.likeness:.0%})')


def list_stale(library: Library, days: int) -> None:
    """Prints the articles whose review date is past or near, the most overdue first."""
    today = date.today()
    due = sorted(
        (a for a in library.articles if a.review_by <= today + timedelta(days=days)), key=lambda a: a.review_by
    )
    for article in due:
        late = "QUÁ HẠN" if article.review_by < today else "sắp đến hạn"
        typer.echo(f"{article.review_by:%d/%m/%Y}  {late:<12} {article.id}: {article.title}")
    typer.echo(f"{len(due)} bài phải xem lại trong {days} ngày tới (trong {len(library.articles)} bài).")


def _cause(refusal: str) -> str:
    return f", theo luật {refusal}" if refusal else ""


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "không"
