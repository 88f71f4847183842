"""The neighbourhoods of a commune as they are kept, by the name that people write: "thôn 3", "xóm Chùa"."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.language.neighbourhoods import word_of
from knowledge.planning.villages import KnownVillage, Villages
from storage.helptables import HelpEntryRow
from storage.tables import Commune, Village


async def ensure(session: AsyncSession, commune_id: int, name: str) -> Village:
    """The village of that name, made when it is new."""
    found = await session.scalar(select(Village).where(Village.commune_id == commune_id, Village.name == name))
    if found is None:
        found = Village(commune_id=commune_id, kind=word_of(name), name=name, aliases=[])
        session.add(found)
        await session.flush()
        await adopt(session, found)
    return found


async def adopt(session: AsyncSession, village: Village) -> None:
    """Makes logs that named it before anybody listed it, by name or alias, logs of this village."""
    await session.execute(
        update(HelpEntryRow)
        .where(
            HelpEntryRow.commune_id == village.commune_id,
            HelpEntryRow.village_id.is_(None),
            HelpEntryRow.village.in_([village.name, *(village.aliases or ())]),
        )
        .values(village_id=village.id, village=village.name)
    )


async def book(session: AsyncSession, commune: Commune) -> Villages:
    """Every village that the commune has or had."""
    rows = await session.scalars(select(Village).where(Village.commune_id == commune.id).order_by(Village.id))
    return Villages(tuple(_known(row) for row in rows), commune.has_all_villages)


async def ids_by_name(session: AsyncSession, commune_id: int, names: Collection[str]) -> dict[str, int]:
    """The ids of the villages that bear these very names."""
    query = select(Village.name, Village.id).where(Village.commune_id == commune_id, Village.name.in_(names))
    return {row.name: row.id for row in await session.execute(query)}


async def name_of(session: AsyncSession, village_id: int | None) -> str | None:
    """The name of a village, None for none."""
    found = await session.get(Village, village_id) if village_id else None
    return found.name if found else None


def _known(row: Village) -> KnownVillage:
    return KnownVillage(
        id=row.id,
        name=row.name,
        aliases=tuple(row.aliases or ()),
        since=row.since,
        until=row.until,
        joined=row.joined_id,
        came_of=row.came_of_id,
        people=row.people,
    )
