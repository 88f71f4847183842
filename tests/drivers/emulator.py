"""A third-party Bot API emulator on a real loopback socket, which also keeps what it was sent."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from lo_bot_api_emulator import LoBotApiEmulator

from tests.drivers.loopback import listening
from tests.drivers.oracle import load

TOKEN = "42:TEST-token"


class Emulator(LoBotApiEmulator):
    """The emulator refuses what Telegram refuses; we only add a user name and a memory."""

    def __init__(self) -> None:
        super().__init__(allow_insecure_loopback_webhooks=True)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.url = ""
        self.objections: list[str] = []
        self._oracle = load()

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        result = super().validate(method, fields, uploads)
        self.calls.append((method, dict(fields)))
        if self._oracle:
            self.objections += self._oracle.complaints(method, fields)
        return {**result, "username": "to_so_bot"} if method == "getMe" else result

    def sent(self) -> list[dict[str, Any]]:
        """The sendMessage calls so far, their keyboards decoded."""
        out = []
        for method, fields in self.calls:
            if method == "sendMessage":
                markup = fields.get("reply_markup")
                keyboard = json.loads(markup) if isinstance(markup, str) else markup or {}
                out.append({**fields, "keyboard": keyboard.get("inline_keyboard", [])})
        return out


@asynccontextmanager
async def emulator() -> AsyncIterator[Emulator]:
    """An emulator listening on a free port."""
    server = Emulator()
    async with listening(server.app()) as server.url:
        yield server
        assert server.objections == [], "theo bản mô tả Bot API, Telegram sẽ không nhận"
