"""A member's photo: of the log in its caption, or of the one told just before."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs import forsomebody, log
from handlers.member.logs.buttons import mend_buttons, mine_button
from handlers.member.logs.saying import say_entries
from handlers.member.roles import TEAM, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.safety.photos import cleaned
from storage import evidence, helplogs
from storage.helptables import HelpLog

# A photo without a word belongs to what was told at most so long before.
_JUST_NOW = timedelta(hours=2)
DROP = "anh-bo"


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Attaches it and says so; None where the photo is no evidence (a QR code, words that are no log)."""
    if not is_one_of(ctx.person, TEAM):
        return None
    if message.choice.startswith(f"{DROP}:"):
        return await _drop(message.choice, ctx)
    if not message.picture or message.choice:
        return None
    if message.text:
        told = await forsomebody.handle(message, ctx) or await log.handle(message, ctx)
        found = await _of_this_message(ctx) if told else None
        return await _attach(message.picture, ctx, found, told) if found and told else told
    if message.codes:
        return None
    latest = await helplogs.latest(ctx.session, ctx.commune.id, _me(ctx), ctx.now - _JUST_NOW)
    if latest is None:
        return Reply(ctx.texts("photo.which"), (mine_button(ctx.texts),))
    return await _attach(message.picture, ctx, latest, None)


async def _attach(picture: bytes, ctx: Context, found: HelpLog, told: Reply | None) -> Reply:
    jpeg = await asyncio.to_thread(cleaned, picture)
    if jpeg is None:
        return _with(told, ctx, found, "photo.unread")
    sha256 = await asyncio.to_thread(evidence.keep_file, ctx.home, jpeg)
    row = await evidence.attach(ctx.session, found, sha256, ctx.now, _me(ctx))
    if row is None:
        return _with(told, ctx, found, "photo.enough", most=evidence.MOST)
    if told:
        return _with(told, ctx, found, "photo.kept_with")
    entries = await helplogs.entries_of(ctx.session, found)
    table = say_entries(entries, day_at(found.said_at), ctx.texts)
    drop = Choice(ctx.texts("label.drop_photo"), f"{DROP}:{found.id}:{row.id}")
    count = len(await evidence.of_log(ctx.session, found.id))
    return Reply(ctx.texts("photo.kept", count=count, table=table), (drop, mine_button(ctx.texts)))


def _with(told: Reply | None, ctx: Context, found: HelpLog, key: str, **values: object) -> Reply:
    """What was said of the log, and a sentence about the photo."""
    told = told or Reply("", (*mend_buttons(ctx.texts, found), mine_button(ctx.texts)))
    return replace(told, text=f"{told.text}\n{ctx.texts(key, **values)}".strip())


async def _of_this_message(ctx: Context) -> HelpLog | None:
    return await helplogs.of_message(ctx.session, ctx.commune.id, ctx.message_key)


async def _drop(choice: str, ctx: Context) -> Reply:
    _, log_id, number = (*choice.split(":"), "", "")[:3]
    mine = None
    if log_id.isdigit() and number.isdigit():
        mine = await helplogs.get(ctx.session, ctx.commune.id, int(log_id), _me(ctx))
    gone = mine is not None and await evidence.detach(ctx.session, mine.id, int(number))
    return Reply(ctx.texts("photo.dropped" if gone else "photo.gone"), (mine_button(ctx.texts),))


def _me(ctx: Context) -> int:
    return ctx.person.id if ctx.person else 0
