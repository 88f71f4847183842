"""The outbox stops when told to, whatever happens at that moment."""

from __future__ import annotations

import asyncio

from bot.app import App
from bot.channels import terminal
from bot.outbox import Outbox


async def test_a_stop_is_heard_even_when_news_comes_at_the_same_moment(app: App) -> None:
    outbox = Outbox(app, terminal.open_channel(app))
    task = asyncio.create_task(outbox.run())
    while not outbox.idle:
        await asyncio.sleep(0)
    outbox.wake()
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=10)
    assert done == {task}
    assert task.cancelled()
