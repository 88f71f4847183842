"""Invitations and help logs hold on both databases."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from knowledge.helplog.entries import HelpEntry
from knowledge.planning.periods.bounds import Period
from knowledge.planning.periods.rollup import Sums, of_member
from knowledge.safety.masking import mask
from storage import communes, helplogs, invitations, people, rollups, villages
from storage.database import Database
from storage.helptables import HelpLog, Invitation
from storage.tables import Commune

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)


async def _invitation(database: Database, commune: Commune) -> str:
    async with database.unit() as session:
        home = await villages.ensure(session, commune.id, "thôn 3")
        return await invitations.create(session, commune.id, "member", home.id, None, NOW)


async def test_a_code_opens_once_however_many_try_at_once(database: Database, commune: Commune) -> None:
    code = await _invitation(database, commune)

    async def redeem() -> bool:
        async with database.unit() as session:
            return bool(await invitations.redeem(session, commune.id, code, NOW))

    assert sorted(await asyncio.gather(*(redeem() for _ in range(20)))) == [False] * 19 + [True]


async def test_a_code_opens_no_other_commune_and_nothing_after_a_week(database: Database, commune: Commune) -> None:
    code = await _invitation(database, commune)
    async with database.unit() as session:
        other = await communes.ensure(session, "xa-khac", "xã Khác", "")
        assert await invitations.redeem(session, other.id, code, NOW) is None
        assert await invitations.redeem(session, commune.id, code, NOW + timedelta(days=8)) is None
        assert await invitations.redeem(session, commune.id, code.lower().replace("-", ""), NOW)


async def test_the_code_itself_is_not_kept(database: Database, commune: Commune) -> None:
    code = await _invitation(database, commune)
    async with database.unit() as session:
        kept = (await session.scalars(select(Invitation))).one()
    assert code.replace("-", "") not in kept.code_hash.upper()


def test_no_code_looks_like_a_secret_that_must_be_masked() -> None:
    for code in {invitations.new_code() for _ in range(500)}:
        for said in (f"mã {code}", f"/start {code}", code):
            assert mask(said).kinds == ()


async def test_the_last_admin_stays(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        person = await people.consent(session, commune.id, "telegram", "1", "2026-11", NOW)
        await people.join(session, person, Invitation(role="admin"))
        with pytest.raises(people.LastAdminError):
            await people.dismiss(session, commune.id, person.id)
        second = await people.consent(session, commune.id, "telegram", "2", "2026-11", NOW)
        await people.join(session, second, Invitation(role="admin"))
        assert await people.dismiss(session, commune.id, person.id)
        assert await people.dismiss(session, commune.id, 999) is None


async def test_a_log_reads_back_as_it_was_kept_and_null_stays_null(database: Database, commune: Commune) -> None:
    entries = [
        HelpEntry("vneid", people=5, completed=0, village="thôn 3", held_on=DAY),
        HelpEntry("dvc", files=3, held_on=DAY, held_to=DAY),
    ]
    async with database.unit() as session:
        person_id = (await people.consent(session, commune.id, "telegram", "1", "2026-11", NOW)).id
        log = HelpLog(
            commune_id=commune.id, message_key="k", person_id=person_id, chat_key="c", said_at=NOW, text="t",
            state="kept", asked="",
        )  # fmt: skip
        await helplogs.record(session, log, entries, NOW, person_id)
    async with database.unit() as session:
        kept = (await session.scalars(select(HelpLog))).one()
        assert await helplogs.entries_of(session, kept) == entries
        day = Period(DAY, DAY)
        assert of_member(await rollups.cells(session, day, commune.id), person_id) == Sums(5, None, None, 3, 0, 2)
        assert await rollups.cells(session, day, commune.id + 1) == []
