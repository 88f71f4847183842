"""The general rules of the reader, one wording of each; none is a sentence of the labelled sets."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.helplog.entries import CORRECTION, DELETION, ORDER, OTHER, PLAN, QUESTION
from knowledge.helplog.reading import read_log

TODAY = date(2026, 11, 20)  # a Friday


def told(text: str) -> list[str]:
    """Each entry as "topic p5 h2 f1 v3 x4 @thôn 3 (class)"; x is how many finished."""
    lines = []
    for entry in read_log(text, TODAY).entries:
        numbers = (("p", entry.people), ("v", entry.visits), ("h", entry.households), ("f", entry.files))
        parts = [str(entry.topic), *(f"{name}{n}" for name, n in numbers if n is not None)]
        parts += [f"x{entry.completed}"] if entry.completed is not None else []
        parts += [f"@{entry.village}"] if entry.village else []
        parts += [f"({entry.kind})"] if entry.kind != "help" else []
        lines.append(" ".join(parts))
    return sorted(lines)


ENDS = [
    # those who are left are no further people, whatever they lack
    ("9 bác cài Zalo, 7 bác xong, 2 bác máy đời cũ", ["mxh p9 x7"]),
    ("giúp 6 cụ mở tài khoản ngân hàng, 4 cụ được rồi. 2 cụ phải về lấy căn cước", ["tk-ngan-hang p6 x4"]),
    ("8 người quét QR, 3 người xong, 5 người còn lại hẹn sau", ["thanh-toan p8 x3"]),
    ("7 bác ký số, 2 bác chưa được, còn lại xong hết", ["ky-so p7 x5"]),
    # an end may be told of the total of several lines, or of each of two things
    ("nộp 4 hồ sơ khai sinh, 3 hồ sơ kết hôn, 6 bộ nộp xong", ["dvc f7 x6"]),
    ("giúp 3 chị quét QR với cài Zalo, quét QR xong, Zalo thì chưa được", ["mxh p3 x0", "thanh-toan p3 x3"]),
    # people named again are not counted again, and each one's end counts once
    ("bà Sửu với ông Kha đăng ký khám bệnh, bà Sửu được rồi, ông Kha chưa", ["y-te p2 x1"]),
    ("o Mơ chuyển khoản được, mệ Lài chưa chuyển được", ["thanh-toan p2 x1"]),
    ("dạy 6 mệ gọi video, 4 mệ gọi được, mệ Thu với mệ Bê chưa", ["smartphone p6 x4"]),
    # the helper's own verb tells that it is done, a verb of helping does not
    ("cài được VNeID cho 4 cụ", ["vneid p4 x4"]),
    ("hướng dẫn được 4 cụ cài VNeID", ["vneid p4"]),
    ("5 hộ đã khai được nhật ký sản xuất trên điện thoại", ["nong-nghiep h5 x5"]),
    # what they have or know now is done
    ("6 chị đã có ví điện tử", ["thanh-toan p6 x6"]),
    ("mệ Tâm chừ biết gọi video cho con rồi", ["smartphone p1 x1"]),
    # somebody still has something to do
    ("giúp 4 người nâng mức 2, 1 người phải ra công an sửa ngày sinh", ["vneid p4"]),
    # no comma is needed
    ("9 người vneid 6 xong 3 chưa", ["vneid p9 x6"]),
    ("5 người 3 người vneid 2 người zalo", ["mxh p2", "vneid p3"]),
    ("giúp 8 người à nhầm 9 người làm vneid", ["vneid p9"]),
]

PLACES = [
    ("xóm 1 và xóm 2 mỗi xóm 7 hộ dán mã QR nhận tiền", ["thanh-toan h7 @xóm 1", "thanh-toan h7 @xóm 2"]),
    ("12 hộ thôn 4 và 9 hộ thôn 6 đã gắn biển số nhà", ["dia-chi-so h12 @thôn 4", "dia-chi-so h9 @thôn 6"]),
    ("thôn 1 (5 người), thôn 2 (3 người), đều kích hoạt định danh", ["vneid p3 @thôn 2", "vneid p5 @thôn 1"]),
    ("bản hai mười lăm người học chữ ký số", ["ky-so p15 @bản 2"]),
    ("khu 5 hỗ trợ 3 người cài VNeID", ["vneid p3 @khu 5"]),
    ("phát thanh bản tin về lừa đảo ở thôn 3", ["an-toan @thôn 3 (broadcast)"]),
]

PEOPLE = [
    ("em với 2 đồng chí trong tổ làm VNeID cho 8 người", ["vneid p8"]),
    ("Thành phần: 4 thành viên tổ. Giúp 8 người làm VNeID", ["vneid p8"]),
    ("Kính gửi chị Hạnh. Hôm nay 8 người làm VNeID", ["vneid p8"]),
    ("em là Tám ở xóm 3, hôm nay 8 người làm VNeID", ["vneid p8 @xóm 3"]),
    ("hộ ông Bính và hộ bà Chắt khai báo chăn nuôi", ["nong-nghiep h2"]),
    ("hai vợ chồng chú Sáu mở tài khoản ngân hàng", ["tk-ngan-hang p2"]),
    ("lớp dạy các cụ dùng điện thoại, 18 cụ đi học", ["smartphone p18 (class)"]),
    ("giúp cô giáo Hường cài sổ liên lạc điện tử", ["giao-duc p1"]),
    ("bác tám tới nhờ cài zalo", ["mxh p1"]),
    ("3 mẹ con chị Lý làm căn cước", ["cu-tru p3"]),
    ("giúp 1 hộ nghèo làm hồ sơ trợ cấp, hộ bà Thỉnh", ["bhxh-an-sinh h1"]),
    ("26 người dự họp nghe nói chuyện lừa đảo, vắng 3 người", ["an-toan p26 (propaganda)"]),
]

TOPICS = [
    ("giúp 5 người nộp thuế đất trên eTax", ["dvc p5"]),  # what it is done with is no topic
    ("giúp bác Tư làm lại VNeID vì đổi sim", ["vneid p1"]),  # nor is the reason
    ("3 cụ cài VNeID, 2 cụ xong, 1 cụ thiếu căn cước", ["vneid p3 x2"]),  # nor what is lacking
    ("lớp bình dân học vụ số 30 người, nội dung quét QR", ["hoc-bdhvs p30 (class)"]),
    (
        "họp thôn tuyên truyền lừa đảo 50 người, sau họp giúp 4 người cài VNeID",
        ["an-toan p50 (propaganda)", "vneid p4"],
    ),
    ("bà Lê bị kẻ gian bảo nộp phạt nguội, em giải thích cho bà", ["an-toan p1"]),
    ("tạo mã QR truy xuất nguồn gốc cho 6 hộ trồng cam", ["ban-hang h6"]),
    ("nộp mười hai hồ sơ khai sinh", ["dvc f12"]),
    ("giúp 4 bà bán hàng rong tạo mã nhận tiền", ["thanh-toan p4"]),
]

NUMBERS = [
    ("giúp 4 chú kê khai thuế, doanh thu hai trăm triệu", ["hkd p4"]),
    ("Cả buổi: 9 người\n• 5 người: tra phạt nguội\n• 4 người: đăng ký tạm trú", ["cu-tru p4", "giao-thong p5"]),
    ("1. Kích hoạt mức 2: 21 người, xong 18\n2. Chữ ký số: 13 người", ["ky-so p13", "vneid p21 x18"]),
    ("thôn 3: 10 người vneid, xong 8. Thôn 4: 7 người vneid, xong 3.", ["vneid p10 x8 @thôn 3", "vneid p7 x3 @thôn 4"]),
    ("hướng dẫn 12 hộ kê khai thuế, hoàn thành 9/12", ["hkd h12 x9"]),
    ("hỗ trợ 20 lượt (VNeID: 12; chữ ký số: 8)", ["ky-so v8", "vneid v12"]),
    ("Số lượt hỗ trợ: 12\nNội dung: cài VNeID\nHoàn thành: 9", ["vneid v12 x9"]),
    ("1 | VNeID | 6\n2 | Chữ ký số | 4", ["ky-so p4", "vneid p6"]),
    ("VNeID 6/8, zalo 3/3", ["mxh p3 x3", "vneid p8 x6"]),
    ("giúp 7 người: vneid (3), etax (2), zalo (2)", ["hkd p2", "mxh p2", "vneid p3"]),
    ("hôm nay giúp được: VNeID - 4, DVC - 2", ["dvc p2", "vneid p4"]),
    ("9 người mức 2, 5 người zalo. 4 người mức 2 bị lỗi, còn lại ok", ["mxh p5 x5", "vneid p9 x5"]),
    ("gia đình chị Hồng gồm 4 người tích hợp BHYT vào VNeID", ["vneid p4 h1"]),
    ("đăng bán giúp anh Thọ 3 sản phẩm lên Shopee", ["ban-hang p1"]),
]


@pytest.mark.parametrize(("text", "entries"), [*ENDS, *PLACES, *PEOPLE, *TOPICS, *NUMBERS])
def test_a_rule(text: str, entries: list[str]) -> None:
    assert told(text) == sorted(entries)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ngày hai mươi ba tổ giúp 5 cụ cài VNeID", [None]),  # ahead this month, so the month before
        ("hôm nay thứ sáu giúp 5 cụ cài VNeID", [TODAY]),
        ("buổi thứ hai của lớp có 20 người học quét QR", [TODAY]),
        ("giúp 5 cụ xem lương hưu tháng này", [TODAY]),
        ("3 bà cài Zalo. Hôm qua 4 bà cài VNeID", [TODAY, date(2026, 11, 19)]),
    ],
)
def test_days(text: str, days: list[date | None]) -> None:
    found = [e.held_on for e in read_log(text, TODAY).entries]
    assert found == [day or date(2026, 10, 23) for day in days]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Em qua xem giúp bác Lộc cái điện thoại với, bác gọi hai lần rồi", ORDER),
        ("đổi giùm em 5 người thành 7 người nhé", CORRECTION),
        ("tin lúc nãy em ghi 5 người, đúng ra là 6", CORRECTION),
        ("anh ơi xóa dòng zalo 4 người đi, bị trùng", DELETION),
        ("Báo tỉnh đưa tin 200 người bị lừa đảo qua mạng", OTHER),
        ("Cảm ơn tổ đã cài VNeID cho mẹ em", OTHER),
        ("để mốt tui qua chỉ mấy dì mua hàng trên mạng", PLAN),
        ("nộp hồ sơ cho 2 người mà cứ báo đang xử lý, có sao không", QUESTION),
    ],
)
def test_what_is_no_log(text: str, intent: str) -> None:
    assert read_log(text, TODAY).intent == intent


@pytest.mark.parametrize("tail", ["Em cảm ơn ạ", "Trân trọng!", "💪"])
def test_thanks_and_pictures_change_nothing(tail: str) -> None:
    assert told(f"📢 thôn 3: 5 người cài VNeID. {tail}") == ["vneid p5 @thôn 3"]


def test_exclamations_in_dialect_ask_nothing() -> None:
    assert told("rứa là tui bày 4 mệ gọi zalo, mệ mô cũng gọi được") == ["mxh p4 x4"]
