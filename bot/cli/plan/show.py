"""A plan as an officer reads it: figures as printed, each printed error with its mark, nothing computed in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from knowledge.language.viet_numbers import format_number, format_percent
from knowledge.planning.plan import DIRECT, NONE, PERCENT, SUPPORTING, Activity, Defect, Indicator, Plan, ReportDuty

MARK = "(!)"
_COUNTED = {
    "people": "số người",
    "visits": "số lượt người",
    "households": "số hộ",
    "files": "số hồ sơ",
    "classes": "số lớp",
    "sessions": "số buổi",
    "people_per_village": "số người ở từng thôn",
}
_COUNTS_AS = {
    DIRECT: "được tính sau khi cán bộ xác nhận",
    SUPPORTING: "để bên cạnh, không cộng vào",
    NONE: "không liên quan",
}
_EVERY = {"week": "hằng tuần", "quarter": "hằng quý", "year": "hằng năm"}
_UNSAID = "không nêu"


def tree(plan: Plan) -> dict[str, Any]:
    """The whole plan for `--json`: its fields by name, days as YYYY-MM-DD."""
    return {"slug": plan.slug, "place": plan.place, **{k: _plain(v) for k, v in asdict(plan).items() if k != "slug"}}


def told(plan: Plan, topics: Mapping[str, str]) -> list[str]:
    """The lines of `toso plan show`."""
    others = len(plan.indicators) - len(plan.society)
    lines = [*_identity(plan), "", f"CHỈ TIÊU XÃ HỘI SỐ ({len(plan.society)})"]
    lines += ['Dấu "=" được tính là từ số ấy trở lên; ">" là phải hơn số ấy.'] if plan.society else []
    for n, row in enumerate(plan.society, 1):
        lines += ["", *_indicator(n, row, [d for d in plan.defects if d.indicator == row.code])]
    lines += ["", f"Còn {others} chỉ tiêu của cơ quan; xem cả với --json."] if others else []
    marked = [row for row in plan.indicators if row.printed and not row.society]
    lines += [f"- {row.name}: {_marked(row)}" for row in marked]
    lines += _section("CHỖ KẾ HOẠCH IN SAI HOẶC CHƯA RÕ", [_defect(d) for d in plan.defects])
    lines += _section("ĐÃ HẾT HIỆU LỰC, KHÔNG DẠY NHƯ VIỆC ĐANG LÀM", [f"{MARK} {old.text}" for old in plan.retired])
    lines += _section("VIỆC CỦA TỔ", [f"- {d.title}{_about(d.topics, topics)}" for d in plan.duties])
    lines += _section("BÁO CÁO", [_report(r) for r in plan.reports])
    return lines + _section("LỊCH VIỆC", [f"- {_day(a)}{a.name}{_by(a)}" for a in plan.activities])


def _identity(plan: Plan) -> Iterator[str]:
    who, paper = plan.identity, plan.document
    where = ", ".join(part for part in (who.name, who.city, who.province) if part)
    yield paper.title
    yield f"{plan.slug} · {where} · từ {paper.period_start:%d/%m/%Y} tới {paper.period_end:%d/%m/%Y}"
    yield f"Số: {paper.number or 'để trống'} · Ngày: {paper.dated or 'để trống'}"
    yield f"Ký: {paper.signer}, {paper.signer_role}"
    yield f"Văn bản gốc: {paper.source}"
    yield f"Đầu mối: {who.lead_unit}"
    yield f"Nơi ở gọi là: {', '.join(who.neighbourhoods)} · Tổ gọi là: {', '.join(who.team_names)}"
    teams = f"{who.teams} tổ" if who.teams is not None else _UNSAID
    yield f"Số tổ: {teams}" + (f", {who.members} thành viên" if who.members is not None else "")


def _indicator(number: int, row: Indicator, defects: list[Defect]) -> Iterator[str]:
    yield f"{number}. {row.name} [{row.code}]"
    deadline = f"; hạn: {row.deadline}" if row.deadline else ""
    yield f"   Chỉ tiêu: {goal(row)}; tính trên: {row.denominator or _UNSAID}{deadline}"
    if row.baseline_value or row.baseline_num is not None:
        yield f"   Số trước đó: {_baseline(row)}{f' · {row.baseline_date}' if row.baseline_date else ''}"
    if row.printed:
        yield f"   {_marked(row)}"
    else:
        yield from (f"   {_defect(defect)}" for defect in defects)
    if row.note:
        yield f"   Lưu ý: {row.note}"
    yield f"   Việc của Tổ: {_COUNTS_AS.get(row.contribution, _UNSAID)}; ghi {_COUNTED.get(row.counts, _UNSAID)}"
    yield f"   Số chính thức lấy từ: {row.official_from or _UNSAID}"
    if row.like:
        yield f"   Mượn lời của: {row.like}"


def goal(row: Indicator) -> str:
    """The target as printed, in Vietnamese figures: "> 85%", ">= 20 người/thôn"."""
    if row.target is None:
        return "không đặt bằng số"
    return f"{row.operator} {format_number(row.target)}{'' if row.unit == PERCENT else ' '}{row.unit}"


def _baseline(row: Indicator) -> str:
    """As printed; a share is computed only of what the plan names, and not where the mark below it says more."""
    if row.baseline_num is None:
        return row.baseline_value
    if not row.baseline_den:
        number = format_number(row.baseline_num)
        return row.baseline_value if number in row.baseline_value else f"{number}; in: {row.baseline_value}"
    parts = f"{format_number(row.baseline_num)}/{format_number(row.baseline_den)}"
    if row.printed or not row.denominator:
        return parts if row.printed or not row.baseline_value else f"{parts}; in: {row.baseline_value}"
    share = format_percent(row.baseline_num / row.baseline_den)
    printed = f"; in: {row.baseline_value}" if row.baseline_value not in ("", share) else ""
    return f"{parts} = {share}{printed}"


def _marked(row: Indicator) -> str:
    recomputed = f"; tính lại: {row.recomputed}" if row.recomputed else ""
    return f"{MARK} Kế hoạch in: {row.printed}{recomputed}"


def _defect(row: Defect) -> str:
    """The sentence, with what is printed unless the sentence itself says so."""
    printed = f" In: “{row.printed}”." if row.printed and row.printed not in row.text else ""
    return f"{MARK} {row.text}{printed}"


def _report(row: ReportDuty) -> str:
    reader = "không nêu gửi ai" if row.to == _UNSAID else f"gửi {row.to}"
    return f"- {row.what}: {row.when}; {row.by} lập, {reader}; chuẩn bị trước {row.lead_days} ngày"


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", f"{title} ({len(lines)})", *lines] if lines else []


def _about(slugs: tuple[str, ...], topics: Mapping[str, str]) -> str:
    return f" · {', '.join(topics.get(slug, slug) for slug in slugs)}" if slugs else ""


def _day(row: Activity) -> str:
    every = _EVERY.get(row.every, "")
    return f"{row.when}{f' ({every})' if every and every not in row.when else ''}: "


def _by(row: Activity) -> str:
    return f" ({row.unit})" if row.unit and row.unit != _UNSAID else ""


def _plain(value: Any) -> Any:
    """Days and tuples as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
