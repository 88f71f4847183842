"""What an officer should mend in a plan file, one sentence a fault; these rules keep the plan's figures honest."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import MISSING, fields
from datetime import date, timedelta
from typing import Any

from knowledge.language.viet_numbers import format_number, format_percent
from knowledge.planning.plan import (
    COMMUNES,
    CONTRIBUTIONS,
    COUNTS,
    EVERY,
    FACT,
    KINDS,
    MILESTONE,
    OPERATORS,
    PERCENT,
    PILLARS,
    RESULT,
    SHARED_BY,
    TARGET,
    THINGS,
    Activity,
    Indicator,
    Plan,
    ReportDuty,
)

LONGEST = 24
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PERCENT = re.compile(r"(?P<over>trên|hơn|quá|>)?\s*(?P<figure>\d+(?:[.,]\d+)?)\s*%", re.I)
_SHARE = re.compile(r"(\d[\d.]*)\s*/\s*(\d[\d.]*)\s*=\s*(\d+(?:[.,]\d+)?)\s*%")
# Half a unit of the first decimal that plans print.
_SLACK = 0.05 + 1e-9
_NEAR = timedelta(days=31)


def faults(plan: Plan, topics: Collection[str], source: str | None = None) -> list[str]:
    """Every fault, told with the code of its row; quotes are compared only where the text of the plan is at hand."""
    found = [*_identity(plan), *_uniqueness(plan)]
    for where, part in _parts(plan):
        found += [f"{where}: {fault}" for fault in (*_writing(part), *_topics(part, topics))]
        if isinstance(part, Indicator):
            rules = (_vocabulary, _target, _society, _baseline, _marks)
            found += [f"{where}: {fault}" for rule in rules for fault in rule(part)]
        elif isinstance(part, Activity):
            found += [f"{where}: {fault}" for fault in _when(part, plan)]
        elif isinstance(part, ReportDuty):
            found += [f"{where}: {fault}" for fault in _due(part, plan)]
        if source is not None:
            found += [f"{where}: {fault}" for fault in _quotes(part, _even(source))]
    return found


def _parts(plan: Plan) -> list[tuple[str, Any]]:
    """Every table of the plan with the words that name it: an indicator's code, else the place in the file."""
    named: list[tuple[str, Any]] = [("[plan]", plan.document), ("[commune]", plan.identity)]
    named += [(i.code or f"[[indicator]] thứ {n}", i) for n, i in enumerate(plan.indicators, 1)]
    lists: dict[str, tuple[Any, ...]] = {"duty": plan.duties, "report": plan.reports, "activity": plan.activities}
    lists |= {"defect": plan.defects, "retired": plan.retired}
    return named + [(f"[[{name}]] thứ {n}", row) for name, rows in lists.items() for n, row in enumerate(rows, 1)]


def _identity(plan: Plan) -> Iterator[str]:
    who, paper = plan.identity, plan.document
    if not _SLUG.fullmatch(plan.slug) or not plan.slug.endswith(f"-{who.year}"):
        yield f"tên tệp {plan.slug}: chỉ chữ thường không dấu, số, gạch nối, và hết bằng -{who.year}"
    if who.kind not in COMMUNES:
        yield f"[commune]: kind {_listed(COMMUNES)}"
    elif who.name and not who.name.startswith(f"{who.kind} "):
        yield f'[commune]: name viết đủ cả chữ "{who.kind}", ví dụ "{who.kind} Ngọc Liên"'
    if who.teams is not None and not who.teams_quote:
        yield "[commune]: có teams thì phải có teams_quote, câu trích nói có bao nhiêu tổ"
    if paper.period_start > paper.period_end:
        yield "[plan]: period_start sau period_end"
    elif not paper.period_start.year <= who.year <= paper.period_end.year:
        yield f"[plan]: năm {who.year} nằm ngoài kỳ của kế hoạch"
    codes = {i.code for i in plan.indicators}
    for n, defect in enumerate(plan.defects, 1):
        if defect.indicator and defect.indicator not in codes:
            yield f"[[defect]] thứ {n}: không có chỉ tiêu {defect.indicator}"


def _uniqueness(plan: Plan) -> Iterator[str]:
    for key in ("code", "short_name"):
        for value, times in Counter(getattr(i, key) for i in plan.indicators).items():
            if times > 1 and value:
                first = next(i.code for i in plan.indicators if getattr(i, key) == value)
                yield f"{first}: {key} “{value}” có ở {times} chỉ tiêu, phải khác nhau"


def _writing(part: Any) -> Iterator[str]:
    """Keys that may not stay blank, and marks typed apart from their letters, which no search would find."""
    for field in fields(part):
        value = getattr(part, field.name)
        texts = value if isinstance(value, tuple) else (value,)
        is_text = field.type in ("str", "tuple[str, ...]")
        if is_text and field.default is MISSING and not any(str(text).strip() for text in texts):
            yield f"chưa điền {field.name}"
        if any(isinstance(text, str) and not unicodedata.is_normalized("NFC", text) for text in texts):
            yield f"{field.name} có dấu gõ rời khỏi chữ; gõ lại bằng Unicode dựng sẵn (NFC)"


def _topics(part: Any, topics: Collection[str]) -> Iterator[str]:
    for topic in getattr(part, "topics", ()):
        if topic not in topics:
            yield f"không có chủ đề {topic}"


