"""Keeps everything running: channels, outbox, clock and web server, until a signal says stop."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import IO, Any

from aiohttp import web

from bot.app import App
from bot.channels import discover
from bot.channels.contract import Channel
from bot.outbox import Outbox
from bot.receive import receive
from handlers.messages import InboundMessage, Reply
from jobs.clock import BellTower
from jobs.evening import ask_again
from storage.database import Database

log = logging.getLogger(__name__)

_BODY_LIMIT = 10 * 1024 * 1024  # a photo; each channel is stricter with the rest
_PATIENCE_SECONDS = 10


class AlreadyRunningError(Exception):
    """Another `toso run` holds this TOSO_HOME."""


async def serve(app: App, ready: Callable[[str], None]) -> None:
    """Runs until SIGINT or SIGTERM; `ready` is told the address of the web chat."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        if app.database.is_sqlite:
            stack.enter_context(lock_home(app.settings.home))
        stack.push_async_callback(app.database.close)
        channels = discover(app)
        for channel in channels:
            stack.push_async_callback(channel.close)
        outboxes = {c.name: Outbox(app, c) for c in channels if c.capabilities.pushes}
        take = partial(_receive_and_wake, app, outboxes)
        site = web.Application(client_max_size=_BODY_LIMIT)
        site.add_routes([web.get("/healthz", _healthy), *(r for c in channels for r in c.routes(take))])
        runner = web.AppRunner(
            site, access_log=None, shutdown_timeout=_PATIENCE_SECONDS
        )  # an access log would print paths with secrets
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, app.settings.web_host, app.settings.web_port).start()
        evening = partial(_ask_in_the_evening, app, outboxes)
        tower = BellTower(app.database, app.settings.home, app.clock, app.shelf.refresh, evening)
        stack.push_async_callback(tower.stop)
        tasks = [asyncio.create_task(c.run(take)) for c in channels]
        tasks += [asyncio.create_task(o.run()) for o in outboxes.values()]
        host, port = runner.addresses[0][:2]
        ready(f"http://{host}:{port}")
        await _until(stop, tasks, app.database)


async def _receive_and_wake(
    app: App, outboxes: dict[str, Outbox], channel: Channel, message: InboundMessage
) -> Reply | None:
    reply = await receive(app, channel, message)
    if reply is not None and channel.name in outboxes:
        outboxes[channel.name].wake()
    return reply


async def _ask_in_the_evening(app: App, outboxes: dict[str, Outbox]) -> None:
    """Queues what members must be asked again, and wakes whoever sends it."""
    if await ask_again(app.database, app.commune.id, app.texts, list(outboxes), app.clock()):
        for outbox in outboxes.values():
            outbox.wake()


async def _until(stop: asyncio.Event, tasks: list[asyncio.Task[None]], database: Database) -> None:
    """Waits for the signal; a channel that dies ends the process, so that a supervisor restarts it."""
    stopping = asyncio.create_task(stop.wait())
    pending: set[asyncio.Task[Any]] = {stopping, *tasks}
    try:
        while not stopping.done() and pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        async with database.unit():  # nobody is cut off inside a transaction
            for task in (stopping, *tasks):
                task.cancel()
        await asyncio.gather(stopping, *tasks, return_exceptions=True)


async def _healthy(_request: web.Request) -> web.Response:
    return web.json_response({"ok": True})


def lock_home(home: Path) -> IO[str]:
    """Holds the home for one process: two would write one SQLite file. Raises AlreadyRunningError."""
    file = (home / "lock").open("w", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise AlreadyRunningError(str(home)) from None
    return file
