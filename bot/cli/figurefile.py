"""Reads a file of official figures that staff keep: CSV or XLSX, with or without marks; every line is checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.cli.table import Cells, read_table, text_of
from knowledge.helplog.entries import Problem
from knowledge.helplog.words.tokens import aligned
from knowledge.language.dates import find_day
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


@dataclass(frozen=True, slots=True)
class FileFigure:
    """A figure with the line of the file that it stands in."""

    line: int
    figure: OfficialFigure


def read_figures(path: Path, plan: Plan, today: date) -> tuple[list[FileFigure], list[str]]:
    """The figures of the file, and every fault of it with its line; raises BadFileError for what is no table."""
    found, faults = [], []
    for number, cells in read_table(path, _COLUMNS, _NEEDED, "ma,tu_so,mau_so,ngay,nguon"):
        read = _figure(cells, plan, today)
        if isinstance(read, OfficialFigure):
            found.append(FileFigure(number, read))
        else:
            faults += [f"Dòng {number}: {fault}." for fault in read]
    return found, faults


def _figure(cells: Cells, plan: Plan, today: date) -> OfficialFigure | list[str]:
    """One line as a figure, or all that is wrong with it."""
    faults = []
    indicator = exactly(plan, text_of(cells["ma"]))
    if indicator is None:
        faults.append(f"kế hoạch không có chỉ tiêu {text_of(cells['ma']) or '(trống)'}")
    told = [_number(cells[column]) for column in ("tu_so", "mau_so")]
    faults += [_unclear(problem) for problem in told if isinstance(problem, Problem)]
    numerator, denominator = (n if isinstance(n, float) else None for n in told)
    if indicator and not any(isinstance(n, Problem) for n in told):
        problem = number_problem(indicator, Numbers(numerator, denominator))
        faults += [_WRONG[problem]] if problem else []
    day = _day(cells["ngay"], today)
    if day is None:
        faults.append(f"ngày {text_of(cells['ngay']) or '(trống)'} chưa đúng, viết 30/06/2026")
    source, village = text_of(cells["nguon"])[:SOURCE_LIMIT], text_of(cells["thon"])
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
    text = text_of(cell)
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
    text = text_of(cell)
    named = find_day(aligned(text), today) if re.search(r"20\d\d", text) else []
    return named[0].day if len(named) == 1 and (named[0].start, named[0].end) == (0, len(text)) else None
