"""Every transcript, played four ways; TEST_TOSO_ACCEPT=1 writes what the direct way says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import App, build
from bot.settings import Settings
from storage import invitations, villages
from tests.conftest import NOW
from tests.drivers import script
from tests.drivers.emulator import TOKEN, emulator
from tests.drivers.players import play_direct, play_telegram, play_terminal, play_web
from tests.drivers.running import running

ALL = script.scripts()
# A web form sends no photo; at a keyboard nobody presses a button from last month.
WORDED = [p for p in ALL if not set(script.read(p).lines) & set(script.ATTACHMENTS)]
# The emulator hands out no files; test_telegram_running sends it a photo of a code.
CODELESS = [p for p in ALL if script.CODE_PHOTO not in script.read(p).lines]
TYPED = [p for p in WORDED if p in CODELESS and not any(":" in script.tapped(line) for line in script.read(p).lines)]
# A terminal of its own lives by the clock on the wall, and a log names its day.
TYPED = [p for p in TYPED if not script.invited(script.read(p).head)]


async def _invite(app: App, written: script.Script) -> None:
    """Makes the invitations that the transcript begins with."""
    async with app.database.unit() as session:
        for code, role, village in script.invited(written.head):
            home = (await villages.ensure(session, app.commune.id, village)).id if village else None
            await invitations.create(session, app.commune.id, role, home, None, NOW, code)


def _each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda p: p.stem)


@_each(ALL)
async def test_direct(app: App, path: Path) -> None:
    written = script.read(path)
    await _invite(app, written)
    played = written.played(await play_direct(app, written.lines))
    if os.environ.get("TEST_TOSO_ACCEPT"):
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


@_each(WORDED)
async def test_web(app: App, path: Path) -> None:
    written = script.read(path)
    await _invite(app, written)
    async with running(app) as address:
        assert written.played(await play_web(address, written.lines)) == written.text


@_each(CODELESS)
async def test_telegram(settings: Settings, path: Path) -> None:
    written = script.read(path)
    async with emulator() as server:
        token = SecretStr(TOKEN)
        app = await build(
            settings.model_copy(update={"telegram_token": token, "telegram_base_url": server.url}), lambda: NOW
        )
        await _invite(app, written)
        async with running(app):
            assert written.played(await play_telegram(server, written.lines)) == written.text


@_each(TYPED)
async def test_terminal(app: App, path: Path) -> None:
    written = script.read(path)
    await _invite(app, written)
    played = written.played(await play_terminal(app, written.lines))
    assert played == written.text.replace("**", "")
