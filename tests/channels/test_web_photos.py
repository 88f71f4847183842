"""Photos on the chat page: sent by a member without any script, seen only by whom they were shown to."""

from __future__ import annotations

import io
import re

import aiohttp
from PIL import Image

from bot.app import App
from storage import invitations, villages
from tests.conftest import NOW
from tests.drivers.photos import phone_photo
from tests.drivers.running import running


class Visitor:
    """A browser of its own."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.browser = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def say(self, **form: object) -> str:
        async with self.browser.post(self.address, data=form) as answer:
            assert answer.status == 200
            return await answer.text()

    async def status(self, path: str) -> int:
        async with self.browser.get(f"{self.address}{path}") as answer:
            return answer.status


async def test_staff_see_a_photo_that_a_member_sent_and_nobody_else_does(app: App) -> None:
    async with app.database.unit() as session:
        home = await villages.ensure(session, app.commune.id, "thôn 3")
        codes = [await invitations.create(session, app.commune.id, r, home.id, None, NOW) for r in ("member", "staff")]
    async with running(app) as address:
        member, staff, stranger = Visitor(address), Visitor(address), Visitor(address)
        await member.say(text=f"mã {codes[0]}")
        await staff.say(text=f"mã {codes[1]}")
        await member.say(text="sáng nay mở lớp bình dân học vụ số thôn 3, 24 người học")
        assert "Cháu đã kèm ảnh" in await member.say(photo=io.BytesIO(phone_photo()))
        await staff.say(text="xác nhận")
        page = await staff.say(text="xem ảnh")
        found = re.search(r'<img src="(/tep/[^"]+)" alt="Ảnh của buổi này">', page)
        assert found
        async with staff.browser.get(f"{address}{found.group(1)}") as answer:
            assert (answer.status, answer.headers["Cache-Control"]) == (200, "private, no-store")
            picture = await answer.read()
        with Image.open(io.BytesIO(picture)) as image:
            assert image.size == (1200, 1600)
        assert [await v.status(found.group(1)) for v in (member, stranger)] == [404, 404]
        assert await staff.status("/tep/evidence/../toso.db") == 404
        assert await staff.status("/tep/secret.jpg") == 404
        for visitor in (member, staff, stranger):
            await visitor.browser.close()
