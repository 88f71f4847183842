"""Says an official figure: "VNeID đã kích hoạt: 16.800/17.300 = 97,11%, ngày 30/6/2026, nguồn Công an xã"."""

from __future__ import annotations

from datetime import date

from handlers.texts import Texts
from knowledge.language.viet_numbers import format_number, format_percent
from knowledge.planning.official.figures import OfficialFigure, title_of
from knowledge.planning.plan import Indicator
from storage.plantables import OfficialFigureRow


def say_row(row: OfficialFigureRow, indicator: Indicator | None, village: str | None, texts: Texts) -> str:
    """All that the row tells, what is missing left out."""
    name = title_of(indicator) if indicator else texts("figure.no_name")
    head = texts("figure.of_village", name=name, village=village) if village else name
    told = []
    if row.numerator is not None:
        told.append(say_numbers(row.numerator, row.denominator, indicator, texts))
    if row.as_of:
        told.append(texts("figure.on", day=say_date(row.as_of)))
    if row.source:
        told.append(texts("figure.from", source=row.source))
    return texts("figure.line", name=head, told=", ".join(told)) if told else head


def say_numbers(numerator: float, denominator: float | None, indicator: Indicator | None, texts: Texts) -> str:
    """ "16.800/17.300 = 97,11%", or "2 lớp" for what is only counted."""
    number = format_number(numerator)
    if denominator:
        share = format_percent(numerator / denominator)
        return texts("figure.share", number=number, total=format_number(denominator), share=share)
    unit = indicator.unit.partition("/")[0] if indicator and indicator.unit != "%" else ""
    return f"{number} {unit}".strip()


def say_last(figure: OfficialFigure, indicator: Indicator, texts: Texts) -> str:
    """The figure before, with its day."""
    numbers = say_numbers(figure.numerator, figure.denominator, indicator, texts)
    return texts("figure.last", numbers=numbers, when=texts("figure.on", day=say_date(figure.as_of)))


def say_baseline(indicator: Indicator, texts: Texts) -> str:
    """What the plan prints of the time before it; "" when it prints nothing."""
    printed = indicator.baseline_value
    if indicator.baseline_num is not None and (indicator.baseline_den or indicator.unit != "%"):
        printed = say_numbers(indicator.baseline_num, indicator.baseline_den, indicator, texts)
    if not printed:
        return ""
    when = indicator.baseline_date.partition(" (")[0]
    return texts("figure.last", numbers=printed, when=texts("figure.in_plan", when=when).lstrip(", "))


def say_date(day: date) -> str:
    """ "30/6/2026"."""
    return f"{day.day}/{day.month}/{day.year}"
