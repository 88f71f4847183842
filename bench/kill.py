"""Kills the bot with SIGKILL at random moments under load and counts what was lost or doubled.

    python -m bench.kill --kills 100 --by polling
    python -m bench.kill --kills 100 --by webhook

The ledger lives here, outside the bot: what the loopback Bot API saw confirmed, or what the
webhook answered with 200. Every such question must stand in the database exactly once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import aiohttp

from bot.channels.telegram.webhook import HEADER
from tests.drivers.botapi import TOKEN, BotApi, botapi
from tests.drivers.telegram_updates import message_update

SECRET = "kill-" + "s" * 20
_BACKLOG = 60
_SENDERS = 8


class Run:
    """One home, one Bot API, many short lives of the bot."""

    def __init__(self, server: BotApi, home: Path, by: str, seed: int) -> None:
        self.server, self.home, self.by = server, home, by
        self.random = random.Random(seed)
        self.posted = 0
        self.acknowledged: set[int] = set()
        self._address = ""
        self._alive = asyncio.Event()

    async def live(self) -> asyncio.subprocess.Process:
        """Starts the bot and waits until it says that it runs."""
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("TOSO_")},
            "TOSO_HOME": str(self.home), "TOSO_WEB_PORT": "0", "TOSO_LOG_LEVEL": "ERROR", "PYTHONUTF8": "1",
            "TOSO_TELEGRAM_TOKEN": TOKEN, "TOSO_TELEGRAM_BASE_URL": self.server.url,
        }  # fmt: skip
        if self.by == "webhook":
            environment |= {"TOSO_TELEGRAM_WEBHOOK_URL": "https://xa.example/telegram"}
            environment |= {"TOSO_TELEGRAM_WEBHOOK_SECRET": SECRET}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli.main", "run", env=environment, stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout
        line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
        self._address = next((w for w in line.split() if w.startswith("http://")), "")
        assert self._address, f"the bot did not start: {line!r}"
        self._alive.set()
        return process

    async def die(self, process: asyncio.subprocess.Process, how: signal.Signals) -> None:
        """Ends this life."""
        self._alive.clear()
        process.send_signal(how)
        await process.wait()

    def feed(self) -> None:
        """Keeps a backlog waiting for the poller."""
        while len(self.server.pending) < _BACKLOG:
            self.posted += 1
            self.server.post(self.posted, json.dumps(_update(self.posted)))

    async def send(self) -> None:
        """Posts updates to the webhook as Telegram does: again and again until 200, and now and then once more."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
            while True:
                self.posted += 1
                number = self.posted
                while number not in self.acknowledged or self.random.random() < 0.2:
                    await self._alive.wait()
                    with suppress(aiohttp.ClientError, TimeoutError):
                        if await self._post(session, number) == 200:
                            self.acknowledged.add(number)
                    await asyncio.sleep(0.005)

    async def _post(self, session: aiohttp.ClientSession, number: int) -> int:
        url, headers = f"{self._address}/telegram", {HEADER: SECRET}
        async with session.post(url, json=_update(number), headers=headers) as answer:
            return answer.status


def _update(number: int) -> dict[str, object]:
    return message_update(number, f"cái máy cày của bác Ba lần thứ {number}")


async def run(kills: int, by: str, seed: int) -> int:
    """Prints the ledger's verdict; returns how many questions were lost, doubled or made up."""
    with tempfile.TemporaryDirectory() as folder:
        async with botapi() as server:
            one = Run(server, Path(folder), by, seed)
            senders = [asyncio.create_task(one.send()) for _ in range(_SENDERS if by == "webhook" else 0)]
            for _ in range(kills):
                process = await one.live()
                deadline = one.random.uniform(0.02, 2.0)
                while deadline > 0:
                    if by == "polling":
                        one.feed()
                    await asyncio.sleep(step := min(0.02, deadline))
                    deadline -= step
                await one.die(process, signal.SIGKILL)
            for sender in senders:
                sender.cancel()
            await asyncio.gather(*senders, return_exceptions=True)
            last = await one.live()  # the last life drains what waits, in peace
            while by == "polling" and server.pending:
                await asyncio.sleep(0.1)
            await one.die(last, signal.SIGTERM)
            done = server.confirmed if by == "polling" else one.acknowledged
        return _verdict(Path(folder) / "toso.db", done, one.posted, kills, by)


def _verdict(path: Path, done: set[int], posted: int, kills: int, by: str) -> int:
    with sqlite3.connect(path) as database:
        texts = [row[0] for row in database.execute("SELECT text FROM questions")]
        healthy = database.execute("PRAGMA integrity_check").fetchone()[0]
    kept = Counter(int(text.rsplit(" ", 1)[1]) for text in texts)
    lost = len(done - set(kept))
    doubled = sum(1 for count in kept.values() if count > 1)
    strange = len(set(kept) - set(range(1, posted + 1)))
    print(
        f"{by}: {kills} kills, {posted} sent, {len(done)} acknowledged, {len(kept)} kept, "
        f"{lost} lost, {doubled} doubled, {strange} made up, integrity {healthy}"
    )
    return lost + doubled + strange + (healthy != "ok") + (not done)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--by", choices=("polling", "webhook"), default="polling")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(min(1, asyncio.run(run(given.kills, given.by, given.seed))))


if __name__ == "__main__":
    main()
