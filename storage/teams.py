"""Teams of members: their name, and the villages they work in, which may be those of before a merger."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.helptables import Team, TeamVillage
from storage.tables import Person


async def set_up(session: AsyncSession, commune_id: int, name: str, village_ids: Sequence[int]) -> Team:
    """The team of that name with exactly these villages; made when it is new."""
    team = await find(session, commune_id, name)
    if team is None:
        team = Team(commune_id=commune_id, name=name)
        session.add(team)
        await session.flush()
    await session.execute(delete(TeamVillage).where(TeamVillage.team_id == team.id))
    session.add_all(TeamVillage(team_id=team.id, village_id=number) for number in dict.fromkeys(village_ids))
    await session.flush()
    return team


async def find(session: AsyncSession, commune_id: int, name: str) -> Team | None:
    """The team of that name."""
    found: Team | None = await session.scalar(select(Team).where(Team.commune_id == commune_id, Team.name == name))
    return found


async def all_of(session: AsyncSession, commune_id: int) -> list[Team]:
    """The commune's teams by name."""
    return list(await session.scalars(select(Team).where(Team.commune_id == commune_id).order_by(Team.name)))


async def villages_of(session: AsyncSession, person: Person) -> set[int]:
    """The ids of the villages of somebody's team; without a team the own village alone."""
    homes = {person.village_id} if person.village_id else set()
    if person.team_id is None:
        return homes
    rows = await session.scalars(select(TeamVillage.village_id).where(TeamVillage.team_id == person.team_id))
    return homes | set(rows)
