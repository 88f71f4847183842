"""Every transcript, played four ways; TEST_TOSO_ACCEPT=1 writes what the direct way says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import App, build
from bot.settings import Settings
from storage import borders, communes, invitations, villages
from storage.borders import VillageLine
from tests.conftest import NOW
from tests.drivers import script
from tests.drivers.emulator import TOKEN, emulator
from tests.drivers.players import play_direct, play_telegram, play_terminal, play_web
from tests.drivers.running import running

ALL = script.scripts()


def _is_worded(written: script.Script) -> bool:
    """A web form sends no photo with words."""
    return not set(written.lines) & set(script.ATTACHMENTS) and not any(line.photo for line in written.said)


def _is_codeless(written: script.Script) -> bool:
    """The emulator hands out no files; test_telegram_running sends it photos."""
    return script.CODE_PHOTO not in written.lines and all(line.photo is None for line in written.said)


def _is_typed(written: script.Script) -> bool:
    """At a keyboard nobody presses a button from last month, and the clock on the wall gives logs another day."""
    old = any(":" in script.tapped(line) for line in written.lines)
    return _is_worded(written) and _is_codeless(written) and not old and not script.invited(written.head)


ALONE = [p for p in ALL if not script.read(p).is_group]  # groups have tests of their own on Telegram
WORDED = [p for p in ALONE if _is_worded(script.read(p))]
CODELESS = [p for p in ALONE if _is_codeless(script.read(p))]
TYPED = [p for p in ALONE if _is_typed(script.read(p))]


async def _set_up(app: App, written: script.Script) -> None:
    """Makes what the transcript begins with: the plan, the villages, the invitations."""
    async with app.database.unit() as session:
        commune = await communes.get(session, app.commune.id)
        commune.plan = script.plan(written.head)
        if names := script.villages(written.head):
            await borders.take_in(session, commune, [VillageLine(name) for name in names])
        for code, role, village, name in script.invited(written.head):
            home = (await villages.ensure(session, app.commune.id, village)).id if village else None
            await invitations.create(session, app.commune.id, role, home, None, NOW, code, name)


def _each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda p: p.stem)


@_each(ALL)
async def test_direct(app: App, path: Path) -> None:
    written = script.read(path)
    await _set_up(app, written)
    played = written.played(await play_direct(app, written))
    if os.environ.get("TEST_TOSO_ACCEPT"):
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


@_each(WORDED)
async def test_web(app: App, path: Path) -> None:
    written = script.read(path)
    await _set_up(app, written)
    async with running(app) as address:
        assert written.played(await play_web(address, written)) == written.text


@_each(CODELESS)
async def test_telegram(settings: Settings, path: Path) -> None:
    written = script.read(path)
    async with emulator() as server:
        token = SecretStr(TOKEN)
        app = await build(
            settings.model_copy(update={"telegram_token": token, "telegram_base_url": server.url}), lambda: NOW
        )
        await _set_up(app, written)
        async with running(app):
            assert written.played(await play_telegram(server, written)) == written.text


@_each(TYPED)
async def test_terminal(app: App, path: Path) -> None:
    written = script.read(path)
    await _set_up(app, written)
    played = written.played(await play_terminal(app, written))
    assert played == written.text.replace("**", "")
