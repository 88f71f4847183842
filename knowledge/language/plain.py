"""Plain-Vietnamese linter: would an older neighbour follow this sentence at first reading?

One table of thresholds, taken from plain-language practice (short sentences, verb first,
everyday words) and from Vietnamese readability work, where sentence and word length
carry most of the signal.
"""

from __future__ import annotations

import re

LIMITS = {
    "sentence_syllables": 30,
    "mean_sentence_syllables": 20,
    "step_characters": 90,
    "steps": 6,
    "card_characters": 600,
    "choices": 5,
    "choice_characters": 20,
    "callback_bytes": 64,
}

SAY_INSTEAD = {
    "truy cập": "vào",
    "thực hiện": "làm",
    "xác thực": "kiểm tra đúng là bác",
    "cung cấp": "đưa, đọc",
    "trực tuyến": "trên mạng",
    "quý khách": "bác",
    "người dùng": "bác",
    "vui lòng": "(bỏ đi)",
    "được yêu cầu": "phải",
    "hệ thống": "máy",
    "click": "bấm",
    "login": "vào",
    "smartphone": "điện thoại thông minh",
    "hotline": "số gọi hỏi",
    "tiến hành": "làm",
    "thao tác": "cách làm",
}

STEP_VERBS = frozenset(
    [
        "ấn",
        "báo",
        "bảo",
        "bấm",
        "bật",
        "bình",
        "bỏ",
        "bớt",
        "cài",
        "cắm",
        "cất",
        "cập",
        "cầm",
        "chặn",
        "chỉ",
        "chọn",
        "chờ",
        "cho",
        "chuyển",
        "chụp",
        "chuẩn",
        "coi",
        "cúp",
        "dán",
        "dành",
        "dặn",
        "dọn",
        "dùng",
        "dừng",
        "đăng",
        "đánh",
        "đặt",
        "đem",
        "đeo",
        "đến",
        "đếm",
        "để",
        "đi",
        "điền",
        "đọc",
        "đóng",
        "đổi",
        "đợi",
        "đối",
        "đưa",
        "đừng",
        "ép",
        "ghé",
        "ghi",
        "ghim",
        "giảm",
        "giơ",
        "giữ",
        "giục",
        "gõ",
        "gọi",
        "gỡ",
        "gửi",
        "hãy",
        "hẹn",
        "hỏi",
        "hít",
        "huỷ",
        "hủy",
        "im",
        "in",
        "kéo",
        "kể",
        "kết",
        "kiểm",
        "ký",
        "khai",
        "khóa",
        "khoá",
        "không",
        "khởi",
        "làm",
        "lắng",
        "lập",
        "lau",
        "lấy",
        "liên",
        "lên",
        "lật",
        "lưu",
        "mang",
        "mở",
        "mời",
        "mua",
        "nạp",
        "nắm",
        "nêu",
        "ngắt",
        "nghe",
        "ngồi",
        "ngừng",
        "nhắc",
        "nhắn",
        "nhấn",
        "nhận",
        "nhìn",
        "nhờ",
        "nhớ",
        "nói",
        "nộp",
        "nối",
        "quay",
        "quét",
        "ra",
        "rà",
        "rút",
        "rửa",
        "sạc",
        "sao",
        "so",
        "sửa",
        "soạn",
        "tách",
        "tải",
        "tạo",
        "tắt",
        "tập",
        "thay",
        "thanh",
        "theo",
        "thêm",
        "thoát",
        "thoái",
        "thu",
        "thử",
        "thỏa",
        "tìm",
        "tính",
        "tin",
        "tra",
        "trả",
        "trình",
        "tránh",
        "trao",
        "treo",
        "trích",
        "tự",
        "từ",
        "úp",
        "ước",
        "ưu",
        "vào",
        "về",
        "viết",
        "vuốt",
        "xác",
        "xem",
        "xin",
        "xóa",
        "xoá",
        "yên",
        "vặn",
        "đứng",
        "thắp",
        "cúi",
        "chia",
        "tham",
        "lùi",
        "dắt",
        "nhập",
        "rời",
        "gạt",
        "chạm",
    ]
)

# The names of buttons and programs are quoted as the phone prints them, so they are not judged.
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_SENTENCE = re.compile(r"(?<=[.!?…:;])\s+|\n+")
_NESTED = re.compile(r"\([^)]*\(")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break and a colon end one too, as a reader pauses there."""
    return [s.strip() for s in _SENTENCE.split(text) if re.search(r"\w", s)]


def complaints(text: str) -> list[str]:
    """What makes a text hard to read, each as a sentence for its writer; [] when it reads well."""
    found = []
    bare = _QUOTED.sub("x", text)
    lengths = [len(s.split()) for s in sentences(bare)]
    for sentence, length in zip(sentences(bare), lengths, strict=True):
        if length > LIMITS["sentence_syllables"]:
            found.append(f"câu dài {length} tiếng (nhiều nhất {LIMITS['sentence_syllables']}): {sentence}")
    if lengths and sum(lengths) / len(lengths) > LIMITS["mean_sentence_syllables"]:
        found.append(f"trung bình mỗi câu quá {LIMITS['mean_sentence_syllables']} tiếng")
    for word, instead in SAY_INSTEAD.items():
        if re.search(rf"(?<!\w){word}(?!\w)", bare.lower()):
            found.append(f'bỏ chữ "{word}", nói: {instead}')
    if _NESTED.search(bare):
        found.append("ngoặc trong ngoặc")
    return found


def step_complaints(step: str) -> list[str]:
    """What keeps one step from being one short action that starts with its verb."""
    found = complaints(step)
    if len(step) > LIMITS["step_characters"]:
        found.append(f"bước dài {len(step)} chữ cái (nhiều nhất {LIMITS['step_characters']})")
    first = re.match(r"\w+", step.lower())
    if not first or first.group() not in STEP_VERBS:
        found.append(f'bước phải bắt đầu bằng một động từ, như "Mở", "Bấm": {step[:30]}')
    return found
