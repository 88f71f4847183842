"""Emergencies in many spellings, and calm questions that must not be taken for one."""

from __future__ import annotations

import unicodedata

import pytest

from knowledge.answers.decide import SAFETY, Answerer
from knowledge.library.articles import Library
from knowledge.safety.first_aid import BAD_APP, JUST_SCAMMED, emergency

SCAMMED = [
    "tui vừa chuyển 5 triệu cho nó xong nó chặn zalo luôn",
    "toi vua chuyen 20 trieu roi no mat hut",
    "tooi vuwaf chuyeenr tieenf cho ker gian",
    "vua ck 2tr cho shop xong no chan so",
    "em mới chuyển cọc 2 triệu thì nó biến mất",
    "bố em lỡ nộp 30 triệu cho công an giả",
    "chồng tui chuyển cho bọn lừa đảo 100 triệu",
    "lỡ đọc mã otp cho người ta rồi",
    "lo doc ma otp cho nguoi la roi",
    "lowx ddocj mã otp cho nos",
    "tui doc ma otp cho no roi",
    "vừa gửi mã 6 số cho người lạ",
    "lỡ nhập số thẻ cho chúng nó rồi",
    "tui lỡ cho nó mật khẩu ngân hàng rồi",
    "ba tui bị lừa 50 triệu rồi cháu ơi",
    "TOI BI LUA MAT TIEN ROI",
    "con bị nó lừa chuyển khoản 3 triệu",
    "vừa bị lừa xong",
    "bị lừa tiền rồi làm sao",
    "tôi mới bị mất 20 triệu do lừa đảo",
    "mat sach tien vi bi lua",
    "tiền trong tài khoản mất sạch",
    "tien trong the bi tru het",
    "tài khoản của tôi vừa bị trừ 5 triệu không rõ lý do",
    "dang bi ep chuyen tien ngay",
    "họ đang bắt tui chuyển khoản ngay bây giờ",
    "công an đang gọi bắt tui chuyển tiền gấp",
    "vuwaf bij luwaf maats tieenf phair lamf sao",
    "tui bị l\u200bừa 10 triệu r\u200bồi",
]
BAD_APPS = [
    "lỡ bấm vào link lạ rồi",
    "lo bam vao duong link no gui",
    "mẹ em lỡ cài app lạ vào máy",
    "da cai file apk no gui",
    "lỡ cài ứng dụng giả công an",
    "lỡ quét mã qr lạ rồi mất tiền",
    "điện thoại tự chạy, tự bấm lung tung",
    "ddieenj thoaij tuwj chayj",
    "may bi dieu khien tu xa",
]
CALM = [
    "làm sao biết tin nhắn lừa đảo",
    "công an gọi bảo chuyển tiền thì có thật không",
    "co nguoi goi bao la cong an doi chuyen tien",
    "có nên cài app lạ không",
    "đường link lạ có bấm được không",
    "co nen doc ma otp cho nhan vien ngan hang khong",
    "tin nhắn báo tài khoản bị trừ tiền có phải lừa không",
    "nguoi ta goi noi tai khoan bi tru tien",
    "tài khoản bị trừ tiền điện hàng tháng",
    "shipper gọi bảo chuyển khoản trước có tin được không",
    "tui chuyển nhầm tiền cho người khác",
    "việc nhẹ lương cao có lừa không",
    "bị lừa thì báo ở đâu",
    "bị lừa rồi báo công an ở đâu",
    "làm sao để không bị lừa tiền",
    "bà con mình hay bị lừa tiền, có cách nào tránh",
    "mẹ tôi sợ bị lừa tiền",
    "vừa nhận tin nhắn trúng thưởng có phải lừa không",
    "tôi vừa đọc báo thấy lừa đảo otp",
    "con mở app lạ thì có sao không",
    "họ bảo tiền trong tài khoản sẽ mất nếu không cập nhật",
    "tui vừa cài app vneid xong",
    "đã cài app gia đình rồi mà không vào được",
    "đã nhập mã otp rồi mà không được",
    "lỡ nhập sai mã otp rồi",
    "vneid báo đã gửi mã otp rồi mà máy tui không thấy",
    "tui đã gửi mã số hồ sơ cho nhân viên rồi",
    "đã gửi hồ sơ qua mạng rồi khi nào có kết quả",
    "vừa chuyển tiền điện 500 nghìn mà chưa thấy gia hạn",
    "tôi đã chuyển tiền cho con giá 2 triệu",
    "tôi đã đóng tiền bảo hiểm cho gia đình",
    "đã gửi tiền phí gia hạn bảo hiểm",
    "",
    "🙂",
]


@pytest.mark.parametrize("text", SCAMMED)
def test_somebody_losing_money_is_heard(text: str) -> None:
    assert emergency(text) == JUST_SCAMMED


@pytest.mark.parametrize("text", BAD_APPS)
def test_a_phone_in_other_hands_is_heard(text: str) -> None:
    assert emergency(text) == BAD_APP


@pytest.mark.parametrize("text", CALM)
def test_a_calm_question_is_left_to_search(text: str) -> None:
    assert emergency(text) == ""


@pytest.mark.parametrize("text", SCAMMED + BAD_APPS)
def test_spelling_does_not_matter(text: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    for spelt in (text.upper(), bare.replace("đ", "d"), f"cháu ơi, {text}!!!", unicodedata.normalize("NFD", text)):
        assert emergency(spelt) == emergency(text)


def test_first_aid_outranks_search(answerer: Answerer, library: Library) -> None:
    for text, article_id in ((SCAMMED[0], JUST_SCAMMED), (BAD_APPS[0], BAD_APP)):
        decision = answerer.decide(text)
        assert (decision.outcome, [a.id for a in decision.articles]) == (SAFETY, [article_id])
        assert library.get(article_id) is not None


def test_a_very_long_cry_is_heard_too() -> None:
    assert emergency("trời ơi " * 300 + "tui bị lừa 10 triệu rồi") == JUST_SCAMMED
    assert emergency("đã chuyển tiền " * 700) == ""
