"""Kills the bot with SIGKILL at random moments under load and counts what was lost or doubled.

    python -m bench.kill --kills 100 --by polling
    python -m bench.kill --kills 100 --by webhook
    python -m bench.kill --kills 300 --what logs

The ledger lives here, outside the bot: what the loopback Bot API saw confirmed, or what the
webhook answered with 200. Every such question, or every such help log of a member, must stand in the database
exactly once, and none of them half.
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
QUESTIONS, LOGS = "questions", "logs"
_TOPICS = ("cài VNeID", "nộp hồ sơ dịch vụ công", "quét QR", "mở tài khoản ngân hàng", "cài Zalo")
# A log whose entries are not those of its last version, or that lacks a version, is half a log.
_HALF = """
SELECT count(*) FROM help_logs AS log
WHERE (SELECT count(*) FROM help_entries WHERE log_id = log.id)
   IS NOT (SELECT json_array_length(entries) FROM help_log_versions WHERE log_id = log.id AND version = log.version)
   OR (SELECT count(*) FROM help_log_versions WHERE log_id = log.id) <> log.version
"""


class Run:
    """One home, one Bot API, many short lives of the bot."""

    def __init__(self, server: BotApi, home: Path, by: str, seed: int, code: str = "") -> None:
        """With a `code` the one sender joins the team first, and all that follows are logs."""
        self.server, self.home, self.by, self.code = server, home, by, code
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
            self.server.post(self.posted, json.dumps(self.update(self.posted)))

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
        async with session.post(url, json=self.update(number), headers=headers) as answer:
            return answer.status

    def update(self, number: int) -> dict[str, object]:
        """The update of that number; each message ends with it."""
        if not self.code:
            return message_update(number, f"cái máy cày của bác Ba lần thứ {number}")
        if number == 1:
            return message_update(number, f"mã {self.code}")
        people, village, topic = 2 + number % 90, 1 + number % 40, _TOPICS[number % len(_TOPICS)]
        return message_update(number, f"giúp {people} người {topic} ở thôn {village}, dòng {number}")

    async def join(self) -> None:
        """One life in peace, in which the sender joins the team."""
        process = await self.live()
        self.posted = 1
        if self.by == "polling":
            self.server.post(1, json.dumps(self.update(1)))
            while self.server.pending:
                await asyncio.sleep(0.05)
        else:
            async with aiohttp.ClientSession() as session:
                assert await self._post(session, 1) == 200
        await self.die(process, signal.SIGTERM)


async def _invited(home: Path) -> str:
    """The code of a new invitation, made as an admin makes it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli.main", "invite", "--village", "thôn 3",
        env={**os.environ, "TOSO_HOME": str(home), "PYTHONUTF8": "1"}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, _ = await process.communicate()
    return said.decode().splitlines()[0].rpartition(" ")[2]


async def run(kills: int, by: str, seed: int, what: str = QUESTIONS) -> int:
    """Prints the ledger's verdict; returns how many messages were lost, doubled, halved or made up."""
    with tempfile.TemporaryDirectory() as folder:
        async with botapi() as server:
            code = await _invited(Path(folder)) if what == LOGS else ""
            one = Run(server, Path(folder), by, seed, code)
            if code:
                await one.join()
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
        return _verdict(Path(folder) / "toso.db", done - {1} if code else done, one.posted, kills, by, what)


def _verdict(path: Path, done: set[int], posted: int, kills: int, by: str, what: str) -> int:
    with sqlite3.connect(path) as database:
        table = "questions" if what == QUESTIONS else "help_logs"
        texts = [row[0] for row in database.execute(f"SELECT text FROM {table}")]
        half = 0 if what == QUESTIONS else database.execute(_HALF).fetchone()[0]
        healthy = database.execute("PRAGMA integrity_check").fetchone()[0]
    kept = Counter(int(text.rsplit(" ", 1)[1]) for text in texts)
    lost = len(done - set(kept))
    doubled = sum(1 for count in kept.values() if count > 1)
    strange = len(set(kept) - set(range(1, posted + 1)))
    print(
        f"{what} by {by}: {kills} kills, {posted} sent, {len(done)} acknowledged, {len(kept)} kept, "
        f"{lost} lost, {doubled} doubled, {half} half, {strange} made up, integrity {healthy}"
    )
    return lost + doubled + half + strange + (healthy != "ok") + (not done)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--by", choices=("polling", "webhook"), default="polling")
    parser.add_argument("--what", choices=(QUESTIONS, LOGS), default=QUESTIONS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(min(1, asyncio.run(run(given.kills, given.by, given.seed, given.what))))


if __name__ == "__main__":
    main()
