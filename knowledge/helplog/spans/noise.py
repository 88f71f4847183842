"""Numbers that count nothing: times, ages, sums of money, "lớp 9A", "tổ 4"; found before anything is counted."""

from __future__ import annotations

import re

from knowledge.helplog.spans.team import SOME, TEAM

_HOUR = r"\d{1,2}(?:\s?(?:h|g|gio)\s?(?:\d{2}|ruoi)?|:\d{2})"
_WORDS = r"(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|mười một|muoi mot|muoi hai)"
_TITLES = ("anh", "chi", "bac", "chu", "co", "ong", "ba", "cu", "di")
_NO_TITLE = "".join(f"(?<!{title} )" for title in _TITLES)  # "bác Minh với bác Oanh" are two who were helped
_NOT_COUNTED = (
    r"(?!\s?(?:nguoi|ng|ba con|cu|ho(?! tro)|bac|luot|cong dan|hoc vien|hoi vien|doan vien|phu huynh|chi|em|ong|nha)\b)"
)
_RULES = (
    r"\b(?:cccd|cmnd|can cuoc|the|stk|tai khoan) (?:so )?\[so [^\]]*\]",
    r"\[(?:so|ma|mat)[^\]]*\]",  # what masking put in place of a personal number
    (
        rf"(?:tu |luc |hoi |vao )?{_HOUR}\b(?!\w)(?:\s?(?:-|–|den|toi)\s?{_HOUR}\b)?(?: (?:sang|"
        rf"trua|chieu|toi|dem|khuya))?(?! nguoi)"
    ),
    rf"(?:tu |luc |hoi |vao )?{_WORDS} gio(?: ruoi| kem \w+)?(?: (?:sang|trua|chieu|toi|dem))?\b",
    (
        r"\d+\s?(?:phut|p|tieng|tieng dong ho|giay|ngay|tuan|thang|nam|buoi|lan|km|cay so|m|gb|"
        r"mb)\b(?!\s?(?:ba con|nguoi|cu|bac))"
    ),
    rf"{_WORDS} (?:phut|tieng|tieng dong ho|lan|tuan|thang|cay so)\b(?: ruoi)?",
    r"nua (?:tieng|ngay|buoi)\b",
    r"(?:tren |duoi |ngoai |hon |gan |tu )?\d{2,3}(?:\s?(?:-|den)\s?\d{2,3})?\s?(?:tuoi|t|tuoi tro len)\b",
    r"(?:tren |duoi |ngoai |hon |gan )?(?:(?:nam|sau|bay|tam|chin) (?:muoi|chuc)(?: \w+)?) tuoi\b",
    r"\d[\d.,]*\s?(?:k|nghin dong|ngan dong|trieu|tr|dong(?! chi)|vnd|d|ty)\b",
    r"\d[\d.,]*\s?%",
    r"(?:cao |lon )?tuoi (?:nhat|tu|la|nhat la|ngoai|da|moi)? ?\d{2,3}(?:\s?(?:-|den|toi)\s?\d{2,3})?\b",
    r"(?:hai|ba|bon|nam|sau|bay|tam|chin) (?:muoi|chuc) (?:may|hon|ngoai|\w+) tuoi\b",
    r"\bto cong tac(?: so)? \d+",
    r"\b(?:cu|ong|ba|nguoi) (?:gia|lon|cao) nhat (?:la )?\d{2,3}\b",
    (
        r"\b(?:cap|lop|khoi lop|khoa|bai|phan|dot|dot|quy|hoc ky|ky|ban so|phien ban|phong|"
        r"quoc lo|ql|tinh lo|(?<!ngan )(?<!ban )(?<!mua )hang|loai|android|ios|iphone|windows|chuong|version|chi thi|"
        r"nghi quyet|lan thu|buoi|tiet|toa|so thu tu|stt|thang|nam|tuan|tuan thu|hinh|"
        r"mau)\s?\d+\w?\b" + _NOT_COUNTED
    ),
    r"\b(?:quyet dinh|ke hoach|cong van|de an|qd|kh)(?: so)? ?\d[\w/-]*",
    r"(?<!chuyen )\b(?:to|nhom|doi|chi hoi|doan|team)(?: so)? \d{1,2}\b" + _NOT_COUNTED,
    r"\b\d+ (?:cuoc|buoi|tin|bai|dot|diem|chuyen)\b",
    (
        _NO_TITLE + r"\b(?:e|em|tui|toi|minh|chau|con|tao|ad|tui em) (?:voi|va|cung|vs|di cung) (?:a|c|e|anh|"
        r"chi|ban|co|chu|bac|em|eng|thay|o|di|ong|cu|mu|me|thim|mo|cau) \w+"
    ),
    r"\b(?:to truong|truong thon|truong xom|bi thu|chi hoi truong) \w+",
    (
        r"\b(?:di voi|di vs|cung voi|di cung|phoi hop voi|cung|di chung voi|cua) (?:a|c|anh|chi|"
        r"ban|co|chu|bac|em|eng|thay|o|ong|cu|chau|dong chi|dc) \w+"
    ),
    (
        r"\b(?:nhom|to|team|tui|doi|bon|dam)(?: em| minh| con| tui| chau| e| toi)*(?: gom| co|"
        r" di)? \d+ (?:ban|nguoi|dua|anh em|chi em|thanh vien|anh|chi em)\b"
    ),
    r"\b(?:\d+|hai|ba|bon) (?:dua|anh em|chi em)(?: tui)? (?:e|em|tui|minh)\b",
    r"\b(?:\d+|mot|hai|ba|bon|nam|may|cac|nhieu) (?:thon|xom|lang|ap|khoi)\b(?! ?\d)(?! (?:dan pho )?\d)",
    r"\b(?:anh|chi|eng|ban|chu|co|bac|o) \w+ (?:voi|va|cung|vs) (?:tui|em|minh|toi|e)\b",
    (
        r"\b(?:em|tui|minh|toi|chau|e) ?(?:voi|va|vs|cung|\+) ?(?:\d+|hai|ba|bon|may) (?:ban|nguoi|"
        r"anh em|chi em|dua|anh|chi|dc|dong chi|can bo)\b(?: nua)?(?: (?:doan vien|thanh vien|trong to|cung to))?"
    ),
    r"\b\d+ (?:toi|hom|dem|sang|chieu|trua)\b",
    r"(?:(?<=so )|(?<=gia ))10/10\b",
    r"\bmoi \d+ (?:nguoi|ho|ba con|cu|bac) (?:den|toi|du|di|nhung|ma)\b",
    r"\b\d+ ?(?:do|kg|ha|sao|mau|met|trang|so)\b(?! (?:dan|nguoi))",
    r"\b\d+ (?:trieu|ty|nghin|ngan) ?(?:nguoi|ng)?\b",
    r"\bgoi (?:so )?11\d(?:\s?(?:,|va|hay|hoac)\s?11\d)*\b",
    r"\b(?:1800|1900)\d*\b",
    r"\b(?:buoi|lan|lop|khoa|bai|ky|dot) thu (?:nhat|hai|ba|tu|nam|sau|bay|\d+)\b",
    # who did not come
    r"(?<!tam )\bvang (?:mat )?(?:\d+|mot|hai|ba|bon|nam) (?:nguoi|cu|ba|bac|em|chi|anh|hoc vien|ho)\b",
    r"\bca (?:hai|ba|bon|\d) (?:noi|cho|ben|buoi|ngay|thon|xom|lan)\b",
    r"\bdat 100 ?% (?:so|chi tieu|ke hoach|yeu cau)[^.,;\n]*",
    r"\bchia (?:lam |ra )?(?:\d+|hai|ba|bon) (?:ban|nhom|to|dot|ca|mui|canh)\b",
    r"\b\d{1,2}h\d{0,2}\b",
    r"\b\d+ (?:viec|van de|noi dung|muc|dau viec)\b",
    rf"\b{SOME} (?:san pham|mat hang|bai dang|bai viet|buc anh|tam anh|tam hinh|don hang|mau tin|tin nhan)\b",
    r"(?<!\d )\bnu ?:? ?\d+\b",
    r"\blop (?:truong|pho)(?: \w*\d\w*)?",
    r"\btoan (?:tinh|xa|quoc|huyen)\b",
    r"\b\d+\.\d\b",
    r"\b(?:\d+|hai|ba|bon|nam) (?:nguoi|anh em|chi em|ban) (?:trong to|to em|cua to)\b",
    r"\b\d[gG]\b",
    r"\b\d{1,2}[a-e]\d?\b",
    r"\b\d/\d/20\d\d\b",
)
_EVERY = (*_RULES, *TEAM)
_ALL = [
    re.compile(rf"(?<![\w/])(?:{rule})" if not rule.startswith((r"\[", r"\b")) else rule, re.ASCII) for rule in _EVERY
]


def find_noise(folded: str) -> list[tuple[int, int]]:
    """(start, end) of every stretch of the folded message that must not be counted."""
    return [found.span() for rule in _ALL for found in rule.finditer(folded)]
