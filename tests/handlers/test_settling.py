"""What is asked about a log before it counts, once, and what the answer makes of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.app import App
from storage import invitations, people, villages
from storage.helptables import HelpLog, HelpLogVersion
from tests.conftest import NOW
from tests.drivers.phone import LOG, Phone, village_total


async def states(app: App) -> list[str]:
    async with app.database.unit() as session:
        return list((await session.scalars(select(HelpLog.state).order_by(HelpLog.id))).all())


async def test_a_session_answered_as_another_is_not_asked_about_again_when_mended(app: App) -> None:
    first, second = await Phone(app).join(), await Phone(app).join()
    await first.say(LOG)
    await second.tap(await second.say(LOG), "Buổi khác")
    reply = await second.say("à 6 người")
    assert reply
    assert reply.text.startswith("Đã sửa.")
    assert (await states(app), await village_total(app)) == (["kept", "kept"], 11)


async def test_a_session_answered_as_the_same_counts_by_itself_once_it_moves_to_another_village(app: App) -> None:
    first, second = await Phone(app).join(), await Phone(app).join()
    await first.say(LOG)
    await second.tap(await second.say(LOG), "Cùng một buổi")
    await second.say("thôn 4")
    assert (await village_total(app), await village_total(app, "thôn 4")) == (5, 5)


async def test_a_slip_to_ten_times_as_many_is_asked_about_in_a_mended_log_too(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG)
    asked = await member.say("à 600 người")
    assert asked
    assert "lớn hơn thường lệ" in asked.text
    assert (await states(app), await village_total(app)) == (["draft"], 0)
    await member.say("à 60 người")
    assert (await states(app), await village_total(app)) == (["kept"], 60)


async def test_a_yes_to_large_figures_still_counts_a_shared_session_once(app: App) -> None:
    first, second = await Phone(app).join(), await Phone(app).join()
    large = LOG.replace("5", "400")
    for phone in (first, second):
        asked = await phone.say(large)
        again = await phone.tap(asked, "Đúng vậy")
    assert again
    assert "Một người khác của tổ đã ghi buổi này" in again.text
    assert (await states(app), await village_total(app)) == (["kept", "draft"], 400)


@pytest.mark.parametrize("text", ["từ đầu năm tới giờ giúp 40 người cài VNeID", "giúp 10 người: 4 VNeID, 3 quét QR"])
async def test_figures_in_doubt_do_not_count_because_only_the_place_was_answered(app: App, text: str) -> None:
    member = await Phone(app).join()
    await member.say(text)
    assert await states(app) == ["draft"]
    await member.say("thôn 5")
    assert (await states(app), await village_total(app, "thôn 5")) == (["draft"], 0)


async def test_the_first_version_of_a_draft_says_that_it_did_not_count(app: App) -> None:
    first, second = await Phone(app).join(), await Phone(app).join()
    await first.say(LOG)
    await second.say(LOG)
    async with app.database.unit() as session:
        versions = (await session.scalars(select(HelpLogVersion).order_by(HelpLogVersion.id))).all()
    assert [v.state for v in versions] == ["kept", "draft"]


async def test_households_of_no_number_are_not_asked_for_as_people(app: App) -> None:
    member = await Phone(app).join()
    reply = await member.say("giúp mấy hộ thôn 3 quét QR")
    assert reply
    assert "Cụ thể là bao nhiêu ạ?" in reply.text


async def test_the_last_admin_keeps_the_role_whatever_code_he_types(app: App) -> None:
    admin = await Phone(app).join("admin")
    async with app.database.unit() as session:
        home = await villages.ensure(session, app.commune.id, "thôn 3")
        code = await invitations.create(session, app.commune.id, "member", home.id, None, NOW)
    reply = await admin.say(f"mã {code}")
    assert reply
    assert "người quản trị duy nhất" in reply.text
    async with app.database.unit() as session:
        assert [p.role for p in await people.team(session, app.commune.id)] == ["admin"]
        assert await invitations.redeem(session, app.commune.id, code, NOW)
