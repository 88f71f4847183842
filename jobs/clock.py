"""Rings the bell for what happens by the clock; the jobs themselves decide what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from jobs.retention import forget_old
from storage.database import Database

ZONE = "Asia/Ho_Chi_Minh"
_GRACE_SECONDS = 3600


def start_clock(database: Database, clock: Callable[[], datetime]) -> AsyncIOScheduler:
    """A running scheduler; every job also runs once at start, so that no day off is missed."""
    scheduler = AsyncIOScheduler(timezone=ZONE)

    async def forget() -> None:
        await forget_old(database, clock())

    scheduler.add_job(forget)
    scheduler.add_job(forget, "cron", hour=3, misfire_grace_time=_GRACE_SECONDS, coalesce=True)
    scheduler.start()
    return scheduler
