"""The buttons under a figure: to choose its indicator, to answer what was asked, to mend it, to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.messages import Choice, short_choice
from handlers.staff.figures.saying import say_date
from handlers.texts import Texts
from knowledge.language.viet_numbers import format_number
from knowledge.planning.official.figures import title_of
from knowledge.planning.plan import Indicator, Plan

NEW = 0  # stands for the draft that is made once its indicator is chosen
_PAGE = 4
FIELDS = {"so": "label.field_so", "ngay": "label.field_ngay", "nguon": "label.source", "ma": "label.indicator"}


def kept_buttons(texts: Texts, figure_id: int) -> tuple[Choice, ...]:
    """Sửa, Bỏ, and the next figure."""
    more = Choice(texts("label.figure_more"), f"sl-trang:{NEW}:0")
    return Choice(texts("label.mend"), f"sl-sua:{figure_id}"), drop(texts, figure_id), more


def drop(texts: Texts, figure_id: int) -> Choice:
    """Bỏ."""
    return Choice(texts("label.drop"), f"sl-bo:{figure_id}")


def dropped_buttons(texts: Texts, figure_id: int) -> tuple[Choice, ...]:
    """Lấy lại, and the next figure."""
    more = Choice(texts("label.figure_more"), f"sl-trang:{NEW}:0")
    return Choice(texts("label.restore"), f"sl-lai:{figure_id}"), more


def doubt_buttons(texts: Texts, figure_id: int) -> tuple[Choice, ...]:
    """Đúng vậy, Sửa, Bỏ."""
    right = Choice(texts("label.right"), f"sl-dung:{figure_id}")
    return right, Choice(texts("label.mend"), f"sl-sua:{figure_id}"), drop(texts, figure_id)


def field_buttons(texts: Texts, figure_id: int) -> tuple[Choice, ...]:
    """What may be wrong with it."""
    fields = (Choice(texts(label), f"sl-o:{figure_id}:{field}") for field, label in FIELDS.items())
    return (*fields, drop(texts, figure_id))


def page_buttons(texts: Texts, plan: Plan, figure_id: int, page: int) -> tuple[Choice, ...]:
    """The indicators of society, four at a time, and "Khác" for the next four."""
    rows = plan.society
    pages = max(1, -(-len(rows) // _PAGE))
    shown = code_buttons(rows[page % pages * _PAGE :][:_PAGE], figure_id)
    return (*shown, Choice(texts("label.figure_other"), f"sl-trang:{figure_id}:{(page + 1) % pages}"))


def code_buttons(indicators: Sequence[Indicator], figure_id: int) -> tuple[Choice, ...]:
    """One button for each of at most four indicators."""
    return tuple(short_choice(title_of(i), f"sl-ma:{figure_id}:{i.code}") for i in indicators[:_PAGE])


def either_buttons(options: Sequence[tuple[float, float | None]], figure_id: int) -> tuple[Choice, ...]:
    """Both readings of a number: "16.800/17.300" or "16,8/17,3"."""
    shown = []
    for pair in options[:_PAGE]:
        told = [n for n in pair if n is not None]
        label, value = "/".join(map(format_number, told)), ":".join(f"{n:.12g}" for n in told)
        shown.append(short_choice(label, f"sl-so:{figure_id}:{value}"))
    return tuple(shown)


def day_buttons(figure_id: int, today: date) -> tuple[Choice, ...]:
    """Today, and the ends of the month and the quarter before: figures are drawn up to these."""
    month = today.replace(day=1) - timedelta(days=1)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1) - timedelta(days=1)
    days = dict.fromkeys((today, month, quarter))
    return tuple(Choice(say_date(day), f"sl-ngay:{figure_id}:{day.isoformat()}") for day in days)


def source_buttons(sources: Sequence[str], figure_id: int) -> tuple[Choice, ...]:
    """Each source by its place in the list: a whole one fits no button."""
    return tuple(short_choice(source, f"sl-nguon:{figure_id}:{n}") for n, source in enumerate(sources[:_PAGE]))
