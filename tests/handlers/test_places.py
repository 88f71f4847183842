"""Where help was given, in a commune that listed its villages: slips, strange names, old borders, large figures."""

from __future__ import annotations

from datetime import date

import pytest

from bot.app import App
from storage import borders, communes
from storage.borders import VillageLine
from tests.drivers.phone import Phone, count, labels, list_villages, said, village_total

VILLAGES = ("thôn 3", "thôn 4", "thôn Đông Thịnh", "thôn Tây")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("giúp 5 người cài VNeID thôn đông thihnj", "thôn Đông Thịnh"),
        ("giup 5 nguoi cai vneid thon dong thinh", "thôn Đông Thịnh"),
        ("giúp 5 người cài VNeID xóm 4", "thôn 4"),
    ],
)
async def test_a_slip_in_the_name_is_put_right_and_said_back(app: App, told: str, name: str) -> None:
    await list_villages(app, *VILLAGES)
    member = await Phone(app).join()
    assert f"{name}:\n• VNeID: 5 người" in said(await member.say(told))
    assert await village_total(app, name) == 5


async def test_a_place_that_the_commune_has_not_is_asked_and_one_tap_answers(app: App) -> None:
    await list_villages(app, *VILLAGES)
    member = await Phone(app).join()
    asked = await member.say("giúp 5 người cài VNeID thôn 45")
    assert "Xã mình không có nơi này" in said(asked)
    assert await village_total(app, "thôn 4") == 0
    assert "Đã ghi" in said(await member.tap(asked, "thôn 4"))
    assert await village_total(app, "thôn 4") == 5
    again = await member.say("giúp 2 người quét QR thôn 77")
    assert "Xã mình không có nơi này" in said(again)
    assert "Đã ghi" in said(await member.say("thôn tây"))
    assert await village_total(app, "thôn Tây") == 2


async def test_without_a_list_any_place_is_taken_as_told(app: App) -> None:
    member = await Phone(app).join()
    assert "thôn 45:" in said(await member.say("giúp 5 người cài VNeID thôn 45"))


async def test_a_split_village_is_asked_for_its_parts_and_a_merged_one_is_not(app: App) -> None:
    await list_villages(app, *VILLAGES)
    async with app.database.unit() as session:
        await borders.split(session, app.commune.id, "thôn 3", ["thôn 3A", "thôn 3B"], date(2026, 11, 1))
        await borders.merge(session, app.commune.id, ["thôn 4", "thôn Tây"], "thôn Tây", date(2026, 11, 1))
    member = await Phone(app).join("member", "thôn 4")
    asked = await member.say("giúp 5 người cài VNeID thôn 3")
    assert labels(asked)[:2] == ["thôn 3A", "thôn 3B"]
    await member.tap(asked, "thôn 3B")
    assert "Cả thôn 4: 2 người" in said(await member.say("giúp 2 người quét QR"))  # the old border, in the new village
    assert (await village_total(app, "thôn 3B"), await count(app)) == (5, 2)


async def test_more_people_than_live_in_a_village_are_asked_about(app: App) -> None:
    async with app.database.unit() as session:
        commune = await communes.get(session, app.commune.id)
        await borders.take_in(session, commune, [VillageLine("thôn 3", people=80)])
    member = await Phone(app).join()
    assert "lớn hơn thường lệ" in said(await member.say("giúp 81 người cài VNeID"))
    assert "Đã ghi" in said(await member.say("giúp 79 người quét QR"))


async def test_households_alone_are_never_told_as_nobody(app: App) -> None:
    member = await Phone(app).join()
    answer = said(await member.say("giúp 3 hộ bán hàng online"))
    assert "Tuần này bác giúp 3 hộ. Cả thôn 3: 3 hộ." in answer
