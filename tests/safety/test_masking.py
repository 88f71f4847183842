"""What identifies or robs a person never gets past the gate; what is harmless stays readable."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.safety.masking import mask, without_masks

SECRET = {
    "id_number": """038085001234 | 038 085 001 234 | 038.085.001.234 | 038-085-001-234 | 0380 8500 1234
        | 0 3 8 0 8 5 0 0 1 2 3 4 | 038 085 - 001 234 | CCCD038085001234 | số căn cước: 001099012345.
        | chứng minh 187654321 | cmnd cũ 187 654 321 | số cmnd của tôi là 187.654.321 | hộ chiếu B1234567
        | ０３８０８５００１２３４ | 038/085/001/234""",
    "phone": """0912345678 | 0912 345 678 | 0912.345.678 | 0912-345-678 | 0 912 345 678 | (0912) 345 678
    | 0912–345–678
        | 0912 - 345 - 678 | 0912_345_678 | +84912345678 | +84 912 345 678 | (+84) 912345678 | 84912345678
        | 024 3825 1234 | 0243.8251234 | sđt:0387654321.""",
    "card": """4123456789012345 | 4123 4567 8901 2345 | 4123-4567-8901-2345 | 9704 0512 3456 7890
    | 4.123.456.789.012.345
        | 411109 0912345678 | stk 19012345678 | stk 0451000123456 vietcombank
        | stk: 19001234567 | tài khoản của em là 1800 2233 4455""",
    "code": """mã otp là 482915 | OTP: 4 8 2 9 1 5 | otp 482.915 | otp 6 số là 482915 | ma xac nhan cua em la 4829
        | 482915 là mã otp | nó gửi mã 482915 | otp 482915 và 593021 | otp 482915, 593021 nha""",
    "password": """mật khẩu là Hoa1970 | mk: abc123 | mk=abc123 | mat khau vneid la Nam@1990 | pass hoa1970
        | mật khẩu Hoa1970 | passcode 258013 | passcode của tôi là 258013 | mã pin 1234 | mk là 19001570
        | mật khẩu là anhyeuem | mk: matkhaucu | mật khẩu vneid của mẹ là nhaque!@#""",
    "email": """a.b@gmail.com | Ten.Ho+1@xa.gov.vn | ten @ gmail . com | ten a còng gmail chấm com
        | ten[at]gmail[dot]com""",
}
INNOCENT = """chuyển 150000000 đồng | 2.000.000.000 đồng | từ 1.500.000 đến 2.000.000 | 20 000 000 đ
    | giá 50.000-100.000
    | 20.000đ - 50.000đ | 1.234.567.890.123 đồng | phí 15000 | ngày 21/11/2026 | 21-11-2026 08:30
    | 05-12-2026 8h | 2026-11-21
    | sinh 01/02/1950 | gọi 1900 0368 | 1800 1091 hay 1900 9095 | không nhận được otp từ 1900 0368 | 113, 114, 115
    | gọi 156 hoặc 5656 | VNeID mức 2 | mật khẩu vneid mức 2 | mật khẩu là 8 ký tự phải không | quên passcode 6 số
    | năm 2025 2026 2027 | từ 2020 - 2025 | ảnh 2048x1536, nặng 64GB | pin 5000mAh | mã hồ sơ H41.24-261121-0001
    | Nghị định 118/2025/NĐ-CP | lớp 9A 35 em | nhập sai mật khẩu 5 lần | quên mật khẩu gọi 1900 0368
    | phiên bản 2.1.15 | 150000000 | otp năm 2026 có khác không | mật khẩu là gì vậy | mật khẩu là chuỗi chữ
    | mật khẩu là người ta tự đặt | gọi 1900 0368 1800 1091 | gọi 19000368 hoặc 18001096 | 15.000-20.000/lần"""
SEPARATORS = st.sampled_from(["", "", "", " ", ".", "-"])


def split(table: str) -> list[str]:
    return [text.strip() for text in table.split("|")]


def spelt(draw: st.DrawFn, digits: str) -> str:
    """The digits with a separator, or none, between neighbours."""
    return "".join(d + draw(SEPARATORS) for d in digits[:-1]) + digits[-1]


@st.composite
def number(draw: st.DrawFn, start: str, length: int) -> str:
    rest = draw(st.text(alphabet="0123456789", min_size=length - len(start), max_size=length - len(start)))
    return spelt(draw, start + rest)


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, table in SECRET.items() for text in split(table)])
def test_a_secret_is_masked_and_its_kind_named(text: str, kind: str) -> None:
    masked = mask(f"cháu ơi {text} có sao không")
    assert masked.kinds == (kind,)
    assert not re.search(r"\d{3}|@|a còng|anhyeuem", masked.text), masked.text
    assert masked.text.startswith("cháu ơi ")
    assert masked.text.endswith("có sao không")


@pytest.mark.parametrize("text", split(INNOCENT))
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert mask(text).text == text
    assert mask(text).kinds == ()


def test_several_secrets_in_one_message_are_all_masked() -> None:
    masked = mask("0912345678 038085001234 mk: abc123, a@b.vn và 0987 654 321")
    assert masked.text == "[số điện thoại] [số căn cước] mk: [mật khẩu] [địa chỉ thư] và [số điện thoại]"
    assert set(masked.kinds) == {"phone", "id_number", "password", "email"}


@pytest.mark.parametrize("text", [t for table in (*SECRET.values(), INNOCENT) for t in split(table)])
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once
    assert mask(once).kinds == ()


@given(text=st.text(alphabet="0123456789 .-+đồng()otpmkla:@", max_size=60))
def test_masking_twice_changes_nothing_more_whatever_the_text(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once


@given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_a_text_without_digits_or_an_address_is_never_touched(text: str) -> None:
    assume(not any(c.isdigit() or c == "@" for c in text))
    assert mask(text).text == text


@given(secret=number("0", 12))
def test_no_spelling_of_an_id_number_survives(secret: str) -> None:
    assert re.sub(r"\D", "", mask(f"căn cước {secret} ạ").text) == ""


@given(start=st.sampled_from(["03", "05", "07", "08", "09"]), data=st.data())
def test_no_spelling_of_a_phone_number_survives(start: str, data: st.DataObject) -> None:
    secret = data.draw(number(start, 10))
    assert re.sub(r"\D", "", mask(f"gọi {secret} nhé").text) == ""


def test_a_card_number_that_starts_like_a_date_is_masked_whole() -> None:
    assert re.sub(r"\D", "", mask("thẻ 4.1.2000 00 00000000 bị khóa").text) == ""


@given(start=st.sampled_from(["4", "5", "9704"]), data=st.data())
def test_no_spelling_of_a_card_number_survives(start: str, data: st.DataObject) -> None:
    secret = data.draw(number(start, 16))
    assert re.sub(r"\D", "", mask(f"thẻ {secret} bị khóa").text) == ""


@pytest.mark.parametrize(
    "secret", ["0912 345 678", "038085001234", "số tài khoản 0123456789", "mk là abc123", "a.b@c.vn"]
)
def test_what_stands_in_for_a_secret_can_be_taken_out_again(secret: str) -> None:
    masked = mask(f"máy báo lỗi {secret}").text
    assert "[" in masked
    assert "[" not in without_masks(masked)
    assert without_masks("bấm [Tiếp tục]") == "bấm [Tiếp tục]"
