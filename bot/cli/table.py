"""Tables that staff keep: CSV as Excel writes it, with commas, semicolons or tabs, or the first sheet of an XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.language.text import clean, syllables

# Our name of a column -> the heads by which staff call it, folded.
Columns = Mapping[str, Sequence[str]]
Cells = Mapping[str, object]


class BadFileError(ValueError):
    """The file cannot be read; the message names the line and what to do."""


def read_table(path: Path, columns: Columns, needed: Sequence[str], example: str) -> list[tuple[int, Cells]]:
    """The lines that hold anything, each with its number, their cells by our names; None where there is no column.

    Raises BadFileError for what is no table, for a missing column (`example` shows the heads), and for an empty one.
    """
    rows = _xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path)
    head = [" ".join(syllables(text_of(cell))) for cell in rows[0][1]] if rows else []
    at = {name: next((head.index(n) for n in names if n in head), -1) for name, names in columns.items()}
    if missing := [name for name in needed if at[name] < 0]:
        raise BadFileError(f"{path.name} thiếu cột {missing[0]}. Dòng đầu phải là: {example}")
    lines: list[tuple[int, Cells]] = [
        (n, {name: row[i] if 0 <= i < len(row) else None for name, i in at.items()}) for n, row in rows[1:]
    ]
    told = [(n, cells) for n, cells in lines if any(text_of(cell) for cell in cells.values())]
    if not told:
        raise BadFileError(f"{path.name} chưa có dòng nào.")
    return told


def text_of(cell: object) -> str:
    """A cell as words; "" for an empty one."""
    return clean(str(cell), 400) if cell is not None else ""


def _csv(path: Path) -> list[tuple[int, list[object]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadFileError(f"Không đọc được {path.name}. Trong Excel, lưu kiểu CSV UTF-8.") from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    return [(reader.line_num, list(row)) for row in reader]


def _xlsx(path: Path) -> list[tuple[int, list[object]]]:
    """Numbers and days are kept as numbers and days there."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = [(n, list(row)) for n, row in enumerate(book.worksheets[0].iter_rows(values_only=True), 1)]
        book.close()
    except Exception:  # whatever a broken archive may raise
        raise BadFileError(f"Không đọc được {path.name}. Trong Excel, lưu lại kiểu .xlsx.") from None
    return rows
