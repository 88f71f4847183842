"""`toso doctor` names each seeded fault with its cure, all of them at once, and never shows a secret."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from tests.drivers.command import Done, toso

TOKEN = "123456:AAH-seeded_token-0123456789"


def _newer(home: Path) -> None:
    with sqlite3.connect(home / "toso.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()


def _blocked(home: Path) -> None:
    shutil.rmtree(home)
    home.write_text("đây là một tệp", encoding="utf-8")


def _article(home: Path) -> None:
    (home / "articles").mkdir()
    text = '+++\nid = "cua-xa"\ntitle = "Bài hỏng\ntopic = "vneid"\n+++\n\n1. Mở máy.\n'
    (home / "articles" / "cua-xa.md").write_text(text, encoding="utf-8")


def _texts(home: Path) -> None:
    (home / "texts.toml").write_text('[label]\nmore = "Xem"\nbad = "Nút này dài quá hai mươi chữ"\n', encoding="utf-8")


def _env(*lines: str) -> Callable[[Path], Any]:
    return lambda home: (home.parent / ".env").write_text("\n".join(["# của xã", *lines]), encoding="utf-8")


def _latin(home: Path) -> None:
    (home.parent / ".env").write_bytes("TOSO_COMMUNE=xã".encode("latin-1"))


# (what is wrong, how it is seeded, words of the finding, words of the cure)
FAULTS: list[tuple[str, Callable[[Path], Any], str, str]] = [
    ("token shape", _env("TOSO_TELEGRAM_TOKEN=khong-phai"), ".env:2: TOSO_TELEGRAM_TOKEN", ".env"),
    ("webhook without secret", _env("TOSO_TELEGRAM_WEBHOOK_URL=https://a.vn"), "TOSO_TELEGRAM_WEBHOOK_SECRET", ".env"),
    ("port no number", _env("TOSO_WEB_PORT=tám"), ".env:2: TOSO_WEB_PORT chưa đúng: phải là một số", ".env"),
    ("port too big", _env("TOSO_WEB_PORT=70000"), "phải từ 65535 trở xuống", ".env"),
    ("log level", _env("TOSO_LOG_LEVEL=TO"), ".env:2: TOSO_LOG_LEVEL chưa đúng: chỉ được là 'DEBUG'", ".env"),
    ("database URL", _env("TOSO_DATABASE_URL=mysql://a:b@c/d"), ".env:2: TOSO_DATABASE_URL", ".env"),
    ("unknown key", _env("TOSO_COMUNE=xã"), ".env:2: không có khóa TOSO_COMUNE; có phải ý là TOSO_COMMUNE?", "Sửa tên"),
    ("settings not in UTF-8", _latin, ".env:1: không đọc được tệp", ".env"),
    ("home is a file", _blocked, "Không ghi được vào TOSO_HOME", "đặt TOSO_HOME sang thư mục khác"),
    (
        "database out of reach",
        _env("TOSO_DATABASE_URL=postgresql+asyncpg://a:b@127.0.0.1:1/d"),
        "Không mở được cơ sở dữ liệu (ConnectionRefusedError)",
        "Xem lại TOSO_DATABASE_URL",
    ),
    ("newer schema", _newer, "Cơ sở dữ liệu ở bản 9999", "Cài bản Tổ Số mới hơn"),
    ("faulty article", _article, "articles/cua-xa.md:3: TOML viết sai", "Sửa đúng dòng đó"),
    ("faulty texts", _texts, "texts.toml:3: `label.bad`: nút dài quá", "Sửa đúng dòng đó"),
]


def examine(home: Path, *options: str, **settings: object) -> Done:
    done = toso("doctor", *options, home=home, **settings)
    assert "Traceback" not in done.said
    return done


def findings(home: Path, **settings: object) -> list[dict[str, Any]]:
    done = examine(home, "--json", **settings)
    found: list[dict[str, Any]] = json.loads(done.out)
    assert [set(f) for f in found] == [{"ok", "what", "cure"}] * len(found)
    assert done.code == int(not all(f["ok"] for f in found))
    return found


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_healthy_machine_is_well(settings: Settings) -> None:
    done = examine(settings.home, web_port=0)
    assert (done.code, done.err) == (0, "")
    assert "✖" not in done.out
    assert all(f["ok"] for f in findings(settings.home, web_port=0))


def test_a_new_machine_without_any_home_is_well(tmp_path: Path) -> None:
    assert examine(tmp_path / "new", web_port=0).code == 0


@pytest.mark.parametrize(("seed", "what", "cure"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_named_with_its_cure(settings: Settings, seed: Callable[[Path], Any], what: str, cure: str) -> None:
    seed(settings.home)
    bad = [f for f in findings(settings.home) if not f["ok"]]
    assert [f for f in bad if what in f["what"] and cure in f["cure"]]
    assert all(f["cure"] for f in bad)


def test_a_port_that_another_program_holds_is_named(settings: Settings) -> None:
    with taken_port() as port:
        done = examine(settings.home, web_port=port)
    assert done.code == 1
    assert f"✖ Cổng {port} không mở được" in done.out
    assert "đặt TOSO_WEB_PORT sang số khác" in done.out


def test_all_faults_are_reported_at_once(settings: Settings) -> None:
    lines = [f"TOSO_TELEGRAM_TOKEN={TOKEN} x", "TOSO_TELEGRAM_WEBHOOK_URL=https://xa.vn/telegram"]
    _env(*lines, "TOSO_LOG_LEVEL=TO", "TOSO_COMUNE=xã")(settings.home)
    for seed in (_article, _texts, _newer):
        seed(settings.home)
    with taken_port() as port:
        bad = [f["what"] for f in findings(settings.home, web_port=port) if not f["ok"]]
    wanted = ["TOKEN", "WEBHOOK_SECRET", "LOG_LEVEL", "COMUNE", "cua-xa.md:3", "texts.toml:3", "9999", "Cổng"]
    assert [w for w in wanted if not any(w in what for what in bad)] == []
    assert len(bad) == len(wanted)


@pytest.mark.parametrize(("wrong", "options"), [("", ()), (" hỏng", ("--json",))], ids=["well", "faulty"])
def test_no_secret_is_ever_shown(settings: Settings, wrong: str, options: tuple[str, ...]) -> None:
    secrets = {
        "telegram_token": TOKEN + wrong,
        "telegram_webhook_url": "https://xa.vn/telegram",
        "telegram_webhook_secret": "seeded-webhook-secret" + wrong,
        "secret": "seeded-own-secret",
        "database_url": f"postgresql+asyncpg://toso:seeded-password@127.0.0.1:1/toso{wrong}",
    }
    done = examine(settings.home, *options, **secrets)
    assert done.code == 1
    assert "seeded" not in done.said