def _vocabulary(row: Indicator) -> Iterator[str]:
    if row.code and not _SLUG.fullmatch(row.code):
        yield "code chỉ gồm chữ thường không dấu, số và gạch nối"
    if len(row.short_name) > LONGEST:
        yield f"short_name dài {len(row.short_name)} chữ, nhiều nhất {LONGEST}"
    for key, words in (("kind", KINDS), ("pillar", PILLARS), ("operator", OPERATORS)):
        if (value := getattr(row, key)) not in words and (value or key == "operator"):
            yield f"{key} “{value}” {_listed(words)}"
    for key, words in (("counts", COUNTS), ("contribution", CONTRIBUTIONS)):
        if (value := getattr(row, key)) and value not in words:
            yield f"{key} “{value}” {_listed(words)}"
    for unit in row.unit.split("; ") if row.unit else ():
        thing, _, shared = unit.partition("/")
        if thing not in THINGS or ("/" in unit and shared not in SHARED_BY):
            yield f"unit “{unit}” {_listed(THINGS)}; sau dấu / {_listed(SHARED_BY)}"


def _target(row: Indicator) -> Iterator[str]:
    if row.kind == TARGET and (not row.operator or row.target is None):
        yield "chỉ tiêu phải có operator và target như kế hoạch in"
    if row.kind in (RESULT, FACT) and (row.operator or row.target is not None):
        yield f"kind {row.kind} không có operator và target; nếu là chỉ tiêu thì kind là {TARGET}"
    if row.kind == MILESTONE and bool(row.operator) != (row.target is not None):
        yield "operator và target phải đi cùng nhau"
    if row.target is not None and not row.printed:
        if row.target < 0:
            yield "target âm; kế hoạch in sai thì ghi printed"
        if row.unit == PERCENT and row.target > 100:
            yield "target quá 100%; kế hoạch in sai thì ghi printed"


def _society(row: Indicator) -> Iterator[str]:
    keys = ("counts", "contribution", "official_from", "help")
    given = [key for key in keys if getattr(row, key)]
    if row.society:
        missing = ([] if row.topics else ["topics"]) + [key for key in keys if key not in given]
        if missing:
            yield f"chỉ tiêu xã hội thiếu {', '.join(missing)}"
    elif given:
        yield f"có {', '.join(given)} mà chưa ghi society = true"


def _baseline(row: Indicator) -> Iterator[str]:
    num, den = row.baseline_num, row.baseline_den
    if den is None:
        return
    if num is None or den <= 0:
        yield "baseline_den phải lớn hơn 0 và đi cùng baseline_num"
        return
    if row.unit == PERCENT and not row.denominator:
        yield "kế hoạch không nêu denominator (tính trên ai, trên cái gì) thì không ghi baseline_den, không tính tỷ lệ"
    share = 100 * num / den
    printed = list(_PERCENT.finditer(row.baseline_value))
    is_wrong = any(
        share <= _figure(m) - _SLACK if m["over"] else abs(share - _figure(m)) > _SLACK for m in printed
    ) or (row.unit == PERCENT and share > 100)
    if is_wrong and not (row.printed and row.recomputed):
        parts = f"{format_number(num)}/{format_number(den)}"
        yield f"{parts} là {format_percent(num / den)}, khác baseline_value; ghi cả printed và recomputed"


def _marks(row: Indicator) -> Iterator[str]:
    """A share past 100% is marked; what is given as recomputed is computed right."""
    if not row.printed:
        if row.recomputed:
            yield "có recomputed thì phải có printed, số kế hoạch in"
        shares = [(_figure(m), m["over"]) for m in _PERCENT.finditer(row.baseline_value)]
        if any(figure > 100 or (over and figure == 100) for figure, over in shares):
            yield "baseline_value quá 100%; kế hoạch in sai thì ghi printed"
    for part, whole, figure in _SHARE.findall(row.recomputed):
        out_of = float(whole.replace(".", ""))
        if not out_of or abs(100 * float(part.replace(".", "")) / out_of - float(figure.replace(",", "."))) > _SLACK:
            yield f"recomputed tính sai: {part}/{whole}"
    alone, num, den = _PERCENT.fullmatch(row.recomputed), row.baseline_num, row.baseline_den
    if alone and num is not None and den and abs(100 * num / den - _figure(alone)) > _SLACK:
        yield f"recomputed không phải {format_number(num)}/{format_number(den)}"


def _when(row: Activity, plan: Plan) -> Iterator[str]:
    if row.starts and row.ends and row.starts > row.ends:
        yield "starts sau ends"
    if row.every not in EVERY:
        yield f"every “{row.every}” {_listed(EVERY)}"
    first, last = plan.document.period_start, plan.document.period_end
    for day in (row.starts, row.ends):
        # A plan of one year may name a later one ("đến năm 2025"); a slip of the pen names none.
        if day and (first - day > _NEAR or day - last > _NEAR) and str(day.year) not in row.when:
            yield f"ngày {day:%d/%m/%Y} xa kỳ của kế hoạch mà when không nói năm {day.year}"


def _due(row: ReportDuty, plan: Plan) -> Iterator[str]:
    for due in row.due:
        if not (re.fullmatch(r"\d\d-\d\d", due) and _is_day(f"{plan.identity.year}-{due}")):
            yield f"due “{due}” phải là tháng-ngày có thật, ví dụ 12-05"
    if not 0 <= row.lead_days <= 90:
        yield "lead_days từ 0 tới 90 ngày"


def _is_day(written: str) -> bool:
    try:
        return bool(date.fromisoformat(written))
    except ValueError:
        return False


def _quotes(part: Any, source: str) -> Iterator[str]:
    for key in ("quote", "baseline_quote", "teams_quote"):
        if (text := _even(getattr(part, key, ""))) and text not in source:
            yield f"{key} không có nguyên văn trong văn bản gốc: “{text[:60]}”"


def _even(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _figure(found: re.Match[str]) -> float:
    return float(found["figure"].replace(",", "."))


def _listed(words: Collection[str]) -> str:
    return f"phải là một trong: {', '.join(word or '(bỏ trống)' for word in words)}"
