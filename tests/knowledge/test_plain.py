"""The plain-Vietnamese linter: limits, words to avoid, steps that start with a verb."""

from __future__ import annotations

import pytest

from knowledge.language.plain import LIMITS, SAY_INSTEAD, STEP_VERBS, complaints, sentences, step_complaints


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mở máy. Bấm nút! Xong chưa?", ["Mở máy.", "Bấm nút!", "Xong chưa?"]),
        ("Bác cần: thẻ căn cước", ["Bác cần:", "thẻ căn cước"]),
        ("dòng một\ndòng hai", ["dòng một", "dòng hai"]),
        ("vneid.gov.vn là trang thật", ["vneid.gov.vn là trang thật"]),
        ("...", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_pauses(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_sentence_may_have_thirty_syllables_and_no_more() -> None:
    longest = LIMITS["sentence_syllables"]
    ending = "\n" + "Ngắn thôi.\n" * 5  # keeps the mean low
    assert complaints(" ".join(["chữ"] * longest) + ending) == []
    assert [c[:11] for c in complaints(" ".join(["chữ"] * (longest + 1)) + ending)] == ["câu dài 31 "]


def test_sentences_of_twenty_one_syllables_are_too_long_on_the_whole() -> None:
    mean = LIMITS["mean_sentence_syllables"]
    assert complaints(" ".join(["chữ"] * mean)) == []
    assert complaints(" ".join(["chữ"] * (mean + 1))) == ["trung bình mỗi câu quá 20 tiếng"]


@pytest.mark.parametrize("word", SAY_INSTEAD)
def test_each_office_word_is_named_with_its_plain_word(word: str) -> None:
    assert complaints(f"Bác {word} nhé") == [f'bỏ chữ "{word}", nói: {SAY_INSTEAD[word]}']
    assert complaints(f"{word.capitalize()}, rồi xong.") != []


def test_what_the_phone_prints_may_be_quoted() -> None:
    assert complaints('Bấm "Xác thực" rồi bấm “Truy cập hệ thống”.') == []


def test_a_longer_word_that_holds_a_forbidden_one_is_fine() -> None:
    assert complaints("Đọc mã loginx và clicker") == []


@pytest.mark.parametrize(("text", "nested"), [("a (b) c (d)", False), ("a (b (c))", True), ("a (b (c", True)])
def test_brackets_inside_brackets_are_refused(text: str, nested: bool) -> None:
    assert ("ngoặc trong ngoặc" in complaints(text)) is nested


@pytest.mark.parametrize(
    "step", ["Mở VNeID.", 'Bấm "Quên mật khẩu".', "đừng đọc mã cho ai.", "Không bấm đường dẫn.", "Khoá SIM ngay."]
)
def test_a_step_that_starts_with_its_verb_is_fine(step: str) -> None:
    assert step_complaints(step) == []


@pytest.mark.parametrize("step", ["Màn hình hiện ra.", '"Mở" máy.', "Bác mở máy.", "3 lần bấm nút.", "(tùy máy) bấm"])
def test_a_step_that_starts_otherwise_is_not(step: str) -> None:
    assert [c for c in step_complaints(step) if "động từ" in c] != []


def test_a_step_may_have_ninety_characters_and_no_more() -> None:
    step = "Bấm " + "a" * (LIMITS["step_characters"] - 4)
    assert step_complaints(step) == []
    assert step_complaints(step + "b") == ["bước dài 91 chữ cái (nhiều nhất 90)"]


def test_every_verb_is_one_lower_case_word() -> None:
    assert [verb for verb in STEP_VERBS if verb != verb.lower().strip() or " " in verb] == []
    assert {"mở", "bấm", "gõ", "gọi", "chờ"} <= STEP_VERBS
