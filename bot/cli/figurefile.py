"""Reads a file of official figures that staff keep: CSV or XLSX, with or without marks; every line is checked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.cli.villagefile import BadFileError
from knowledge.helplog.entries import Problem
from knowledge.helplog.words.tokens import aligned
from knowledge.language.dates import find_day
from knowledge.language.text import clean, syllables
from knowledge.planning.official.figures import OfficialFigure, is_by_village
from knowledge.planning.official.naming import exactly
from knowledge.planning.official.numbers import (
    COUNT,
    EITHER,
    MISSING,
    NO_TOTAL,
    NOT_WHOLE,
    Numbers,
    number_problem,
    read_number,
)
from knowledge.planning.official.reading import SOURCE_LIMIT
from knowledge.planning.plan import Plan

_COLUMNS = {
    "ma": ("ma", "ma chi tieu", "chi tieu", "ten", "code"),
    "tu_so": ("tu so", "so dat", "dat duoc", "numerator"),
    "mau_so": ("mau so", "tong so", "denominator"),
    "ngay": ("ngay", "tinh den ngay", "as of"),
    "nguon": ("nguon", "nguon so lieu", "source"),
    "thon": ("thon", "noi", "ten thon", "village"),
}
_NEEDED = ("ma", "tu_so", "ngay", "nguon")
_WRONG = {
    MISSING: "chưa có số, hoặc mẫu số bằng 0",
    NO_TOTAL: "chỉ tiêu này tính phần trăm nên cần cả mau_so",
    COUNT: "chỉ tiêu này chỉ đếm, bỏ trống mau_so",
    NOT_WHOLE: "số người, số hộ, số hồ sơ phải là số tròn",
}
Cells = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FileFigure:
    """A figure with the line of the file that it stands in."""

    line: int
    figure: OfficialFigure


def read_figures(path: Path, plan: Plan, today: date) -> tuple[list[FileFigure], list[str]]:
    """The figures of the file, and every fault of it with its line; raises BadFileError for what is no table."""
    rows = _xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path)
    found, faults = [], []
    for number, cells in rows:
        if any(_text(cell) for cell in cells.values()):
            read = _figure(cells, plan, today)
            if isinstance(read, OfficialFigure):
                found.append(FileFigure(number, read))
            else:
                faults += [f"Dòng {number}: {fault}." for fault in read]
    if not found and not faults:
        raise BadFileError(f"{path.name} chưa có dòng nào.")
    return found, faults


def _figure(cells: Cells, plan: Plan, today: date) -> OfficialFigure | list[str]:
    """One line as a figure, or all that is wrong with it."""
    faults = []
    indicator = exactly(plan, _text(cells["ma"]))
    if indicator is None:
        faults.append(f"kế hoạch không có chỉ tiêu {_text(cells['ma']) or '(trống)'}")
    told = [_number(cells[column]) for column in ("tu_so", "mau_so")]
    faults += [_unclear(problem) for problem in told if isinstance(problem, Problem)]
    numerator, denominator = (n if isinstance(n, float) else None for n in told)
    if indicator and not any(isinstance(n, Problem) for n in told):
        problem = number_problem(indicator, Numbers(numerator, denominator))
        faults += [_WRONG[problem]] if problem else []
    day = _day(cells["ngay"], today)
    if day is None:
        faults.append(f"ngày {_text(cells['ngay']) or '(trống)'} chưa đúng, viết 30/06/2026")
    source, village = _text(cells["nguon"])[:SOURCE_LIMIT], _text(cells["thon"])
    if not source:
        faults.append("chưa ghi nguồn")
    if indicator and is_by_village(indicator) and not village:
        faults.append("chỉ tiêu này tính từng nơi nên cần cột thon")
    if faults or indicator is None or numerator is None or day is None:
        return faults
    return OfficialFigure(indicator.code, numerator, denominator, day, source, village or None)


def _number(cell: object) -> float | Problem | None:
    """A number as a spreadsheet keeps it, or as somebody wrote it; None for an empty cell."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell) if cell >= 0 else Problem(MISSING, str(cell))
    text = _text(cell)
    return read_number(text) if text else None


def _unclear(problem: Problem) -> str:
    if problem.code == EITHER:
        return f"{problem.fragment} đọc được hai cách, viết lại không có dấu (16800) hay có dấu chấm (16.800)"
    return f"{problem.fragment} không phải là một số"


def _day(cell: object, today: date) -> date | None:
    """The day of a cell; a written one needs its year."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _text(cell)
    named = find_day(aligned(text), today) if re.search(r"20\d\d", text) else []
    return named[0].day if len(named) == 1 and (named[0].start, named[0].end) == (0, len(text)) else None


def _text(cell: object) -> str:
    return clean(str(cell), 400) if cell is not None else ""


def _csv(path: Path) -> list[tuple[int, Cells]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadFileError(f"Không đọc được {path.name}. Trong Excel, lưu kiểu CSV UTF-8.") from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    return _table([(reader.line_num, list(row)) for row in reader], path)


def _xlsx(path: Path) -> list[tuple[int, Cells]]:
    """The first sheet; numbers and days are kept as numbers and days there."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = [(n, list(row)) for n, row in enumerate(book.worksheets[0].iter_rows(values_only=True), 1)]
        book.close()
    except Exception:  # whatever a broken archive may raise
        raise BadFileError(f"Không đọc được {path.name}. Trong Excel, lưu lại kiểu .xlsx.") from None
    return _table(rows, path)


def _table(rows: Sequence[tuple[int, Sequence[object]]], path: Path) -> list[tuple[int, Cells]]:
    """The lines behind the head, their cells by our names of the columns; raises BadFileError where one is missing."""
    head = [" ".join(syllables(_text(cell))) for cell in rows[0][1]] if rows else []
    at = {name: next((head.index(n) for n in names if n in head), -1) for name, names in _COLUMNS.items()}
    if missing := [name for name in _NEEDED if at[name] < 0]:
        raise BadFileError(f"{path.name} thiếu cột {missing[0]}. Dòng đầu phải là: ma,tu_so,mau_so,ngay,nguon")
    return [(n, {name: row[i] if 0 <= i < len(row) else None for name, i in at.items()}) for n, row in rows[1:]]
