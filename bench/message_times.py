"""The whole path of a message on SQLite: clean, mask, de-duplicate, answer, commit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bench.figures import Figure, pair
from bot.app import build
from bot.channels import terminal
from bot.receive import receive
from bot.settings import Settings

SITTINGS = 100


async def measure(home: Path, texts: Sequence[str]) -> list[Figure]:
    """Times of receive(), each message committed with synchronous=FULL before it returns."""
    app = await build(Settings(_env_file=None, home=home))
    try:
        channels = [terminal.open_channel(app) for _ in range(SITTINGS)]
        times = []
        for number, text in enumerate(texts):
            channel = channels[number % SITTINGS]
            message = channel.parse(text)
            start = perf_counter()
            reply = await receive(app, channel, message)
            times.append(perf_counter() - start)
            if reply is None:
                raise RuntimeError(f"no reply to {text!r}")
    finally:
        await app.database.close()
    return pair("message", f"receive(), SQLite, {len(times)} messages,", times)
