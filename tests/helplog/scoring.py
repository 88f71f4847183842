"""How a reading compares with its label, field by field; the halves of messages.jsonl, all of the other files."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.helplog.entries import ParsedLog, entry_json
from knowledge.helplog.reading import read_log

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class LabelledLog:
    """A message and what a careful person reads in it."""

    id: str
    text: str
    today: date
    is_log: bool
    entries: Counter[str]
    asks: frozenset[str]

    @property
    def is_tuning(self) -> bool:
        """The half that the grammar may be made on; the other half only checks it."""
        return self.id[0] in "cdef" or hashlib.sha256(self.text.encode()).digest()[0] % 2 == 0

    def read(self) -> ParsedLog:
        """How the product reads it."""
        return read_log(self.text, self.today)

    def is_exact(self) -> bool:
        """Whether every field of every entry, and everything that must be asked, is as labelled."""
        parsed = self.read()
        asks = frozenset(p.code for p in parsed.asks)
        entries = _bag([entry_json(e) for e in parsed.entries])
        return (parsed.is_log, entries, asks) == (self.is_log, self.entries, self.asks)


def _bag(entries: list[dict[str, Any]]) -> Counter[str]:
    return Counter(json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in entries)


def labelled() -> list[LabelledLog]:
    """Every message of all files."""
    rows = [
        json.loads(line)
        for name in ("messages.jsonl", "more.jsonl", "fresh.jsonl")
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
    ]
    return [
        LabelledLog(
            r["id"],
            r["text"],
            date.fromisoformat(r["today"]),
            r["expect"]["is_log"],
            _bag(r["expect"]["entries"]),
            frozenset(r["expect"]["asks"]),
        )
        for r in rows
    ]
