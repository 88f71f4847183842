"""The plans in knowledge/plans, one file each, by slug."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

PLANS_DIR = Path(__file__).parent.parent / "plans"


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose plan it is; `neighbourhoods` are the words that it uses for them ("thôn", "làng")."""

    slug: str
    commune: str
    neighbourhoods: tuple[str, ...]
    year: int


class UnknownPlanError(ValueError):
    """No plan of that slug; the message names those there are."""


def slugs() -> list[str]:
    """The slugs of all plans, in order."""
    return sorted(path.stem for path in PLANS_DIR.glob("*.toml"))


def load_plan(slug: str) -> Plan:
    """The plan of that slug; raises UnknownPlanError."""
    if slug not in slugs():
        raise UnknownPlanError(f"Không có kế hoạch {slug}. Có: {', '.join(slugs())}")
    commune = tomllib.loads((PLANS_DIR / f"{slug}.toml").read_text(encoding="utf-8"))["commune"]
    return Plan(slug, commune["name"], tuple(commune["neighbourhoods"]), commune["year"])
