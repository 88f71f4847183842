"""The same bot in a terminal: `toso chat`, and a pipe for tests."""

from __future__ import annotations

import asyncio
import sys
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.contract import Capabilities, Receive
from handlers.markup import numbered, plain
from handlers.messages import Address, InboundMessage, Reply

if TYPE_CHECKING:
    from bot.app import App, Clock
    from bot.settings import Settings

NAME = "terminal"


def is_on(settings: Settings) -> bool:
    """Never with `toso run`: only `toso chat` sits at a terminal."""
    return False


def open_channel(app: App) -> TerminalChannel:
    """The channel of one sitting at the terminal."""
    return TerminalChannel(app.clock)


class TerminalChannel:
    """Reads lines from standard input, prints replies to standard output."""

    name = NAME
    account = "local"
    capabilities = Capabilities(buttons=False, pushes=False, keeps_lines=False)

    def __init__(self, clock: Clock) -> None:
        """Each sitting is a chat of its own."""
        self._clock = clock
        self.here = Address(NAME, uuid.uuid4().hex)

    def routes(self, receive: Receive) -> Sequence[web.AbstractRouteDef]:
        """None."""
        return []

    async def run(self, receive: Receive) -> None:
        """Answers line by line until the input ends."""
        prompt = "> " if sys.stdin.isatty() else ""
        while line := await asyncio.to_thread(_read, prompt):
            if reply := await receive(self, self.parse(line)):
                await self.send(self.here, reply)

    def parse(self, line: str) -> InboundMessage:
        """One typed line as a message."""
        text = line.rstrip("\n")
        return InboundMessage(self.here, self.here, uuid.uuid4().hex, text, self._clock())

    async def send(self, to: Address, reply: Reply) -> None:
        """Prints the reply and its numbered choices."""
        choices = numbered([c.label for c in reply.choices])
        print(plain(reply.text), f"[{choices}]" if choices else "", "", sep="\n", flush=True)

    async def close(self) -> None:
        """Nothing to let go of."""


def _read(prompt: str) -> str:
    """The next line with its newline, or "" at the end of the input."""
    print(prompt, end="", flush=True)
    return sys.stdin.readline()
