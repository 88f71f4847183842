"""Consent, refusal and "xóa tin của tôi", as Law 91/2025/QH15 asks: by choice, never by default."""

from __future__ import annotations

from handlers.context import Context
from handlers.hours import HANOI
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import person_choice
from knowledge.language.text import syllables
from storage import conversations, people, questions, weblines

NOTICE_VERSION = "2026-11"
KEEP_DAYS = 90

_NOTICE = {"rieng tu", "quyen rieng tu", "privacy", "may giu gi cua toi", "luu gi cua toi", "du lieu cua toi"}
_FORGET = {
    "xoa tin cua toi",
    "xoa tin cua tui",
    "xoa tin",
    "xoa du lieu cua toi",
    "quen toi di",
    "xoa thong tin cua toi",
}


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """The notice and its three buttons; each takes effect at once and says so."""
    said = " ".join(syllables(message.text))
    wish = message.choice or ("rieng" if said in _NOTICE else "xoa" if said in _FORGET else "")
    if wish == "rieng":
        return _notice(ctx)
    if wish == "dong-y":
        await people.consent(
            ctx.session, ctx.commune.id, message.who.channel, message.who.chat_id, NOTICE_VERSION, ctx.now
        )
        time = ctx.now.astimezone(HANOI).strftime("%H:%M %d/%m/%Y")
        return _after(ctx, ctx.texts("privacy.agreed", time=time))
    if wish in ("khong-dong-y", "xoa"):
        await _forget(ctx)
        return _after(ctx, ctx.texts("privacy.refused" if wish == "khong-dong-y" else "privacy.forgotten"))
    return None


def _notice(ctx: Context) -> Reply:
    texts = ctx.texts
    return Reply(
        texts("privacy.notice", commune=ctx.commune.name, days=KEEP_DAYS),
        (
            Choice(texts("label.agree"), "dong-y"),
            Choice(texts("label.refuse"), "khong-dong-y"),
            Choice(texts("label.forget"), "xoa"),
            person_choice(texts),
        ),
    )


def _after(ctx: Context, text: str) -> Reply:
    return Reply(text, (Choice(ctx.texts("label.another"), "dau"), person_choice(ctx.texts)))


async def _forget(ctx: Context) -> None:
    if ctx.person:
        await people.forget(ctx.session, ctx.person)
    if ctx.conversation.question_id:
        await questions.forget_text(ctx.session, ctx.commune.id, ctx.conversation.question_id)
    await conversations.clear(ctx.session, ctx.conversation)
    await weblines.forget(ctx.session, ctx.commune.id, ctx.chat_key)
