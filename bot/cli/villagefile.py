"""Reads a list of villages that staff keep as CSV: from Excel, with commas or semicolons, with or without marks."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from knowledge.language.text import clean, syllables
from storage.borders import VillageLine

_COLUMNS = {
    "name": ("ten", "thon", "ten thon", "ten thon xom", "name"),
    "aliases": ("ten khac", "con goi", "ten goi khac", "aliases"),
    "people": ("so dan", "dan so", "so nguoi", "people"),
    "since": ("tu ngay", "since"),
    "until": ("den ngay", "until"),
}


class BadFileError(ValueError):
    """The file cannot be read; the message names the line and what to do."""


def read_villages(path: Path) -> list[VillageLine]:
    """The lines of the file; nothing is taken in when one of them is wrong. Raises BadFileError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadFileError(f"Không đọc được {path.name}. Trong Excel, lưu kiểu CSV UTF-8.") from None
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    fields = {" ".join(syllables(name or "")): name for name in reader.fieldnames or ()}
    found = {key: next((fields[n] for n in names if n in fields), "") for key, names in _COLUMNS.items()}
    if not found["name"]:
        raise BadFileError(f"{path.name} thiếu cột ten. Dòng đầu phải là tên cột, ví dụ: ten,ten_khac,so_dan")
    named = [(number, row) for number, row in enumerate(reader, 2) if (row.get(found["name"]) or "").strip()]
    lines = [_line(row, found, number) for number, row in named]
    names = [line.name for line in lines]
    if twice := {name for name in names if names.count(name) > 1}:
        raise BadFileError(f"{sorted(twice)[0]} có hai dòng. Mỗi nơi một dòng.")
    if not lines:
        raise BadFileError(f"{path.name} chưa có dòng nào.")
    return lines


def _line(row: Mapping[str, str | None], found: Mapping[str, str], number: int) -> VillageLine:
    def cell(key: str) -> str:
        return clean(row.get(found[key]) or "", 120).strip()

    people = cell("people").replace(".", "").replace(" ", "")
    if people and not people.isdigit():
        raise BadFileError(f"Dòng {number}: số dân phải là một số, không phải {people}.")
    name = cell("name")
    return VillageLine(
        name=name[0].lower() + name[1:],
        aliases=tuple(a for a in (part.strip() for part in cell("aliases").replace(";", "|").split("|")) if a),
        people=int(people) if people else None,
        since=_day(cell("since"), number),
        until=_day(cell("until"), number),
    )


def _day(written: str, number: int) -> date | None:
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(written, shape).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    if written:
        raise BadFileError(f"Dòng {number}: ngày {written} chưa đúng. Viết 2026-07-01 hoặc 01/07/2026.")
    return None
