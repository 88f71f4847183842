"""The commune that this bot serves."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Commune


async def ensure(session: AsyncSession, slug: str, name: str, contact: str, plausible: int = 300) -> Commune:
    """The commune of that slug, made or brought up to date with its settings."""
    commune = await session.scalar(select(Commune).where(Commune.slug == slug))
    if commune is None:
        commune = Commune(slug=slug)
        session.add(commune)
    commune.name, commune.contact, commune.plausible = name, contact, plausible
    await session.flush()
    return commune


async def get(session: AsyncSession, commune_id: int) -> Commune:
    """The commune as it is now; raises NoResultFound for one that is gone."""
    return await session.get_one(Commune, commune_id)


async def follow(session: AsyncSession, commune: Commune, slug: str, name: str, plan: str) -> Commune:
    """The commune of that slug with that plan: one that was there, else the given one under its new slug."""
    known = await session.scalar(select(Commune).where(Commune.slug == slug))
    commune = known or commune
    commune.slug, commune.name, commune.plan = slug, name, plan
    await session.flush()
    return commune
