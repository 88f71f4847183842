"""Official figures: rows are only ever added; the latest kept one of an indicator is what it stands at."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.plantables import OfficialFigureRow

KEPT, DRAFT, WITHDRAWN = "kept", "draft", "withdrawn"
# What a figure says, apart from who entered it and when.
_SAID = ("commune_id", "code", "village_id", "numerator", "denominator", "as_of", "source", "mark")


async def add(session: AsyncSession, row: OfficialFigureRow) -> OfficialFigureRow:
    """Keeps a new row, a draft as a rule."""
    session.add(row)
    await session.flush()
    return row


async def keep(session: AsyncSession, row: OfficialFigureRow, now: datetime, by: int | None) -> None:
    """Makes a draft count from now on; what it replaces counts no more. Raises ValueError for an unfinished one."""
    if not (row.code and row.numerator is not None and row.as_of and row.source):
        raise ValueError("an official figure needs its indicator, number, day and source")
    row.state, row.asked, row.entered_at, row.entered_by = KEPT, "", now, by
    before = await session.get(OfficialFigureRow, row.replaces_id) if row.replaces_id else None
    if before and before.state == KEPT:
        await withdraw(session, before, now, by)
    await session.flush()


async def withdraw(session: AsyncSession, row: OfficialFigureRow, now: datetime, by: int | None) -> None:
    """Takes a figure or a draft back; the row stays."""
    row.state, row.asked, row.withdrawn_at, row.withdrawn_by = WITHDRAWN, "", now, by
    await session.flush()


async def again(session: AsyncSession, row: OfficialFigureRow, now: datetime, by: int | None) -> OfficialFigureRow:
    """A draft that says what the row says and will replace it; the one there is, when it was begun before."""
    begun: OfficialFigureRow | None = await session.scalar(
        select(OfficialFigureRow)
        .where(OfficialFigureRow.replaces_id == row.id, OfficialFigureRow.state != WITHDRAWN)
        .order_by(OfficialFigureRow.id.desc())
        .limit(1)
    )
    if begun:
        return begun
    said = {name: getattr(row, name) for name in _SAID}
    fresh = OfficialFigureRow(**said, entered_by=by, entered_at=now, state=DRAFT, asked="", replaces_id=row.id)
    return await add(session, fresh)


def says_the_same(one: OfficialFigureRow, other: OfficialFigureRow) -> bool:
    """Whether both tell the same figure, whoever entered it."""
    return all(getattr(one, name) == getattr(other, name) for name in _SAID)


async def get(session: AsyncSession, commune_id: int, figure_id: int) -> OfficialFigureRow | None:
    """A figure of the commune."""
    row = await session.get(OfficialFigureRow, figure_id)
    return row if row and row.commune_id == commune_id else None


async def latest(
    session: AsyncSession, commune_id: int, code: str, village_id: int | None = None
) -> OfficialFigureRow | None:
    """What the indicator stands at: the kept figure of the latest day, of these the one entered last."""
    rows = await history(session, commune_id, code, village_id)
    return rows[0] if rows else None


async def history(
    session: AsyncSession, commune_id: int, code: str, village_id: int | None = None
) -> list[OfficialFigureRow]:
    """The kept figures of an indicator in the whole commune or in one village, the latest first."""
    here = _in(village_id)
    return await _rows(session, commune_id, OfficialFigureRow.code == code, here, OfficialFigureRow.state == KEPT)


async def everything(session: AsyncSession, commune_id: int, code: str) -> list[OfficialFigureRow]:
    """All that was ever entered for an indicator, withdrawn ones and those of villages included; drafts are not."""
    return await _rows(session, commune_id, OfficialFigureRow.code == code, OfficialFigureRow.state != DRAFT)


async def latest_of_all(session: AsyncSession, commune_id: int) -> dict[str, OfficialFigureRow]:
    """The latest kept figure of every indicator that has one for the whole commune, by code."""
    rows = await _rows(session, commune_id, _in(None), OfficialFigureRow.state == KEPT)
    return {row.code: row for row in reversed(rows)}


async def latest_of_villages(session: AsyncSession, commune_id: int, code: str) -> dict[int, OfficialFigureRow]:
    """The latest kept figure of every village that has one, by the village's id."""
    in_some = OfficialFigureRow.village_id.is_not(None)
    rows = await _rows(session, commune_id, OfficialFigureRow.code == code, in_some, OfficialFigureRow.state == KEPT)
    return {row.village_id: row for row in reversed(rows) if row.village_id}


def _in(village_id: int | None) -> ColumnElement[bool]:
    at = OfficialFigureRow.village_id
    return at.is_(None) if village_id is None else at == village_id


async def _rows(session: AsyncSession, commune_id: int, *wanted: ColumnElement[bool]) -> list[OfficialFigureRow]:
    """The commune's rows that fit, the latest day first, then the last entered."""
    row = OfficialFigureRow
    found = await session.scalars(
        select(row)
        .where(row.commune_id == commune_id, *wanted)
        .order_by(row.as_of.desc(), row.entered_at.desc(), row.id.desc())
    )
    return list(found)
