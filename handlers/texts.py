"""Every sentence the bot says lives in vi.toml; this reads, checks and fills them.

A commune may override sentences in TOSO_HOME/texts.toml; a faulty override is reported
with file and line at start and never half applied.
"""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import dataclass
from pathlib import Path

from knowledge.language.plain import LIMITS, complaints
from knowledge.library.articles import Fault

VI_FILE = Path(__file__).with_name("vi.toml")
LABELS = "label"


@dataclass(frozen=True, slots=True)
class Texts:
    """Sentences by key, such as "ask.unsure"."""

    sentences: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of that key with its blanks filled; raises KeyError for an unknown key."""
        return self.sentences[key].format(**values).strip()


def load_texts(override: Path | None = None) -> tuple[Texts, list[Fault]]:
    """The packaged sentences, with a commune's own over them, and the faults of both."""
    packaged, faults = _read(VI_FILE)
    if override is None or not override.exists():
        return Texts(packaged), faults
    own, own_faults = _read(override, packaged)
    return Texts(packaged if own_faults else {**packaged, **own}), faults + own_faults


def _read(path: Path, packaged: dict[str, str] | None = None) -> tuple[dict[str, str], list[Fault]]:
    try:
        raw = path.read_text(encoding="utf-8-sig")
        tree = tomllib.loads(raw)
    except (OSError, UnicodeDecodeError) as error:
        return {}, [Fault(path, 1, f"không đọc được tệp ({error}); lưu lại bằng UTF-8")]
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        return {}, [Fault(path, int(at.group(1)) if at else 1, f"TOML viết sai ({error})")]
    sentences: dict[str, str] = {}
    faults: list[Fault] = []
    for section, entries in tree.items():
        if not isinstance(entries, dict):
            faults.append(Fault(path, 1, f"`{section}` phải nằm dưới một mục như [ask]"))
        for name, sentence in entries.items() if isinstance(entries, dict) else ():
            key, line = f"{section}.{name}", _line_of(raw, section, name)
            trouble = [f"`{key}` phải là một câu"] if not isinstance(sentence, str) else []
            trouble = trouble or _sentence_trouble(key, section, sentence, packaged)
            faults += [Fault(path, line, text) for text in trouble]
            sentences[key] = sentence if isinstance(sentence, str) else ""
    return sentences, faults


def _sentence_trouble(key: str, section: str, sentence: str, packaged: dict[str, str] | None) -> list[str]:
    try:
        blanks = _blanks(sentence)
    except ValueError:
        return [f"`{key}`: dấu ngoặc nhọn {{ }} chưa đóng, hoặc chỗ trống không có tên"]
    if not sentence.strip() and section != "card":
        return [f"`{key}` trống, phải có chữ"]
    if packaged is not None and key not in packaged:
        return [f"`{key}` không phải câu nào của máy; xem tên các câu trong handlers/vi.toml"]
    if packaged is not None and blanks - _blanks(packaged[key]):
        return [f"`{key}`: chỗ trống chỉ được là {sorted(_blanks(packaged[key]))}"]
    if section == LABELS and len(sentence) > LIMITS["choice_characters"]:
        return [f"`{key}`: nút dài quá {LIMITS['choice_characters']} chữ cái"]
    return [f"`{key}`: {text}" for text in complaints(re.sub(r"\{\w+\}", "x", sentence))]


def _blanks(sentence: str) -> set[str]:
    """The names of the blanks; raises ValueError for a blank that could not be filled by name."""
    found = [(name, spec, how) for _, name, spec, how in string.Formatter().parse(sentence) if name is not None]
    if any(not name.isidentifier() or spec or how for name, spec, how in found):
        raise ValueError(sentence)
    return {name for name, _, _ in found}


def _line_of(raw: str, section: str, name: str) -> int:
    inside = False
    for number, line in enumerate(raw.splitlines(), 1):
        if line.startswith("["):
            inside = line.strip() == f"[{section}]"
        elif inside and re.match(rf"{re.escape(name)}\s*=", line):
            return number
    return 1
