"""The plans in knowledge/plans, one file each, by slug; a commune's own lie in TOSO_HOME/plans."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import MISSING, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from knowledge.planning.plan import (
    Activity,
    Defect,
    Document,
    Duty,
    Identity,
    Indicator,
    Plan,
    ReportDuty,
    Retired,
)

PLANS_DIR = Path(__file__).parent.parent / "plans"
_T = TypeVar("_T")
# The tables of a plan file, by the field of Plan that they fill.
_LISTS: dict[str, tuple[str, type[Any]]] = {
    "indicators": ("indicator", Indicator),
    "duties": ("duty", Duty),
    "reports": ("report", ReportDuty),
    "activities": ("activity", Activity),
    "defects": ("defect", Defect),
    "retired": ("retired", Retired),
}


class UnknownPlanError(ValueError):
    """No plan of that slug; the message names those there are."""


class BadPlanError(ValueError):
    """A plan file that cannot be read; the message names the table and what is wrong with it."""


def slugs(folders: Iterable[Path] = (PLANS_DIR,)) -> list[str]:
    """The slugs of all plans, in order."""
    return sorted({path.stem for folder in folders for path in folder.glob("*.toml")})


@lru_cache(maxsize=16)
def load_plan(slug: str, folders: tuple[Path, ...] = (PLANS_DIR,)) -> Plan:
    """The plan of that slug, a later folder's before an earlier one's; raises UnknownPlanError, BadPlanError."""
    if slug not in slugs(folders):
        raise UnknownPlanError(f"Không có kế hoạch {slug}. Có: {', '.join(slugs(folders))}")
    path = next(folder / f"{slug}.toml" for folder in reversed(folders) if (folder / f"{slug}.toml").exists())
    return read_plan(path)


def read_plan(path: Path) -> Plan:
    """The plan of one file; raises BadPlanError."""
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadPlanError(f"{path.name}: không đọc được ({error})") from None
    known = {"plan", "commune", *(name for name, _ in _LISTS.values())}
    if strange := sorted(set(tree) - known):
        raise BadPlanError(f"{path.name}: không có mục [{strange[0]}]")
    lists = {
        field: tuple(_made(cls, row, f"{path.name}, [[{name}]] thứ {n}") for n, row in enumerate(tree.get(name, ()), 1))
        for field, (name, cls) in _LISTS.items()
    }
    codes = {indicator.code for indicator in lists["indicators"]}
    if lost := [i for i in lists["indicators"] if i.part_of and i.part_of not in codes - {i.code}]:
        raise BadPlanError(f"{path.name}: {lost[0].code} thuộc {lost[0].part_of}, mà kế hoạch không có mã ấy")
    document = _made(Document, tree.get("plan", {}), f"{path.name}, [plan]")
    identity = _made(Identity, tree.get("commune", {}), f"{path.name}, [commune]")
    return Plan(slug=path.stem, document=document, identity=identity, **lists)


def _made(cls: type[_T], row: dict[str, Any], where: str) -> _T:
    """The row as a value of that class: no key too many, none too few."""
    named = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    if strange := sorted(set(row) - set(named)):
        raise BadPlanError(f"{where}: không có khóa {strange[0]}")
    if missing := [n for n, f in named.items() if n not in row and f.default is MISSING]:
        raise BadPlanError(f"{where}: thiếu {missing[0]}")
    return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})
