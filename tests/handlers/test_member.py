"""Members, co-helpers, strangers and the dismissed: who may log what, and that nothing counts twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from bot.receive import receive
from handlers.messages import Address, Reply
from jobs.evening import ask_again
from storage import people
from storage.helptables import HelpEntryRow, HelpLog, HelpLogVersion
from storage.tables import Inbound, Outgoing
from tests.conftest import NOW
from tests.drivers.phone import LOG, Phone, count, village_total


async def test_the_same_message_delivered_six_times_is_one_log(app: App) -> None:
    member = await Phone(app).join()
    replies = [await member.say(LOG, message_id="m1") for _ in range(6)]
    assert [bool(r) for r in replies] == [True, *[False] * 5]
    assert (await count(app), await village_total(app)) == (1, 5)


@pytest.mark.parametrize(("answer", "total"), [("Cùng một buổi", 5), ("Buổi khác", 10)])
async def test_two_members_at_one_session_are_asked_and_counted_as_they_say(app: App, answer: str, total: int) -> None:
    first, second = await Phone(app).join(), await Phone(app).join()
    await first.say(LOG)
    asked = await second.say("hom nay giup 5 ba con thon 3 cai vneid")
    assert asked
    assert "Một người khác của tổ đã ghi buổi này lúc 08:00" in asked.text
    assert await village_total(app) == 5
    await second.tap(asked, answer)
    assert await village_total(app) == total


async def test_a_stranger_a_resident_and_the_dismissed_log_nothing(app: App) -> None:
    stranger, resident, member = Phone(app), Phone(app), await Phone(app).join()
    await resident.say("", choice="dong-y")
    await (await Phone(app).join("admin")).say("chào")
    async with app.database.unit() as session:
        found = (await people.team(session, app.commune.id))[0]
        assert await people.dismiss(session, app.commune.id, found.id)
    for phone in (stranger, resident, member):
        for text in (LOG, "của tôi", "à 6 người", "xóa tin vừa rồi"):
            reply = await phone.say(text)
            assert reply
            assert "Đã ghi" not in reply.text
            assert "thôn 3" not in reply.text
    assert await count(app) == 0


async def test_nobody_changes_the_log_of_another(app: App) -> None:
    owner, other = await Phone(app).join(), await Phone(app).join()
    reply = await owner.say(LOG)
    for wish in ("Bỏ", "Sửa"):
        answered = await other.tap(reply, wish)
        assert answered
        assert "không sửa được nữa" in answered.text
    assert await village_total(app) == 5


async def test_the_day_is_the_one_on_which_it_was_sent(app: App) -> None:
    member = await Phone(app).join()
    await member.say("giúp 5 người cài VNeID", at=datetime(2026, 11, 21, 16, 59, tzinfo=UTC))  # 23:59 in Hanoi
    await member.say("giúp 2 hộ quét QR", at=datetime(2026, 11, 21, 17, 0, tzinfo=UTC))  # 0:00 of the next day
    async with app.database.unit() as session:
        days = (await session.scalars(select(HelpEntryRow.held_on).order_by(HelpEntryRow.id))).all()
    assert list(days) == [date(2026, 11, 21), date(2026, 11, 22)]


async def test_every_version_of_a_log_is_kept_with_who_and_when(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG)
    await member.say("à 6 người")
    await member.say("xóa tin vừa rồi")
    async with app.database.unit() as session:
        versions = (await session.scalars(select(HelpLogVersion).order_by(HelpLogVersion.version))).all()
    assert [(v.version, v.state, v.entries[0]["people"]) for v in versions] == [
        (1, "kept", 5),
        (2, "kept", 6),
        (3, "withdrawn", 6),
    ]
    assert all(v.person_id and v.made_at for v in versions)
    assert await village_total(app) == 0


async def test_editing_the_message_edits_the_log_and_nothing_else(app: App) -> None:
    member, stranger = await Phone(app).join(), Phone(app)
    await member.say(LOG, message_id="7")
    reply = await member.say("giúp 8 người cài VNeID ở thôn 3", edits="7")
    assert reply
    assert reply.text.startswith("Đã sửa.")
    assert (await count(app), await village_total(app)) == (1, 8)
    assert await stranger.say("giúp 9 người cài VNeID ở thôn 3", edits="7") is None
    assert await member.say("quên mk vneid", edits="99") is None
    assert (await count(app), await village_total(app)) == (1, 8)


async def test_in_a_group_only_a_members_certain_log_is_overheard(app: App) -> None:
    member, stranger = await Phone(app).join(), Phone(app)
    before = await count(app, Inbound)

    async def overhear(phone: Phone, text: str) -> Reply | None:
        message = replace(
            phone.channel.parse(text), chat=Address("terminal", "-100"), is_group=True, is_addressed=False
        )
        return await receive(app, phone.channel, replace(message, message_id=f"g{text}"))

    assert await overhear(stranger, LOG) is None
    for text in ("chiều nay họp thôn nhé", "giúp mấy o làm mã QR", "làm sao cài VNeID?", "mai đi giúp 5 nhà thôn 2"):
        assert await overhear(member, text) is None
    assert (await count(app), await count(app, Inbound)) == (0, before)
    reply = await overhear(member, LOG)
    assert reply
    assert (reply.text.startswith("Đã ghi"), reply.answers) == (True, f"g{LOG}")
    assert await village_total(app) == 5


async def test_a_new_log_is_no_answer_to_the_last_question(app: App) -> None:
    member = await Phone(app).join()
    await member.say("giúp mấy o ở xóm 7 làm mã QR")
    await member.say("giúp 4 người cài VNeID")
    async with app.database.unit() as session:
        logs = (await session.scalars(select(HelpLog).order_by(HelpLog.id))).all()
    assert [log.state for log in logs] == ["draft", "kept"]


async def test_an_unclear_log_is_asked_about_once_more_in_the_evening(app: App) -> None:
    member = await Phone(app).join()
    await member.say("giúp mấy o ở xóm 7 làm mã QR")
    evening = NOW.replace(hour=12, minute=30)  # 19:30 in Hanoi

    async def ask(at: datetime, channels: tuple[str, ...] = ("terminal",)) -> int:
        return await ask_again(app.database, app.commune.id, app.texts, channels, at)

    assert await ask(evening - timedelta(minutes=1)) == 0
    assert [await ask(evening), await ask(evening + timedelta(minutes=1))] == [1, 0]
    async with app.database.unit() as session:
        sent = (await session.scalars(select(Outgoing))).one()
    assert sent.body["text"].startswith("Còn một tin cháu chưa tính")
    assert "Cụ thể là bao nhiêu ạ?" in sent.body["text"]
    reply = await member.say("4 người")
    assert reply
    assert reply.text.startswith("Đã ghi.")


async def test_a_week_later_a_button_changes_nothing_any_more(app: App) -> None:
    member = await Phone(app).join()
    reply = await member.say(LOG, at=NOW - timedelta(days=8))
    answered = await member.tap(reply, "Bỏ")
    assert answered
    assert "không sửa được nữa" in answered.text
    assert await count(app, HelpEntryRow) == 1


async def test_a_member_who_is_forgotten_takes_the_words_and_leaves_the_figures(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG)
    await member.say("xóa tin của tôi")
    async with app.database.unit() as session:
        log = (await session.scalars(select(HelpLog))).one()
    assert (log.text, log.person_id) == ("", None)
    assert await village_total(app) == 5


async def test_a_member_who_tells_of_a_scam_logs_it_and_gets_no_first_aid(app: App) -> None:
    member = await Phone(app).join()
    reply = await member.say("hôm nay 2 người bị lừa chuyển tiền, em đã dẫn lên công an xã")
    assert reply
    assert reply.text.startswith("Đã ghi")
