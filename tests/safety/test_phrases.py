"""Phrases as staff write them are heard in what people type."""

from __future__ import annotations

import pytest

from knowledge.safety.phrases import compile_phrase, hear


def heard(phrase: str, text: str, *, advice_cancels: bool = False) -> bool:
    return hear(text).has(compile_phrase(phrase), advice_cancels=advice_cancels)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("chuyển khoản ... tài khoản", "ck gấp vào tk này"),
        ("chuyển tiền", "CHUYEN TIEN"),
        ("chuyển tiền", "chuyeenr tieenf"),
        ("khóa (thẻ|tài khoản)", "sẽ khoá tài khoản"),
        ("đọc ... (mã|otp)", "đọc giúp em cái mã vừa gửi"),
        ("hỏi ngã", "hõi ngả"),
    ],
)
def test_a_phrase_is_heard(phrase: str, text: str) -> None:
    assert heard(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("ngay", "lương 500k/ngày"),
        ("đọc ... mã", "đọc báo. Mã số thuế"),
        ("chuyển tiền", "chuyển một ít tiền"),
        ("khóa", "khoai lang"),
    ],
)
def test_another_word_is_not(phrase: str, text: str) -> None:
    assert not heard(phrase, text)


@pytest.mark.parametrize(
    "text", ["không đọc mã cho ai", "tuyệt đối không bao giờ đọc mã", "đừng đọc mã OTP", "chớ đọc mã"]
)
def test_advice_is_no_request(text: str) -> None:
    assert not heard("đọc mã", text, advice_cancels=True)


@pytest.mark.parametrize(
    "text",
    ["nếu không đọc mã thì bị khóa", "đừng lo, đọc mã đi", "có được không, đọc mã đi", "Đừng cúp máy. Đọc mã đi"],
)
def test_a_threat_or_a_soothing_word_is_no_advice(text: str) -> None:
    assert heard("đọc mã", text, advice_cancels=True)


@pytest.mark.parametrize("phrase", ["", "...", "(a|b", "a)"])
def test_a_phrase_that_says_nothing_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="câu mẫu"):
        compile_phrase(phrase)
