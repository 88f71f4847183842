"""JSON lines in and out, for the commands that outside checks drive: order kept, each line flushed."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Iterator
from typing import Any

# Far above any message; a line beyond it is read only up to here.
_LINE_LIMIT = 1_000_000


def rows(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Each line's object; a line that is no JSON object, an empty one too, is itself the text."""
    for line in lines:
        yield _row(line[:_LINE_LIMIT].decode("utf-8-sig", "replace"))


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line, strict=False, parse_float=_number, parse_int=_number, parse_constant=_number)
    except (ValueError, RecursionError):
        row = None
    return row if isinstance(row, dict) else {"id": "", "text": line.strip()}


def _number(literal: str) -> float | str:
    """The number; the literal as it stands where Python holds none that can be written back as JSON."""
    try:
        return int(literal)
    except ValueError:
        number = float(literal)
    return number if math.isfinite(number) else literal


def write(row: dict[str, Any]) -> None:
    """UTF-8 whatever the console speaks; half a character goes out as the escape that it came in as."""
    sys.stdout.buffer.write(f"{json.dumps(row, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
