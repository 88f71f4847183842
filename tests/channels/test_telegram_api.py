"""Splitting by what Telegram counts, escaping, keyboards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.api import keyboard_of, split, units
from handlers.markup import html
from handlers.messages import Choice

VIETNAMESE = "Bác mở điện thoại, ấn vào ứng dụng, rồi chờ một chút nhé. " * 300


@pytest.mark.parametrize("limit", [4096, 500, 61])
def test_long_vietnamese_is_cut_at_words_and_loses_none(limit: int) -> None:
    pieces = split(VIETNAMESE, limit)
    assert all(units(piece) <= limit for piece in pieces)
    assert " ".join(pieces).split() == VIETNAMESE.split()


def test_a_paragraph_is_cut_before_a_line_and_a_line_before_a_word() -> None:
    assert split("một hai\n\nba bốn\nnăm", 12) == ["một hai", "ba bốn\nnăm"]
    assert split("một hai\nba bốn", 10) == ["một hai", "ba bốn"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400), st.integers(2, 40))
def test_no_piece_is_too_long_and_no_character_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces if piece)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_emoji_count_two() -> None:
    assert units("👍a") == 3


def test_text_is_escaped_and_only_our_bold_is_markup() -> None:
    assert html("**a<b>** & <script>") == "<b>a&lt;b&gt;</b> &amp; &lt;script&gt;"


def test_buttons_are_numbered_one_a_row() -> None:
    keyboard = keyboard_of((Choice("Tiếp", "buoc:2:x"), Choice("Gọi người giúp", "nguoi")))
    assert keyboard is not None
    assert [[b.text for b in row] for row in keyboard.inline_keyboard] == [["1. Tiếp"], ["2. Gọi người giúp"]]
    assert keyboard_of(()) is None
