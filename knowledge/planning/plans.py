"""The plans in knowledge/plans, one file each, by slug; a commune's own lie in TOSO_HOME/plans."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import MISSING, fields
from datetime import date, datetime
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
# A borrowed indicator keeps its meaning and wording; figures, dates and notes are the other commune's own.
_NOT_LENT = {"deadline", "responsible", "note", "printed", "recomputed"}
_NOT_LENT |= {f.name for f in fields(Indicator) if f.name.startswith("baseline_")}
# What a key holds, by the annotation of its field, and how to say so.
_SHAPES: dict[str, tuple[type | tuple[type, ...], str]] = {
    "str": (str, "chữ trong ngoặc kép"),
    "bool": (bool, "true hoặc false"),
    "int": (int, "số nguyên, không có ngoặc kép"),
    "float": ((int, float), "số, không có ngoặc kép, dấu chấm trước phần lẻ"),
    "date": (date, "ngày viết YYYY-MM-DD, không có ngoặc kép"),
    "tuple[str, ...]": (list, 'danh sách chữ, ví dụ ["dvc", "vneid"]'),
}


# No plan counts so far; beyond it a share could not be computed exactly.
_MOST = 1e15


class UnknownPlanError(ValueError):
    """No plan of that slug; the message names those there are."""


class BadPlanError(ValueError):
    """A plan file that cannot be read; the message names the table and what is wrong with it."""


def slugs(folders: Iterable[Path] = (PLANS_DIR,)) -> list[str]:
    """The slugs of all plans, in order."""
    return sorted({path.stem for folder in folders for path in folder.glob("*.toml")})


def plan_path(slug: str, folders: tuple[Path, ...] = (PLANS_DIR,)) -> Path:
    """The file of that slug, a later folder's before an earlier one's; raises UnknownPlanError."""
    if slug not in slugs(folders):
        raise UnknownPlanError(f"Không có kế hoạch {slug}. Có: {', '.join(slugs(folders))}")
    return next(folder / f"{slug}.toml" for folder in reversed(folders) if (folder / f"{slug}.toml").exists())


@lru_cache(maxsize=16)
def load_plan(slug: str, folders: tuple[Path, ...] = (PLANS_DIR,)) -> Plan:
    """The plan of that slug, a later folder's before an earlier one's; raises UnknownPlanError, BadPlanError."""
    return read_plan(plan_path(slug, folders), folders)


def read_plan(path: Path, folders: tuple[Path, ...] = (PLANS_DIR,)) -> Plan:
    """The plan of one file, its borrowed indicators looked up in the folders; raises BadPlanError."""
    tree = _tree(path)
    rows = {name: tree.get(name, []) for name, _ in _LISTS.values()}
    rows["indicator"] = [
        _borrowed(row, folders, f"{path.name}, [[indicator]] thứ {n}") for n, row in enumerate(rows["indicator"], 1)
    ]
    lists = {
        field: tuple(_made(cls, row, f"{path.name}, [[{name}]] thứ {n}") for n, row in enumerate(rows[name], 1))
        for field, (name, cls) in _LISTS.items()
    }
    codes = {indicator.code for indicator in lists["indicators"]}
    if lost := [i for i in lists["indicators"] if i.part_of and i.part_of not in codes - {i.code}]:
        raise BadPlanError(f"{path.name}: {lost[0].code} thuộc {lost[0].part_of}, mà kế hoạch không có mã ấy")
    document = _made(Document, tree.get("plan", {}), f"{path.name}, [plan]")
    identity = _made(Identity, tree.get("commune", {}), f"{path.name}, [commune]")
    return Plan(slug=path.stem, document=document, identity=identity, **lists)


def _tree(path: Path) -> dict[str, Any]:
    """The tables of the file, each of its known name and shape."""
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise BadPlanError(f"{path.name}: không đọc được ({error})") from None
    many = {name for name, _ in _LISTS.values()}
    for name, rows in tree.items():
        if name not in {"plan", "commune", *many}:
            raise BadPlanError(f"{path.name}: không có mục [{name}]")
        if name in many and not (isinstance(rows, list) and all(isinstance(row, dict) for row in rows)):
            raise BadPlanError(f"{path.name}: mục {name} viết hai ngoặc vuông, [[{name}]]")
        if name not in many and not isinstance(rows, dict):
            raise BadPlanError(f"{path.name}: mục {name} viết một ngoặc vuông, [{name}]")
    return tree


def _borrowed(row: dict[str, Any], folders: tuple[Path, ...], where: str) -> dict[str, Any]:
    """The row, and what it leaves unsaid from the indicator that its `like` names ("can-loc-2026/hai-long-tthc")."""
    if "like" not in row:
        return row
    slug, _, code = str(row["like"]).partition("/")
    try:
        lenders = _tree(plan_path(slug, folders)).get("indicator", [])
    except UnknownPlanError as error:
        raise BadPlanError(f"{where}: like: {error}") from None
    if not (found := [lender for lender in lenders if _code(lender) == code]):
        raise BadPlanError(f"{where}: kế hoạch {slug} không có chỉ tiêu {code or '(chưa ghi mã sau dấu /)'}")
    if "like" in found[0]:  # one step and no more: an officer must find the words where the reference leads
        raise BadPlanError(f"{where}: {slug}/{code} cũng là mượn; hãy mượn thẳng từ {found[0]['like']}")
    return {key: value for key, value in found[0].items() if key not in _NOT_LENT} | row


def _code(row: dict[str, Any]) -> str:
    return str(row.get("code") or str(row.get("like", "")).partition("/")[2])


def _made(cls: type[_T], row: dict[str, Any], where: str) -> _T:
    """The row as a value of that class: no key too many, none too few, each of its kind."""
    named = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    if strange := sorted(set(row) - set(named)):
        raise BadPlanError(f"{where}: không có khóa {strange[0]}")
    if missing := [n for n, f in named.items() if n not in row and f.default is MISSING]:
        raise BadPlanError(f"{where}: thiếu {missing[0]}")
    for key, value in row.items():
        shape, words = _SHAPES[str(named[key].type).removesuffix(" | None")]
        if not _fits(value, shape):
            raise BadPlanError(f"{where}: {key} phải là {words}")
    return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})


def _fits(value: object, shape: type | tuple[type, ...]) -> bool:
    if isinstance(value, bool | datetime):  # Python counts them as numbers and as dates
        return shape is bool and isinstance(value, bool)
    if isinstance(value, list):
        return shape is list and all(isinstance(item, str) for item in value)
    is_sane = not isinstance(value, int | float) or abs(value) < _MOST  # false for nan and inf too
    return isinstance(value, shape) and is_sane
