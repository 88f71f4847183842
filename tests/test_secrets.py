"""No secret of the commune and no number of a person reaches a stream or a file, whatever goes wrong."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.settings import Settings
from tests.drivers.command import Done, toso, toso_run

TOKEN = "123456:AAH-seeded_token-0123456789"
HOOK = "seeded-webhook-secret-0123456789"
PASSWORD = "seeded-database-password"
KEY = "seeded-own-secret-of-the-commune"
PRIVATE = ("001099012345", "0912345678", "482913", "001 099 012 345", "0912 345 678")
SAID = (
    "căn cước của tui là 001099012345, số điện thoại 0912345678",
    "mã otp là 482913 rồi làm gì nữa",
    "căn cước 001 099 012 345 điện thoại 0912 345 678",
    "quen mk vneid",
)


@asynccontextmanager
async def broken_telegram() -> AsyncIterator[tuple[str, list[str]]]:
    """Answers 500 to everything, and says the token back as careless proxies do."""
    seen: list[str] = []

    async def refuse(request: web.Request) -> web.Response:
        seen.append(request.path)
        return web.json_response({"ok": False, "error_code": 500, "description": f"hỏng: {request.path}"}, status=500)

    site = web.Application()
    site.router.add_route("*", "/{tail:.*}", refuse)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield "http://{}:{}".format(*runner.addresses[0][:2]), seen
    finally:
        await runner.cleanup()


def traces(folder: Path, words: tuple[str, ...]) -> Iterator[str]:
    """Where any of the words stands below the folder, in any file whatever its kind."""
    for path in (p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        yield from (f"{path.name}: {word}" for word in words if word.encode() in content)


def check_silent(done: Done, home: Path) -> None:
    assert [s for s in (TOKEN, TOKEN.partition(":")[2], HOOK, PASSWORD, KEY) if s in done.said] == []
    assert list(traces(home, (TOKEN.partition(":")[2], HOOK, PASSWORD, KEY))) == []


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_no_secret_is_told_while_telegram_answers_500(settings: Settings, tmp_path: Path, webhook: bool) -> None:
    hook = {"telegram_webhook_url": "http://127.0.0.1:1/telegram", "telegram_webhook_secret": HOOK} if webhook else {}
    async with broken_telegram() as (base, seen):
        own = {"telegram_token": TOKEN, "telegram_base_url": base, "secret": KEY, "log_level": "DEBUG", **hook}
        with toso_run(tmp_path, home=settings.home, **own) as bot:
            async with asyncio.timeout(60):
                while len(seen) < 2:
                    await asyncio.sleep(0.05)
            await knock(bot.address, "sai-mat-ma")
            done = bot.stop()
    assert done.code == 0
    assert "telegram not reachable yet" in done.err
    assert any(TOKEN in path for path in seen)
    check_silent(done, settings.home)


def test_no_secret_is_told_while_telegram_is_out_of_reach(settings: Settings, tmp_path: Path) -> None:
    own = {"telegram_token": TOKEN, "telegram_base_url": "http://127.0.0.1:1", "secret": KEY, "log_level": "DEBUG"}
    with toso_run(tmp_path, home=settings.home, **own) as bot:
        while "telegram not reachable yet" not in bot.streams[1].read_text(encoding="utf-8"):
            assert bot.process.poll() is None
        done = bot.stop()
    check_silent(done, settings.home)
    online = toso("doctor", "--online", "--json", home=settings.home, web_port=0, **own)
    assert online.code == 1
    assert "Gọi Telegram không được" in online.out
    check_silent(online, settings.home)


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql+asyncpg://toso:{PASSWORD}@127.0.0.1:1/toso",
        f"postgresql+asyncpg://toso:{PASSWORD}@127.0.0.1:cổng/toso",
        f"postgresql://toso:{PASSWORD}@127.0.0.1:1/toso",
    ],
    ids=["nobody there", "no port", "no driver"],
)
@pytest.mark.parametrize("command", [("run",), ("doctor",), ("kb", "gaps"), ("chat",)], ids=" ".join)
def test_no_database_password_is_told_when_the_database_cannot_be_opened(
    tmp_path: Path, command: tuple[str, ...], url: str
) -> None:
    home = tmp_path / "home"
    done = toso(*command, home=home, web_port=0, database_url=url, log_level="DEBUG")
    assert done.code == 1
    assert "Traceback" not in done.err
    check_silent(done, home)


async def test_numbers_of_a_person_reach_no_file_and_no_log(settings: Settings, tmp_path: Path) -> None:
    with toso_run(tmp_path, home=settings.home, log_level="DEBUG") as bot:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
            for text in SAID:
                async with browser.post(bot.address, data={"text": text, "nonce": secrets.token_hex(8)}) as answer:
                    page = await answer.text()
                    assert answer.status == 200
        assert "[số căn cước]" in page
        assert "[số điện thoại]" in page
        assert "[mã bí mật]" in page
        assert (settings.home / "toso.db-wal").exists()
        assert list(traces(settings.home, PRIVATE)) == []
        assert list(traces(settings.home, ("quen mk vneid",))) != []
        done = bot.stop()
    assert list(traces(settings.home, PRIVATE)) == []
    assert [word for word in (*PRIVATE, *SAID) if word in done.said] == []


async def knock(address: str, secret: str) -> None:
    """A stranger at the webhook's door, with a secret that is none."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with aiohttp.ClientSession() as stranger, stranger.post(f"{address}/telegram", headers=headers) as answer:
        assert answer.status in (401, 404, 405)
