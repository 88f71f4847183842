"""The way to a person: says where one is, and promises only what really happens."""

from __future__ import annotations

import re

from handlers.context import Context
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.language.text import syllables
from storage import questions

_WANTS = re.compile(
    r"^(cho (toi|tui|minh|bac|con|em) )?(gap|goi|noi chuyen voi|ket noi|can|muon gap|hoi|nho) "
    r"(nguoi( that| giup| ho tro)?|can bo|nhan vien|tong dai vien|ai do)( that| giup| ho tro)?( di| a| nhe| voi)?$"
)


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Marks the last question as wanting a person, and says whom to see."""
    if message.choice != "nguoi" and (message.choice or not _WANTS.match(" ".join(syllables(message.text)))):
        return None
    texts = ctx.texts
    contact = ctx.commune.contact or texts("person.default_contact")
    lines = [texts("person.contact", contact=contact)]
    if ctx.conversation.question_id:
        await questions.ask_for_person(ctx.session, ctx.commune.id, ctx.conversation.question_id)
        lines.append(texts("person.noted"))
    lines.append(texts("person.urgent"))
    return Reply("\n".join(lines), (Choice(texts("label.another"), "dau"),))
