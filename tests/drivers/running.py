"""Runs the whole bot, as `toso run` does, inside a test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.app import App
from bot.serve import serve


@asynccontextmanager
async def running(app: App) -> AsyncIterator[str]:
    """The address of the web chat, for as long as the bot runs."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(app, address.set_result))
    try:
        await asyncio.wait({task, address}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
        yield await address
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
