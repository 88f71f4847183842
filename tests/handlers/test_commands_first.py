"""A command that holds a day or a number never answers what was asked about a log, nor changes one."""

from __future__ import annotations

import pytest

from bot.app import App
from storage import communes
from tests.drivers.phone import LOG, Phone, said, village_total

OPEN = ("chốt tuần trước", "xem tuần này", "xem tháng 10", "mở lại tuần 46", "việc tuần này", "của tôi", "xác nhận")


@pytest.mark.parametrize("words", OPEN)
async def test_an_open_question_waits_while_staff_ask_for_something_else(app: App, words: str) -> None:
    async with app.database.unit() as session:
        (await communes.get(session, app.commune.id)).plan = "ngoc-lien-2026"
    staff = await Phone(app).join("staff")
    await staff.say("giúp mấy người quét QR")
    assert "Cụ thể là bao nhiêu" not in said(await staff.say(words))
    assert "4 người" in said(await staff.say("4 người"))


@pytest.mark.parametrize("words", ["việc tuần này", "của tôi", "người của tổ", "xác nhận", "chỉ tiêu"])
async def test_a_command_changes_no_log(app: App, words: str) -> None:
    staff = await Phone(app).join("staff")
    await staff.say(LOG)
    assert "Đã sửa" not in said(await staff.say(words))
    assert await village_total(app) == 5


@pytest.mark.parametrize("words", OPEN)
async def test_neither_does_it_answer_what_was_asked_about_a_figure(app: App, words: str) -> None:
    async with app.database.unit() as session:
        (await communes.get(session, app.commune.id)).plan = "ngoc-lien-2026"
    staff = await Phone(app).join("staff")
    assert "chỉ tiêu nào" in said(await staff.say("hội thơ 2.000/4.000 ngày 30/9 nguồn khảo sát"))
    assert "chỉ tiêu nào" not in said(await staff.say(words))
