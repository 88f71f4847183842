"""The commune that this bot serves."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Commune


async def ensure(session: AsyncSession, slug: str, name: str, contact: str) -> Commune:
    """The commune of that slug, made or brought up to date with its settings."""
    commune = await session.scalar(select(Commune).where(Commune.slug == slug))
    if commune is None:
        commune = Commune(slug=slug)
        session.add(commune)
    commune.name, commune.contact = name, contact
    await session.flush()
    return commune
