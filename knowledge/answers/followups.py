"""Hears a question that only makes sense about the article just read, such as "bao lâu?"."""

from __future__ import annotations

import re

from knowledge.language.text import syllables

# Asked in this order: "bao nhiêu ngày" is about time although it begins like money.
_FIELDS = {
    "duration": r"bao lau|may (ngay|hom|tuan|thang|gio|bua)|bao nhieu (ngay|lau|thang)|khi (nao|mo)|bao gio"
    r"|lau (khong|ko|k|hong)|mau khong",
    "prepare": r"giay to|(mang|dem|cam|chuan bi|can)( theo| san)? (gi|chi|nhung gi|cai gi|giay|nhung giay)"
    r"|can (mang|dem|cam|chuan bi|co)",
    "fee": r"bao nhieu( tien)?|le phi|phi|(mat|ton|het|nop|dong|tra) tien|nhieu tien|may tien|may dong|mien phi|gia",
    "contact": r"(goi|hoi|lien he|gap) (cho |voi )?(ai|so|dau)|so dien thoai|duong day nong|tong dai",
    "where": r"(o|toi|den|ra|cho) (dau|mo|cho nao|cho mo|noi nao)|dau|cho nao|noi nao|cua nao|co quan nao",
    "more": r"xem them|noi (ky|ro)|chi tiet|ky hon",
}
# Asked in one breath with the procedure, these two are answered on top of the card; narrower words
# than above, because "phí", "giá" and "mất tiền" stand in many questions about something else.
_NAMED = {
    "duration": re.compile(r"\b(bao lau|may (ngay|hom|tuan)|bao nhieu (ngay|lau)|lau (khong|ko|k|hong)|mau khong)\b"),
    "fee": re.compile(
        r"\b(bao nhieu tien|le phi|(mat|ton|het) (bao nhieu|tien (khong|ko|k|hong))|phi bao nhieu|may tien)\b"
    ),
}
_PATTERNS = {name: re.compile(rf"\b({pattern})\b") for name, pattern in _FIELDS.items()}
# What may stand around the key words without naming a subject of its own.
_FILLERS = frozenset(
    [
        "a",
        "ah",
        "ai",
        "bac",
        "ban",
        "bao",
        "bay",
        "bua",
        "bot",
        "can",
        "chau",
        "che",
        "chi",
        "cho",
        "chu",
        "chua",
        "cai",
        "cho",
        "co",
        "con",
        "cu",
        "cua",
        "da",
        "dang",
        "day",
        "de",
        "dem",
        "den",
        "di",
        "do",
        "dong",
        "duoc",
        "duong",
        "em",
        "gi",
        "giup",
        "giay",
        "gio",
        "ha",
        "hay",
        "he",
        "het",
        "hen",
        "hoi",
        "hom",
        "hon",
        "hong",
        "k",
        "ket",
        "khi",
        "kia",
        "ko",
        "khong",
        "ky",
        "la",
        "lam",
        "lai",
        "lau",
        "le",
        "len",
        "luon",
        "ma",
        "mang",
        "mat",
        "may",
        "me",
        "mo",
        "moi",
        "mot",
        "muon",
        "nao",
        "nay",
        "nen",
        "nhe",
        "nhi",
        "nhieu",
        "nhu",
        "nhung",
        "ni",
        "nop",
        "no",
        "noi",
        "nua",
        "nha",
        "o",
        "oi",
        "ong",
        "ba",
        "phai",
        "phi",
        "qua",
        "ra",
        "ro",
        "roi",
        "rua",
        "sao",
        "so",
        "song",
        "ta",
        "tat",
        "te",
        "the",
        "them",
        "theo",
        "thi",
        "thu",
        "tien",
        "to",
        "toi",
        "ton",
        "tot",
        "tra",
        "tu",
        "tui",
        "tuc",
        "u",
        "va",
        "vay",
        "vay",
        "vi",
        "viec",
        "vo",
        "voi",
        "xin",
        "xong",
        "xem",
    ]
)
_LONGEST = 12
# Made of filler words only, and yet subjects: kết hôn, sổ đỏ, thẻ, mất tiền, mất giấy tờ, mất sóng.
_SUBJECTS = re.compile(
    r"\b((ket|ly) hon|so do|(mat|mo|lam|doi) the(?! (nao|gi))|mat song|mat (giay to|so)"
    r"|mat (het )?tien(?= (roi|het|oan)|$)|mat (het|sach) tien)\b|^((toi|tui|con) )?(tra|dong|nop) tien$"
)


def named_field(text: str) -> str:
    """The field that a full question asks about ("đăng ký tạm trú mất bao lâu" -> "duration"), or ""."""
    said = " ".join(syllables(text))
    return next((name for name, pattern in _NAMED.items() if pattern.search(said)), "")


def asked_field(text: str) -> str:
    """The field that a short text asks about ("fee", "where"...), or "" when it is a question of its own."""
    tokens = syllables(text)
    if len(tokens) > _LONGEST:
        return ""
    said = " ".join(tokens)
    if _SUBJECTS.search(said):
        return ""
    for name, pattern in _PATTERNS.items():
        if found := pattern.search(said):
            around = f"{said[: found.start()]} {said[found.end() :]}".split()
            return name if _FILLERS.issuperset(around) else ""
    return ""
