"""People who agreed to be remembered, and how they are forgotten again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.helptables import Evidence, HelpLog, Invitation
from storage.tables import Person, PersonAddress, Question


async def find(session: AsyncSession, commune_id: int, channel: str, chat_id: str) -> Person | None:
    """The person behind an address, or None for someone who gave no consent."""
    return await session.scalar(
        select(Person)
        .join(PersonAddress, PersonAddress.person_id == Person.id)
        .where(
            PersonAddress.commune_id == commune_id,
            PersonAddress.channel == channel,
            PersonAddress.chat_id == chat_id,
        )
    )


async def address_of(session: AsyncSession, person_id: int | None, channels: Collection[str]) -> PersonAddress | None:
    """Where a person can be written to on one of these channels."""
    found: PersonAddress | None = await session.scalar(
        select(PersonAddress)
        .where(PersonAddress.person_id == person_id, PersonAddress.channel.in_(channels))
        .order_by(PersonAddress.id)
        .limit(1)
    )
    return found


async def called(session: AsyncSession, person_id: int | None) -> str:
    """What the team calls its member; "" for somebody without a name, or gone."""
    found = await session.get(Person, person_id) if person_id else None
    return found.called if found else ""


async def consent(
    session: AsyncSession, commune_id: int, channel: str, chat_id: str, notice_version: str, now: datetime
) -> Person:
    """Remembers a person who said yes, with the hour and the notice they said yes to."""
    known = await find(session, commune_id, channel, chat_id)
    if known:
        return known
    person = Person(commune_id=commune_id, role="resident", consented_at=now, notice_version=notice_version)
    session.add(person)
    await session.flush()
    session.add(PersonAddress(commune_id=commune_id, channel=channel, chat_id=chat_id, person_id=person.id))
    return person


async def forget(session: AsyncSession, person: Person) -> None:
    """Deletes a person and their addresses; their questions stay as figures, without text; their photos go."""
    await session.execute(update(Question).where(Question.person_id == person.id).values(text="", person_id=None))
    await session.execute(update(HelpLog).where(HelpLog.person_id == person.id).values(text=""))
    await session.execute(delete(Evidence).where(Evidence.sent_by == person.id))
    await session.execute(delete(PersonAddress).where(PersonAddress.person_id == person.id))
    await session.delete(person)


class LastAdminError(Exception):
    """The last admin cannot be dismissed: nobody could invite anybody any more."""


async def join(session: AsyncSession, person: Person, invitation: Invitation) -> None:
    """Gives a person the role, village, team and name of an invitation."""
    person.role, person.village_id, person.team_id = invitation.role, invitation.village_id, invitation.team_id
    person.called = invitation.called or person.called
    invitation.used_by = person.id
    await session.flush()


async def team(session: AsyncSession, commune_id: int) -> list[Person]:
    """Everybody with a role, in the order in which they joined."""
    rows = await session.scalars(
        select(Person).where(Person.commune_id == commune_id, Person.role != "resident").order_by(Person.id)
    )
    return list(rows)


async def is_last_admin(session: AsyncSession, person: Person) -> bool:
    """Whether the commune would have no admin without this one."""
    admins = [p.id for p in await team(session, person.commune_id) if p.role == "admin"]
    return admins == [person.id]


async def dismiss(session: AsyncSession, commune_id: int, person_id: int) -> Person | None:
    """Makes a person a resident again, at once; None for a stranger. Raises LastAdminError."""
    found = next((p for p in await team(session, commune_id) if p.id == person_id), None)
    if found and await is_last_admin(session, found):
        raise LastAdminError
    if found:
        found.role = "resident"
        await session.flush()
    return found
