"""Joining the team with a single-use code: "/start ABCDE-FGHJK", "mã ABCDE-FGHJK", or the code alone."""

from __future__ import annotations

import re

from handlers.context import Context
from handlers.member.logs.buttons import mine_button
from handlers.messages import Choice, InboundMessage, Reply
from handlers.resident.articles.card import person_choice
from handlers.resident.privacy import NOTICE_VERSION
from storage import invitations, people, villages

_CODE = r"([A-HJ-NP-Z]{5})[- ]?([A-HJ-NP-Z]{5})"
_ALONE = re.compile(r"([A-HJ-NP-Z]{5})-([A-HJ-NP-Z]{5})")
_NAMED = re.compile(rf"(?i:(?:/start|start|mã mời|ma moi|mã|ma|code))\W*{_CODE}")


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Uses the code up, or says kindly that it does not open anything."""
    said = message.text.strip().upper() if len(message.text) <= 40 else ""
    found = _ALONE.fullmatch(said) or _NAMED.fullmatch(said)
    if not found or message.choice or message.is_group:
        return None
    if ctx.person and await people.is_last_admin(ctx.session, ctx.person):
        return Reply(ctx.texts("join.last_admin"), (mine_button(ctx.texts), person_choice(ctx.texts)))
    invitation = await invitations.redeem(ctx.session, ctx.commune.id, "".join(found.groups()), ctx.now)
    if invitation is None:
        return Reply(ctx.texts("join.refused"), (person_choice(ctx.texts),))
    person = await people.consent(
        ctx.session, ctx.commune.id, message.who.channel, message.who.chat_id, NOTICE_VERSION, ctx.now
    )
    await people.join(ctx.session, person, invitation)
    village = await villages.name_of(ctx.session, invitation.village_id)
    role = ctx.texts(f"join.{invitation.role}")
    welcome = ctx.texts("join.welcome", role=f"{role} {village}" if village else role)
    tasks, privacy = Choice(ctx.texts("label.tasks"), "viec"), Choice(ctx.texts("label.privacy"), "rieng")
    return Reply(welcome, (mine_button(ctx.texts), tasks, privacy))
