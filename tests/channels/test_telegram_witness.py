"""python-telegram-bot as second client: what it would send for the same reply is what we send."""

from __future__ import annotations

import json
from pathlib import Path

import telegram
from telegram.request import HTTPXRequest

from bot.channels.telegram.api import open_bot, send
from handlers.markup import html
from handlers.messages import Reply
from handlers.resident.articles.card import card
from handlers.texts import Texts
from knowledge.library.articles import Library
from tests.drivers.emulator import TOKEN, emulator

CHAT = 1001


async def _witness_sends(url: str, reply: Reply) -> None:
    buttons = [
        [telegram.InlineKeyboardButton(f"{n}. {c.label}", callback_data=c.payload)]
        for n, c in enumerate(reply.choices, 1)
    ]
    async with telegram.Bot(TOKEN, base_url=f"{url}/bot", request=HTTPXRequest()) as witness:
        await witness.send_message(
            CHAT, html(reply.text), parse_mode="HTML", reply_markup=telegram.InlineKeyboardMarkup(buttons)
        )


async def test_two_clients_send_the_same_message(library: Library, texts: Texts, tmp_path: Path) -> None:
    async with emulator() as server:
        bot = open_bot(TOKEN, server.url)
        for article in library.articles[::10]:
            reply = card(article, texts)
            await send(bot, CHAT, reply, tmp_path)
            await _witness_sends(server.url, reply)
            ours, theirs = (
                {name: str(sent[name]) for name in ("chat_id", "text", "parse_mode")}
                | {"keyboard": json.dumps(sent["keyboard"], sort_keys=True)}
                for sent in server.sent()[-2:]
            )
            assert ours == theirs
        await bot.session.close()
