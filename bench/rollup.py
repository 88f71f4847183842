"""How long one roll-up takes over a million entries of 166 communes, beside the same sums in plain SQL.

    python -m bench.rollup                 SQLite, in a folder of its own
    python -m bench.rollup --url postgresql+asyncpg://...    an empty database, which is filled

A week of all communes may take 1 s and a year 5 s. Both sums must be the same, or nothing is measured.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from bench.figures import Figure, show
from knowledge.planning.periods.bounds import WEEK, YEAR, Period, period_of
from knowledge.planning.periods.rollup import by, total
from storage.database import Database, sqlite_url
from storage.helptables import HelpEntryRow, HelpLog
from storage.migrate import upgrade
from storage.rollups import cells
from storage.tables import Commune, Person, Village

COMMUNES, VILLAGES, MEMBERS = 166, 12, 40
TOPICS = ("vneid", "dvc", "thanh-toan", "an-toan", "tk-ngan-hang", "y-te", "smartphone", "mua-sam")
DAY = date(2026, 11, 18)
ROUNDS = 3
_BATCH = 20_000
_NOW = datetime(2026, 12, 31, tzinfo=UTC)
_PLAIN = text(
    "SELECT e.commune_id, e.topic, sum(e.people), count(*) FROM help_entries e JOIN help_logs l ON l.id = e.log_id "
    "WHERE l.state = 'kept' AND l.same_as IS NULL AND e.counts_on BETWEEN :first AND :last GROUP BY 1, 2"
)


async def fill(database: Database, entries: int) -> None:
    """Communes, villages, members, and as many logs of one entry each, spread over the year."""
    chance = random.Random(7)
    async with database.unit() as session:
        await session.execute(insert(Commune), [{"id": c, "slug": f"xa-{c}", "name": f"xã {c}"} for c in _to(COMMUNES)])
        villages = [(c, v) for c in _to(COMMUNES) for v in _to(VILLAGES)]
        await session.execute(
            insert(Village),
            [{"id": c * 100 + v, "commune_id": c, "kind": "thôn", "name": f"thôn {v}"} for c, v in villages],
        )
        people = [(c, p) for c in _to(COMMUNES) for p in _to(MEMBERS)]
        await session.execute(
            insert(Person),
            [{"id": c * 100 + p, "commune_id": c, "role": "member", "consented_at": _NOW, "notice_version": "x"}
             for c, p in people],
        )  # fmt: skip
    for start in range(1, entries + 1, _BATCH):
        logs, rows = [], []
        for number in range(start, min(start + _BATCH, entries + 1)):
            commune = chance.randint(1, COMMUNES)
            day = date(2026, 1, 1) + timedelta(days=chance.randrange(365))
            village = chance.randint(1, VILLAGES)
            person, kept = commune * 100 + chance.randint(1, MEMBERS), chance.random() < 0.95
            logs.append(
                {"id": number, "commune_id": commune, "message_key": f"{number:032x}", "chat_key": "0" * 32,
                 "person_id": person, "said_at": _NOW, "text": "",
                 "state": "kept" if kept else "withdrawn", "version": 1}
            )  # fmt: skip
            rows.append(
                {"commune_id": commune, "log_id": number, "topic": chance.choice(TOPICS), "kind": "help",
                 "people": chance.randint(1, 20), "village": f"thôn {village}", "village_id": commune * 100 + village,
                 "held_on": day, "counts_on": day,
                 "person_id": person, "is_kept": kept}
            )  # fmt: skip
        async with database.unit() as session:
            await session.execute(insert(HelpLog), logs)
            await session.execute(insert(HelpEntryRow), rows)


async def ours(session: AsyncSession, period: Period) -> dict[tuple[int, str | None], int]:
    """People by commune and topic, from the cells that every screen adds up."""
    found = await cells(session, period)
    assert total(found).sessions
    return {side: sums.people or 0 for side, sums in by(found, lambda c: (c.commune, c.topic)).items()}


async def plain(session: AsyncSession, period: Period) -> dict[tuple[int, str | None], int]:
    """The same from one statement."""
    rows = await session.execute(_PLAIN, {"first": period.first, "last": period.last})
    return {(commune, topic): people or 0 for commune, topic, people, _ in rows}


async def measure(url: str, entries: int) -> list[Figure]:
    """Fills the database and times both ways, the best of a few rounds each."""
    database = Database(url)
    await upgrade(database)
    await fill(database, entries)
    if not database.is_sqlite:
        async with database.unit() as session:
            await session.execute(text("ANALYZE"))
    kind, out = ("SQLite" if database.is_sqlite else "PostgreSQL"), []
    for name, period, goal in (("một tuần", period_of(DAY, WEEK), 1.0), ("một năm", period_of(DAY, YEAR), 5.0)):
        async with database.unit() as session:
            assert await ours(session, period) == await plain(session, period)
            times = [await _best(way, session, period) for way in (ours, plain)]
        out.append(Figure(kind, f"cộng {name}, {entries:,} dòng", times[0], "s", times[1], goal))
    await database.close()
    return out


async def _best(
    way: Callable[[AsyncSession, Period], Awaitable[object]], session: AsyncSession, period: Period
) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        await way(session, period)
        times.append(time.perf_counter() - start)
    return min(times)


def _to(last: int) -> Sequence[int]:
    return range(1, last + 1)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="")
    parser.add_argument("--entries", type=int, default=1_000_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        show(asyncio.run(measure(given.url or sqlite_url(Path(home)), given.entries)), ())


if __name__ == "__main__":
    main()
