"""Short questions about the article just read, told from questions of their own."""

from __future__ import annotations

from dataclasses import fields

import pytest

from knowledge.answers.followups import asked_field
from knowledge.library.articles import Article

ASKED = {
    "fee": """mất bao nhiêu tiền | bao nhieu tien | có mất phí không cháu | lệ phí mấy | tốn tiền không
        | có miễn phí không | giá bao nhiêu | rứa mất mấy tiền | mất tiền không | phải nộp bao nhiêu tiền hả cháu""",
    "duration": """bao lâu | mất bao lâu vậy | bao lau thi xong | mấy ngày thì có | khi nào có | có lâu không
        | kết quả bao giờ có | MẤT MẤY HÔM? | bao nhiêu ngày""",
    "prepare": """cần mang gì | can mang theo giay to gi | giấy tờ gì | đem theo cái gì | bây giờ cần mang gì
        | cần chuẩn bị gì không cháu | co phai mang giay to gi khong""",
    "where": "làm ở đâu | ở mô | đến chỗ nào | ra đâu làm | cơ quan nào làm | cho hoi lam o dau vay",
    "contact": "gọi ai | hỏi ai bây giờ | gọi số nào | số điện thoại | tổng đài số mấy",
    "more": "xem thêm | nói kỹ hơn | nói rõ hơn đi | chi tiết hơn được không",
}
OWN = """quên mật khẩu vneid | làm khai sinh cho cháu mất bao lâu | mất căn cước ở đâu làm lại
    | chuyển khoản mất phí không | số điện thoại công an xã | đổi bằng lái xe hết bao nhiêu tiền
    | nạp tiền điện ở đâu | tổng đài vneid số mấy
    | bảo hiểm y tế giá bao nhiêu | làm hộ chiếu bao nhiêu ngày | bị lừa gọi số nào | giá vàng
    | chi tiết hồ sơ đất đai
    | xem thêm bài khác về lừa đảo | cảm ơn | dạ | 2 | gia đình"""
# Every word of these may stand around a follow-up, and yet they name a subject.
OWN_IN_SMALL_WORDS = """đăng ký kết hôn cần giấy tờ gì | kết hôn mất bao lâu | làm sổ đỏ mất bao lâu | lam so do o dau
    | mất thẻ gọi số nào | mở thẻ cần giấy tờ gì | mất sóng gọi ai | mất giấy tờ | mất số điện thoại"""
LOSSES = "mất tiền | mất tiền rồi | mat het tien | mất sạch tiền | tui mất tiền rồi"


def split(table: str) -> list[str]:
    return [text.strip() for text in table.split("|")]


@pytest.mark.parametrize(("text", "field"), [(text, field) for field, table in ASKED.items() for text in split(table)])
def test_a_follow_up_names_its_field(text: str, field: str) -> None:
    assert asked_field(text) == field


@pytest.mark.parametrize("text", split(OWN) + split(OWN_IN_SMALL_WORDS))
def test_a_question_of_its_own_is_no_follow_up(text: str) -> None:
    assert asked_field(text) == ""


@pytest.mark.parametrize("text", split(LOSSES))
def test_somebody_who_lost_money_is_not_told_a_fee(text: str) -> None:
    assert asked_field(text) == ""


@pytest.mark.parametrize("text", ["", "🙂", "bao lâu " * 7, "\x00", "a" * 10_000])
def test_nothing_and_too_much_are_no_follow_ups(text: str) -> None:
    assert asked_field(text) == ""


def test_every_field_is_one_of_an_article() -> None:
    assert set(ASKED) <= {field.name for field in fields(Article)}
