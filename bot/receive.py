"""The one path in: clean, mask, de-duplicate, answer and keep, all in one transaction."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace

from bot.app import App
from bot.channels.contract import Channel
from handlers.answer import answer
from handlers.choices import match
from handlers.context import Context
from handlers.member.logs import log as log_session
from handlers.member.logs import retell
from handlers.messages import InboundMessage, Reply, choices_from_json, choices_json
from handlers.resident.greet import welcome
from knowledge.language.text import clean
from knowledge.safety.masking import mask
from storage import communes, conversations, inbox, outgoing, people, weblines
from storage.database import BadData, Session, StorageError

log = logging.getLogger(__name__)


async def receive(app: App, channel: Channel, message: InboundMessage) -> Reply | None:
    """The reply to a new message, committed; None for one that already took effect.

    Raises a storage error when nothing could be kept: the platform must deliver it again.
    """
    masked = mask(clean(message.text))
    message = replace(message, text=masked.text)
    # In a group everybody has a conversation of their own: choices and drafts are personal.
    place = f"{message.chat.chat_id}:{message.sender.chat_id}" if message.is_group else message.chat.chat_id
    chat_key = inbox.chat_key(app.secret, channel.name, place)
    try:
        async with app.database.unit(chat_key) as session:
            return await _take(app, channel, message, chat_key, masked.kinds, session)
    except Exception as error:  # a fault of ours must not make the platform repeat it for ever
        if isinstance(error, StorageError) and not isinstance(error, BadData):
            raise
        log.error("handler failed: channel=%s error=%s", channel.name, type(error).__name__)
        log.debug("trace", exc_info=True)
        return await _apologise(app, channel, message, chat_key)


async def _take(
    app: App, channel: Channel, message: InboundMessage, chat_key: str, masked: tuple[str, ...], session: Session
) -> Reply | None:
    commune_id = app.commune.id
    commune = await communes.get(session, commune_id)  # a command beside the bot may have changed it
    person = await people.find(session, commune_id, channel.name, message.who.chat_id)
    home = app.settings.home
    if not message.is_addressed and not await log_session.is_certain(message, person, session, commune, home):
        return None  # a group's own talk: not answered, not kept
    new = await inbox.remember(
        session, commune_id, channel.name, channel.account, chat_key, message.message_id, app.clock()
    )
    if not new:
        return None

    def key(message_id: str) -> str:
        identity = f"{channel.name}:{channel.account}:{chat_key}:{message_id}"
        return hashlib.sha256(identity.encode()).hexdigest()[:32]

    ctx = Context(
        now=app.clock(),
        session=session,
        texts=app.texts,
        answerer=app.answerer,
        scams=app.shelf.content.scams,
        offices=app.shelf.content.offices,
        commune=commune,
        conversation=await conversations.load(session, commune_id, chat_key, app.clock()),
        person=person,
        chat_key=chat_key,
        message_key=key(message.message_id),
        home=home,
        edits_key=key(message.edits) if message.edits else "",
    )
    if message.edits:  # only a log follows its message; an edited question was answered already
        reply = await retell.handle(message, ctx)
        if reply is None:
            return None
    else:
        reply = await answer(await _read_choice(message, ctx), ctx)
    if message.is_group:
        reply = replace(reply, answers=message.message_id)
    if masked:
        kinds = ", ".join(app.texts(f"kinds.{kind}") for kind in masked)
        reply = replace(reply, text=f"{app.texts('privacy.masked', kinds=kinds)}\n\n{reply.text}")
    await conversations.offer(session, commune_id, chat_key, choices_json(reply.choices), ctx.now)
    await _keep(app, channel, message, chat_key, reply, session)
    return reply


async def _read_choice(message: InboundMessage, ctx: Context) -> InboundMessage:
    """A typed "2", "hai" or label becomes the tap that it stands for."""
    if message.choice:
        return message
    rows = await conversations.offered(ctx.session, ctx.commune.id, ctx.chat_key)
    choices = choices_from_json(rows) if rows else welcome(ctx.texts, ctx.commune.name).choices
    payload = match(message.text, choices)
    return message.chosen(payload) if payload else message


async def _keep(
    app: App, channel: Channel, message: InboundMessage, chat_key: str, reply: Reply, session: Session
) -> None:
    now, commune_id = app.clock(), app.commune.id
    if channel.capabilities.pushes:
        await outgoing.add(session, commune_id, channel.name, message.chat.chat_id, reply.as_json(), now)
    if channel.capabilities.keeps_lines:
        choices = choices_json(reply.choices)
        said = message.text or (app.texts("web.photo_sent") if message.attachments else "")
        await weblines.add(session, commune_id, chat_key, "person", said, [], now)
        await weblines.add(session, commune_id, chat_key, "bot", reply.text, choices, now, reply.files)


async def _apologise(app: App, channel: Channel, message: InboundMessage, chat_key: str) -> Reply | None:
    """Counts the fault, takes the message as done and says sorry."""
    reply = replace(welcome(app.texts, app.commune.name), text=app.texts("silence.trouble"))
    async with app.database.unit(chat_key) as session:
        key = (app.commune.id, channel.name, channel.account, chat_key, message.message_id)
        if not await inbox.remember(session, *key, app.clock()):
            return None
        await inbox.count_fault(session, app.commune.id, channel.name, "handler", app.clock())
        await _keep(app, channel, message, chat_key, reply, session)
    return reply
