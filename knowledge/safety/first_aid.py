"""Hears that somebody is losing money right now; safety outranks search.

The rules look for something already done (đã chuyển, lỡ đọc mã, lỡ bấm) or being done
under pressure; a question about how a trick works is left to search.
"""

from __future__ import annotations

import re

from knowledge.language.text import clean, syllables, untelex

JUST_SCAMMED = "an-toan-vua-bi-lua"
BAD_APP = "an-toan-app-la-apk"

# Folded words; each group is one part of what a person in trouble says.
_DONE = "da|lo|vua|moi|troi|lo tay"
_WHO = "da|vua|moi|tui|toi|con|me|bo|em|ba|ong|minh|bac|mk"
_PAY = "chuyen|ck|gui|nop|dong"
_MONEY = r"tien|khoan|trieu|tr|nghin|ngan|dong|cu|\d+(?:tr|k|cu|trieu)"
# Folded, "giả" looks like "giá" and "gia": it counts only after a name that crooks borrow.
_FAKE = r"gia(?! (?:dinh|han|tri|re|ca|tien|nhap|canh|dung|cam|vang|bao|\d))"
_POSER = "cong an|ngan hang|nguoi|nhan vien|can bo|shipper|shop|app|ung dung|trang|web|thue|dien luc|toa an"
_CROOK = (
    rf"lua|(?:{_POSER}) {_FAKE}|gia (?:mao|danh)|ke gian"
    "|no chan|bi chan|khong lien lac|mat hut|chan so|chan zalo|bien mat"
)
_TELL = "doc|dua|cho|noi"
# The bank and VNeID send codes too, and people type them in: with these words it matters to whom.
_SEND = "gui|nhap|khai"
_OWN_NUMBER = "ho so|thue|dinh danh|bien nhan|bao hiem|bhxh|khach hang|sinh vien"
_CODE = rf"otp|ma so(?! (?:{_OWN_NUMBER}))|ma xac|ma 6 so|mat khau (?:ngan hang|the|app|tai khoan)|so the|cvv"
_TO_WHOM = "cho|no|nguoi la|chung|ho|roi|nguoi ta"
_TO_STRANGER = (
    "cho (?:no|nguoi la|nguoi ta|chung|ho|ke|thang|bon|shipper|shop|cong an|nhan vien|ngan hang|ben kia)"
    "|nguoi la|chung no|link|trang la"
)
_OPEN = "cai|tai|bam|an|nhan|mo|quet"
_BAIT = (
    "apk|app la|ung dung la|phan mem la|link la|ma qr la|link cua no|cai link|duong link"
    rf"|(?:app|ung dung|phan mem) {_FAKE}"
)
_TRICKED = "(?<!so )(?<!hay )(?<!khong )(?<!tranh )bi (?:no |chung no |tui no |nguoi ta )?lua"
_PUSHED = "bi|bat|ep|doi"
_LOST = r"tien(?! (?:dien|nuoc|phi|cuoc|dich vu|tin nhan))|sach|het|\d+ (?:trieu|tr|nghin|ngan|cu)|\d+(?:tr|k|cu)"
_NOW = "ngay|gap|bay gio|luc nay|lien"


def _near(*groups: str, gap: int = 28) -> str:
    """The groups in this order, at most `gap` characters between neighbours."""
    return rf"[\w ]{{0,{gap}}}".join(rf"\b({group})\b" for group in groups)


_SIGNS = (
    (BAD_APP, _near(_DONE, _OPEN, _BAIT)),
    (BAD_APP, _near("may|dien thoai|dt", "bi dieu khien|tu chay|tu bam|bi chiem quyen|tu nhay", gap=16)),
    (JUST_SCAMMED, _near(_DONE, _PAY, _MONEY, _CROOK, gap=40)),
    (JUST_SCAMMED, _near("vua|moi|tui|toi|em|minh|bac|mk", "bi mat|mat", _MONEY, "lua", gap=14)),
    (JUST_SCAMMED, _near(_PAY, "cho (?:ke gian|bon lua|ke lua|tui lua|thang lua|lua dao)", gap=16)),
    (JUST_SCAMMED, _near(_WHO, _TRICKED, f"{_MONEY}|mat|chuyen|roi|xong", gap=14)),
    (JUST_SCAMMED, _near(rf"{_TRICKED}(?: dao)?(?: (?:mat|het|sach|tien))+ roi")),
    (JUST_SCAMMED, _near(_DONE, _TELL, _CODE, _TO_WHOM)),
    (JUST_SCAMMED, _near(_DONE, _SEND, _CODE, _TO_STRANGER)),
    (JUST_SCAMMED, _near(_WHO, "doc|dua", _CODE, "cho (?:no|nguoi la|nguoi ta|chung|ho)", "roi|xong|mat")),
    (JUST_SCAMMED, _near("mat (het |sach |sach bach )?tien", "lua|tai khoan|trong the", gap=40)),
    (JUST_SCAMMED, r"(?<!bao )" + _near("tien trong (tai khoan|the|tk)", "mat|bi tru|bien mat|bay|het sach|boc hoi")),
    # "tin nhắn bảo tài khoản bị trừ tiền" is bait, "tài khoản bị trừ tiền" is a loss.
    (JUST_SCAMMED, r"(?<!bao )(?<!noi )" + _near("tai khoan", "bi tru", _LOST, gap=20)),
    (JUST_SCAMMED, _near("dang", _PUSHED, "lua|chuyen tien|chuyen khoan|doc ma|doc otp", _NOW)),
)
_DESPAIR = re.compile(
    r"\b(tu tu|tu van|tu sat|muon chet|chet (cho|di cho) (xong|roi|nhe)"
    r"|(khong|chang|chan|het) (con )?(muon|thiet|ly do( gi)? de|le) song"
    r"|(uong|cam|lo) (\w+ )?thuoc (sau|chuot|diet co|tru sau)|nhay (cau|song|lau)|song (khong|chang) noi nua)\b"
)
_PATTERNS = tuple((article_id, re.compile(pattern)) for article_id, pattern in _SIGNS)


def despair(text: str) -> bool:
    """Whether somebody speaks of ending a life, which comes before money and before any search."""
    return bool(_DESPAIR.search(" ".join(syllables(clean(text)))))


def emergency(text: str) -> str:
    """The id of the first-aid article that must come first, or "" when nothing is burning."""
    typed = syllables(clean(text))
    for tokens in (typed, [untelex(t) for t in typed]):
        said = " ".join(tokens)
        for article_id, pattern in _PATTERNS:
            if pattern.search(said):
                return article_id
    return ""
