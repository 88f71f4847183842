"""Requests that no article may answer, however near it lies: doing it for somebody, breaking in.

Rules, because a threshold cannot tell "trả tiền điện" from "trả giùm tôi tiền điện".
"""

from __future__ import annotations

import re

from knowledge.language.text import syllables

_DO = (
    "lam|nop|tra|chuyen|dang ky|xem|tra cuu|kiem tra|mo|lay|nhap|dang nhap|mua|goi|viet|dien|khai|dat|nhan|tai|gui"
    "|dong|thanh toan"
)
_FOR = "giup|gium|dum|(?<!vo )(?<!chu )(?<!so )ho|thay|jup"
_ME = "toi|tui|tao|em|minh|con|chau|bac|ba|ong|me|bo|anh|chi|co|chu|mk|nha toi"
# "làm sao", "ở đâu", "được không": the person asks how, and may do it with their own hands.
_ASKS_HOW = re.compile(
    r"\b(sao|rang|the nao|nhu nao|ntn|cach|o dau|o mo|dau|can gi|mang gi|bao lau|la gi"
    r"|(duoc|dc) (khong|ko|k|hong|hok|chang|chua))\b"
)
_DO_IT_FOR_ME = re.compile(
    rf"^((chau|ban|bot|oi|o|e|nho|con|em|may|da|a|hay|thoi) )*"
    rf"({_DO})\b( \w+){{0,3}} ({_FOR})( cho| luon)? ({_ME})\b"
)
_BREAK_IN = re.compile(
    r"(?<!bi )(?<!chong )(?<!so )\b(hack|be khoa|doc trom|xem trom|theo doi|dinh vi)\b(?! nguoc)[\w ]{0,20}"
    r"\b(zalo|facebook|fb|vneid|tai khoan|tin nhan|wifi|mat khau|dien thoai|vo|chong|nguoi yeu|con|nguoi khac)\b"
)


NOT_FOR_YOU, NOT_YOURS = "not_for_you", "not_yours"


def refusal(text: str) -> str:
    """Why a request must be refused: to act in somebody's place, to get into what is not one's own; or ""."""
    said = " ".join(syllables(text))
    if _BREAK_IN.search(said):
        return NOT_YOURS
    return NOT_FOR_YOU if _DO_IT_FOR_ME.match(said) and not _ASKS_HOW.search(said) else ""
