"""Step mode: one step a message, with a way on, a way back and a way out when stuck."""

from __future__ import annotations

from handlers.context import Context
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import card, person_choice
from handlers.resident.articles.open_article import vanished
from knowledge.library.articles import Article
from storage import questions


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Shows step N ("buoc:N:id") or helps who is stuck there ("ket:N:id")."""
    verb, _, rest = message.choice.partition(":")
    if verb not in ("buoc", "ket"):
        return None
    number, _, article_id = rest.partition(":")
    article = ctx.answerer.library.get(article_id)
    if article is None or not number.isascii() or not number.isdigit():
        return vanished(ctx)
    ctx.conversation.article_id = article.id
    if not article.steps:
        return card(article, ctx.texts, ctx.texts("step.none"))
    at = min(max(int(number), 1), len(article.steps))
    return await _stuck(ctx, article, at) if verb == "ket" else _step(ctx, article, at)


def _step(ctx: Context, article: Article, at: int) -> Reply:
    texts, total = ctx.texts, len(article.steps)
    text = texts("step.line", title=article.title, number=at, total=total, step=article.steps[at - 1])
    onward = (
        Choice(texts("label.next"), f"buoc:{at + 1}:{article.id}")
        if at < total
        else Choice(texts("label.good"), f"tot:{article.id}")
    )
    back = (Choice(texts("label.back"), f"buoc:{at - 1}:{article.id}"),) if at > 1 else ()
    stuck = Choice(texts("label.stuck"), f"ket:{at}:{article.id}")
    return Reply(text, (onward, *back, stuck, person_choice(texts)))


async def _stuck(ctx: Context, article: Article, at: int) -> Reply:
    """The usual troubles of the article and whom to ask; counted as an answer that did not help."""
    texts = ctx.texts
    if ctx.conversation.question_id:
        await questions.rate(ctx.session, ctx.commune.id, ctx.conversation.question_id, "bad")
    contact = article.contact or ctx.commune.contact or texts("person.default_contact")
    lines = [*(f"- {m}" for m in article.mistakes), texts("step.stuck_help", contact=contact)]
    if article.mistakes:
        lines.insert(0, texts("card.mistakes"))
    text = texts("step.stuck", number=at, step=article.steps[at - 1], help="\n".join(lines))
    return Reply(
        text,
        (
            Choice(texts("label.retry"), f"buoc:{at}:{article.id}"),
            Choice(texts("label.short"), f"bai:{article.id}"),
            person_choice(texts),
        ),
    )
