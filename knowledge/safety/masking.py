"""Masks what identifies or robs a person, before anything is stored or logged.

Amounts, dates, hotlines and short codes stay readable; long digit runs do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEP = r"[ .\-–_]?"
_WIDE = r"(?: ?[.\-–_)] ?| )?"  # "0912 - 345 - 678", "(0912) 345 678"
_ALONE, _END = r"(?<!\d)", r"(?!\d)"
_NAMES = r"(?:mật khẩu|mat khau|passcode|password|pass|mk|mã pin|ma pin|pin)"
_CODE = (
    r"(?:otp|mã xác (?:nhận|thực)|ma xac (?:nhan|thuc)|mã số gửi về|mã gửi về|mã là|ma la|code|m[ãa](?=\W{0,3}\d{4}))"
    r"(?:[^\d\]]{0,20}?\b\d (?:chữ )?(?:số|so)\b)?"
)
_DAY = r"(?:(?:0?[1-9]|[12]\d|3[01])[.\-](?:0?[1-9]|1[0-2])[.\-](?:19|20)\d\d|20\d\d-[01]\d-[0-3]\d)"
_NO_DAY = rf"(?!{_DAY} (?:{_DAY}|\d{{1,2}} ?[:hg]))"  # "05-12-2026 08:30"
_HOTLINE = re.compile(r"^1[89]00\d{4,6}$")

# (kind, pattern, what stands in its place); earlier patterns win.
_PATTERNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "email",
        re.compile(r"[\w.+-]{1,64} ?@ ?[\w-]{1,63}(?:(?:\.[\w-]+)+| ?\. ?(?:com|vn|net|org)\b)+"),
        "[địa chỉ thư]",
    ),
    (
        "password",
        re.compile(
            rf"(?i)(\b{_NAMES}(?: \w+){{0,3}} (?:là|la)\s*:?\s*|\b{_NAMES}\s*[:=]\s*)(?=\S{{4}})(\S*\d\S*)"
            # Without "là" only what looks like nothing else: "pass hoa1970", "mã pin 1234".
            rf"|(\b{_NAMES} )(?!1[89]00|\d+ ?mah)(?:\d{{4,8}}{_END}|(?=\S*\d\S*\d)(?=\S*[^\W\d_])[\w@#$%&*!.+-]{{6,}})"
        ),
        r"\1\3[mật khẩu]",
    ),
    ("code", re.compile(rf"(?i)(\b{_CODE}[^\d\]]{{0,20}}?){_ALONE}(\d{_SEP}){{3,7}}\d{_END}"), r"\1[mã bí mật]"),
    ("code", re.compile(rf"(?i){_ALONE}(?:\d{_SEP}){{3,7}}\d{_END}(?= (?:là|la) (?:mã|ma|otp)\b)"), "[mã bí mật]"),
    # A card never starts with 0 and is longer than any phone, so that no phone is found inside it.
    ("card", re.compile(rf"(?<!\d)(?<!\d[ .\-–_])[1-9](?:{_SEP}\d){{12,18}}{_END}"), "[số thẻ, tài khoản]"),
    ("id_number", re.compile(rf"{_ALONE}{_NO_DAY}0(?:{_WIDE}\d){{11}}{_END}"), "[số căn cước]"),
    (
        "phone",
        re.compile(rf"{_ALONE}{_NO_DAY}(?:\(?\+?84\)?|\(?0){_WIDE}[235789](?:{_WIDE}\d){{8,9}}{_END}"),
        "[số điện thoại]",
    ),
    ("card", re.compile(rf"{_ALONE}\d(?:{_SEP}\d){{8,18}}{_END}"), "[số thẻ, tài khoản]"),
)
# 1.000.000 and 20 000 000 are money, 50.000-100.000 a span of it, 2026-11-21 a day,
# 2025 2026 2027 are years and H41.24-261121-0001 is the code of a file that a person asks about.
_SUM = r"\d{1,3}(?:\.\d{3})+"
_HARMLESS = re.compile(
    rf"^(?:\d{{1,3}}(?:[ .]\d{{3}}){{1,3}}|{_SUM}[ \-–]{_SUM}|{_DAY}(?:[ \-–](?:{_DAY}|\d{{1,2}}))?"
    r"|(?:19|20)\d\d(?:[ \-–](?:19|20)\d\d)+|\d{2}(?:\.\d{2}){0,2}-\d{6}(?:-\d{4})?)$"
)
_UNIT = re.compile(r"^\s*(đ\b|đồng|d\b|dong|vnd|vnđ|triệu|trieu|tỷ|ty\b)", re.I)
_LONGEST_SUM = 13


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
            in_money = len(digits) <= _LONGEST_SUM and _UNIT.match(found.string[found.end() :])
            if kind == "card" and (in_money or _HARMLESS.match(found.group())):
                return found.group()
            if kind != "password" and _HOTLINE.match(digits):
                return found.group()
            kinds.append(kind)
            return found.expand(instead)

        text = pattern.sub(hide, text)
    return Masked(text, tuple(dict.fromkeys(kinds)))
