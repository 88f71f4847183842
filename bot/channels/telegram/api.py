"""Talks to the Bot API: raw getUpdates, and sending through aiogram with its errors folded into few words.

https://core.telegram.org/bots/api
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiogram.types import FSInputFile, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from handlers.markup import html
from handlers.messages import Choice, Reply, SendError

TEXT_LIMIT = 4096
POLL_SECONDS = 25
_DOWNLOAD_SECONDS = 10


def open_bot(token: str, base_url: str) -> Bot:
    """An aiogram bot that speaks to `base_url`."""
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base_url)))


async def get_updates(session: aiohttp.ClientSession, url: str, offset: int, allowed: tuple[str, ...]) -> list[Any]:
    """The waiting updates as raw JSON; raises aiohttp.ClientError, TimeoutError or ValueError.

    Raw, because one update of an unknown kind must not cost the whole batch.
    """
    body = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": list(allowed)}
    async with session.post(url, json=body, timeout=aiohttp.ClientTimeout(total=POLL_SECONDS + 15)) as answer:
        content = await answer.json(content_type=None)
    result = content.get("result") if isinstance(content, dict) else None
    if not isinstance(result, list):
        raise ValueError(f"getUpdates answered {answer.status}")
    return result


async def send(bot: Bot, chat_id: int, reply: Reply, home: Path) -> None:
    """Sends a reply's pictures, then its words in as many messages as Telegram needs, the buttons under the last.

    A picture of `home` that is gone meanwhile is left out.
    """
    for name in reply.files:
        if (path := home / name).is_file():
            await _sent(bot.send_photo(chat_id, FSInputFile(path)))
    parts = split(reply.text, TEXT_LIMIT)
    for number, part in enumerate(parts, 1):
        keyboard = keyboard_of(reply.choices) if number == len(parts) else None
        await _sent(
            bot.send_message(
                chat_id,
                html(part),
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                reply_parameters=_hung_on(reply) if number == 1 else None,
            )
        )


async def _sent(sending: Awaitable[object]) -> None:
    """Waits until the platform took it; raises SendError."""
    try:
        await sending
    except TelegramRetryAfter as error:
        raise SendError("throttled", error.retry_after) from None
    except TelegramForbiddenError:
        raise SendError("stopped") from None
    except (TelegramBadRequest, TelegramNotFound):
        raise SendError("rejected") from None
    except (TimeoutError, TelegramAPIError, aiohttp.ClientError, OSError):
        raise SendError("unreachable") from None


def _hung_on(reply: Reply) -> ReplyParameters | None:
    """The message of a group that is answered; gone, the reply stands by itself."""
    if not reply.answers.isdigit():
        return None
    return ReplyParameters(message_id=int(reply.answers), allow_sending_without_reply=True)


async def download(bot: Bot, file_id: str) -> bytes:
    """A file that somebody sent; b"" when it cannot be had in time."""
    try:
        async with asyncio.timeout(_DOWNLOAD_SECONDS):
            file = await bot.get_file(file_id)
            content = await bot.download_file(file.file_path) if file.file_path else None
    except (TimeoutError, AiogramError, aiohttp.ClientError, OSError):
        return b""
    return content.read() if content else b""


def keyboard_of(choices: tuple[Choice, ...]) -> InlineKeyboardMarkup | None:
    """One wide, numbered button a row: easy to hit with a thumb."""
    rows = [[InlineKeyboardButton(text=f"{n}. {c.label}", callback_data=c.payload)] for n, c in enumerate(choices, 1)]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def split(text: str, limit: int) -> list[str]:
    """Pieces of at most `limit` UTF-16 units, cut at a paragraph, a line or a space."""
    pieces = []
    while units(text) > limit:
        head = _head(text, limit)
        cut = next((at for mark in ("\n\n", "\n", " ") if (at := head.rfind(mark)) > 0), len(head))
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces


def units(text: str) -> int:
    """What Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _head(text: str, limit: int) -> str:
    """The longest start of the text within `limit` units, never half a character."""
    return text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
