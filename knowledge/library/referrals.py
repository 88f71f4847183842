"""Doors to other houses: what looks like ours and is not, and whom to ask instead.

Found by the same search as the articles, so that a near miss has somewhere true to fall; answered
with "chưa chắc" and the door. Kept in knowledge/referrals/*.toml (docs/kien-thuc.md).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from knowledge.library.articles import Fault, Referral
from knowledge.library.offices import Offices, fill, unknown_roles

REFERRALS_DIR = Path(__file__).parent.parent / "referrals"
MIN_EXAMPLES = 8
_FIELDS = {"title", "door", "examples"}


def load_referrals(
    folders: Iterable[Path] = (REFERRALS_DIR,), offices: Offices = MappingProxyType({})
) -> tuple[tuple[Referral, ...], list[Fault]]:
    """Every entry of the folders, a later one over an earlier one by id, and what is wrong with the others."""
    found: dict[str, Referral] = {}
    faults: list[Fault] = []
    for path in (p for folder in folders for p in sorted(folder.glob("*.toml"))):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            faults.append(Fault(path, 1, f"không đọc được ({error})"))
            continue
        for name, entry in table.items():
            if trouble := _trouble(entry):
                faults.append(Fault(path, 1, f"[{name}] {trouble}"))
            else:
                door = fill(entry.get("door", ""), offices, "phone", "hours")
                found[name] = Referral(name, entry["title"], door, tuple(entry["examples"]))
    return tuple(found.values()), faults


def _trouble(entry: object) -> str:
    if not isinstance(entry, dict) or not set(entry) <= _FIELDS or not isinstance(entry.get("title"), str):
        return f"phải có title, examples, và chỉ có các mục: {', '.join(sorted(_FIELDS))}"
    examples, door = entry.get("examples"), entry.get("door", "")
    if not isinstance(examples, list) or not all(isinstance(e, str) and e.strip() for e in examples):
        return "`examples` phải là danh sách câu"
    if len(examples) < MIN_EXAMPLES:
        return f"mới có {len(examples)} câu mẫu, cần ít nhất {MIN_EXAMPLES}"
    if not isinstance(door, str):
        return "`door` phải là một câu"
    if wrong := unknown_roles(door):
        return f"không có nơi nào tên {{{wrong[0]}}}"
    return ""
