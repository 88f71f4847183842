"""What a channel is: a name, what it can do, and what it must answer to (docs/design.md, "Channels")."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from handlers.messages import Address, InboundMessage, Reply

# Hands one message in; the reply when it is new, None when it already took effect.
# Raises a storage error when nothing was kept and the platform must deliver again.
Receive = Callable[["Channel", InboundMessage], Awaitable[Reply | None]]


@dataclass(frozen=True, slots=True)
class Capabilities:
    """`pushes`: replies go out by `send`, through the outbox. `keeps_lines`: the page shows them."""

    buttons: bool
    pushes: bool
    keeps_lines: bool


class Channel(Protocol):
    """One way in and out. `account` names the bot's own account, part of the idempotency key."""

    name: str
    account: str
    capabilities: Capabilities

    def routes(self, receive: Receive) -> Sequence[web.AbstractRouteDef]:
        """The HTTP routes that the channel answers on; [] for none."""
        ...

    async def run(self, receive: Receive) -> None:
        """Works until cancelled; returns at once for a channel that only answers requests."""
        ...

    async def send(self, to: Address, reply: Reply) -> None:
        """Delivers one reply; raises SendError in the few words of handlers/messages.py."""
        ...

    async def close(self) -> None:
        """Lets go of connections."""
        ...
