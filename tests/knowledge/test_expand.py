"""Telex remnants, short forms and local words: read beside what was typed, never in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.query import Reader, word_grams
from knowledge.language.text import clean, expand, readings, syllables, untelex


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("dduwowcj", "duoc"),
        ("kichs", "kich"),
        ("hoatj", "hoat"),
        ("muwcs", "muc"),
        ("quee", "que"),
        ("ddawng", "dang"),
        ("kys", "ky"),
        ("nguwowif", "nguoi"),
        ("chuyeenr", "chuyen"),
        ("tieenf", "tien"),
        ("khoanr", "khoan"),
        ("looix", "loi"),
        ("xem", "xem"),
        ("sao", "sao"),
        ("ra", "ra"),
        ("2", "2"),
        ("", ""),
    ],
)
def test_untelex_reads_a_telex_remnant(typed: str, plain: str) -> None:
    assert untelex(typed) == plain


@pytest.mark.parametrize(
    ("typed", "added"),
    [
        ("mk", ["mat", "khau"]),
        ("mần răng", ["lam", "sao"]),
        ("tk ngân hàng", ["tai", "khoan"]),
        ("bây chừ", ["bay", "gio"]),
        ("vn eid", ["vneid"]),
    ],
)
def test_expand_adds_what_a_short_or_local_form_may_mean(typed: str, added: list[str]) -> None:
    tokens = syllables(typed)
    before = list(tokens)
    assert added in expand(tokens)
    assert tokens == before


def test_a_form_with_several_meanings_adds_them_all() -> None:
    assert expand(["tt"]) == [["thong", "tin"], ["thanh", "toan"], ["thuong", "tru"]]
    assert readings("khong-co-chu-nay") == ()


def test_a_telex_reading_counts_only_when_the_index_knows_it() -> None:
    assert ["duoc"] in expand(["dduwowcj"], {"duoc"})
    assert expand(["dduwowcj"], {"khac"}) == []
    assert expand(["kichs"], {"kich", "kichs"}) == []


@given(text=st.text(max_size=80))
def test_reading_a_question_never_loses_what_was_typed(text: str) -> None:
    typed = syllables(clean(text, 600))
    grams = Reader(["mat", "khau", "duoc", "lam", "sao"]).read(text).grams
    if sum(map(len, typed)) > 1:
        assert set(word_grams(typed)) <= set(grams)
    else:
        assert grams == ()
