"""Staff enter official figures in the chat: typed or by the form; undone by a tap, questioned where odd."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from storage import communes, figures, villages
from storage.helptables import HelpLog
from storage.plantables import OfficialFigureRow
from tests.conftest import NOW
from tests.drivers.phone import LOG, Phone, count, labels, list_villages, said

FIGURE = "VNeID 16.800/17.300 ngày 30/6 nguồn Công an xã"
CODE = "kq-vneid-kich-hoat"


async def staff(app: App, role: str = "staff", plan: str = "ngoc-lien-2026") -> Phone:
    async with app.database.unit() as session:
        (await communes.get(session, app.commune.id)).plan = plan
    return await Phone(app).join(role, called="cô Lan")


async def kept(app: App, code: str = CODE) -> list[OfficialFigureRow]:
    async with app.database.unit() as session:
        return await figures.history(session, app.commune.id, code)


async def test_a_figure_is_kept_at_once_and_said_back_with_the_one_before(app: App) -> None:
    answer = await (await staff(app)).say(FIGURE)
    assert said(answer).splitlines() == [
        "Đã ghi số chính thức.",
        "Kích hoạt VNeID: 16.800/17.300 = 97,11%, ngày 30/6/2026, nguồn Công an xã.",
        "Lần trước: 16.577/17.285 = 95,90% (năm 2025, ghi trong kế hoạch).",
    ]
    assert labels(answer) == ["Sửa", "Bỏ", "Nhập số khác"]
    (row,) = await kept(app)
    assert (row.numerator, row.denominator, row.source, row.entered_by, row.mark) == (
        16_800,
        17_300,
        "Công an xã",
        1,
        "",
    )


@pytest.mark.parametrize("role", ["member", "leader"])
async def test_only_staff_enter_figures(app: App, role: str) -> None:
    member = await staff(app, role)
    for words in (FIGURE, "nhập số liệu", "/nhapso"):
        assert "số chính thức" not in said(await member.say(words))
    await member.say("", choice="sl-ma:0:kq-vneid-kich-hoat")
    stranger = Phone(app)
    await stranger.say(FIGURE)
    assert await count(app, OfficialFigureRow) == 0


async def test_an_admin_may_and_who_was_dismissed_may_no_longer(app: App) -> None:
    admin, other = await staff(app, "admin"), await Phone(app).join("staff", called="cô Mai")
    assert "Đã ghi số" in said(await admin.say(FIGURE))
    await admin.say("cho thôi cô Mai")
    await other.say("VNeID 16.900/17.300 ngày 31/7 nguồn Công an xã")
    await other.say("", choice="sl-bo:1")
    assert len(await kept(app)) == 1


async def test_without_a_plan_there_is_nothing_to_enter(app: App) -> None:
    phone = await staff(app, plan="")
    assert "chưa chọn kế hoạch" in said(await phone.say("/nhapso"))
    await phone.say(FIGURE)
    assert await count(app, OfficialFigureRow) == 0


@pytest.mark.parametrize(
    "words",
    [LOG, "hôm qua giúp 5 người cài VNeID", "ngày 18/11 giúp 5 người kích hoạt VNeID ở thôn 3", "quên mk vneid"],
)
async def test_help_logs_of_staff_stay_help_logs(app: App, words: str) -> None:
    answer = said(await (await staff(app)).say(words))
    assert "số chính thức" not in answer
    assert await count(app, OfficialFigureRow) == 0


async def test_one_tap_takes_a_figure_back_and_one_more_brings_it_again(app: App) -> None:
    phone = await staff(app)
    dropped = await phone.tap(await phone.say(FIGURE), "Bỏ")
    assert await kept(app) == []
    assert "Đã ghi số chính thức" in said(await phone.tap(dropped, "Lấy lại"))
    assert "Đã ghi số chính thức" in said(await phone.tap(dropped, "Lấy lại"))  # an old button, pressed twice
    assert [row.id for row in await kept(app)] == [2]
    assert await count(app, OfficialFigureRow) == 2


async def test_buttons_are_chosen_by_number_as_everywhere(app: App) -> None:
    phone = await staff(app)
    await phone.say(FIGURE)
    assert "Đã bỏ" in said(await phone.say("2"))
    assert "Đã ghi số chính thức" in said(await phone.say("1"))
    await phone.say("VNeID 17.400/17.300 ngày 31/10 nguồn CA")
    assert "Đã bỏ" in said(await phone.say("3"))
    assert len(await kept(app)) == 1


async def test_after_a_day_a_figure_is_mended_by_a_new_one_only(app: App) -> None:
    phone = await staff(app)
    await phone.say(FIGURE)
    async with app.database.unit() as session:
        row = await session.get_one(OfficialFigureRow, 1)
        row.entered_at = NOW - timedelta(hours=25)
    assert "quá một ngày" in said(await phone.say("", choice="sl-bo:1"))
    assert "quá một ngày" in said(await phone.say("", choice="sl-sua:1"))
    await phone.say("VNeID 16.850/17.300 ngày 30/6 nguồn Công an xã")
    assert [row.numerator for row in await kept(app)] == [16_850, 16_800]


async def test_mending_keeps_what_was_said_and_who_said_it(app: App) -> None:
    phone = await staff(app)
    menu = await phone.tap(await phone.say(FIGURE), "Sửa")
    assert labels(menu) == ["Số", "Ngày", "Nguồn", "Chỉ tiêu", "Bỏ"]
    await phone.tap(menu, "Số")
    answer = said(await phone.say("16.900/17.300"))
    assert answer.startswith("Đã ghi số mới thay số cũ.")
    assert "Lần trước: 16.577/17.285" in answer
    async with app.database.unit() as session:
        rows = await figures.everything(session, app.commune.id, CODE)
    assert {(r.numerator, r.state, r.entered_by, r.withdrawn_by) for r in rows} == {
        (16_800, "withdrawn", 1, 1),
        (16_900, "kept", 1, None),
    }


async def test_who_begins_to_mend_and_stops_loses_nothing(app: App) -> None:
    phone = await staff(app)
    menu = await phone.tap(await phone.say(FIGURE), "Sửa")
    asked = await phone.tap(menu, "Ngày")
    assert "giữ số cũ" in said(await phone.tap(asked, "Bỏ"))
    assert [row.numerator for row in await kept(app)] == [16_800]


@pytest.mark.parametrize(
    ("words", "doubt", "mark"),
    [
        ("VNeID 17.400/17.300 ngày 30/6 nguồn CA", "lớn hơn tổng số", "over"),
        ("VNeID 16.800/17.300 ngày 30/6/2027 nguồn CA", "chưa tới", "ahead"),
        ("VNeID 16.000/17.300 ngày 30/6 nguồn CA", "thấp hơn lần trước", "fell"),
        ("VNeID 60.000/60.100 ngày 30/6 nguồn CA", "gấp hơn ba lần", "jump"),
    ],
)
async def test_an_odd_figure_counts_only_once_it_was_called_right(app: App, words: str, doubt: str, mark: str) -> None:
    phone = await staff(app)
    asked = await phone.say(words)
    assert doubt in said(asked)
    assert labels(asked) == ["Đúng vậy", "Sửa", "Bỏ"]
    assert await kept(app) == []
    assert "Đã ghi số chính thức" in said(await phone.tap(asked, "Đúng vậy"))
    (row,) = await kept(app)
    assert row.mark == mark


async def test_a_corrected_number_answers_a_doubt_too(app: App) -> None:
    phone = await staff(app)
    await phone.say("VNeID 1.680/17.300 ngày 30/6 nguồn CA")
    assert "Đã ghi" in said(await phone.say("16.800/17.300"))
    (row,) = await kept(app)
    assert (row.numerator, row.mark) == (16_800, "")


async def test_the_form_asks_one_thing_at_a_time_and_is_done_by_taps(app: App) -> None:
    phone = await staff(app)
    page = await phone.tap(await phone.say("/nhapso"), "Khác")
    asked = await phone.tap(page, "Kích hoạt VNeID")
    assert "trên tổng số bao nhiêu" in said(asked)
    asked = await phone.say("16,800")
    assert labels(asked) == ["16.800", "16,8", "Bỏ"]
    asked = await phone.tap(asked, "16.800")
    assert "Trên tổng số bao nhiêu ạ?" in said(asked)
    asked = await phone.say("17300")
    assert labels(asked) == ["22/11/2026", "31/10/2026", "30/9/2026", "Bỏ"]
    asked = await phone.tap(asked, "30/9/2026")
    assert labels(asked) == ["Công an xã (Đề án…", "Bỏ"]
    answer = said(await phone.tap(asked, "Công an xã (Đề án…"))
    assert "16.800/17.300 = 97,11%, ngày 30/9/2026, nguồn Công an xã (Đề án 06)." in answer
    assert len(await kept(app)) == 1


async def test_the_form_takes_typed_words_as_well(app: App) -> None:
    phone = await staff(app)
    await phone.say("nhập số liệu")
    await phone.say("lớp bình dân học vụ số")
    assert "tính đến ngày nào" in said(await phone.say("1"))  # no tap on the first button
    assert "lấy ở đâu" in said(await phone.say("30/9"))
    assert "1 lớp, ngày 30/9/2026, nguồn Phòng Văn hóa." in said(await phone.say("nguồn: Phòng Văn hóa"))
    assert [row.numerator for row in await kept(app, "lop-binh-dan-hoc-vu-so")] == [1]


async def test_a_help_log_or_another_figure_is_no_answer(app: App) -> None:
    phone = await staff(app)
    await phone.say("VNeID 16.800/17.300 ngày 30/6")
    assert said(await phone.say(LOG)).startswith("Đã ghi.\nHôm nay")
    await phone.say("tài khoản ngân hàng 8.000/9.500 ngày 30/6")
    assert "Kích hoạt VNeID" in said(await phone.say(FIGURE))
    assert (len(await kept(app)), len(await kept(app, "tai-khoan-ngan-hang"))) == (1, 0)
    assert await count(app, HelpLog) == 1


@pytest.mark.parametrize("words", ["quên mật khẩu VNeID", "xác nhận", "việc tuần này", "VNeID là gì", "hỏi ai?"])
async def test_who_goes_on_to_something_else_names_no_source(app: App, words: str) -> None:
    phone = await staff(app)
    await phone.say("VNeID 16.800/17.300 ngày 30/6")
    assert "số chính thức" not in said(await phone.say(words))
    assert await kept(app) == []


async def test_a_day_that_was_asked_for_mends_no_help_log(app: App) -> None:
    phone = await staff(app)
    await phone.say(LOG)
    await phone.say("VNeID 16.800/17.300 nguồn Công an xã")
    assert "Đã ghi số chính thức" in said(await phone.say("30/6"))
    async with app.database.unit() as session:
        assert (await session.scalars(select(HelpLog.version))).all() == [1]


async def test_an_indicator_by_village_asks_which_and_keeps_them_apart(app: App) -> None:
    phone, code = await staff(app, plan="can-loc-2026"), "nguoi-dan-tap-huan-thon"
    await list_villages(app, "thôn 3", "thôn 4")
    asked = await phone.say("tập huấn ở mỗi thôn 25 người ngày 30/6 nguồn UBND xã")
    assert labels(asked) == ["thôn 3", "thôn 4", "Bỏ"]
    assert "(thôn 4): 25 người" in said(await phone.tap(asked, "thôn 4"))
    assert "(thôn 3): 20 người" in said(await phone.say("tập huấn thôn 3 20 người ngày 30/6 nguồn UBND xã"))
    assert "không có thôn 9" in said(await phone.say("tập huấn thôn 9 20 người ngày 30/6 nguồn UBND xã"))
    async with app.database.unit() as session:
        ids = await villages.ids_by_name(session, app.commune.id, ["thôn 3", "thôn 4"])
        found = await figures.latest_of_villages(session, app.commune.id, code)
        assert {i: found[i].numerator for i in found} == {ids["thôn 3"]: 20, ids["thôn 4"]: 25}


FORGED = (
    "sl-so:1:-4:x",
    "sl-ma:1:khong-co",
    "sl-ngay:1:x",
    "sl-nguon:1:9",
    "sl-o:1:zz",
    "sl-dung:1",
    "sl-bo:99",
    "sl-x",
)


@pytest.mark.parametrize("payload", FORGED)
async def test_a_forged_tap_changes_nothing(app: App, payload: str) -> None:
    phone = await staff(app)
    await phone.say(FIGURE)
    assert said(await phone.say("", choice=payload))
    assert [(row.id, row.numerator) for row in await kept(app)] == [(1, 16_800)]


@pytest.mark.parametrize("payload", FORGED)
async def test_a_forged_tap_finishes_no_draft(app: App, payload: str) -> None:
    phone = await staff(app)
    await phone.say("VNeID 17.400/17.300 ngày 30/6")
    assert said(await phone.say("", choice=payload))
    assert await kept(app) == []
