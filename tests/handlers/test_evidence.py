"""Photos of help sessions: whose they are, what is taken out of them, and who may see them."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from bot.app import App
from jobs.retention import forget_old
from knowledge.safety.photos import MAX_BYTES, cleaned
from storage import evidence
from storage.helptables import Evidence
from tests.conftest import NOW
from tests.drivers.phone import LOG, Phone, count, labels, said
from tests.drivers.photos import PLACE_TAG, phone_photo
from tests.drivers.qr import photo as code_photo

CLASS = "sáng nay mở lớp bình dân học vụ số thôn 3, 24 người học"


def _files(app: App) -> list[Path]:
    return sorted((app.settings.home / evidence.FOLDER).glob("*/*"))


def test_what_is_kept_of_a_photo_is_the_picture_alone() -> None:
    sent = phone_photo()
    assert b"b\xc3\xa1c N\xc4\x83m" in sent or Image.open(io.BytesIO(sent)).getexif().get_ifd(PLACE_TAG)
    kept = cleaned(sent)
    assert kept
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.size, dict(image.getexif()), image.info.keys() & {"exif", "comment", "icc_profile"}) == (
            (1200, 1600), {}, set()
        )  # fmt: skip
    assert cleaned(kept) == cleaned(kept)


@pytest.mark.parametrize("sent", [b"", b"not a picture", b"\xff\xd8\xff" + b"0" * 100, b"0" * (MAX_BYTES + 1)])
def test_what_is_no_picture_is_not_kept(sent: bytes) -> None:
    assert cleaned(sent) is None


async def test_a_photo_with_the_log_as_its_caption_belongs_to_that_log(app: App) -> None:
    member = await Phone(app).join()
    answer = said(await member.say(CLASS, picture=phone_photo()))
    assert answer.startswith("Đã ghi.")
    assert "Cháu đã kèm ảnh." in answer
    assert (await count(app), await count(app, Evidence), len(_files(app))) == (1, 1, 1)


async def test_a_photo_without_words_belongs_to_what_was_told_just_before_and_can_be_taken_off(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG)
    kept = await member.say("", picture=phone_photo())
    assert "Cháu đã kèm ảnh vào tin này (1 ảnh):\nHôm nay 22/11, thôn 3:" in said(kept)
    await member.say("", picture=phone_photo())  # the very same picture
    await member.say("", picture=phone_photo("blue"))
    assert (await count(app, Evidence), len(_files(app))) == (2, 2)
    assert "đã bỏ ảnh" in said(await member.tap(kept, "Bỏ ảnh"))
    assert "không còn ở tin" in said(await member.tap(kept, "Bỏ ảnh"))
    assert await count(app, Evidence) == 1


async def test_a_photo_of_nothing_told_says_how_and_keeps_nothing(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG, at=NOW - timedelta(hours=3))
    assert "chưa biết ảnh này của buổi nào" in said(await member.say("", picture=phone_photo()))
    assert _files(app) == []


async def test_a_broken_photo_keeps_the_log_and_says_so(app: App) -> None:
    member = await Phone(app).join()
    answer = said(await member.say(LOG, picture=b"hong"))
    assert answer.startswith("Đã ghi.")
    assert "không mở được" in answer
    assert (await count(app), await count(app, Evidence)) == (1, 0)


async def test_nobody_elses_photo_is_kept(app: App) -> None:
    for phone in (Phone(app), await Phone(app).join()):
        await phone.say("vneid là gì", picture=phone_photo())
    await Phone(app).say(LOG, picture=phone_photo())
    assert (_files(app), await count(app, Evidence)) == ([], 0)


async def test_a_member_still_checks_a_code(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG)
    await member.say("", picture=code_photo("https://dichvucong.gov.vn"))
    assert await count(app, Evidence) == 1  # the terminal reads no codes, so to it this is a photo like any other


async def test_eleven_photos_are_too_many(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG)
    for shade in range(evidence.MOST):
        await member.say("", picture=phone_photo(f"hsl({shade * 30}, 90%, 50%)", (40, 30)))
    assert "đủ rồi ạ" in said(await member.say("", picture=phone_photo("white", (40, 30))))
    assert await count(app, Evidence) == evidence.MOST


async def test_staff_confirm_a_class_with_its_photos_and_a_change_takes_it_back(app: App) -> None:
    member, staff = await Phone(app).join(called="chị Hoa"), await Phone(app).join("staff")
    await member.say(LOG)  # help of everyday needs no confirming
    told = await member.say(CLASS, picture=phone_photo())
    waiting = await staff.say("xác nhận")
    assert "Còn 1 buổi chờ xác nhận" in said(waiting)
    assert "Người báo: chị Hoa. Có 1 ảnh." in said(waiting)
    shown = await staff.tap(waiting, "Xem ảnh")
    assert shown
    assert [app.settings.home / name for name in shown.files] == _files(app)
    done = await staff.tap(waiting, "Xác nhận")
    assert said(done) == "Đã xác nhận.\nKhông còn buổi nào chờ xác nhận."
    await member.tap(await member.tap(await member.tap(told, "Sửa"), "Số"), "23 người")
    again = await staff.say("xác nhận")
    assert "23 người" in said(again)
    assert "vừa đổi" in said(await staff.tap(waiting, "Xác nhận"))  # the button of the version before


async def test_what_staff_doubt_does_not_count_until_the_member_says_yes(app: App) -> None:
    member, staff = await Phone(app).join(), await Phone(app).join("staff")
    await member.say(CLASS)
    await staff.tap(await staff.say("xác nhận"), "Chưa đúng")
    listed = await member.say("của tôi")
    assert "chờ bác trả lời" in said(listed)
    assert labels(await staff.say("xác nhận")) == ["Việc tuần này"]
    asked = await member.tap(listed, "Trả lời tin 1")
    assert "Cán bộ xã xem lại thấy tin này chưa khớp" in said(asked)
    await member.tap(asked, "Đúng vậy")
    assert "24 người" in said(await staff.say("xác nhận"))


async def test_what_staff_doubt_is_put_right_by_a_number(app: App) -> None:
    member, staff = await Phone(app).join(), await Phone(app).join("staff")
    await member.say(CLASS)
    await staff.tap(await staff.say("xác nhận"), "Chưa đúng")
    asked = await member.tap(await member.say("của tôi"), "Trả lời tin 1")
    await member.tap(await member.tap(asked, "Sửa"), "Số")
    assert "Đã ghi" in said(await member.say("20 người"))
    assert "20 người" in said(await staff.say("xác nhận"))


async def test_photos_go_with_their_sender_and_files_without_a_log_after_a_day(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG, picture=phone_photo())
    await member.say("xóa tin của tôi")
    assert await count(app, Evidence) == 0
    await forget_old(app.database, app.settings.home, NOW)
    written = _files(app)[0].stat().st_mtime
    later = NOW + timedelta(seconds=max(0, written - NOW.timestamp()) + 2 * 86400)
    await forget_old(app.database, app.settings.home, later)
    assert _files(app) == []


async def test_a_photo_is_gone_after_a_year(app: App) -> None:
    member = await Phone(app).join()
    await member.say(LOG, picture=phone_photo())
    await forget_old(app.database, app.settings.home, NOW + timedelta(days=366))
    async with app.database.unit() as session:
        assert (await session.scalars(select(Evidence))).all() == []
