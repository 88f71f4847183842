"""`toso figure`: official figures of the plan's indicators, taken in from a file and shown with their history."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.cli.figurefile import FileFigure
    from knowledge.planning.plan import Plan
    from storage.database import Session
    from storage.plantables import OfficialFigureRow
    from storage.tables import Commune

app = typer.Typer(help="Số chính thức của các chỉ tiêu: nhập từ tệp, xem số mới nhất và số cũ.", no_args_is_help=True)


class _NotTaken(Exception):
    """Nothing is taken in; the argument says why."""


@app.command(name="import")
def take_in(
    file: Annotated[Path, typer.Argument(help="Tệp CSV hoặc XLSX có cột ma, tu_so, mau_so, ngay, nguon; thêm thon.")],
    yes: Annotated[bool, typer.Option("--yes", help="Nhập cả những số trông lạ, sau khi đã xem lại.")] = False,
) -> None:
    """Nhập số chính thức từ tệp. Một dòng sai thì không nhập dòng nào."""

    async def work(session: Session, commune: Commune) -> str:
        from bot.cli.days import day_or_today
        from bot.cli.figurefile import read_figures
        from bot.cli.table import BadFileError

        plan = _plan(commune)
        try:
            lines, faults = read_figures(file, plan, day_or_today(""))
        except BadFileError as error:
            raise _NotTaken(str(error)) from None
        if faults:
            raise _NotTaken("\n".join([*faults, "Chưa nhập dòng nào."]))
        return await _take_in(session, commune, plan, lines, yes)

    _run(work)


@app.command(name="list")
def show(
    code: Annotated[str, typer.Option(help="Xem mọi số từng nhập của một chỉ tiêu, cả số đã bỏ.")] = "",
) -> None:
    """Xem số chính thức mới nhất của từng chỉ tiêu."""

    async def work(session: Session, commune: Commune) -> str:
        from knowledge.planning.official.naming import exactly
        from storage import figures

        plan = _plan(commune)
        if code:
            indicator = exactly(plan, code)
            if indicator is None:
                raise _NotTaken(f"Kế hoạch không có chỉ tiêu {code}.")
            rows = await figures.everything(session, commune.id, indicator.code)
            lines = [await _told(session, plan, row) for row in rows]
        else:
            latest = await figures.latest_of_all(session, commune.id)
            rows = []
            for i in plan.indicators:
                by_village = await figures.latest_of_villages(session, commune.id, i.code)
                rows += [*([latest[i.code]] if i.code in latest else []), *by_village.values()]
            lines = [f"{row.code}  {await _said(session, plan, row)}" for row in rows]
        return "\n".join(lines) or "Chưa có số nào. Nhập: toso figure import so-lieu.csv"

    _run(work)


async def _take_in(session: Session, commune: Commune, plan: Plan, lines: list[FileFigure], yes: bool) -> str:
    """Adds the lines in the order of their days, so that each is seen beside the one before."""
    from datetime import UTC, datetime

    from handlers.hours import day_at
    from handlers.staff.figures.doubts import doubted
    from handlers.texts import load_texts
    from storage import figures
    from storage.plantables import OfficialFigureRow

    now, texts, odd, new = datetime.now(UTC), load_texts()[0], [], 0
    for line in sorted(lines, key=lambda one: one.figure.as_of):
        f, home = line.figure, await _village(session, commune, line)
        row = OfficialFigureRow(
            commune_id=commune.id, code=f.code, village_id=home, numerator=f.numerator, denominator=f.denominator,
            as_of=f.as_of, source=f.source, entered_at=now, state=figures.DRAFT, asked="", mark="",
        )  # fmt: skip
        if any(figures.says_the_same(row, r) for r in await figures.history(session, commune.id, f.code, home)):
            continue
        await figures.add(session, row)
        codes = await doubted(session, plan, row, day_at(now))
        row.mark = ",".join(codes)
        odd += [f"Dòng {line.line}: {await _said(session, plan, row)} {texts(f'figure.{code}')}" for code in codes]
        await figures.keep(session, row, now, None)
        new += 1
    if odd and not yes:
        raise _NotTaken("\n".join([*odd, "Chưa nhập dòng nào. Xem lại; đúng cả thì thêm --yes."]))
    return "\n".join([*odd, f"Đã nhập {new} số, {len(lines) - new} số đã có từ trước. Xem: toso figure list"])


async def _village(session: Session, commune: Commune, line: FileFigure) -> int | None:
    """The village of a line; raises _NotTaken for one that the commune does not have."""
    from storage import villages

    if line.figure.village is None:
        return None
    known = (await villages.book(session, commune)).named(line.figure.village, line.figure.as_of)
    if known is None:
        raise _NotTaken(f"Dòng {line.line}: xã chưa có {line.figure.village}. Xem: toso village\nChưa nhập dòng nào.")
    return known.id


async def _said(session: Session, plan: Plan, row: OfficialFigureRow) -> str:
    from handlers.staff.figures.saying import say_row
    from handlers.texts import load_texts
    from storage import villages

    village = await villages.name_of(session, row.village_id)
    return say_row(row, plan.indicator(row.code), village, load_texts()[0])


async def _told(session: Session, plan: Plan, row: OfficialFigureRow) -> str:
    """A figure with who entered it and when, and what became of it."""
    from handlers.hours import HANOI
    from storage import people

    async def by(person_id: int | None) -> str:
        return await people.called(session, person_id) or ("một người của xã" if person_id else "tệp hoặc người đã rời")

    told = f"nhập {row.entered_at.astimezone(HANOI):%H:%M %d/%m/%Y}, {await by(row.entered_by)}"
    if row.withdrawn_at:
        told += f"; bỏ {row.withdrawn_at.astimezone(HANOI):%H:%M %d/%m/%Y}, {await by(row.withdrawn_by)}"
    mark = f"; đã hỏi lại: {row.mark}" if row.mark else ""
    return f"{await _said(session, plan, row)} ({told}{mark})"


def _plan(commune: Commune) -> Plan:
    from bot.settings import load_settings
    from handlers.plans import plan_of

    plan = plan_of(commune, load_settings().home)
    if plan is None:
        raise _NotTaken("Xã chưa chọn kế hoạch. Chạy: toso commune add --plan ngoc-lien-2026")
    return plan


def _run(work: Callable[[Session, Commune], Awaitable[str]]) -> None:
    from bot.cli.beside import carry_out

    carry_out(work, _NotTaken)
