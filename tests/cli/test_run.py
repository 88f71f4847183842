"""`toso run` as a process: one a home, alive despite an editor's slip, and gone when asked to."""

from __future__ import annotations

import sqlite3
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.drivers.command import toso, toso_run


def ask(address: str, text: str) -> str:
    form = urllib.parse.urlencode({"text": text}).encode()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    browser.open(address).read()
    with browser.open(f"{address}/", form) as answer:
        page: str = answer.read().decode()
    return page


def test_with_nothing_set_it_answers_on_loopback_and_a_signal_ends_it_well(settings: Settings, tmp_path: Path) -> None:
    with toso_run(tmp_path, home=settings.home) as bot:
        assert bot.address.startswith("http://127.0.0.1:")
        assert "Quên mật khẩu VNeID" in ask(bot.address, "quen mk vneid")
        done = bot.stop()
    assert (done.code, "Traceback" in done.err) == (0, False)
    assert "Thêm Telegram: đặt TOSO_TELEGRAM_TOKEN" in done.out


def test_a_second_run_on_the_same_home_says_why_it_will_not(settings: Settings, tmp_path: Path) -> None:
    with toso_run(tmp_path, home=settings.home) as bot:
        second = toso("run", home=settings.home, web_port=0)
        assert (second.code, second.out) == (1, "")
        assert second.err.startswith(f"Đã có một `toso run` đang dùng thư mục {settings.home}. Tắt cái kia")
        assert "Quên mật khẩu VNeID" in ask(bot.address, "quen mk vneid")
        assert bot.stop().code == 0


def test_a_faulty_commune_article_is_reported_and_the_bot_still_answers(settings: Settings, tmp_path: Path) -> None:
    (settings.home / "articles").mkdir()
    (settings.home / "articles" / "hong.md").write_text("quên phần đầu", encoding="utf-8")
    (settings.home / "texts.toml").write_text("[label\n", encoding="utf-8")
    with toso_run(tmp_path, home=settings.home) as bot:
        assert "Quên mật khẩu VNeID" in ask(bot.address, "quen mk vneid")
        done = bot.stop()
    assert done.code == 0
    assert f"Lưu ý: {settings.home}/articles/hong.md:1: thiếu phần đầu" in done.err
    assert f"Lưu ý: {settings.home}/texts.toml:1: TOML viết sai" in done.err


def test_an_edit_is_taken_in_while_it_runs_and_a_broken_one_is_not(settings: Settings, tmp_path: Path) -> None:
    sentences = settings.home / "texts.toml"
    with toso_run(tmp_path, home=settings.home) as bot:
        sentences.write_text('[start]\nthanks = "Dạ, cháu đã nghe."\n', encoding="utf-8")
        assert becomes(lambda: "Dạ, cháu đã nghe." in ask(bot.address, "cảm ơn cháu nhé"))
        sentences.write_text("[start\n", encoding="utf-8")
        assert becomes(lambda: "edit not taken" in bot.err)
        assert "Dạ, cháu đã nghe." in ask(bot.address, "cảm ơn cháu nhé")
        assert bot.stop().code == 0


def becomes(true: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether it came true while waiting: the bot looks at its files every five seconds."""
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.5)
    return true()


def test_an_unknown_key_is_mentioned_and_the_bot_still_runs(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TOSO_COMUNE=xã\n", encoding="utf-8")
    with toso_run(tmp_path, home=settings.home) as bot:
        done = bot.stop()
    assert "Lưu ý: .env:1: không có khóa TOSO_COMUNE; có phải ý là TOSO_COMMUNE?" in done.err


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"log_level": "TO"}, "TOSO_LOG_LEVEL chưa đúng"),
        ({"telegram_webhook_url": "https://xa.vn/telegram"}, "phải đặt TOSO_TELEGRAM_WEBHOOK_SECRET"),
        ({"database_url": "mysql://a:b@c/d"}, "TOSO_DATABASE_URL chưa đúng"),
        ({"database_url": "postgresql+asyncpg://a:b@127.0.0.1:1/d"}, "Xem lại TOSO_DATABASE_URL"),
        ({"web_host": "127.0.0.256"}, "TOSO_WEB_HOST"),
    ],
    ids=["log level", "webhook without secret", "database URL", "no database there", "no such address"],
)
def test_what_stops_it_is_a_sentence_and_no_trace(settings: Settings, wrong: dict[str, str], sentence: str) -> None:
    done = toso("run", **{"home": settings.home, "web_port": 0, **wrong})
    assert (done.code, done.out) == (1, "")
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_a_home_that_is_a_file_stops_it_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("đây là một tệp", encoding="utf-8")
    done = toso("run", home=tmp_path / "home", web_port=0)
    assert done.code == 1
    assert done.err == f"Không ghi được vào {tmp_path / 'home'}. Xem lại TOSO_HOME và quyền thư mục.\n"


def test_a_port_in_use_stops_the_second_bot_with_a_sentence(settings: Settings, tmp_path: Path) -> None:
    with toso_run(tmp_path, home=settings.home) as bot:
        port = bot.address.rpartition(":")[2]
        done = toso("run", home=tmp_path / "other", web_port=port)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Cổng này đang có chương trình khác dùng.")


def test_a_newer_database_stops_it_with_a_sentence(settings: Settings) -> None:
    database = sqlite3.connect(settings.home / "toso.db")
    with database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    done = toso("run", home=settings.home, web_port=0)
    assert done.code == 1
    assert done.err.startswith("Cơ sở dữ liệu đã ở bản mới hơn (9999).")
    assert "Traceback" not in done.err
