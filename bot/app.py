"""The one place where real things are chosen: settings, texts, articles, database, commune."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.content import load_content
from bot.settings import Settings
from bot.shelf import Shelf
from handlers.texts import Texts
from knowledge.answers.decide import Answerer
from storage import communes
from storage.database import Database, sqlite_url
from storage.migrate import upgrade
from storage.tables import Commune

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class App:
    """What every message needs; made once by `build`."""

    settings: Settings
    shelf: Shelf
    database: Database
    commune: Commune
    secret: bytes
    clock: Clock

    @property
    def texts(self) -> Texts:
        """The sentences in use."""
        return self.shelf.content.texts

    @property
    def answerer(self) -> Answerer:
        """The knowledge base in use."""
        return self.shelf.answerer


def utc_now() -> datetime:
    """The clock of a running bot; tests bring their own."""
    return datetime.now(UTC)


async def build(settings: Settings, clock: Clock = utc_now) -> App:
    """Everything ready to receive; raises BadContentError, NewerSchemaError or a storage error."""
    content = load_content(settings)
    settings.home.mkdir(parents=True, exist_ok=True)
    database = open_database(settings)
    migrating = asyncio.create_task(upgrade(database))  # a process of its own, so the index is built meanwhile
    shelf = await asyncio.to_thread(Shelf, settings, content)
    await migrating
    async with database.unit() as session:
        commune = await communes.ensure(
            session, settings.commune_slug, settings.commune, settings.contact, settings.plausible_people
        )
    return App(settings, shelf, database, commune, _secret(settings), clock)


def open_database(settings: Settings, beside: bool = False) -> Database:
    """The database that the settings name, or the file below TOSO_HOME; `beside` a running bot as Database says."""
    url = settings.database_url
    return Database(url.get_secret_value() if url else sqlite_url(settings.home), beside)


def _secret(settings: Settings) -> bytes:
    """The key of the chat pseudonyms: set by hand, or made once and kept below TOSO_HOME."""
    if settings.secret:
        return settings.secret.get_secret_value().encode()
    path: Path = settings.home / "secret"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    return path.read_bytes().strip()
