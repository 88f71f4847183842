"""The commune's database, for a command that may work beside a running bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import open_database
from bot.settings import load_settings
from storage import communes
from storage.database import Database
from storage.migrate import upgrade


@asynccontextmanager
async def commune_database() -> AsyncIterator[tuple[Database, int]]:
    """The database, brought up to date and closed behind the command, and the commune's id in it."""
    settings = load_settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    database = open_database(settings, beside=True)
    try:
        await upgrade(database)
        async with database.unit() as session:
            commune = await communes.ensure(session, settings.commune_slug, settings.commune, settings.contact)
        yield database, commune.id
    finally:
        await database.close()
