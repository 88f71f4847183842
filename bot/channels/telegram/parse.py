"""Reads one raw Telegram update; pure, so that a table of recorded payloads can test it.

Each update is validated by itself: aiogram rejects a whole batch for one unknown kind.
https://core.telegram.org/bots/api#update
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from aiogram.types import CallbackQuery, InaccessibleMessage, Message, Update, User

from handlers.messages import Address, InboundMessage

CHANNEL = "telegram"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query")
_ATTACHMENTS = (
    "photo",
    "voice",
    "audio",
    "video",
    "video_note",
    "document",
    "sticker",
    "animation",
    "location",
    "contact",
)
_ID_LIMIT = 2**63
_PHOTO_LIMIT = 10_000_000


class PoisonError(Exception):
    """An update that cannot be read; the argument is a short kind for the counter."""


def parse(raw: dict[str, Any], me: User) -> InboundMessage | None:
    """The message of an update, None for what is not for us; raises PoisonError for the unreadable."""
    try:
        update = Update.model_validate(raw)
    except Exception as error:  # pydantic, RecursionError, OverflowError: all mean the same here
        raise PoisonError(type(error).__name__) from error
    if update.callback_query:
        return _tap(update.callback_query)
    if update.edited_message:
        return _edited(update.edited_message, me)
    return _message(update.message, me) if update.message else None


def _edited(message: Message, me: User) -> InboundMessage | None:
    """A message put right by its sender: a further message, that names the one it replaces."""
    read = _message(message, me)
    return replace(read, message_id=f"{read.message_id}:{message.edit_date}", edits=read.message_id) if read else None


def _message(message: Message, me: User) -> InboundMessage | None:
    sender = message.from_user
    text = message.text or message.caption or ""
    addressed = _addressed(message, me)
    if sender is None or sender.is_bot or not (addressed or text):
        return None
    if me.username:
        text = text.replace(f"@{me.username}", " ").strip()
    attachments = tuple(kind for kind in _ATTACHMENTS if getattr(message, kind, None))
    return InboundMessage(
        sender=_address(sender.id),
        chat=_address(message.chat.id),
        message_id=str(message.message_id),
        text=text.removeprefix("/"),
        sent_at=_moment(message.date),
        attachments=attachments,
        is_group=message.chat.type != "private",
        is_addressed=addressed,
        forwarded=message.forward_origin is not None,
        photo=_photo(message) if addressed else "",
    )


def _photo(message: Message) -> str:
    """The largest picture that is small enough to be read for a code; "" for none."""
    sizes = [(p.width * p.height, p.file_id) for p in message.photo or () if (p.file_size or 0) <= _PHOTO_LIMIT]
    if sizes:
        return max(sizes)[1]
    file = message.document
    picture = file and (file.mime_type or "").startswith("image/") and (file.file_size or 0) <= _PHOTO_LIMIT
    return file.file_id if file and picture else ""


def _tap(tap: CallbackQuery) -> InboundMessage | None:
    if tap.message is None or not tap.data:
        return None
    old = isinstance(tap.message, InaccessibleMessage)
    return InboundMessage(
        sender=_address(tap.from_user.id),
        chat=_address(tap.message.chat.id),
        message_id=f"tap:{tap.id}",
        text="",
        sent_at=datetime.now(UTC) if old else _moment(tap.message.date),
        choice=tap.data,
        is_group=tap.message.chat.type != "private",
    )


def _addressed(message: Message, me: User) -> bool:
    """In a group the bot is meant by commands, mentions of itself and replies to itself."""
    if message.chat.type == "private":
        return True
    answered = message.reply_to_message
    to_me = answered is not None and answered.from_user is not None and answered.from_user.id == me.id
    text = message.text or message.caption or ""
    return to_me or text.startswith("/") or bool(me.username and f"@{me.username}" in text)


def _address(number: int) -> Address:
    if abs(number) >= _ID_LIMIT:
        raise PoisonError("huge id")
    return Address(CHANNEL, str(number))


def _moment(value: object) -> datetime:
    return value if isinstance(value, datetime) else datetime.now(UTC)
