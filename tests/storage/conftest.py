"""Storage is tested on both databases with the same tests."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text

from storage import communes
from storage.database import Database, sqlite_url
from storage.migrate import upgrade
from storage.tables import Commune
from tests.conftest import need


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database with every migration run. The PostgreSQL one is emptied first."""
    url = sqlite_url(tmp_path)
    if request.param == "postgresql":
        url = os.environ.get("TEST_TOSO_POSTGRES", "")
        need(url, "PostgreSQL (đặt TEST_TOSO_POSTGRES=postgresql+asyncpg://..., cơ sở dữ liệu này sẽ bị xóa sạch)")
        assert "test" in url or "ci" in url, "tên cơ sở dữ liệu phải có test hoặc ci, vì nó sẽ bị xóa sạch"
    made = Database(url)
    if not made.is_sqlite:
        async with made.engine.begin() as connection:
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
    await upgrade(made)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def commune(database: Database) -> Commune:
    async with database.unit() as session:
        return await communes.ensure(session, "xa-thu", "xã Thử", "nhà văn hóa")
