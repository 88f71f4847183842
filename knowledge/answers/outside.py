"""What looks like ours and is not: found by the same search, answered with "chưa chắc".

Without these a near miss has nowhere true to fall and lands on the nearest article.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from knowledge.answers.search import Entry

OUTSIDE_FILE = Path(__file__).with_name("outside.toml")
PREFIX = "ngoai:"


def load_outside(path: Path = OUTSIDE_FILE) -> list[Entry]:
    """The entries of outside.toml, their ids marked so that they never pass for an article."""
    with path.open("rb") as file:
        groups = tomllib.load(file)
    return [Entry(PREFIX + name, tuple(group["examples"])) for name, group in groups.items()]
