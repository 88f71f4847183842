""" "Mất bao nhiêu tiền?", "cần mang gì?": answered from the fields of the article last shown."""

from __future__ import annotations

from handlers.context import Context
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import person_choice, rest
from handlers.resident.articles.reading import door
from knowledge.answers.followups import asked_field


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """One field of the last article, or an honest "bài chưa ghi" with a door."""
    article = ctx.answerer.library.get(ctx.conversation.article_id or "")
    field = "" if message.choice else asked_field(message.text)
    if not field:
        return None
    texts = ctx.texts
    if article is None:
        return Reply(texts("field.which"), (Choice(texts("label.another"), "dau"), person_choice(texts)))
    value = getattr(article, field, "")
    if field == "more":
        text = rest(article, texts)
    elif value:
        text = texts(f"field.{field}", title=article.title, value=value)
    else:
        text = texts("field.unknown", title=article.title, door=door(texts, ctx.commune.contact))
    return Reply(
        text,
        (
            Choice(texts("label.steps"), f"buoc:1:{article.id}"),
            Choice(texts("label.short"), f"bai:{article.id}"),
            person_choice(texts),
        ),
    )
