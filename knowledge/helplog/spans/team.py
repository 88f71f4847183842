"""Who came to help, who writes and to whom: people who are named and not helped."""

from __future__ import annotations

SOME = r"(?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|may|cac)"
_MEMBERS = r"(?:thanh vien|dong chi|dc|can bo|tinh nguyen vien|doan vien|ban|anh em|nguoi)"
_OFFICIALS = r"(?:thanh vien to|can bo thue|dong chi cong an|tinh nguyen vien|can bo xa|can bo thon)"
_TITLE = r"(?:anh|chi|co|chu|bac|ong|ba|em|o|di|me)"
_SELF = r"(?:em|con|chau|toi|tui|minh)"
_CLAUSE = r"(?:^|(?<=[.!,\n] )|(?<=\n))"
_GREETING = r"(?:kinh gui|gui|thua|kinh thua|chao|kinh bao cao|bao cao|alo|bao|dear)"
_ADDRESSED = r"(?:dong chi|cac bac|anh|chi|co|chu|bac|ong|ba|em|c|a)"
_NO_NAME = r"(?! (?:con|em|o|thon|xom|hom|ngay|hoc|ve|da|phu|nong)\b)"
_GOES_ON = r"(?= (?:bao|day|a\b|o\b|hom|toi\b|con\b|em\b|thon|xom|ap|khu|to|ban|lang|khoi)| ?[.,:-])"  # behind a name

# Over the folded message, as the rules of noise.py.
TEAM = (
    r"\b(?:thanh phan|tham gia ho tro|luc luong|nhan luc)\b[^.;\n]*",
    rf"\b{SOME} {_MEMBERS}(?: \w+){{0,3}} (?:di cung|cua to|trong to|ho tro cung|phoi hop)\b",
    (
        rf"\b{SOME} (?:ban|dong chi|can bo|doan vien|sinh vien)(?: \w+){{0,3}} "
        r"(?:toi|den|xuong|ve|len) (?:day|giup|ho tro|huong dan|chi)\b"
    ),
    rf"\bbo tri {SOME} \w+",
    rf"\b{SOME} (?:ban|dong chi|thanh vien|anh em|nguoi) truc\b",
    rf"\b{SOME} {_OFFICIALS}\b(?: \w+ xa)?",
    (
        r"\b(?:nhom|to|doi)(?: [a-z]+){0,4} \d+ (?:ban|nguoi|dua|anh em|chi em|thanh vien|anh|chi)\b"
        r"(?=[ ,)]*(?:hom|chung|em|tui|toi|di|$|\)))"
    ),
    r"\b(?:nhom|to|diem|ban) (?:truc|cong tac|so) ?(?:so )?\d+\b",
    r"\b(?:ban|diem|nhom|to|buoi|dot|ca|nhom) \d+ ?(?=:)",
    rf"{_CLAUSE}(?:da )?{_GREETING} {_ADDRESSED}{_NO_NAME} \w+(?: oi| a\b)?",
    (
        rf"\b{_SELF} la {_TITLE}? ?(?!nguoi|da|hom|to)\w+"
        rf"(?:,? (?:con|chau|em) {_TITLE} \w+)?{_GOES_ON}"
    ),
    r"^(?:da )?(?:em|con|chau) \w+ (?=(?:bao cao|bao|day|o to|to|thuoc|doan)\b)",
    rf"\b{_TITLE} \w+(?: \w+){{0,4}} (?:nho|giao|bao) {_SELF} (?:bao|ghi|nhan|gui)\b",
    r"\b(?:anh|chi|co|chu|bac|em) \w+ oi\b",
)
