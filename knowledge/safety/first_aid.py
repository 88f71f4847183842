"""Hears that somebody is losing money right now; safety outranks search.

The rules look for something already done (đã chuyển, lỡ đọc mã, lỡ bấm) or being done
under pressure; a question about how a trick works is left to search.
"""

from __future__ import annotations

import re

from knowledge.language.text import syllables, untelex

JUST_SCAMMED = "an-toan-vua-bi-lua"
BAD_APP = "an-toan-app-la-apk"

_DONE = r"\b(da|lo|vua|moi|troi|tro|lo tay|nho|xong|roi|mat)\b"
_APP = re.compile(
    rf"{_DONE}[\w ]{{0,30}}\b(cai|tai|bam|an|nhan|mo)\b[\w ]{{0,24}}\b(apk|app la|ung dung la|link la|app gia"
    r"|phan mem la|link cua no|cai link|duong link)\b"
    r"|\b(may|dien thoai|dt)\b[\w ]{0,16}\b(bi dieu khien|tu chay|tu bam|bi chiem quyen|tu nhay)\b"
)
_MONEY = re.compile(
    rf"{_DONE}[\w ]{{0,24}}\b(chuyen|ck|gui|nop|dong|bam gui)\b[\w ]{{0,24}}\b(tien|khoan|trieu|tr|k|nghin|ngan|dong)\b"
    r"[\w ]{0,60}\b(lua|gia|ke gian|no chan|bi chan|khong lien lac|mat hut|cong an gia|chan so|chan zalo|no bien mat)\b"
    r"|\b(vua|moi|da|tui|toi|con|me|bo|em|ba|ong|minh|bac)\b[\w ]{0,12}\bbi (no |chung no |tui no |nguoi ta )?"
    r"lua\b[\w ]{0,40}\b(tien|trieu|tr|mat|chuyen|roi|ngan hang|tai khoan)\b"
    rf"|{_DONE}[\w ]{{0,20}}\b(doc|dua|cho|noi|gui|nhap|khai)\b[\w ]{{0,20}}\b(otp|ma so|ma xac|ma 6 so|mat khau|so the|cvv)\b"
    r"[\w ]{0,40}\b(cho|no|nguoi la|chung|ho|roi|nguoi ta)\b"
    r"|\bmat (het |sach |sach bach )?tien\b[\w ]{0,40}\b(lua|tai khoan|roi|trong the|trong nick)\b"
    r"|(?<!bao )\btien trong (tai khoan|the|tk)\b[\w ]{0,20}\b(mat|bi tru|bien mat|bay|het sach|boc hoi)\b"
    r"|(?<!bao )(?<!noi )\btai khoan\b[\w ]{0,12}\bbi tru\b[\w ]{0,20}\b(tien|sach|het)\b"
    r"|\bdang (bi|bat|ep|doi|duoc)\b[\w ]{0,30}\b(lua|chuyen tien|chuyen khoan|doc ma|doc otp)\b[\w ]{0,20}\b(ngay|gap|bay gio|luc nay|lien)\b"
)


def emergency(text: str) -> str:
    """The id of the first-aid article that must come first, or "" when nothing is burning."""
    typed = syllables(text)
    for tokens in (typed, [untelex(t) for t in typed]):
        said = " ".join(tokens)
        if _APP.search(said):
            return BAD_APP
        if _MONEY.search(said):
            return JUST_SCAMMED
    return ""
