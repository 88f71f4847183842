"""Requests that no article may answer, however near it lies: acting for somebody, breaking in, forging,
other people's data, doses of medicine, opinions on politics.

Rules, because a threshold cannot tell "trả tiền điện" from "trả giùm tôi tiền điện". Each is tested one by one.
"""

from __future__ import annotations

import re

from knowledge.language.text import syllables

NOT_FOR_YOU, NOT_YOURS, FORGED, SOMEBODY, DOSE, OPINION, NOTHING = (
    "not_for_you",
    "not_yours",
    "forged",
    "somebody",
    "dose",
    "opinion",
    "nothing",
)

_DO = (
    "lam|nop|tra|chuyen|dang ky|xem|tra cuu|kiem tra|mo|lay|nhap|dang nhap|mua|goi|viet|dien|khai|dat|nhan|tai|gui"
    "|dong|thanh toan"
)
_FOR = "giup|gium|dum|(?<!vo )(?<!chu )(?<!so )(?<!ung )ho|jup"
# "Làm hộ bố mẹ" is said by a child who does it; "làm hộ bác" by somebody who wants it done.
_I = "toi|tui|tao|em|minh|con|chau|bac|mk|nha toi"
_ME = f"{_I}|ba|anh|chi|co|chu"
# "làm sao", "ở đâu", "được không": the person asks how, and may do it with their own hands.
_ASKS_HOW = re.compile(
    r"\b(sao|rang|the nao|nhu nao|ntn|cach|o dau|o mo|dau|can gi|mang gi|bao lau|la gi"
    r"|(duoc|dc) (khong|ko|k|hong|hok|chang|chua))\b"
)
# What a person wants to know about a trick, or of what is theirs, is no request to do it.
_ABOUT_IT = re.compile(
    r"\b(bi (\w+ ){0,3}(hack|lam gia|gia mao|danh cap)|bi (nguoi|ke|dua|no|ai)|nguoi ta (lam|dung|lay)"
    r"|chong hack|so hack|phat hien|nhan biet|nhan ra|phan biet|to cao|to giac|bao cong an|co bi phat"
    r"|phat bao nhieu|bi phat|lua dao|co that khong|that hay gia|gia hay that|khach|nguoi mua|ke gian"
    r"|lan truoc|bua truoc|thang truoc|hom truoc|xem lai|coi lai)\b"
)
_PEOPLE = (
    "vo|chong|ck|vk|nguoi yeu|ng iu|ban trai|ban gai|hang xom|con dau|con re|nguoi khac|nguoi ta|ong ay"
    "|ba ay|thang|con do"
)
_PAPERS = (
    "giay|so do|bang|chung chi|con dau|dau do|can cuoc|cccd|ho khau|giay kham|hoa don|hop dong|chu ky"
    "|hoc ba|so diem|bien lai"
)
_POLITICS = (
    "chinh tri|dang cong san|dang|chu tich nuoc|tong bi thu|thu tuong|chinh phu|che do|lanh dao|quoc hoi"
    "|da dang|nha nuoc ta"
)
_THING = "zalo|facebook|fb|vneid|tai khoan|tin nhan|tn|wifi|mat khau|dien thoai|diem|so lien lac"
_OWNED = "so (?:dien thoai|dt|may|tai khoan)|bien so(?: xe)?|tai khoan|so nay|bien nay"
_PRIVATE = "so dien thoai|so dt|sdt|dia chi|so can cuoc|so tai khoan|cho o"
_TITLE = "ong|ba|anh|chi|co|chu|thang|chu tich"

# (reason, pattern, whether a question about the thing is spared)
_RULES: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    (
        NOT_YOURS,
        re.compile(
            r"\b(hack|be khoa|doc trom|xem trom|nghe len|do mat khau)\b(?! nguoc)[\w ]{0,20}"
            rf"\b({_THING}|{_PEOPLE}|con)\b"
            rf"|\b(theo doi|dinh vi)\b[\w ]{{0,20}}\b({_PEOPLE})\b"
        ),
        True,
    ),
    (
        FORGED,
        re.compile(
            rf"\b(lam gia|photoshop|pts|chinh sua anh|cao sua|tay xoa)\b[\w ]{{0,24}}\b({_PAPERS})\b"
            rf"|\b(lam|mua|dat|kiem|xin)( \w+){{0,2}} ({_PAPERS})( \w+){{0,3}} gia\b"
            r"(?! (dinh|han|tri|re|ca|tien|bao|dat|nha|tren))"
            r"|\bsua (diem|hoc ba|ngay tren giay)\b"
        ),
        True,
    ),
    (
        SOMEBODY,
        re.compile(
            rf"\b({_OWNED})( nay)?( \w+){{0,2}} (la cua ai|ai dung ten|chu la ai|chinh chu la ai)\b"
            rf"|\b({_OWNED})( nay)? cua ai( vay| the| rua| dzay| a)?$"
            rf"|\b(xin|cho|tim|coi|xem|tra)\b[\w ]{{0,14}}\b({_PRIVATE})[\w ]{{0,16}} cua ({_TITLE}|{_PEOPLE})\b"
            rf"(?! (xa|thon|can bo))|\b(coi|xem|tra|tim)( \w+)? (dum|gium|giup|ho)\b[\w ]{{0,12}}\b({_PEOPLE})\b"
            r"[\w ]{0,40}\b(o dau|o mo|voi ai)\b"
        ),
        True,
    ),
    (
        DOSE,
        re.compile(
            r"\b(uong|tiem|chich|dung|truyen)\b[\w ]{0,24}\b(may|bao nhieu) (vien|lieu|giot|goi|mg|ml|thia)\b"
            r"|\b(lieu (dung|luong)|qua lieu|(uong|dung|mua|boi) (thuoc|khang sinh) (gi|chi|nao|loai nao))\b"
            r"|\bthuoc (gi|nao|chi) (tri|chua|het|cho|thi)\b"
        ),
        True,
    ),
    (
        OPINION,
        re.compile(
            rf"\b({_POLITICS})\b[\w ]{{0,30}}"
            r"\b(nghi sao|nghi gi|tot khong|gioi khong|dung hay sai|tham nhung|lat do|doc tai|bat tai)\b"
            rf"|\b(nghi sao|nghi gi|y kien|binh luan|nhan xet)\b[\w ]{{0,20}}\b({_POLITICS})\b"
            r"|\b(nen )?(bau|bo phieu) cho (ai|ong nao|nguoi nao)\b"
        ),
        False,
    ),
    (NOTHING, re.compile(r"^(alo+|a lo|hi+|hello|chao|ok|oke|test|hm+|u|uh|e|oi|vang|da)$"), False),
)
_DO_IT_FOR_ME = re.compile(
    r"^((chau|ban|bot|oi|o|e|nho|con|em|may|da|a|hay|thoi) )*"
    rf"({_DO})\b( \w+){{0,3}} (({_FOR})( cho| luon)? ({_ME})|thay( cho| luon)? ({_I}))\b"
)


def refusal(text: str) -> str:
    """Why a request must be refused, as the name of a sentence in [ask] of vi.toml; "" for one that need not."""
    said = " ".join(syllables(text))
    about_it = bool(_ABOUT_IT.search(said))
    for reason, pattern, spares_questions in _RULES:
        if pattern.search(said) and not (spares_questions and about_it):
            return reason
    return NOT_FOR_YOU if _DO_IT_FOR_ME.match(said) and not _ASKS_HOW.search(said) else ""
