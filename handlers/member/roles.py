"""Who may do what: a leader for the villages of the own team, staff and admin for the whole commune."""

from __future__ import annotations

from typing import TypeGuard

from knowledge.language.text import syllables
from storage import people, teams
from storage.database import Session
from storage.tables import Person

TEAM = ("member", "leader", "staff", "admin")
LEADS = ("leader", "staff", "admin")
STAFF = ("staff", "admin")
# Whom each role may invite, and whom it may dismiss.
BELOW = {"leader": ("member",), "staff": ("member", "leader", "staff"), "admin": TEAM}


def is_one_of(person: Person | None, roles: tuple[str, ...]) -> TypeGuard[Person]:
    """Whether somebody known has one of these roles."""
    return person is not None and person.role in roles


async def reach(session: Session, leader: Person) -> list[Person]:
    """The members that somebody leads: of the own team and village, of the whole commune for staff."""
    everybody = await people.team(session, leader.commune_id)
    if leader.role in STAFF:
        return everybody
    homes = await teams.villages_of(session, leader)
    return [p for p in everybody if p.id == leader.id or _is_led(p, leader, homes)]


def _is_led(person: Person, leader: Person, homes: set[int]) -> bool:
    same_team = leader.team_id is not None and person.team_id == leader.team_id
    return person.role in BELOW[leader.role] and (same_team or person.village_id in homes)


def named(told: str, led: list[Person]) -> Person | None:
    """The one of them that a name or a number stands for; None when none or several do."""
    said = " ".join(syllables(told))
    fits = [p for p in led if said and said in (str(p.id), " ".join(syllables(p.called)))]
    return fits[0] if len(fits) == 1 else None
