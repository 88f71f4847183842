"""The one path out for channels that push: what was committed is sent, in order per chat, until taken.

A crash between the platform's OK and our note of it may repeat one reply; nothing is ever lost.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta

from bot.app import App
from bot.channels.contract import Channel
from handlers.messages import Address, SendError, reply_from_json
from storage import inbox, outgoing
from storage.database import StorageError
from storage.tables import Outgoing

log = logging.getLogger(__name__)

_IDLE_SECONDS = 5.0
_TRIES = 12
_BACK_OFF = (1, 2, 5, 15, 60, 300)


class Outbox:
    """Drains the waiting replies of one channel."""

    def __init__(self, app: App, channel: Channel) -> None:
        """`channel` must push."""
        self._app, self._channel = app, channel
        self._news = asyncio.Event()
        self.idle = False

    def wake(self) -> None:
        """Says that a reply was just committed."""
        self._news.set()

    async def run(self) -> None:
        """Sends until cancelled; looks again every few seconds for what had to wait."""
        while True:
            self._news.clear()
            try:
                while await self.drain():
                    pass
            except StorageError as error:
                log.error("outbox waits: channel=%s error=%s", self._channel.name, type(error).__name__)
            # Not wait_for: on Python 3.11 it may swallow a cancellation (gh-86296).
            with suppress(TimeoutError):
                async with asyncio.timeout(_IDLE_SECONDS):
                    self.idle = True
                    await self._news.wait()
            self.idle = False

    async def drain(self) -> int:
        """Sends what is due, one reply a chat; returns how many were taken."""
        async with self._app.database.unit() as session:
            rows = await outgoing.due(session, self._channel.name, self._app.clock())
        return sum(await asyncio.gather(*map(self._deliver, rows)))

    async def _deliver(self, row: Outgoing) -> bool:
        try:
            await self._channel.send(Address(row.channel, row.chat_id), reply_from_json(row.body))
        except SendError as error:
            return await self._put_off(row, error)
        async with self._app.database.unit() as session:
            await outgoing.finish(session, row.id, outgoing.SENT)
        return True

    async def _put_off(self, row: Outgoing, error: SendError) -> bool:
        hopeless = error.reason in ("stopped", "rejected") or row.attempts >= _TRIES
        log.warning("not sent: channel=%s id=%s reason=%s", row.channel, row.id, error.reason)
        async with self._app.database.unit() as session:
            if hopeless:
                await outgoing.finish(session, row.id, outgoing.DROPPED)
                kind = f"send:{error.reason}"
                await inbox.count_fault(session, row.commune_id, row.channel, kind, self._app.clock())
            else:
                wait = error.retry_after or _BACK_OFF[min(row.attempts, len(_BACK_OFF) - 1)]
                await outgoing.postpone(session, row.id, self._app.clock() + timedelta(seconds=wait))
        return hopeless
