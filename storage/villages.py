"""The neighbourhoods of a commune, by the name that people write: "thôn 3", "xóm Chùa"."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Village


async def ensure(session: AsyncSession, commune_id: int, name: str) -> Village:
    """The village of that name, made when it is new; its kind is the first word, or "tổ dân phố"."""
    found = await session.scalar(select(Village).where(Village.commune_id == commune_id, Village.name == name))
    if found is None:
        kind = "tổ dân phố" if name.startswith("tổ dân phố") else name.split()[0]
        found = Village(commune_id=commune_id, kind=kind, name=name)
        session.add(found)
        await session.flush()
    return found


async def name_of(session: AsyncSession, village_id: int | None) -> str | None:
    """The name of a village, None for none."""
    found = await session.get(Village, village_id) if village_id else None
    return found.name if found else None
