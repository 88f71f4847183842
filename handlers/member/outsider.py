"""Somebody reports help without being of the team: told kindly why nothing is kept, and nothing about others."""

from __future__ import annotations

import re

from handlers.context import Context
from handlers.member.logs.hearing import hear
from handlers.member.roles import TEAM, is_one_of
from handlers.messages import InboundMessage, Reply
from handlers.resident.articles.card import person_choice
from knowledge.language.text import syllables

# Residents count people too ("nhà có 5 người muốn cài"): only who says that they helped so many is answered so.
_TELLS = re.compile(r"^(?:\w+ ){0,4}(?:giup|ho tro|huong dan|hd|bay|chi)(?: duoc| cho| dc)* (?:\w+ ){0,2}?\d+ ")


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Only for what certainly is a report; whatever else somebody says is a question."""
    if message.choice or message.is_group or not message.text or is_one_of(ctx.person, TEAM):
        return None
    parsed = await hear(message, ctx.session, ctx.commune, ctx.home)
    if not parsed.is_log or parsed.asks or not _TELLS.search(" ".join(syllables(message.text))):
        return None
    return Reply(ctx.texts("log.not_of_the_team"), (person_choice(ctx.texts),))
