"""Opens the database and hands out units of work.

On SQLite there is exactly one connection and every unit opens with BEGIN IMMEDIATE:
a deferred transaction that reads first fails at once when another wrote meanwhile,
and two writing connections can corrupt a WAL file on SQLite before 3.51.3
(https://sqlite.org/wal.html). PostgreSQL needs neither.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

# The database could not do it now; the same work may succeed when tried again.
StorageError = (SQLAlchemyError, DBAPIError, PoolTimeout, OSError)
# ...but not this: the row itself is refused, today and for ever.
BadData = (DataError, IntegrityError)
Session = AsyncSession

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")
_STRIPES = 64


def sqlite_url(home: Path) -> str:
    """The default database: one file below TOSO_HOME."""
    return f"sqlite+aiosqlite:///{home / 'toso.db'}"


class Database:
    """One engine and the per-chat order that goes with it."""

    def __init__(self, url: str, beside: bool = False) -> None:
        """`url` is a SQLAlchemy URL; raises ArgumentError when it cannot be read.

        A command that works `beside` a running bot never checkpoints the WAL file: only one connection may.
        """
        parsed = make_url(url)
        self.url = url
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        pool: dict[str, Any] = {"pool_size": 1, "max_overflow": 0} if self.is_sqlite else {"pool_size": 10}
        self.engine: AsyncEngine = create_async_engine(parsed, pool_pre_ping=not self.is_sqlite, **pool)
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _set_up_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_immediate)
        if self.is_sqlite and beside:
            event.listen(self.engine.sync_engine, "connect", _leave_the_wal)
        # Striped, so that a hundred thousand chats need no hundred thousand locks.
        self._locks = [asyncio.Lock() for _ in range(_STRIPES)]

    @asynccontextmanager
    async def unit(self, chat_key: str = "") -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends well, rolled back when it raises.

        With a `chat_key`, units of the same chat run one after the other.
        """
        lock = self._locks[int(chat_key[:8] or "0", 16) % _STRIPES]
        async with lock, AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            if chat_key and not self.is_sqlite:
                number = int(chat_key[:15], 16)
                await session.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": number})
            yield session

    async def close(self) -> None:
        """Closes every connection."""
        await self.engine.dispose()


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _leave_the_wal(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA wal_autocheckpoint=0")


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
