"""A commune's digital-transformation plan as its file tells it: every word as printed, every printed error marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TARGET, RESULT, FACT, MILESTONE = "target", "result", "fact", "milestone"
DIRECT, SUPPORTING, NONE = "direct", "supporting", "none"
PERCENT = "%"

# The words that a plan file may use; docs/ke-hoach.md says what each means.
COMMUNES: tuple[str, ...] = ("xã", "phường", "đặc khu", "thị trấn")
KINDS: tuple[str, ...] = (TARGET, RESULT, FACT, MILESTONE)
OPERATORS: tuple[str, ...] = ("", "=", ">=", ">")
PILLARS: tuple[str, ...] = (
    *("nhận thức", "hạ tầng số", "nhân lực số", "dữ liệu số"),
    *("chính quyền số", "kinh tế số", "xã hội số", "ATTT"),
)
COUNTS: tuple[str, ...] = ("people", "visits", "households", "files", "classes", "sessions", "people_per_village")
CONTRIBUTIONS: tuple[str, ...] = (DIRECT, SUPPORTING, NONE)
EVERY: tuple[str, ...] = ("", "week", "quarter", "year")
# A unit is one of these things, or several with "; " between them, each perhaps "/" one of the others.
THINGS: tuple[str, ...] = (
    *(PERCENT, "người", "hộ", "lượt", "lượt người", "cán bộ", "tổ", "thôn", "xã", "đơn vị", "lớp", "buổi", "lần"),
    *("lượt phát", "tin bài", "văn bản", "hồ sơ", "dịch vụ", "TTHC", "mã", "chứng thư", "tài khoản", "hệ thống"),
    *("kênh", "bảng", "cái", "điểm", "điểm chỉ số (0–1)", "cấp độ", "đồng", "triệu đồng", "mốc thời gian"),
)
SHARED_BY: tuple[str, ...] = ("người", "hộ", "tổ", "thôn", "tuần", "tháng", "quý", "năm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A row of the plan. `operator` and `target` are as printed, "" and None for a row without a target.

    `contribution` says whether confirmed sessions of the team may count for it (`direct`), or only stand beside the
    official figure (`supporting`). `printed` and `recomputed` are set where the plan contradicts itself. `part_of` is
    the code of the indicator whose count holds this one's, where the plan's own words say so. `like` names the
    indicator of another plan ("can-loc-2026/hai-long-tthc") that lent what the row does not say itself.
    """

    code: str
    name: str
    short_name: str
    pillar: str
    kind: str
    unit: str
    quote: str
    operator: str = ""
    target: float | None = None
    denominator: str = ""
    baseline_num: float | None = None
    baseline_den: float | None = None
    baseline_value: str = ""
    baseline_date: str = ""
    baseline_quote: str = ""
    deadline: str = ""
    responsible: str = ""
    society: bool = False
    topics: tuple[str, ...] = ()
    counts: str = ""
    contribution: str = ""
    official_from: str = ""
    help: str = ""
    note: str = ""
    printed: str = ""
    recomputed: str = ""
    part_of: str = ""
    like: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What the plan asks of the team, or promises its residents."""

    title: str
    quote: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDuty:
    """A report that is due: `due` holds month-day where the plan prints a date."""

    what: str
    quote: str
    by: str
    to: str
    when: str
    due: tuple[str, ...] = ()
    lead_days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something in the plan's calendar; `every` is "", week, quarter or year."""

    name: str
    quote: str
    when: str
    unit: str = ""
    topics: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    every: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """Something that the plan prints wrong; kept as printed, said with a mark, never silently mended."""

    text: str
    indicator: str = ""
    printed: str = ""
    recomputed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """What the plan still names and is no longer so."""

    text: str
    quote: str
    valid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose plan it is; `neighbourhoods` are the words that it uses for them ("thôn", "làng")."""

    name: str
    kind: str
    province: str
    neighbourhoods: tuple[str, ...]
    year: int
    document_head: str
    lead_unit: str
    team_names: tuple[str, ...]
    steering: str = ""
    city: str = ""
    team_decisions: tuple[str, ...] = ()
    teams: int | None = None
    members: int | None = None
    teams_quote: str = ""
    referral_units: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The paper itself; `number` and `dated` are "" where the printed text leaves them blank."""

    title: str
    period_start: date
    period_end: date
    source: str
    signer: str
    signer_role: str
    number: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan."""

    slug: str
    document: Document
    identity: Identity
    indicators: tuple[Indicator, ...]
    duties: tuple[Duty, ...] = ()
    reports: tuple[ReportDuty, ...] = ()
    activities: tuple[Activity, ...] = ()
    defects: tuple[Defect, ...] = ()
    retired: tuple[Retired, ...] = ()

    @property
    def place(self) -> str:
        """The commune's own slug: that of the plan without its year."""
        return self.slug.removesuffix(f"-{self.identity.year}")

    @property
    def society(self) -> tuple[Indicator, ...]:
        """The indicators that the team's work is set beside, in the order of the plan."""
        return tuple(i for i in self.indicators if i.society)

    def indicator(self, code: str) -> Indicator | None:
        """The row of that code."""
        return next((i for i in self.indicators if i.code == code), None)
