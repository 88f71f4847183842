"""Updates as python-telegram-bot writes them: an independent witness of the wire format."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import telegram

PERSON = telegram.User(id=1001, first_name="Bà Tư", is_bot=False)
PRIVATE = telegram.Chat(id=1001, type="private")
_SENT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def message_update(
    number: int, text: str, attachment: str = "", chat: telegram.Chat = PRIVATE, person: telegram.User = PERSON
) -> dict[str, Any]:
    """A private text message, or a photo, voice note or sticker without words."""
    extra: dict[str, Any] = {"text": text}
    if attachment == "photo":
        extra = {"photo": [telegram.PhotoSize("f1", "u1", 90, 90)], "caption": text or None}
    elif attachment == "voice":
        extra = {"voice": telegram.Voice("f2", "u2", 3)}
    elif attachment == "sticker":
        extra = {"sticker": telegram.Sticker("f3", "u3", 512, 512, False, False, "regular")}
    message = telegram.Message(message_id=number, date=_SENT, chat=chat, from_user=person, **extra)
    return telegram.Update(update_id=number, message=message).to_dict()


def private(number: int) -> tuple[telegram.Chat, telegram.User]:
    """The chat and the person of another number than the usual one."""
    return telegram.Chat(id=number, type="private"), telegram.User(id=number, first_name="Cô Năm", is_bot=False)


def tap_update(
    number: int, payload: str, chat: telegram.Chat = PRIVATE, person: telegram.User = PERSON
) -> dict[str, Any]:
    """A tap on an inline button."""
    bot = telegram.User(id=7, first_name="Tổ Số", is_bot=True)
    under = telegram.Message(message_id=number, date=_SENT, chat=chat, from_user=bot, text="…")
    tap = telegram.CallbackQuery(id=f"t{number}", from_user=person, chat_instance="c", message=under, data=payload)
    return telegram.Update(update_id=number, callback_query=tap).to_dict()
