"""The commune's database, for a command that may work beside a running bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import typer

from bot.app import open_database
from bot.settings import load_settings
from storage import communes
from storage.database import Database, Session
from storage.migrate import upgrade
from storage.tables import Commune

_T = TypeVar("_T")


@asynccontextmanager
async def commune_database() -> AsyncIterator[tuple[Database, Commune]]:
    """The database, brought up to date and closed behind the command, and the commune in it."""
    settings = load_settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    database = open_database(settings, beside=True)
    try:
        await upgrade(database)
        async with database.unit() as session:
            commune = await communes.ensure(
                session, settings.commune_slug, settings.commune, settings.contact, settings.plausible_people
            )
        yield database, commune
    finally:
        await database.close()


async def in_commune(work: Callable[[Session, Commune], Awaitable[_T]]) -> _T:
    """What the work gives, done in one transaction."""
    async with commune_database() as (database, commune), database.unit() as session:
        return await work(session, await session.merge(commune))


def carry_out(work: Callable[[Session, Commune], Awaitable[str]], refusal: type[Exception]) -> None:
    """Does the work in one transaction and says what came of it; a `refusal` undoes all, is said, and ends with 2."""
    try:
        typer.echo(asyncio.run(in_commune(work)))
    except refusal as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
