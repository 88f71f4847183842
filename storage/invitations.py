"""Single-use invitations: made by somebody who may, redeemed once, by whoever holds the code."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.helptables import Invitation

ROLES = ("member", "leader", "staff", "admin")
LIFE = timedelta(days=7)
# No letter that is mistaken for another on paper; no digit, or the masks would take the code for a secret.
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_code() -> str:
    """A code of 45 bits, written ABCDE-FGHJK."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def _hash(code: str) -> str:
    return hashlib.sha256(code.upper().replace("-", "").replace(" ", "").encode()).hexdigest()


async def create(
    session: AsyncSession,
    commune_id: int,
    role: str,
    village_id: int | None,
    made_by: int | None,
    now: datetime,
    code: str = "",
    called: str = "",
    team_id: int | None = None,
) -> str:
    """The code of a new invitation, good for a week; made here unless given. Raises ValueError for an unknown role.

    `called` is what the team calls whoever is invited.
    """
    if role not in ROLES:
        raise ValueError(role)
    code = code or new_code()
    session.add(
        Invitation(
            commune_id=commune_id,
            code_hash=_hash(code),
            role=role,
            village_id=village_id,
            made_by=made_by,
            called=called,
            team_id=team_id,
            expires_at=now + LIFE,
        )
    )
    await session.flush()
    return code


async def redeem(session: AsyncSession, commune_id: int, code: str, now: datetime) -> Invitation | None:
    """The invitation, now used up; None when there is none, it is too old, or somebody was quicker."""
    found = await session.scalar(
        select(Invitation).where(Invitation.commune_id == commune_id, Invitation.code_hash == _hash(code))
    )
    if found is None or found.expires_at < now:
        return None
    taken = await session.execute(
        update(Invitation).where(Invitation.id == found.id, Invitation.used_at.is_(None)).values(used_at=now)
    )
    return found if taken.rowcount else None  # type: ignore[attr-defined]
