"""How villages change: imported, renamed, merged, split. Logs are never rewritten but for a new name.

A merged village keeps its row and points to what it became, so its logs count there from now on; logs of a village
that was split stay with the old one, as nobody knows which part they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.language.neighbourhoods import word_of
from storage.helptables import HelpEntryRow
from storage.tables import Commune, Village
from storage.villages import adopt, ensure


@dataclass(frozen=True, slots=True)
class VillageLine:
    """A line of an imported list."""

    name: str
    aliases: tuple[str, ...] = ()
    people: int | None = None
    since: date | None = None
    until: date | None = None


class BorderError(ValueError):
    """The change cannot be made; the message says why, for whoever asked for it."""


async def take_in(session: AsyncSession, commune: Commune, lines: Sequence[VillageLine]) -> tuple[int, int]:
    """Makes or updates the villages of a whole list; (new, known before). Villages missing in it stay as they are."""
    known = {v.name for v in await all_of(session, commune.id)}
    for line in lines:
        village = await ensure(session, commune.id, line.name)
        village.aliases = sorted({*village.aliases, *line.aliases})
        village.people = line.people if line.people is not None else village.people
        village.since, village.until = line.since or village.since, line.until or village.until
        await adopt(session, village)
    commune.has_all_villages = True
    await session.flush()
    new = len({line.name for line in lines} - known)
    return new, len(lines) - new


async def rename(session: AsyncSession, commune_id: int, name: str, new_name: str) -> Village:
    """Gives a village a new name; the old one stays an alias, and its logs show the new one. Raises BorderError."""
    village = await standing(session, commune_id, name)
    if await _find(session, commune_id, new_name):
        raise BorderError(f"Đã có {new_name}. Muốn nhập hai nơi làm một thì dùng: toso village merge")
    village.aliases = sorted({*village.aliases, village.name})
    village.name, village.kind = new_name, word_of(new_name)
    await session.execute(update(HelpEntryRow).where(HelpEntryRow.village_id == village.id).values(village=new_name))
    await session.flush()
    return village


async def merge(session: AsyncSession, commune_id: int, names: Sequence[str], into: str, on: date) -> Village:
    """Makes villages parts of one, from that day; `into` may be one of them or a new name. Raises BorderError."""
    parts = [await standing(session, commune_id, name) for name in names if name != into]
    whole = await ensure(session, commune_id, into)
    if whole.until is not None:
        raise BorderError(f"{into} đã thôi từ ngày {whole.until:%d/%m/%Y}. Chọn tên khác.")
    if whole.name not in names:
        whole.since = on
    for part in parts:
        part.until, part.joined_id = on - timedelta(days=1), whole.id
    await session.flush()
    return whole


async def split(session: AsyncSession, commune_id: int, name: str, into: Sequence[str], on: date) -> list[Village]:
    """Makes new villages of one, from that day. Raises BorderError."""
    old = await standing(session, commune_id, name)
    if taken := [new for new in into if await _find(session, commune_id, new)]:
        raise BorderError(f"Đã có {taken[0]}. Phần tách ra phải mang tên mới.")
    old.until = on - timedelta(days=1)
    parts = [await ensure(session, commune_id, new) for new in into]
    for part in parts:
        part.since, part.came_of_id = on, old.id
    await session.flush()
    return parts


async def add_alias(session: AsyncSession, commune_id: int, name: str, alias: str) -> Village:
    """Another name that people use for a village. Raises BorderError."""
    village = await standing(session, commune_id, name)
    village.aliases = sorted({*village.aliases, alias})
    await session.flush()
    await adopt(session, village)
    return village


async def all_of(session: AsyncSession, commune_id: int) -> list[Village]:
    """Every village that the commune has or had, oldest row first."""
    rows = await session.scalars(select(Village).where(Village.commune_id == commune_id).order_by(Village.id))
    return list(rows)


async def standing(session: AsyncSession, commune_id: int, name: str) -> Village:
    """The village of that very name that has not ended; raises BorderError."""
    found = await _find(session, commune_id, name)
    if found is None:
        raise BorderError(f"Xã chưa có {name}. Xem: toso village")
    if found.until is not None:
        raise BorderError(f"{name} đã thôi từ ngày {found.until + timedelta(days=1):%d/%m/%Y}.")
    return found


async def _find(session: AsyncSession, commune_id: int, name: str) -> Village | None:
    found: Village | None = await session.scalar(
        select(Village).where(Village.commune_id == commune_id, Village.name == name)
    )
    return found
