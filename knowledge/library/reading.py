"""Reads one article: Markdown with TOML front matter.

Every fault is reported with its file and line, all at once, so that an editor mends
a batch in one go (docs/kien-thuc.md).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.library.articles import Article, Fault, Source
from knowledge.library.offices import unknown_roles

CONFIDENCE = ("cao", "vừa", "thấp")

_TEXT = ("prepare", "fee", "duration", "where", "contact", "safety")
_LISTS = ("mistakes", "related", "figures", "own_figures")
_REQUIRED = ("id", "title", "topic", "questions", "sources", "confidence", "reviewed_on", "review_by")
_FIELDS = frozenset((*_REQUIRED, *_TEXT, *_LISTS, "questions"))
_STEP = re.compile(r"^(\d+)\.\s+(.+)$")
_SOURCE_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
# An id travels in the payload of a button ("buoc:12:" and the id), 64 bytes at most.
_ID = re.compile(r"[a-z0-9-]{1,56}")


def read_article(path: Path, topics: Mapping[str, str]) -> Article | list[Fault]:
    """One file, as an article or as everything that is wrong with it."""
    try:
        raw = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return [Fault(path, 1, f"không đọc được tệp ({error}); lưu lại bằng UTF-8")]
    if not raw.startswith("+++\n") or "\n+++\n" not in raw[4:]:
        return [Fault(path, 1, "thiếu phần đầu: bài phải mở bằng dòng +++ và đóng bằng dòng +++")]
    front, body = raw[4:].split("\n+++\n", 1)
    try:
        fields = tomllib.loads(front)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        return [Fault(path, int(at.group(1)) + 1 if at else 1, f"TOML viết sai ({error})")]
    body_line = front.count("\n") + 4
    faults = [
        *_field_faults(path, front, fields, topics),
        *_body_faults(path, body_line, body),
    ]
    if not raw.isascii() and unicodedata.normalize("NFC", raw) != raw:
        lines = enumerate(raw.split("\n"), 1)
        first = next(number for number, line in lines if unicodedata.normalize("NFC", line) != line)
        faults.append(Fault(path, first, "chữ chưa ở dạng NFC; mở bằng trình soạn thảo rồi lưu lại"))
    return faults or _build(path, fields, body)


def _field_faults(path: Path, front: str, fields: dict[str, Any], topics: Mapping[str, str]) -> list[Fault]:
    faults = [Fault(path, 1, f"thiếu `{name}`") for name in _REQUIRED if not fields.get(name)]

    def check(name: str, good: bool, text: str) -> None:
        if name in fields and not good:
            faults.append(Fault(path, _line_of(front, name), f"`{name}` {text}"))

    for name in fields:
        check(name, name in _FIELDS, "không phải tên trường nào; xem docs/kien-thuc.md")
    for name in ("id", "title", *_TEXT):
        check(name, isinstance(fields.get(name), str), "phải là một câu trong ngoặc kép")
    for name in ("questions", *_LISTS):
        value = fields.get(name)
        strings = isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
        check(name, strings, "phải là danh sách câu trong ngoặc vuông")
    wrong = unknown_roles(front)
    faults += [Fault(path, _line_in_text(front, f"{{{r}}}"), f"không có nơi nào tên {{{r}}}") for r in wrong]
    check("id", fields.get("id") == path.stem, f'phải trùng tên tệp: "{path.stem}"')
    check("id", bool(_ID.fullmatch(str(fields.get("id")))), "chỉ gồm chữ thường không dấu, số và gạch, nhiều nhất 56")
    check("topic", fields.get("topic") in list(topics), "không có trong topics.toml")
    check("confidence", fields.get("confidence") in CONFIDENCE, "phải là cao, vừa hoặc thấp")
    for name in ("reviewed_on", "review_by"):
        check(name, type(fields.get(name)) is date, "phải là ngày dạng 2027-06-30, không ngoặc kép")
    check("sources", _sources_good(fields.get("sources")), "phải có name, url (http...) và date (2025-08)")
    return faults


def _sources_good(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(s, dict)
        and set(s) == {"name", "url", "date"}
        and all(isinstance(v, str) and v for v in s.values())
        and s["url"].startswith(("http://", "https://"))
        and _SOURCE_DATE.match(s["date"])
        for s in value
    )


def _body_faults(path: Path, first_line: int, body: str) -> list[Fault]:
    faults = []
    expected = 1
    for number, line in enumerate(f"\n{body}".split("\n## ")[0].split("\n"), first_line - 1):
        if step := _STEP.match(line):
            if int(step.group(1)) != expected:
                faults.append(Fault(path, number, f"bước phải đánh số {expected}"))
            expected += 1
        elif expected > 1 and line.strip():
            faults.append(Fault(path, number, "sau các bước chỉ được có phần `## Xem thêm`"))
    if not body.strip():
        faults.append(Fault(path, first_line, "bài trống: viết câu mở đầu và các bước"))
    headings = [(n, line) for n, line in enumerate(body.split("\n"), first_line) if line.startswith("## ")]
    for place, (number, line) in enumerate(headings):
        if place > 0 or line != "## Xem thêm":
            faults.append(Fault(path, number, "chỉ được có một mục lớn `## Xem thêm`"))
    return faults


def _build(path: Path, fields: dict[str, Any], body: str) -> Article:
    head, _, more = f"\n{body}".partition("\n## Xem thêm")
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    steps = tuple(m.group(2) for line in lines if (m := _STEP.match(line)))
    lead = " ".join(line for line in lines if not _STEP.match(line))
    lists: dict[str, tuple[str, ...]] = {name: tuple(fields.get(name, ())) for name in _LISTS}
    return Article(
        **{name: fields[name] for name in _REQUIRED if name not in ("questions", "sources")},
        **{name: fields.get(name, "") for name in _TEXT},
        questions=tuple(fields["questions"]),
        lead=lead,
        steps=steps,
        more=more.strip(),
        mistakes=lists["mistakes"],
        related=lists["related"],
        figures=lists["figures"],
        own_figures=lists["own_figures"],
        sources=tuple(Source(**s) for s in fields["sources"]),
        path=path,
    )


def _line_in_text(front: str, part: str) -> int:
    return next((n for n, line in enumerate(front.splitlines(), 2) if part in line), 1)


def _line_of(front: str, name: str) -> int:
    """The file line where a field stands (the front matter starts at line 2)."""
    for number, line in enumerate(front.splitlines(), 2):
        if re.match(rf"(\[\[)?{re.escape(name)}\b", line):
            return number
    return 1
