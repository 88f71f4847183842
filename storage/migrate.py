"""Brings the database to the schema of this version; Alembic is imported only when there is work."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from sqlalchemy import inspect, text

from storage.database import Database

MIGRATIONS = Path(__file__).with_name("migrations")


class NewerSchemaError(Exception):
    """The database was made by a newer version; its revision is the argument."""


class MigrationError(Exception):
    """The tables could not be brought up to date; the argument is the database's own last word."""


def revisions() -> list[str]:
    """Every known revision, oldest first: the number that each migration file begins with."""
    return sorted(p.name[:4] for p in (MIGRATIONS / "versions").glob("[0-9]*.py"))


async def current(database: Database) -> str | None:
    """The revision that the database stands at, or None for an empty one."""
    async with database.engine.connect() as connection:
        if not await connection.run_sync(lambda c: inspect(c).has_table("alembic_version")):
            return None
        found: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


async def upgrade(database: Database) -> None:
    """Runs the missing migrations; raises NewerSchemaError rather than touch a newer database."""
    at = await current(database)
    if at == revisions()[-1]:
        return
    if at is not None and at not in revisions():
        raise NewerSchemaError(at)
    await _run(database.url)


async def _run(url: str) -> None:
    """In a process of its own: Alembic's 50 MB would stay with the bot for good."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, stdin=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    _, trouble = await process.communicate(url.encode())  # by stdin: a password never stands in `ps`
    if process.returncode:
        raise MigrationError(trouble.decode("utf-8", "replace").strip().rpartition("\n")[2])


def main() -> None:
    """Upgrades the database whose URL stands on standard input."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = sys.stdin.read()
    command.upgrade(config, "head")


if __name__ == "__main__":
    main()
