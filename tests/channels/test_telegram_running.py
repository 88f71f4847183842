"""The whole bot against a loopback Bot API: acknowledged after commit, never twice, never stopped by one update."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from PIL import Image
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.app import App, build
from bot.channels.telegram.webhook import HEADER
from bot.settings import Settings
from storage import inbox, invitations
from storage.tables import Inbound, Outgoing, Question
from tests.conftest import NOW
from tests.drivers.botapi import TOKEN, BotApi, botapi
from tests.drivers.photos import phone_photo
from tests.drivers.poison import BODIES, corpus
from tests.drivers.qr import photo, vietqr
from tests.drivers.running import running
from tests.drivers.telegram_updates import message_update

SECRET = "mot-bi-mat-du-dai-1234"


@asynccontextmanager
async def bot(settings: Settings, server: BotApi, webhook: bool = False) -> AsyncIterator[tuple[App, str]]:
    """The bot by polling, or by a webhook that the test posts to itself."""
    more: dict[str, Any] = {"telegram_token": SecretStr(TOKEN), "telegram_base_url": server.url}
    if webhook:
        more |= {"telegram_webhook_url": "https://xa.example/telegram", "telegram_webhook_secret": SecretStr(SECRET)}
    app = await build(settings.model_copy(update=more), lambda: NOW)
    async with running(app) as address:
        yield app, f"{address}/telegram"


async def _post(url: str, body: bytes, secret: str | None = SECRET) -> int:
    headers = {HEADER: secret} if secret is not None else {}
    async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers) as answer:
        return answer.status


async def _count(app: App, table: type) -> int:
    async with app.database.unit() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


def _json(number: int, text: str) -> str:
    return json.dumps(message_update(number, text))


async def test_polling_confirms_an_update_only_once_it_is_kept(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server) as (app, _):
        for number in range(1, 21):
            server.post(number, _json(number, f"câu hỏi lạ số {number}"))
        await server.answered(1001, 19)
        async with asyncio.timeout(5):
            while len(server.confirmed) < 20:
                await asyncio.sleep(0.01)
        assert await _count(app, Question) == 20


async def test_the_same_update_three_times_changes_nothing_after_the_first(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server, webhook=True) as (app, url):
        body = _json(1, "quen mk vneid roi").encode()
        assert [await _post(url, body) for _ in range(3)] == [200, 200, 200]
        await server.answered(1001)
        counts = [await _count(app, table) for table in (Question, Inbound, Outgoing)]
        assert (counts, len(server.sent)) == ([1, 1, 1], 1)


async def test_forty_connections_with_redelivery_keep_each_question_once(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server, webhook=True) as (app, url):
        bodies = [_json(n, f"câu hỏi lạ số {n}").encode() for n in range(1, 31)] * 3
        assert set(await asyncio.gather(*(_post(url, b) for b in bodies))) == {200}
        assert await _count(app, Question) == 30


@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_poison_leaves_the_next_message_answered(settings: Settings, by: str) -> None:
    poison = [text.replace("ID", str(n), 1) for n, (_, text) in enumerate(corpus(), 1)]
    assert len(poison) >= 60
    async with botapi() as server, bot(settings, server, by == "webhook") as (app, url):
        for number, raw in enumerate(poison, 1):
            if by == "polling":
                server.post(number, raw)
            else:
                assert await _post(url, raw.encode("utf-8", "surrogatepass")) == 200
        for body in BODIES if by == "webhook" else ():
            assert await _post(url, body) == 200
        good = _json(10_000, "quen mk vneid roi")
        if by == "polling":
            server.post(10_000, good)
        else:
            assert await _post(url, good.encode()) == 200
        assert "Quên mật khẩu VNeID" in (await server.answered(1001))["text"]
        async with app.database.unit() as session:
            counted = sum(f.count for f in await inbox.faults(session) if f.channel == "telegram")
        assert counted >= 10


@pytest.mark.parametrize("secret", [None, "", "sai", "é", SECRET + "x", SECRET.upper()])
async def test_a_webhook_without_the_secret_is_refused_and_keeps_nothing(
    settings: Settings, secret: str | None
) -> None:
    async with botapi() as server, bot(settings, server, webhook=True) as (app, url):
        assert await _post(url, _json(1, "a").encode(), secret) == 401
        assert await _count(app, Inbound) == 0


async def test_a_guesser_of_secrets_is_slowed_down_but_telegram_is_not(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server, webhook=True) as (_, url):
        statuses = [await _post(url, b"{}", "sai") for _ in range(40)]
        assert set(statuses) == {401, 429}
        assert await _post(url, _json(1, "quen mk vneid roi").encode()) == 200


async def test_an_oversized_body_is_refused(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server, webhook=True) as (_, url):
        assert await _post(url, b"x" * (256 * 1024 + 1)) == 413


async def test_when_nothing_could_be_kept_telegram_is_told_to_come_again(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server, webhook=True) as (app, url):
        body = _json(1, "quen mk vneid roi").encode()
        async with app.database.engine.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE questions RENAME TO hidden")
        assert await _post(url, body) == 503
        async with app.database.engine.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE hidden RENAME TO questions")
        assert await _post(url, body) == 200
        assert await _count(app, Question) == 1


async def test_throttling_waits_and_a_blocked_bot_stops_trying(settings: Settings) -> None:
    async with botapi() as server:
        server.refusals = [
            (429, {"description": "Too Many Requests", "parameters": {"retry_after": 1}}),
            (500, {"description": "Internal Server Error"}),
        ]
        app_settings = settings.model_copy(update={"telegram_token": SecretStr(TOKEN), "telegram_base_url": server.url})
        app = await build(app_settings)  # with the real clock: waiting is what is tested
        async with running(app):
            server.post(1, _json(1, "quen mk vneid roi"))
            assert "Quên mật khẩu" in (await server.answered(1001))["text"]
            server.refusals = [(403, {"description": "Forbidden: bot was blocked by the user"})]
            server.post(2, _json(2, "câu này không tới nơi"))
            server.post(3, _json(3, "quen mk vneid roi"))
            await server.answered(1001, 1)
            async with app.database.unit() as session:
                states = list(await session.scalars(select(Outgoing.state).order_by(Outgoing.id)))
            assert states == ["sent", "dropped", "sent"]


async def test_the_photo_of_a_code_is_read_and_said_back(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server):
        server.files["f1"] = photo(vietqr("970436", "0011001234567", 250_000))
        server.post(1, json.dumps(message_update(1, "", "photo")))
        said = (await server.answered(1001))["text"]
        for part in ("Vietcombank", "0011001234567", "250.000 đồng"):
            assert part in said


async def test_a_photo_that_cannot_be_had_is_a_photo_without_a_code(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server):
        server.post(1, json.dumps(message_update(1, "", "photo")))
        assert "không thấy mã QR" in (await server.answered(1001))["text"]


async def test_a_photo_of_a_session_comes_in_and_staff_get_it_back_without_its_place(settings: Settings) -> None:
    async with botapi() as server, bot(settings, server) as (app, _):
        async with app.database.unit() as session:
            codes = [await invitations.create(session, app.commune.id, "staff", None, None, NOW)]
        server.files["f1"] = phone_photo()
        server.post(1, _json(1, f"mã {codes[0]}"))
        await server.answered(1001)
        caption = "sáng nay mở lớp bình dân học vụ số thôn 3, 24 người học"
        server.post(2, json.dumps(message_update(2, caption, "photo")))
        assert "Cháu đã kèm ảnh" in (await server.answered(1001, 1))["text"]
        server.post(3, _json(3, "xác nhận"))
        assert "Có 1 ảnh" in (await server.answered(1001, 2))["text"]
        server.post(4, _json(4, "1"))
        await server.answered(1001, 3)
    assert len(server.photos) == 1
    with Image.open(io.BytesIO(server.photos[0])) as image:
        assert (image.size, dict(image.getexif())) == ((1200, 1600), {})
