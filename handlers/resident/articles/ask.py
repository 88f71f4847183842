"""A question: searched, answered or honestly declined, and kept (masked) for the editors."""

from __future__ import annotations

from handlers.context import Context
from handlers.messages import InboundMessage, Reply
from handlers.resident.articles.reading import say
from knowledge.answers.decide import ANSWER, SAFETY, Decision
from storage import questions
from storage.tables import Question


async def handle(message: InboundMessage, ctx: Context) -> Reply:
    """Every text that no other handler claimed is a question."""
    return await serve(message, ctx, ctx.answerer.decide(message.text))


async def serve(message: InboundMessage, ctx: Context, decision: Decision) -> Reply:
    """Keeps the question with its outcome, and says the answer."""
    talk = ctx.conversation
    first = decision.articles[0].id if decision.articles else None
    talk.question_id = await questions.record(
        ctx.session,
        Question(
            commune_id=ctx.commune.id,
            message_key=ctx.message_key,
            person_id=ctx.person.id if ctx.person else None,
            channel=message.chat.channel,
            asked_at=message.sent_at,
            text=message.text,
            outcome=decision.outcome,
            article_id=first,
            score=decision.score,
        ),
    )
    if decision.outcome in (ANSWER, SAFETY):
        talk.article_id, talk.misses = first, 0
    return say(decision, ctx.texts, ctx.commune.contact, message.text)
