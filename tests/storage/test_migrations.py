"""The migrations make exactly the tables that the code expects, and never touch a newer database."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, select, text

from storage import helptables, ledgertables, plantables
from storage.database import Database, sqlite_url
from storage.migrate import MIGRATIONS, NewerSchemaError, current, revisions, upgrade
from storage.tables import Base

assert helptables.Base is ledgertables.Base is plantables.Base  # their tables belong to the model too


def _differences(connection: Connection) -> list[Any]:
    return compare_metadata(MigrationContext.configure(connection), Base.metadata)


async def test_the_migrated_schema_is_the_model(database: Database) -> None:
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    assert await current(database) == revisions()[-1]


async def test_a_newer_database_is_left_alone(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerSchemaError):
        await upgrade(database)


async def test_sqlite_is_set_up_so_that_no_commit_is_lost(tmp_path: Path) -> None:
    database = Database(sqlite_url(tmp_path))
    async with database.engine.connect() as connection:
        read = [
            (await connection.execute(text(f"PRAGMA {p}"))).scalar()
            for p in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert read == ["wal", 2, 1]
    assert database.engine.pool.size() == 1  # type: ignore[attr-defined]
    await database.close()


async def test_logs_of_an_older_version_keep_everything_and_find_their_village(tmp_path: Path) -> None:
    database = Database(sqlite_url(tmp_path))
    await _upgrade_to(database, "0003")
    async with database.engine.begin() as connection:
        for row in (
            "INSERT INTO communes (id, slug, name, contact) VALUES (1, 'xa', 'xã', '')",
            "INSERT INTO villages (id, commune_id, kind, name) VALUES (7, 1, 'thôn', 'thôn 3')",
            "INSERT INTO people VALUES (5, 1, 7, 'member', '2026-11-01 00:00:00', '2026-11')",
            "INSERT INTO help_logs (id, commune_id, message_key, person_id, chat_key, said_at, text, state, asked,"
            " version) VALUES (3, 1, 'k', 5, 'c', '2026-11-01 00:00:00', 'giúp 5 người', 'kept', '', 1)",
            "INSERT INTO help_entries (commune_id, log_id, topic, people, village, kind)"
            " VALUES (1, 3, 'vneid', 5, 'thôn 3', 'help'), (1, 3, 'dvc', 2, 'thôn 9', 'help')",
        ):
            await connection.exec_driver_sql(row)
    await upgrade(database)
    async with database.unit() as session:
        entries = (await session.scalars(select(helptables.HelpEntryRow).order_by(helptables.HelpEntryRow.id))).all()
        assert [(e.people, e.village, e.village_id) for e in entries] == [(5, "thôn 3", 7), (2, "thôn 9", None)]
        log = await session.get_one(helptables.HelpLog, 3)
        assert (log.person_id, log.text, log.told_by, log.confirmed_at) == (5, "giúp 5 người", None, None)
    await database.close()


async def _upgrade_to(database: Database, revision: str) -> None:
    """Brings an empty database to an older schema, in a process of its own as the product does."""
    work = (
        "import sys; from alembic import command; from alembic.config import Config; c = Config();"
        "c.set_main_option('script_location', sys.argv[1]); c.attributes['url'] = sys.argv[2];"
        "command.upgrade(c, sys.argv[3])"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", work, str(MIGRATIONS), database.url, revision, cwd=MIGRATIONS.parent.parent
    )
    assert await process.wait() == 0
