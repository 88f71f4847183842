"""Shared ground of the tests: real files, a real database, and no way off this machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import App, build
from bot.settings import Settings
from handlers.texts import Texts, load_texts
from knowledge.answers.decide import Answerer
from knowledge.library.articles import Library
from knowledge.library.loading import load_library

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
STRICT = bool(os.environ.get("TEST_TOSO_STRICT"))


def _stay_home(event: str, args: tuple[object, ...]) -> None:
    """Refuses every connection that would leave this machine."""
    if event != "socket.connect" or not isinstance(args[1], tuple):
        return
    host = str(args[1][0])
    if not host.startswith("127.") and host not in ("::1", "localhost"):
        raise ConnectionRefusedError(f"Bài kiểm tra không được ra khỏi máy này: {host}")


sys.addaudithook(_stay_home)


def need(present: object, what: str) -> None:
    """Skips with a sentence where something optional is missing; in CI nothing may be."""
    if not present and STRICT:
        pytest.fail(f"CI phải có {what}")
    if not present:
        pytest.skip(f"Máy này chưa có {what}, bỏ qua")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine reaches a test."""
    for key in [k for k in os.environ if k.startswith("TOSO_")]:
        monkeypatch.delenv(key)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def texts() -> Texts:
    found, faults = load_texts()
    assert not faults
    return found


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def answerer(library: Library) -> Answerer:
    return Answerer(library)


@pytest.fixture(scope="session")
def blank_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TOSO_HOME whose SQLite tables are made; tests copy it."""
    import asyncio

    home = tmp_path_factory.mktemp("blank")

    async def make() -> None:
        app = await build(Settings(home=home))
        await app.database.close()

    asyncio.run(make())
    return home


@pytest.fixture
def settings(blank_home: Path, tmp_path: Path) -> Settings:
    """Settings over a home of the test's own, its tables already made."""
    home = tmp_path / "home"
    shutil.copytree(blank_home, home)
    return Settings(home=home, web_port=0)


@pytest_asyncio.fixture
async def app(settings: Settings) -> AsyncIterator[App]:
    """The whole bot with a clock that stands still."""
    built = await build(settings, clock=lambda: NOW)
    yield built
    await built.database.close()
