"""Telegram, by long polling or by webhook; an update is acknowledged only after its commit.

aiogram's own polling and webhook handler acknowledge first, so a restart would lose
messages; this loop confirms an offset only once everything below it is committed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import aiohttp
from aiogram.exceptions import TelegramAPIError
from aiogram.types import User
from aiohttp import web

from bot.channels.contract import Capabilities, Receive
from bot.channels.telegram.api import download, get_updates, open_bot, send
from bot.channels.telegram.parse import ALLOWED_UPDATES, CHANNEL, PoisonError, parse
from bot.channels.telegram.webhook import Door, decode
from handlers.messages import Address, InboundMessage, Reply, SendError
from knowledge.safety.qr import read_codes
from storage import inbox
from storage.database import StorageError

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

PATH = "/telegram"


class TelegramChannel:
    """One Telegram bot."""

    name = CHANNEL
    capabilities = Capabilities(buttons=True, pushes=True, keeps_lines=False)

    def __init__(self, app: App) -> None:
        """Opens no connection yet; raises ValueError when no token is set."""
        settings = app.settings
        if settings.telegram_token is None:
            raise ValueError("no Telegram token")
        token = settings.telegram_token.get_secret_value()
        self.account = token.partition(":")[0]
        self._app, self._base = app, settings.telegram_base_url.rstrip("/")
        self._poll_url = f"{self._base}/bot{token}/getUpdates"
        self._webhook_url = settings.telegram_webhook_url
        secret = settings.telegram_webhook_secret
        self._secret = secret.get_secret_value().encode() if secret else b""
        self._bot = open_bot(token, self._base)
        self._me: User | None = None
        self._door = Door(self._secret)

    def routes(self, receive: Receive) -> Sequence[web.AbstractRouteDef]:
        """The webhook, when one is set; it refused to start without a secret long before."""
        if not self._webhook_url:
            return []

        async def hook(request: web.Request) -> web.Response:
            return await self._hook(request, receive)

        return [web.post(PATH, hook)]

    async def run(self, receive: Receive) -> None:
        """Registers the webhook, or polls until cancelled."""
        await self._introduce()
        if self._webhook_url:
            await self._bot.set_webhook(
                self._webhook_url, secret_token=self._secret.decode(), allowed_updates=list(ALLOWED_UPDATES)
            )
            return
        await self._bot.delete_webhook()
        await self._poll(receive)

    async def send(self, to: Address, reply: Reply) -> None:
        """Sends to a chat; raises SendError."""
        try:
            await send(self._bot, int(to.chat_id), reply, self._app.settings.home)
        except ValueError:
            raise SendError("rejected") from None

    async def close(self) -> None:
        """Closes the HTTP session."""
        await self._bot.session.close()

    async def _introduce(self) -> User:
        """Asks who we are, patiently: a bot that starts before its network must not die."""
        wait = 1.0
        while self._me is None:
            try:
                self._me = await self._bot.get_me()
            except (TelegramAPIError, aiohttp.ClientError, TimeoutError, OSError) as error:
                log.warning("telegram not reachable yet: %s", type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 60)
        return self._me

    async def _poll(self, receive: Receive) -> None:
        offset, wait = 0, 1.0
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    for raw in await get_updates(session, self._poll_url, offset, ALLOWED_UPDATES):
                        await self.take(raw, receive)
                        offset = max(offset, _update_id(raw) + 1)
                    wait = 1.0
                except (aiohttp.ClientError, TimeoutError, ValueError, *StorageError) as error:
                    # The offset stands still, so nothing that was not committed is confirmed.
                    log.warning("telegram polling pauses: %s", type(error).__name__)
                    await asyncio.sleep(wait)
                    wait = min(wait * 2, 30)

    async def take(self, raw: Any, receive: Receive) -> None:
        """One raw update, committed or counted as poison; raises a storage error when neither."""
        try:
            if not isinstance(raw, dict):
                raise PoisonError("not an object")
            message = parse(raw, await self._introduce())
        except PoisonError as error:
            log.warning("telegram update skipped: %s", error)
            async with self._app.database.unit() as session:
                await inbox.count_fault(session, self._app.commune.id, CHANNEL, str(error), self._app.clock())
            return
        if message is not None:
            await receive(self, await self._with_codes(message))
        if isinstance(tap := raw.get("callback_query"), dict) and isinstance(tap.get("id"), str):
            await self._stop_spinner(tap["id"])

    async def _with_codes(self, message: InboundMessage) -> InboundMessage:
        """The message with what the QR codes of its photo say; as it is when the photo cannot be had."""
        overheard = message.is_group and not message.is_addressed and not message.text
        if not message.photo or overheard:
            return message
        photo = await download(self._bot, message.photo)
        return replace(message, codes=await asyncio.to_thread(read_codes, photo), picture=photo)

    async def _stop_spinner(self, tap_id: str) -> None:
        try:
            await self._bot.answer_callback_query(tap_id)
        except (TelegramAPIError, aiohttp.ClientError, TimeoutError, OSError):
            log.debug("tap not answered; the person still gets the reply")

    async def _hook(self, request: web.Request, receive: Receive) -> web.Response:
        """200 only once the update is committed; 503 asks Telegram to deliver it again."""
        body = await self._door.read(request)
        if isinstance(body, web.Response):
            return body
        try:
            await self.take(decode(body), receive)
        except StorageError as error:
            log.error("webhook not kept: %s", type(error).__name__)
            return web.Response(status=503)
        return web.Response(status=200)


def _update_id(raw: Any) -> int:
    """The update's number; -1 when it has none that can be used."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else -1
