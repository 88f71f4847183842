"""Masks what identifies or robs a person, before anything is stored or logged.

Amounts, dates, hotlines and short codes stay readable; long digit runs do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEP = r"[ .\-]?"
_NOT_DIGIT_BEFORE, _NOT_DIGIT_AFTER = r"(?<![\d])", r"(?![\d])"
_NAMES = r"(?:mật khẩu|mat khau|passcode|password|pass|mk|mã pin|ma pin|pin)"
_CODE = r"(?:otp|mã xác (?:nhận|thực)|ma xac (?:nhan|thuc)|mã số gửi về|mã gửi về|mã là|ma la|code)"
_HOTLINE = re.compile(r"^1[89]00\d{4,6}$")

# (kind, pattern, what stands in its place); earlier patterns win.
_PATTERNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[địa chỉ thư]"),
    (
        "password",
        re.compile(rf"(?i)(\b{_NAMES}(?: \w+){{0,3}} (?:là|la)\s*:?\s*|\b{_NAMES}\s*[:=]\s*)(\S*\d\S*)"),
        r"\1[mật khẩu]",
    ),
    ("code", re.compile(rf"(?i)(\b{_CODE}\D{{0,20}}?)(?<!\d)(\d{_SEP}){{3,7}}\d(?!\d)"), r"\1[mã bí mật]"),
    (
        "phone",
        re.compile(rf"{_NOT_DIGIT_BEFORE}(?:\(?\+?84\)?|0){_SEP}[235789](?:{_SEP}\d){{8,9}}{_NOT_DIGIT_AFTER}"),
        "[số điện thoại]",
    ),
    ("id_number", re.compile(rf"{_NOT_DIGIT_BEFORE}0\d{_SEP}\d(?:{_SEP}\d){{9}}{_NOT_DIGIT_AFTER}"), "[số căn cước]"),
    ("card", re.compile(rf"{_NOT_DIGIT_BEFORE}\d(?:{_SEP}\d){{8,18}}{_NOT_DIGIT_AFTER}"), "[số thẻ, tài khoản]"),
)
# 1.000.000 and 20 000 000 are money, 21/11/2026 and 2026-11-21 are days.
_MONEY = re.compile(r"^\d{1,3}([ .]\d{3})+$")
_DATE = re.compile(r"^(\d{1,2}[.\-]\d{1,2}[.\-]\d{4}|\d{4}-\d{2}-\d{2})$")
_UNIT = re.compile(r"^\s*(đ\b|đồng|d\b|dong|vnd|vnđ|triệu|trieu|tỷ|ty\b)", re.I)


@dataclass(frozen=True, slots=True)
class Masked:
    """The text without its secrets, and the kinds that were found ("id_number", "phone"...)."""

    text: str
    kinds: tuple[str, ...]


def mask(text: str) -> Masked:
    """Masks ID, phone, card and account numbers, one-time codes, passwords and e-mails."""
    kinds: list[str] = []
    for kind, pattern, instead in _PATTERNS:

        def hide(found: re.Match[str], kind: str = kind, instead: str = instead) -> str:
            digits = re.sub(r"\D", "", found.group())
            harmless = kind == "card" and (
                _MONEY.match(found.group()) or _DATE.match(found.group()) or _UNIT.match(found.string[found.end() :])
            )
            if harmless or _HOTLINE.match(digits):
                return found.group()
            kinds.append(kind)
            return found.expand(instead)

        text = pattern.sub(hide, text)
    return Masked(text, tuple(dict.fromkeys(kinds)))
