"""A typed number, word or label is the choice it stands for; other words are none."""

from __future__ import annotations

import unicodedata

import pytest

from handlers.choices import match
from handlers.messages import Choice

LABELS = ("Từng bước", "Xem thêm", "Được rồi 👍", "Chưa được 👎", "Gọi người giúp")
CARD = tuple(Choice(label, payload) for label, payload in zip(LABELS, "abcde", strict=True))


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("1", "a"),
        ("2", "b"),
        (" 2. ", "b"),
        ("(2)", "b"),
        ("2️⃣", "b"),
        ("số 2", "b"),
        ("so 2", "b"),
        ("hai", "b"),
        ("HAI", "b"),
        ("số hai", "b"),
        ("cái thứ hai", "b"),
        ("cai thu hai", "b"),
        ("chọn số 2", "b"),
        ("bấm nút 2", "b"),
        ("dạ 2", "b"),
        ("2 ạ", "b"),
        ("số 2 nhé", "b"),
        ("câu thứ ba", "c"),
        ("thứ nhất", "a"),
        ("tư", "d"),
        ("bốn", "d"),
        ("năm", "e"),
        ("Từng bước", "a"),
        ("tung buoc", "a"),
        ("TỪNG BƯỚC", "a"),
        (unicodedata.normalize("NFD", "Từng bước"), "a"),
        ("1 Từng bước", "a"),
        ("1. từng bước", "a"),
        ("2) Xem thêm", "b"),
        ("Được rồi 👍", "c"),
        ("được rồi", "c"),
        ("duoc roi!", "c"),
        ("👍 được rồi", "c"),
        ("CHUA DUOC", "d"),
        ("gọi người giúp", "e"),
    ],
)
def test_what_stands_for_a_choice_is_read_as_it(text: str, payload: str) -> None:
    assert match(text, CARD) == payload


OTHER = """0 | 6 | 9 | 22 | 2 2 | 1,2 | 1 người | hai hôm | 2 ngày | 3 năm | 5 năm | 2 ba | số | chọn | số nhà 2 | 113
    | quên mật khẩu | từng | từng bước một | bước 2 bị kẹt | 👍 | 🙂"""


@pytest.mark.parametrize("text", ["", "  ", "\x00", "a" * 10_000, *(text.strip() for text in OTHER.split("|"))])
def test_other_words_are_no_choice(text: str) -> None:
    assert match(text, CARD) == ""


def test_a_number_past_the_last_choice_is_none() -> None:
    assert [match(n, CARD[:2]) for n in ("1", "2", "3", "ba")] == ["a", "b", "", ""]
    assert match("1", ()) == ""


def test_a_label_wins_over_the_number_it_looks_like() -> None:
    offered = (Choice("Ba", "con-ba"), Choice("Hai", "con-hai"), Choice("Một", "con-mot"))
    assert [match(text, offered) for text in ("ba", "hai", "một", "1")] == ["con-ba", "con-hai", "con-mot", "con-ba"]


def test_a_label_of_nothing_but_an_emoji_is_never_matched_by_nothing() -> None:
    assert match("", (Choice("👍", "tot"),)) == ""
    assert match("🙂", (Choice("👍", "tot"),)) == ""
