"""Text as people type it: cleaned, folded, and never robbed of what was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.text import clean, fold, syllables

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
VIETNAMESE = st.text(alphabet=LETTERS + LETTERS.upper() + "bcghklmnpqrstvx ", max_size=80)
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("VNeID", "VNeID"),
        ("", ""),
        ("  quên   mật khẩu \t rồi ", "quên mật khẩu rồi"),
        ("quên\x00 mật\x07 khẩu", "quên mật khẩu"),
        ("quên \ud83d mật khẩu \udc00", "quên mật khẩu"),
        ("quên \u202eunhk tậm\u202c", "quên unhk tậm"),
        ("m\u200bật kh\u200cẩu\ufeff", "mật khẩu"),
        ("m\u00adật\u2060 khẩu", "mật khẩu"),
        ("a\tb", "a b"),
        ("một\u00a0hai\u3000ba", "một hai ba"),
        ("dòng một\r\n  dòng hai \n\n", "dòng một\ndòng hai"),
        (nfd("Mức độ 2, đường Trần Hưng Đạo"), "Mức độ 2, đường Trần Hưng Đạo"),
        ("\ue000riêng", "riêng"),
        ("👍 được", "👍 được"),
    ],
)
def test_clean_keeps_what_a_person_meant(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_clean_cuts_ten_thousand_characters() -> None:
    assert clean("ạ" * 10_000) == "ạ" * 4096
    assert clean("b" * 10_000, limit=600) == "b" * 600


def test_a_cut_just_after_a_space_leaves_no_space() -> None:
    once = clean("c" * 4095 + " d")
    assert once == "c" * 4095
    assert clean(once) == once


@given(text=ANY_TEXT)
def test_clean_is_idempotent_and_its_text_is_safe(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.normalize("NFC", once) == once
    assert not {unicodedata.category(c) for c in once if c != "\n"} & {"Cc", "Cf", "Cs"}


@given(text=ANY_TEXT, limit=st.integers(min_value=1, max_value=40))
def test_clean_is_idempotent_wherever_it_cuts(text: str, limit: int) -> None:
    once = clean(text, limit)
    assert len(once) <= limit
    assert clean(once, limit) == once


@given(text=VIETNAMESE)
def test_fold_does_not_see_how_letters_are_composed(text: str) -> None:
    assert fold(text) == fold(nfd(text))
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kích hoạt Đ", "kich hoat d"),
        ("ƯỜNG ươn", "uong uon"),
        ("VNeID 2", "vneid 2"),
        ("quỵ lụy", "quy luy"),
        ("", ""),
    ],
)
def test_fold_leaves_plain_small_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_accented_letter_folds_to_its_base() -> None:
    assert fold(LETTERS) == "a" * 18 + "e" * 12 + "i" * 6 + "o" * 18 + "u" * 12 + "y" * 6 + "d"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Làm sao, kích-hoạt VNeID mức 2?", ["lam", "sao", "kich", "hoat", "vneid", "muc", "2"]),
        ("🙂 ... \u200f", []),
        ("gọi 113!", ["goi", "113"]),
    ],
)
def test_syllables_are_folded_words_and_numbers(text: str, found: list[str]) -> None:
    assert syllables(text) == found
