"""Every field of a log is put right by taps alone, of one line or of several."""

from __future__ import annotations

import pytest

from bot.app import App
from tests.drivers.phone import LOG, Phone, count, labels, list_villages, said, village_total


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("Số", "6 người", "thôn 3:\n• VNeID: 6 người"),
        ("Việc", "Dịch vụ công", "• Dịch vụ công: 5 người"),
        ("Nơi giúp", "thôn 4", "thôn 4:\n• VNeID: 5 người"),
        ("Ngày", "Hôm qua 21/11", "Hôm qua 21/11, thôn 3:\n• VNeID: 5 người"),
    ],
)
async def test_two_taps_after_mend_change_one_field(app: App, field: str, value: str, shown: str) -> None:
    await list_villages(app, "thôn 3", "thôn 4")
    member = await Phone(app).join()
    menu = await member.tap(await member.say(LOG), "Sửa")
    assert labels(menu) == ["Số", "Việc", "Nơi giúp", "Ngày", "Bỏ"]
    values = await member.tap(menu, field)
    assert "bác chọn, hoặc gõ" in said(values).lower()
    answer = said(await member.tap(values, value))
    assert answer.startswith("Đã sửa.")
    assert shown in answer
    assert await count(app) == 1


async def test_of_several_lines_the_one_is_asked_for_and_typed_words_mean_it(app: App) -> None:
    member = await Phone(app).join()
    menu = await member.tap(await member.say("giúp 4 người cài VNeID, 3 người quét QR ở thôn 3"), "Sửa")
    assert labels(menu) == ["VNeID: 4 người", "Trả tiền qua điện…", "Bỏ"]
    await member.tap(menu, "Trả tiền qua điện…")
    answer = said(await member.say("8 người"))
    assert "• VNeID: 4 người\n• Trả tiền qua điện thoại: 8 người" in answer


async def test_what_was_dropped_comes_back_with_one_tap(app: App) -> None:
    member = await Phone(app).join()
    dropped = await member.tap(await member.say(LOG), "Bỏ")
    assert await village_total(app) == 0
    assert "Đã ghi" in said(await member.tap(dropped, "Lấy lại"))
    assert await village_total(app) == 5
    await member.tap(dropped, "Lấy lại")  # an old button, pressed twice
    assert await village_total(app) == 5


async def test_any_log_of_the_week_is_mended_from_the_list(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG)
    await member.say("giúp 2 người quét QR")
    listed = await member.say("của tôi")
    assert labels(listed) == ["Sửa tin 1", "Sửa tin 2", "Việc tuần này"]
    await member.tap(listed, "Sửa tin 1")
    assert "• VNeID: 9 người" in said(await member.say("9 người"))


FORGED = ("log-o:1:9:so", "log-dat:1:0:so:-4", "log-dat:1:0:ngay:x", "log-dong:1:x", "log-o:1", "log-o:1:0")


@pytest.mark.parametrize("payload", FORGED)
async def test_a_forged_tap_changes_nothing(app: App, payload: str) -> None:
    member = await Phone(app).join()
    await member.say(LOG)
    assert "Đã sửa" not in said(await member.say("", choice=payload))
    assert await village_total(app) == 5
