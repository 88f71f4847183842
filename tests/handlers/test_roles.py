"""Inviting, listing, dismissing and reporting for somebody: each only within one's own reach."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from bot.app import App
from storage import people, teams, villages
from storage.helptables import HelpLog, HelpLogVersion
from tests.drivers.phone import LOG, Phone, count, said, village_total


async def _code(phone: Phone, words: str) -> str:
    found = re.search(r"[A-Z]{5}-[A-Z]{5}", said(await phone.say(words)))
    return found.group() if found else ""


async def test_a_leader_invites_a_member_by_name_and_the_name_is_used(app: App) -> None:
    leader, member = await Phone(app).join("leader", called="anh Tư"), Phone(app)
    code = await _code(leader, "mời thành viên thôn 3 chị Hoa")
    assert "Bác là thành viên thôn 3" in said(await member.say(f"mã {code}"))
    await leader.say(LOG)
    asked = said(await member.say("giúp 5 bà con thôn 3 cài VNeID"))
    assert "Anh Tư đã ghi buổi này lúc 08:00" in asked
    listed = said(await leader.say("người của tổ"))
    assert "chị Hoa, thành viên, thôn 3" in listed


@pytest.mark.parametrize(
    ("role", "words", "answer"),
    [
        ("leader", "mời cán bộ chị Hoa", "Vai cán bộ thì bác không mời được"),
        ("leader", "mời thành viên thôn 9 chị Hoa", "Mời cho nơi nào ạ"),
        ("leader", "mời thành viên thôn 4 chị Hoa", "không thuộc tổ của bác"),
        ("staff", "mời quản trị chị Hoa", "Vai quản trị thì bác không mời được"),
        ("admin", "mời", "Bác gõ vai, nơi, rồi tên gọi"),
    ],
)
async def test_nobody_invites_beyond_the_own_reach(app: App, role: str, words: str, answer: str) -> None:
    async with app.database.unit() as session:
        await villages.ensure(session, app.commune.id, "thôn 4")
    leader = await Phone(app).join(role)
    assert answer in said(await leader.say(words))


@pytest.mark.parametrize("words", ["mời thành viên thôn 3 chị Hoa", "người của tổ", "cho thôi 1", "xác nhận"])
async def test_members_and_strangers_lead_nobody(app: App, words: str) -> None:
    await Phone(app).join("leader", called="anh Tư")
    for phone in (Phone(app), await Phone(app).join()):
        answer = said(await phone.say(words))
        assert "anh Tư" not in answer
        assert not re.search(r"[A-Z]{5}-[A-Z]{5}|Đã cho", answer)


async def test_a_leader_reaches_the_villages_of_the_team(app: App) -> None:
    leader, near, far = await Phone(app).join("leader"), await Phone(app).join("member", "thôn 4"), Phone(app)
    await far.join("member", "thôn 8", called="chị Xa")
    async with app.database.unit() as session:
        ids = await villages.ids_by_name(session, app.commune.id, ["thôn 3", "thôn 4"])
        team = await teams.set_up(session, app.commune.id, "Tổ Đông", list(ids.values()))
        found = next(p for p in await people.team(session, app.commune.id) if p.role == "leader")
        found.team_id = team.id
    listed = said(await leader.say("người của tổ"))
    assert "Tổ có 2 người" in listed
    assert "chị Xa" not in listed
    assert "không rõ 3" in said(await leader.say("cho thôi 3"))
    assert "Đã cho" in said(await leader.say("cho thôi 2"))
    assert "Đã ghi" not in said(await near.say(LOG))


async def test_who_was_dismissed_logs_nothing_any_more_and_the_last_admin_stays(app: App) -> None:
    admin, member = await Phone(app).join("admin"), await Phone(app).join(called="chị Hoa")
    await member.say(LOG)
    assert "Đã cho chị Hoa thôi vai" in said(await admin.say("cho thôi chị Hoa"))
    assert "Đã ghi" not in said(await member.say("giúp 2 người quét QR"))
    assert "người quản trị duy nhất" in said(await admin.say("cho thôi 1"))
    assert (await count(app), await village_total(app)) == (1, 5)  # what was logged stays


async def test_a_leader_reports_for_a_member_and_both_may_mend(app: App) -> None:
    leader, member = await Phone(app).join("leader", called="anh Tư"), await Phone(app).join(called="chị Hoa")
    answer = said(await leader.say("ghi hộ chị Hoa: giúp 5 người cài VNeID"))
    assert answer.startswith("Đã ghi cho chị Hoa.")
    assert "Đã sửa" in said(await leader.say("à 6 người"))
    assert "• VNeID: 6 người" in said(await member.say("của tôi"))
    assert "Đã sửa" in said(await member.say("à 7 người"))
    async with app.database.unit() as session:
        log = (await session.scalars(select(HelpLog))).one()
        told = (await session.scalars(select(HelpLogVersion.person_id).order_by(HelpLogVersion.version))).all()
    assert (log.person_id, log.told_by, told) == (2, 1, [1, 1, 2])


@pytest.mark.parametrize("words", ["ghi hộ chị Lan: giúp 5 người cài VNeID", "ghi hộ chị Xa: giúp 5 người cài VNeID"])
async def test_nothing_is_reported_for_strangers_or_other_teams(app: App, words: str) -> None:
    leader = await Phone(app).join("leader")
    await Phone(app).join("member", "thôn 8", called="chị Xa")
    assert "Cháu không rõ" in said(await leader.say(words))
    assert await count(app) == 0
