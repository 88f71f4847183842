"""One measured figure, percentiles, and the table and JSON that a run ends with."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured; `beside` is the same measure of a plain rival, `goal` the most it should be."""

    part: str
    name: str
    value: float
    unit: str
    beside: float | None = None
    goal: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours over the rival's; None where there is no rival."""
        return self.value / self.beside if self.beside else None


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: a value that was really measured, never one in between."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def pair(
    part: str, name: str, ours: Sequence[float], theirs: Sequence[float] = (), goal: float | None = None
) -> list[Figure]:
    """The p50 and p99 of times in seconds, as milliseconds; the goal belongs to the p99."""
    return [
        Figure(
            part,
            f"{name} p{share:.0%}".rstrip("%"),
            percentile(ours, share) * 1000,
            "ms",
            percentile(theirs, share) * 1000 if theirs else None,
            goal if share == 0.99 else None,
        )
        for share in (0.50, 0.99)
    ]


def show(figures: Sequence[Figure], notes: Sequence[str]) -> None:
    """Prints the table, a line between the parts, and the notes below it."""
    table = Table("", "measure", "Tổ Số", "beside", "ratio", "goal", "")
    for column in table.columns[2:]:
        column.justify = "right"
    for number, f in enumerate(figures):
        first = number == 0 or figures[number - 1].part != f.part
        if first and number:
            table.add_section()
        table.add_row(
            f.part if first else "",
            f.name,
            f"{_number(f.value)} {f.unit}",
            "" if f.beside is None else f"{_number(f.beside)} {f.unit}",
            "" if f.ratio is None else f"{f.ratio:.2f}x",
            "" if f.goal is None else f"<= {f.goal:g} {f.unit}",
            "" if f.goal is None else "met" if f.value <= f.goal else "MISSED",
        )
    console = Console(width=None if Console().is_terminal else 120)
    console.print(table)
    for note in notes:
        console.print(note, highlight=False, soft_wrap=True)


def write(path: Path, figures: Sequence[Figure], notes: Sequence[str]) -> None:
    """The same figures for a machine to read."""
    rows = [{**asdict(f), "ratio": f.ratio} for f in figures]
    path.write_text(json.dumps({"figures": rows, "notes": list(notes)}, ensure_ascii=False, indent=1), "utf-8")


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"
