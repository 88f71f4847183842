"""The forms of scam as staff write them: one TOML file a form, signs with weights (docs/lua-dao.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knowledge.library.articles import Fault
from knowledge.safety.phrases import check_phrase, compile_phrase

SCAMS_DIR = Path(__file__).parent.parent / "scams"
GROUPS = ("body", "relation", "threat", "lure", "urgency", "secrecy", "money", "code", "app", "link", "honest")
_SIGN_FIELDS = {"group", "weight", "says", "phrases"}
_HEAVIEST = 8.0


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its group, its weight, and the reason in words that a villager understands."""

    group: str
    weight: float
    says: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """One form of scam; `article` is the help article about it, `do` and `dont` one sentence each."""

    id: str
    name: str
    article: str
    do: str
    dont: str
    signs: tuple[Sign, ...]

    @cached_property
    def patterns(self) -> tuple[tuple[Sign, tuple[re.Pattern[str], ...]], ...]:
        """Each sign with its phrases compiled, at the first message: most commands judge none."""
        return tuple((s, tuple(compile_phrase(p) for p in s.phrases)) for s in self.signs)


def load_forms(folders: Iterable[Path] = (SCAMS_DIR,)) -> tuple[tuple[Form, ...], list[Fault]]:
    """Every form of the folders, a later one over an earlier one by file name, and what is wrong with the others."""
    forms: dict[str, Form] = {}
    faults: list[Fault] = []
    for path in (p for folder in folders for p in sorted(folder.glob("*.toml"))):
        try:
            forms[path.stem] = _read(path)
        except (OSError, KeyError, TypeError, ValueError) as error:
            cause = f"thiếu {error}" if isinstance(error, KeyError) else str(error)
            faults.append(Fault(path, 1, f"kiểu lừa này chưa dùng được: {cause}"))
    return tuple(forms.values()), faults


def _read(path: Path) -> Form:
    table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    signs = tuple(_sign(sign) for sign in table["signs"])
    text = {name: str(table.get(name, "")) for name in ("article", "do", "dont")}
    return Form(id=path.stem, name=str(table["name"]), signs=signs, **text)


def _sign(table: dict[str, object]) -> Sign:
    if unknown := set(table) - _SIGN_FIELDS:
        raise ValueError(f"không có mục {sorted(unknown)[0]} trong [[signs]]")
    group, weight, phrases = table["group"], table["weight"], table["phrases"]
    if group not in GROUPS:
        raise ValueError(f"không có nhóm {group}; dùng một trong: {', '.join(GROUPS)}")
    if not isinstance(weight, int | float) or abs(weight) > _HEAVIEST:
        raise ValueError(f"weight phải là số từ -{_HEAVIEST:g} đến {_HEAVIEST:g}")
    if not isinstance(phrases, list) or not phrases:
        raise ValueError("phrases phải là danh sách câu mẫu")
    for phrase in phrases:
        check_phrase(str(phrase))
    return Sign(str(group), float(weight), str(table["says"]), tuple(map(str, phrases)))
