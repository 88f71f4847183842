"""Someone is being scammed right now: what to do this minute comes before anything else."""

from __future__ import annotations

from handlers.context import Context
from handlers.messages import InboundMessage, Reply
from handlers.resident.articles.ask import serve
from knowledge.answers.decide import SAFETY


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """First aid at once, when the text tells of money or codes going to a stranger."""
    if message.choice or not message.text:
        return None
    decision = ctx.answerer.first_aid(message.text)
    return await serve(message, ctx, decision) if decision and decision.outcome == SAFETY else None
