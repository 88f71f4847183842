"""Was it any help? A yes is kept; a no opens the next likely article, and twice no a person."""

from __future__ import annotations

from handlers.context import Context
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import person_choice, title_choices
from handlers.resident.articles.reading import door
from knowledge.language.text import syllables
from storage import questions

_NOT_THAT = {
    "khong phai", "khong phai cai do", "khong phai cai nay", "sai roi", "khong dung", "chua duoc", "khong duoc",
    "van khong duoc", "van chua duoc", "nham roi", "khong phai y toi", "y toi khac", "khong phai cau nay",
}  # fmt: skip
_RELATED = 3


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Rates the last question ("tot:id", "chua:id", or "không phải cái đó" typed)."""
    verb, _, article_id = message.choice.partition(":")
    if not message.choice and ctx.conversation.article_id and " ".join(syllables(message.text)) in _NOT_THAT:
        verb, article_id = "chua", ctx.conversation.article_id
    if verb not in ("tot", "chua"):
        return None
    if ctx.conversation.question_id:
        rating = "good" if verb == "tot" else "bad"
        await questions.rate(ctx.session, ctx.commune.id, ctx.conversation.question_id, rating)
    if verb == "tot":
        ctx.conversation.misses = 0
        another = Choice(ctx.texts("label.another"), "dau")
        return Reply(ctx.texts("feedback.good"), (another, person_choice(ctx.texts)))
    ctx.conversation.misses += 1
    return _not_that(ctx, article_id)


def _not_that(ctx: Context, article_id: str) -> Reply:
    texts, library = ctx.texts, ctx.answerer.library
    if ctx.conversation.misses > 1:
        text = texts("feedback.give_up", door=door(texts, ctx.commune.contact))
        return Reply(text, (Choice(texts("label.another"), "dau"), person_choice(texts)))
    article = library.get(article_id)
    names = article.related[:_RELATED] if article else ()
    related = tuple(a for name in names if (a := library.get(name)))
    listed = "\n".join(f"{n}. {a.title}" for n, a in enumerate(related, 1))
    text = f"{texts('feedback.bad')}\n{listed}" if related else texts("feedback.bad_alone")
    return Reply(text, (*title_choices(related), person_choice(texts)))
