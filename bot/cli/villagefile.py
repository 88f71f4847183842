"""Reads a list of villages that staff keep as a table, its heads with or without marks."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bot.cli.table import BadFileError, Cells, read_table, text_of
from storage.borders import VillageLine

_COLUMNS = {
    "ten": ("ten", "thon", "ten thon", "ten thon xom", "name"),
    "ten_khac": ("ten khac", "con goi", "ten goi khac", "aliases"),
    "so_dan": ("so dan", "dan so", "so nguoi", "people"),
    "tu_ngay": ("tu ngay", "since"),
    "den_ngay": ("den ngay", "until"),
}


def read_villages(path: Path) -> list[VillageLine]:
    """The lines of the file; nothing is taken in when one of them is wrong. Raises BadFileError."""
    table = read_table(path, _COLUMNS, ("ten",), "ten,ten_khac,so_dan,tu_ngay,den_ngay")
    lines = [_line(cells, number) for number, cells in table if text_of(cells["ten"])]
    names = [line.name for line in lines]
    if twice := {name for name in names if names.count(name) > 1}:
        raise BadFileError(f"{sorted(twice)[0]} có hai dòng. Mỗi nơi một dòng.")
    return lines


def _line(cells: Cells, number: int) -> VillageLine:
    people = text_of(cells["so_dan"]).replace(".", "").replace(" ", "")
    if people and not people.isdigit():
        raise BadFileError(f"Dòng {number}: số dân phải là một số, không phải {people}.")
    name = text_of(cells["ten"])[:120]
    aliases = [part.strip() for part in text_of(cells["ten_khac"]).replace(";", "|").split("|")]
    return VillageLine(
        name=name[0].lower() + name[1:],
        aliases=tuple(filter(None, aliases)),
        people=int(people) if people else None,
        since=_day(cells["tu_ngay"], number),
        until=_day(cells["den_ngay"], number),
    )


def _day(cell: object, number: int) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    written = text_of(cell)
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(written, shape).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    if written:
        raise BadFileError(f"Dòng {number}: ngày {written} chưa đúng. Viết 2026-07-01 hoặc 01/07/2026.")
    return None
