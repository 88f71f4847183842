"""Where plans lie: those of the package, and a commune's own, which stand before them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.settings import load_settings
from knowledge.planning.plan import Plan
from knowledge.planning.plans import PLANS_DIR, plan_path


def own_folder() -> Path:
    """The commune's own folder of plans; it need not exist."""
    return load_settings().home / "plans"


def folders() -> tuple[Path, Path]:
    """The packaged folder and the commune's own, which overrides it by slug."""
    return PLANS_DIR, own_folder()


def is_own(slug: str) -> bool:
    """Whether the commune has a file of its own for that plan."""
    return (own_folder() / f"{slug}.toml").exists()


def source_text(plan: Plan, seeds: Iterable[Path]) -> str | None:
    """The text that the plan quotes: from one of those folders, else from beside its file; None where there is none."""
    for folder in (*seeds, plan_path(plan.slug, folders()).parent):
        path = folder / Path(plan.document.source).name
        if plan.document.source and path.is_file():
            return path.read_text(encoding="utf-8-sig", errors="replace")
    return None
