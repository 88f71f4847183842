"""The smallest aiogram bot, with its own polling, to measure ours beside: ECHO_TOKEN, ECHO_BASE_URL."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Says the same back."""
    await message.answer(message.text or "")


async def main() -> None:
    """Polls until a signal says stop."""
    server = TelegramAPIServer.from_base(os.environ["ECHO_BASE_URL"])
    await dispatcher.start_polling(Bot(os.environ["ECHO_TOKEN"], session=AiohttpSession(api=server)))


if __name__ == "__main__":
    asyncio.run(main())
