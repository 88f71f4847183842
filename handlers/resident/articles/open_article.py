"""Opens an article that a button names, whole or its first screen, with today's content."""

from __future__ import annotations

from handlers.context import Context
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import card, person_choice, rest
from handlers.resident.articles.reading import unsure


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """A card ("bai:id"), the rest of it ("them:id"), or none of the offered ("khac")."""
    if message.choice == "khac":
        ctx.conversation.misses += 1
        key = "unsure_again" if ctx.conversation.misses > 1 else "unsure"
        return unsure(ctx.texts, ctx.commune.contact, key)
    verb, _, article_id = message.choice.partition(":")
    if verb not in ("bai", "them"):
        return vanished(ctx) if message.choice else None
    article = ctx.answerer.library.get(article_id)
    if article is None:
        return vanished(ctx)
    texts, ctx.conversation.article_id, ctx.conversation.misses = ctx.texts, article.id, 0
    if verb == "bai":
        return card(article, texts)
    return Reply(
        rest(article, texts),
        (
            Choice(texts("label.steps"), f"buoc:1:{article.id}"),
            Choice(texts("label.good"), f"tot:{article.id}"),
            Choice(texts("label.bad"), f"chua:{article.id}"),
            person_choice(texts),
        ),
    )


def vanished(ctx: Context) -> Reply:
    """A button from long ago whose article is gone: today's "chưa chắc", never an error."""
    return unsure(ctx.texts, ctx.commune.contact)
