"""Photos of logs: the row says whose, the file lies once below TOSO_HOME under the hash of what it holds."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.helptables import Evidence, HelpLog

FOLDER = "evidence"
# A class is shown by a few photos; more are a slip of the thumb.
MOST = 10


def keep_file(home: Path, jpeg: bytes) -> str:
    """Writes the picture unless it is there already, and returns its hash; a crash leaves no half file."""
    sha256 = hashlib.sha256(jpeg).hexdigest()
    path = file_of(home, sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half")
        with half.open("wb") as file:
            file.write(jpeg)
            file.flush()
            os.fsync(file.fileno())
        half.rename(path)
    return sha256


def file_of(home: Path, sha256: str) -> Path:
    """Where the picture of that hash lies."""
    return home / name_of(sha256)


def name_of(sha256: str) -> str:
    """Its path below TOSO_HOME."""
    return f"{FOLDER}/{sha256[:2]}/{sha256}.jpg"


async def attach(session: AsyncSession, log: HelpLog, sha256: str, now: datetime, by: int | None) -> Evidence | None:
    """Makes the picture one of the log's; None when it has too many. One that it has already is not added again."""
    of_log = Evidence.log_id == log.id
    known: Evidence | None = await session.scalar(select(Evidence).where(of_log, Evidence.sha256 == sha256))
    if known:
        return known
    if (await session.scalar(select(func.count()).select_from(Evidence).where(of_log)) or 0) >= MOST:
        return None
    row = Evidence(commune_id=log.commune_id, log_id=log.id, sha256=sha256, sent_at=now, sent_by=by)
    session.add(row)
    await session.flush()
    return row


async def of_log(session: AsyncSession, log_id: int) -> list[str]:
    """The hashes of a log's pictures, in the order in which they came."""
    rows = await session.scalars(select(Evidence.sha256).where(Evidence.log_id == log_id).order_by(Evidence.id))
    return list(rows)


async def detach(session: AsyncSession, log_id: int, evidence_id: int) -> bool:
    """Takes a picture off a log; its file goes with the next clearing."""
    done = await session.execute(delete(Evidence).where(Evidence.log_id == log_id, Evidence.id == evidence_id))
    return bool(done.rowcount)  # type: ignore[attr-defined]


async def forget_before(session: AsyncSession, moment: datetime) -> None:
    """Drops the pictures that came before then."""
    await session.execute(delete(Evidence).where(Evidence.sent_at < moment))


async def in_use(session: AsyncSession) -> set[str]:
    """The hashes of all pictures that a log still has."""
    return set(await session.scalars(select(Evidence.sha256)))


def clear_files(home: Path, kept: set[str], before: float) -> int:
    """Deletes files that no log has and that were written before then (seconds since 1970); returns how many."""
    gone = [p for p in (home / FOLDER).glob("*/*") if p.stem not in kept and p.stat().st_mtime < before]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
