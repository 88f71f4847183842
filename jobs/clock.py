"""Rings the bell for what happens by the clock; the jobs themselves decide what is due."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.hours import HANOI
from jobs.retention import forget_old
from storage.database import Database

_GRACE_SECONDS = 3600
_LOOK_SECONDS = 5
_ASK_SECONDS = 60


class BellTower:
    """A running scheduler, and the jobs that it started and that must end before the database closes."""

    def __init__(
        self,
        database: Database,
        home: Path,
        clock: Callable[[], datetime],
        refresh: Callable[[], object],
        evening: Callable[[], Awaitable[object]],
    ) -> None:
        """Old data is also dropped once at start, so that no day off is missed.

        `refresh` takes in edits; `evening` finds by itself whom to ask again, so it is rung every minute.
        """
        self._scheduler = AsyncIOScheduler(timezone=HANOI)
        self._running: set[asyncio.Future[object]] = set()

        async def forget() -> None:
            await self._finish(forget_old(database, home, clock()))

        async def look() -> None:
            await self._finish(asyncio.to_thread(refresh))

        async def ask() -> None:
            await self._finish(evening())

        self._scheduler.add_job(ask, "interval", seconds=_ASK_SECONDS, coalesce=True, max_instances=1)
        self._scheduler.add_job(look, "interval", seconds=_LOOK_SECONDS, coalesce=True, max_instances=1)
        self._scheduler.add_job(forget)
        self._scheduler.add_job(forget, "cron", hour=3, misfire_grace_time=_GRACE_SECONDS, coalesce=True)
        self._scheduler.start()

    async def _finish(self, work: Awaitable[object]) -> None:
        """Runs the work in a task that a shutdown waits for instead of cutting it off mid-commit."""
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        with suppress(asyncio.CancelledError):  # the scheduler lets go at shutdown; stop() waits instead
            await asyncio.shield(task)

    async def stop(self) -> None:
        """Rings no more, and waits for what still runs."""
        self._scheduler.shutdown(wait=False)
        await asyncio.gather(*self._running, return_exceptions=True)
