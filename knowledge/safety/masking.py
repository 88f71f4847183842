"""Masks what identifies or robs a person, before anything is stored or logged.

Amounts, dates, hotlines and short codes stay readable; long digit runs do not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DASH = r".\-‐‑–—−·•_"
_SEP = rf"(?:\s?[{_DASH}]\s?|,|\s{{1,3}})?"  # "0912 - 345 - 678", "0912.345 678"
_WIDE = rf"(?:{_SEP}|\) ?|, ?|/)"  # "(0912) 345 678"
_ALONE, _END = r"(?<!\d)", r"(?!\d)"
_NAMES = r"(?:mật khẩu|mat khau|passcode|password|pass|mk|mã pin|ma pin|pin)"
_CODE = (
    r"(?:otp|mã xác (?:nhận|thực)|ma xac (?:nhan|thuc)|mã số gửi về|mã gửi về|mã là|ma la|code|m[ãa](?=\W{0,3}\d{4}))"
    r"(?:[^\d\]]{0,20}?\b\d (?:chữ )?(?:số|so)\b)?"
)
_ACCOUNT = r"(?:stk|số tài khoản|so tai khoan|số tk|so tk|tài khoản|tai khoan|tk|số thẻ|so the)"
_PAPER = (
    r"(?:cmnd|cccd|chứng minh(?: nhân dân| thư)?|chung minh(?: nhan dan| thu)?|căn cước(?: công dân)?"
    r"|can cuoc(?: cong dan)?|số định danh|so dinh danh|hộ chiếu|ho chieu|mã số bảo hiểm|ma so bao hiem)"
)
_LABEL = r"(?: (?:của|cua|tôi|toi|em|con|mình|minh|là|la|số|so|cũ|cu|này|nay|mới|moi))*\W{0,3}"
_DAY = r"(?:(?:0?[1-9]|[12]\d|3[01])[.\-/](?:0?[1-9]|1[0-2])[.\-/](?:19|20)\d\d|20\d\d-[01]\d-[0-3]\d)"
_NO_DAY = rf"(?!{_DAY} (?:{_DAY}|\d{{1,2}} ?[:hg]))"  # "05-12-2026 08:30"
_DIGITS = re.compile(r"(?![0-9])\d")  # full-width and other scripts
# What is known to identify nobody is set aside first, or two hotlines side by side, or a time and
# a day, would read as one long number.
_PHONE_1900 = r"1[89]00[ .]?\d{2,4}(?:[ .]?\d{2,4})?"
_HARMLESS_FIRST = (
    re.compile(rf"(?<!\d)(?<!\d[ {_DASH}]){_PHONE_1900}(?:[ ,;/\-–]+{_PHONE_1900})*(?![ {_DASH}]?\d)"),
    re.compile(r"(?<![\w.])(?:\d{3}\.\d\d\.\d\d\.)?[A-Z]{1,3}\d{0,3}(?:\.\d\d){0,3}-\d{6,8}-\d{3,6}(?!\d)"),
    re.compile(rf"(?<!\d)(?<!\d\d\d[ {_DASH}]){_DAY}(?![ {_DASH}]?\d{{3}})(?!(?:[ {_DASH}]?\d){{7}})(?!\d)"),
)
_TIME = re.compile(r"\d{1,2} ?[hg:] ?\d{0,2}\W*$")  # "8h30 21-11-2026"
_ASIDE = {ord(str(d)): chr(0xFDD0 + d) for d in range(10)}
_BACK = {ord(stand_in): chr(digit) for digit, stand_in in _ASIDE.items()}
# A Vietnamese syllable typed without marks; a password of letters alone seldom is one.
_SYLLABLE = r"(?:ngh|[kgtpcn]h|tr|qu|gi|ng|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?"
_AT = r"(?: ?@ ?| ?[\[(](?:at|a còng)[\])] ?| a còng )"
_DOT = r"(?: ?\. ?| ?[\[(](?:dot|chấm)[\])] ?| chấm )"

_NAMED = re.compile(rf"(?i)\b(?:{_NAMES}|{_ACCOUNT}|{_PAPER})(?:{_LABEL}| \w+ (?:là|la) |\W{{1,3}})$")

# (kind, pattern, what stands in its place); earlier patterns win.
_PATTERNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "email",
        re.compile(rf"(?i)[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:(?:\.[\w-]+)+|{_DOT}(?:com|vn|net|org|edu|gov)\b)+"),
        "[địa chỉ thư]",
    ),
    (
        "password",
        re.compile(
            rf"(?i)(\b{_NAMES}(?: \w+){{0,3}} (?:là|la)\s*:?\s*|\b{_NAMES}\s*[:=]\s*)(?=\S{{4}})"
            rf"(\S*\d\S*|(?!{_SYLLABLE}\b)[a-z@#$%&*!._-]{{6,}}(?![^\W\d_]))"
            # Without "là" only what looks like nothing else: "pass hoa1970", "mã pin 1234".
            rf"|(\b{_NAMES} )(?!1[89]00|\d+ ?mah)(?:\d{{4,8}}{_END}|(?=\S*\d\S*\d)(?=\S*[^\W\d_])[\w@#$%&*!.+-]{{6,}})"
        ),
        r"\1\3[mật khẩu]",
    ),
    (
        "code",
        re.compile(rf"(?i)(\b{_CODE}[^\d\]]{{0,20}}?){_ALONE}(?<!năm )(?<!nam )(?:\d{_SEP}){{3,7}}\d{_END}"),
        r"\1[mã bí mật]",
    ),
    (
        "code",
        re.compile(
            rf"(?i)(?<=\[mã bí mật\])(\W{{1,3}}(?:(?:và|va|rồi|roi|hoặc|hay|với) )?)(?:\d{_SEP}){{3,7}}\d{_END}"
        ),
        r"\1[mã bí mật]",
    ),
    ("code", re.compile(rf"(?i){_ALONE}(?:\d{_SEP}){{3,7}}\d{_END}(?= (?:là|la) (?:mã|ma|otp)\b)"), "[mã bí mật]"),
    # Behind its own name any number counts, even one that looks like money or a hotline.
    ("id_number", re.compile(rf"(?i)(\b{_PAPER}{_LABEL})[A-Z]?\d(?:{_SEP}\d){{6,14}}{_END}"), r"\1[số giấy tờ]"),
    (
        "card",
        re.compile(rf"(?i)(\b{_ACCOUNT}{_LABEL})\d(?:{_SEP}\d){{7,18}}{_END}(?!\s*(?:đ|d|vn|tr|tỷ|ty\b))"),
        r"\1[số thẻ, tài khoản]",
    ),
    # A card never starts with 0 and is longer than any phone, so that no phone is found inside it.
    ("card", re.compile(rf"(?<!\d)(?<!\d[ {_DASH}])[1-9](?:{_SEP}\d){{12,18}}{_END}"), "[số thẻ, tài khoản]"),
    ("id_number", re.compile(rf"{_ALONE}{_NO_DAY}[0oO](?:{_WIDE}\d){{11}}{_END}"), "[số căn cước]"),
    (
        "phone",
        re.compile(rf"{_ALONE}{_NO_DAY}(?:\(?\+?84\)?|\(?(?:0|\b[oO](?=\d))){_WIDE}[235789](?:{_WIDE}\d){{8,9}}{_END}"),
        "[số điện thoại]",
    ),
    ("card", re.compile(rf"{_ALONE}\d(?:{_SEP}\d){{8,18}}{_END}"), "[số thẻ, tài khoản]"),
)
_STANDS_IN = re.compile(r"\[(?:số|mã bí|mật khẩu|địa chỉ thư)[^\]]*\]")
# 1.000.000 and 20 000 000 are money, 50.000-100.000 a span of it, 2026-11-21 a day,
# 2025 2026 2027 are years and H41.24-261121-0001 is the code of a file that a person asks about.
_SUM = r"\d{1,3}(?:[.,]\d{3})+"
_HARMLESS = re.compile(
    rf"^(?:\d{{1,3}}(?:[ .,]\d{{3}}){{1,3}}|{_SUM} ?[ \-–/] ?{_SUM}|{_DAY}(?: ?[ \-–/,] ?(?:{_DAY}|\d{{1,2}}))?"
    r"|(?:19|20)\d\d(?: ?[ \-–,/] ?(?:19|20)\d\d)+|\d{2}(?:\.\d{2}){0,2}-\d{6}(?:-\d{4})?"
    r"|[1-9]\d{0,6}0{5,6})$"
)
_UNIT = re.compile(r"^\s*(đ\b|đồng|d\b|dong|vnd|vnđ|triệu|trieu|tỷ|ty\b|usd)", re.I)
_LONGEST_SUM = 13


@dataclass(frozen=True, slots=True)
class Masked:
    """The text without its secrets, and the kinds that were found ("id_number", "phone"...)."""

    text: str
    kinds: tuple[str, ...]


def mask(text: str) -> Masked:
    """Masks ID, phone, card and account numbers, one-time codes, passwords and e-mails."""
    kinds: list[str] = []
    text = text if text.isascii() else _DIGITS.sub(lambda d: str(unicodedata.digit(d.group())), text)
    if not any(stand_in in text for stand_in in _ASIDE.values()):
        for pattern in _HARMLESS_FIRST:
            text = pattern.sub(_set_aside, text)
    for kind, pattern, instead in _PATTERNS:

        def hide(found: re.Match[str], kind: str = kind, instead: str = instead) -> str:
            digits = re.sub(r"\D", "", found.group())
            in_money = len(digits) <= _LONGEST_SUM and _UNIT.match(found.string[found.end() :])
            named = found.re.groups > 0 and kind != "code"  # it stands behind "số tài khoản", "căn cước"
            if kind == "card" and not named and (in_money or _HARMLESS.match(found.group().strip())):
                return found.group()
            kinds.append(kind)
            return found.expand(instead)

        text = pattern.sub(hide, text)
    return Masked(text.translate(_BACK), tuple(dict.fromkeys(kinds)))


def _set_aside(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 40) : found.start()]
    runs_on = re.search(rf"\d[\s{_DASH}]*$", before) and not _TIME.search(before)
    return found.group() if runs_on or _NAMED.search(before) else found.group().translate(_ASIDE)


def without_masks(text: str) -> str:
    """A masked text without what stands in for its secrets: those words are ours, not the person's."""
    return _STANDS_IN.sub(" ", text)
