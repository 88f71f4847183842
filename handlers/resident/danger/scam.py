"""A forwarded message, a link, the photo of a QR code, or a told call: is it a scam?"""

from __future__ import annotations

from handlers.context import Context
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import person_choice
from handlers.resident.danger.verdict import say_codes, say_verdict
from knowledge.answers.decide import ANSWER
from knowledge.language.text import syllables
from knowledge.safety.links import OFFICIAL, PLATFORM
from knowledge.safety.scams import NO_SIGN, SCAM, ScamVerdict

AWAITING = "scam"
_TOPIC = "an-toan"
_TOLD_FROM = 12  # syllables; a shorter text is a question, which search answers better


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """The verdict with its reasons, when the message is one to be judged; None leaves it to the others."""
    if message.choice == "nghi-lua":
        ctx.conversation.awaiting = AWAITING
        return None  # greet asks what happened
    waiting = ctx.conversation.awaiting == AWAITING
    ctx.conversation.awaiting = ""
    if message.choice:
        return None
    if message.codes:
        text = say_codes(message.codes, ctx.scams, ctx.texts, ctx.offices)
        return Reply(text, (Choice(ctx.texts("label.another"), "dau"), person_choice(ctx.texts)))
    if not syllables(message.text):
        return None
    verdict = ctx.scams.check(message.text)
    if not (waiting or _is_to_be_judged(message, verdict, ctx)):
        return None
    return Reply(say_verdict(verdict, ctx.texts, ctx.offices), _choices(verdict, ctx))


def _is_to_be_judged(message: InboundMessage, verdict: ScamVerdict, ctx: Context) -> bool:
    """A link of an unknown house or a forwarded text always; a told event unless search has another answer."""
    if any(link.finding not in (OFFICIAL, PLATFORM) for link in verdict.links):
        return True
    if message.forwarded:
        return verdict.verdict != NO_SIGN
    if verdict.verdict != SCAM or len(syllables(message.text)) < _TOLD_FROM:
        return False
    decision = ctx.answerer.decide(message.text)
    return decision.outcome != ANSWER or decision.articles[0].topic == _TOPIC


def _choices(verdict: ScamVerdict, ctx: Context) -> tuple[Choice, ...]:
    texts, form = ctx.texts, verdict.form
    known = form is not None and ctx.answerer.library.get(form.article) is not None
    article = (Choice(texts("label.about_scam"), f"bai:{form.article}"),) if form and known else ()
    paid = (Choice(texts("label.paid"), "bai:an-toan-vua-bi-lua"),) if verdict.verdict != NO_SIGN else ()
    return (*article, *paid, Choice(texts("label.another"), "dau"), person_choice(texts))
