"""The Telegram path: from an update handed to a loopback Bot API to its sendMessage, beside an aiogram echo bot.

Each bot is a process of its own and meets the updates one by one, as an idle bot does.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import telegram

from bench.figures import Figure, pair
from bench.processes import ECHO, PATIENCE_SECONDS, TOSO, environment, resident_mb, started
from tests.drivers.emulator import TOKEN, Emulator
from tests.drivers.loopback import listening
from tests.drivers.telegram_updates import message_update

CHATS = 100
WARM_UP = 20
# Long enough for either bot to hang on getUpdates again and to finish its own bookkeeping.
REST_SECONDS = 0.03


class Stopwatch(Emulator):
    """Notes when a sendMessage arrives, before any checking of it costs time."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived: asyncio.Future[float] | None = None

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        """The checked call; its time first."""
        now = perf_counter()
        result = super().validate(method, fields, uploads)
        if method == "sendMessage" and self.arrived and not self.arrived.done():
            self.arrived.set_result(now)
        return result


async def measure(folder: Path, texts: Sequence[str]) -> list[Figure]:
    """One bot after the other, the same updates, the same emulator code."""
    ours, our_memory = await _play([TOSO, "run"], folder, texts, _our_settings(folder))
    theirs, their_memory = await _play(ECHO, folder, texts, lambda url: _echo_settings(folder, url))
    return [
        *pair("telegram", f"update to sendMessage, {len(ours)} messages,", ours, theirs),
        Figure("memory", "with Telegram, after these messages", our_memory, "MB", their_memory),
    ]


def _our_settings(folder: Path) -> Any:
    def settings(url: str) -> Mapping[str, str]:
        return environment(folder / "telegram", TOSO_TELEGRAM_TOKEN=TOKEN, TOSO_TELEGRAM_BASE_URL=url)

    return settings


def _echo_settings(folder: Path, url: str) -> Mapping[str, str]:
    return {**environment(folder), "ECHO_TOKEN": TOKEN, "ECHO_BASE_URL": url}


async def _play(command: Sequence[str], folder: Path, texts: Sequence[str], settings: Any) -> tuple[list[float], float]:
    async with _listening() as server, started(command, folder, settings(server.url)) as process:
        times = []
        for number, text in enumerate([*texts[:WARM_UP], *texts], 1):
            server.arrived = asyncio.get_running_loop().create_future()
            update = message_update(number, text, chat=telegram.Chat(id=2000 + number % CHATS, type="private"))
            handed = perf_counter()
            await server.enqueue_update(update, token=TOKEN)
            times.append(await asyncio.wait_for(server.arrived, PATIENCE_SECONDS) - handed)
            await asyncio.sleep(REST_SECONDS)
        return times[WARM_UP:], resident_mb(process.pid)


@asynccontextmanager
async def _listening() -> AsyncIterator[Stopwatch]:
    server = Stopwatch()
    async with listening(server.app()) as server.url:
        yield server
