"""The migrations make exactly the tables that the code expects, and never touch a newer database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from storage import helptables
from storage.database import Database, sqlite_url
from storage.migrate import NewerSchemaError, current, revisions, upgrade
from storage.tables import Base

assert helptables  # its tables belong to the model too


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
