"""What a member says to villagers about a topic: three sentences, each borne out by an article."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TALKS_FILE = Path(__file__).parent.parent / "talks.toml"


@dataclass(frozen=True, slots=True)
class Talk:
    """`do` is the team's task in a few words, `article` the id of the article that bears out all of `say`."""

    topic: str
    article: str
    do: str
    say: tuple[str, ...]


@lru_cache(maxsize=1)
def load_talks() -> dict[str, Talk]:
    """The talk of every topic."""
    with TALKS_FILE.open("rb") as file:
        tree = tomllib.load(file)
    return {topic: Talk(topic, row["article"], row["do"], tuple(row["say"])) for topic, row in tree.items()}
