"""The offices of a commune, written once in TOSO_HOME/commune.toml and named in articles by their role.

"{cong_an_xa}" reads "Công an xã" while the commune has filled nothing in, and carries the phone
number, the place and the hours where the sentence has room for them once it has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

FILE_NAME = "commune.toml"
ROLES = {
    "cong_an_xa": "Công an xã",
    "trung_tam_hcc": "Trung tâm phục vụ hành chính công xã",
    "ubnd_xa": "Ủy ban nhân dân xã",
    "to_cong_nghe": "Tổ công nghệ số",
    "tram_y_te": "trạm y tế",
    "dien_luc": "điện lực",
    "buu_dien": "bưu điện",
}
_ROLE = re.compile(r"\{(\w+)\}")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|\n\s*)$")
_PHONE = re.compile(r"[\d .()+-]{3,20}")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Office:
    """What a commune says of one office; "" where it has said nothing."""

    name: str = ""
    phone: str = ""
    address: str = ""
    hours: str = ""


Offices = Mapping[str, Office]
FIELDS = tuple(f.name for f in fields(Office))


class BadOfficesError(ValueError):
    """commune.toml cannot be used; the message says what to mend."""


def read_offices(path: Path) -> dict[str, Office]:
    """The offices of a commune.toml; {} when there is none. Raises BadOfficesError."""
    if not path.exists():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadOfficesError(f"không đọc được ({error})") from None
    return {role: check_office(role, values) for role, values in table.items()}


def check_office(role: str, values: object) -> Office:
    """One office from what a person wrote. Raises BadOfficesError."""
    if role not in ROLES:
        raise BadOfficesError(f"không có nơi nào tên {role}; dùng một trong: {', '.join(ROLES)}")
    if not isinstance(values, dict) or not set(values) <= set(FIELDS):
        raise BadOfficesError(f"[{role}] chỉ có các mục: {', '.join(FIELDS)}")
    for name, value in values.items():
        if not isinstance(value, str) or len(value) > _LONGEST or "\n" in value:
            raise BadOfficesError(f"[{role}] {name} phải là một câu trong ngoặc kép, không quá {_LONGEST} chữ")
    if (phone := values.get("phone")) and not _PHONE.fullmatch(phone):
        raise BadOfficesError(f'[{role}] phone phải là số điện thoại, ví dụ "0237 3 123 456"')
    return Office(**{name: value.strip() for name, value in values.items()})


def write_offices(path: Path, offices: Offices) -> None:
    """Writes them as a person would; what stands in the file is replaced as a whole."""
    lines = ["# Các nơi của xã, điền một lần; bài nào nhắc tới cũng tự có. Sửa bằng: toso commune"]
    for role, office in offices.items():
        lines += ["", f"[{role}]"]
        lines += [f"{name} = {_quoted(value)}" for name in FIELDS if (value := getattr(office, name))]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fill(text: str, offices: Offices, *details: str) -> str:
    """The text with every role said by its name, and behind it the `details` ("phone", "hours") that are known."""

    def say(found: re.Match[str]) -> str:
        role = found.group(1)
        if role not in ROLES:
            return found.group()
        office = offices.get(role, Office())
        name = office.name or ROLES[role]
        if _SENTENCE_START.search(found.string[: found.start()]):
            name = name[0].upper() + name[1:]
        known = [value for detail in details if (value := getattr(office, detail))]
        return f"{name} ({', '.join(known)})" if known else name

    return _ROLE.sub(say, text) if "{" in text else text


def unknown_roles(text: str) -> list[str]:
    """The names in braces that are no role."""
    return [role for role in _ROLE.findall(text) if role not in ROLES]


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
