"""A small Bot API on a loopback socket for what the third-party emulator refuses to play:

updates no parser has seen, redelivery, throttling, and a ledger of what was confirmed.
https://core.telegram.org/bots/api#getupdates
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.drivers.loopback import listening

TOKEN = "42:TEST-token"
_ME = {"id": 7, "is_bot": True, "first_name": "Tổ Số", "username": "to_so_bot"}
_POLL_SECONDS = 0.5


class BotApi:
    """Updates are kept as raw JSON text until an offset above them confirms them."""

    def __init__(self) -> None:
        self.pending: dict[int, str] = {}
        self.confirmed: set[int] = set()
        self.sent: list[dict[str, Any]] = []
        self.refusals: list[tuple[int, dict[str, Any]]] = []  # status and body for the next sendMessage calls
        self.files: dict[str, bytes] = {}
        self.photos: list[bytes] = []  # what sendPhoto brought
        self.url = ""
        self._news = asyncio.Event()

    def post(self, number: int, raw: str) -> None:
        """Queues one update, given as JSON text."""
        self.pending[number] = raw
        self._news.set()

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "sendPhoto":
            form = await request.post()
            self.photos += [part.file.read() for part in form.values() if isinstance(part, web.FileField)]
            chat = {"id": int(str(form["chat_id"])), "type": "private"}
            return _ok({"message_id": 1, "date": 1, "chat": chat})
        fields = await _fields(request)
        if method == "getUpdates":
            return await self._updates(int(fields.get("offset", 0)))
        if method == "sendMessage":
            if self.refusals:
                status, body = self.refusals.pop(0)
                return web.json_response({"ok": False, "error_code": status, **body}, status=status)
            self.sent.append(fields)
            chat = {"id": int(fields["chat_id"]), "type": "private"}
            return _ok({"message_id": len(self.sent), "date": 1, "chat": chat, "text": "…"})
        if method == "getFile" and fields["file_id"] not in self.files:
            return web.json_response({"ok": False, "error_code": 400, "description": "Bad Request"}, status=400)
        if method == "getFile":
            return _ok({"file_id": fields["file_id"], "file_unique_id": "u", "file_path": fields["file_id"]})
        return _ok(_ME if method == "getMe" else True)

    async def file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["name"]])

    async def _updates(self, offset: int) -> web.Response:
        for number in [n for n in self.pending if n < offset]:
            del self.pending[number]
            self.confirmed.add(number)
        if not self.pending:
            self._news.clear()
            try:
                async with asyncio.timeout(_POLL_SECONDS):
                    await self._news.wait()
            except TimeoutError:
                return _ok([])
        waiting = ",".join(self.pending[n] for n in sorted(self.pending)[:100])
        return web.Response(text=f'{{"ok":true,"result":[{waiting}]}}', content_type="application/json")

    async def answered(self, chat_id: int, before: int = 0) -> dict[str, Any]:
        """The next message sent to a chat, past the first `before` ones."""
        async with asyncio.timeout(20):
            while len(mine := [m for m in self.sent if int(m["chat_id"]) == chat_id]) <= before:
                await asyncio.sleep(0.01)
        return mine[before]


async def _fields(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        found: dict[str, Any] = await request.json()
        return found
    return {k: v for k, v in (await request.post()).items() if isinstance(v, str)}


def _ok(result: Any) -> web.Response:
    return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")


@asynccontextmanager
async def botapi() -> AsyncIterator[BotApi]:
    """A Bot API listening on a free port."""
    server = BotApi()
    site = web.Application()
    site.add_routes([web.post("/bot{token}/{method}", server.handle), web.get("/file/bot{token}/{name}", server.file)])
    async with listening(site) as server.url:
        yield server
