"""What editors change is taken in without a restart; what they break is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.app import App
from bot.shelf import Shelf
from knowledge.library.loading import ARTICLES_DIR

ARTICLE = (ARTICLES_DIR / "vneid-quen-mat-khau.md").read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    later = path.stat().st_mtime + 5  # a file system may count in whole seconds
    os.utime(path, (later, later))


@pytest.fixture
def shelf(app: App) -> Shelf:
    return app.shelf


def test_nothing_changed_nothing_is_read_again(shelf: Shelf) -> None:
    before = shelf.content
    assert shelf.refresh() == ()
    assert shelf.content is before


def test_an_override_and_a_new_sentence_are_taken_in(app: App, shelf: Shelf) -> None:
    title = "Quên mật khẩu, làm ở xã mình"
    write(app.settings.home / "articles" / "vneid-quen-mat-khau.md", ARTICLE.replace("Quên mật khẩu VNeID", title, 1))
    write(app.settings.home / "texts.toml", '[start]\nthanks = "Dạ, bà con khỏe ạ."\n')
    assert shelf.refresh() == ()
    assert app.answerer.library.get("vneid-quen-mat-khau").title == title  # type: ignore[union-attr]
    assert app.texts("start.thanks") == "Dạ, bà con khỏe ạ."


def test_an_office_is_named_at_once(app: App, shelf: Shelf) -> None:
    write(app.settings.home / "commune.toml", '[cong_an_xa]\nphone = "0237 3 111 222"\n')
    assert shelf.refresh() == ()
    assert any("0237 3 111 222" in a.contact for a in app.answerer.library.articles)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("articles/vneid-quen-mat-khau.md", ARTICLE.replace('topic = "vneid"', 'topic = "la"')),
        ("texts.toml", "[start]\nthanks = 3\n"),
        ("commune.toml", "[cong_an]\nphone = '1'\n"),
        ("referrals/xa.toml", "["),
        ("scams/xa.toml", "[[signs]]\n"),
        ("scams/messages.jsonl", "{"),
    ],
)
def test_a_broken_edit_keeps_the_last_good_state_until_it_is_mended(
    app: App, shelf: Shelf, name: str, text: str
) -> None:
    before = shelf.content
    write(app.settings.home / name, text)
    faults = shelf.refresh()
    assert [fault.path for fault in faults] == [app.settings.home / name]
    assert shelf.content is before
    (app.settings.home / name).unlink()
    assert shelf.refresh() == ()
    assert shelf.content.faults == before.faults
