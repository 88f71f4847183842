"""A sticker, a photo, a voice note or nothing at all: answered kindly, never with an error."""

from __future__ import annotations

from handlers.context import Context
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import person_choice
from knowledge.language.text import syllables

_KEYS = {"voice": "silence.voice", "photo": "silence.picture"}


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Says what the bot could not read; a caption beside a photo is read as any text."""
    if message.choice or syllables(message.text):
        return None
    first = message.attachments[0] if message.attachments else ""
    key = _KEYS.get(first, "silence.other" if first else "silence.empty")
    return Reply(ctx.texts(key), (Choice(ctx.texts("label.another"), "dau"), person_choice(ctx.texts)))
