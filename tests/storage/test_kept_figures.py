"""Official figures: the latest counts, the rest is history, nothing is overwritten."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from storage import communes, figures, people, villages
from storage.database import Database, Session
from storage.plantables import OfficialFigureRow
from storage.tables import Commune

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
JUNE = date(2026, 6, 30)
CODE = "kq-vneid-kich-hoat"


def _draft(
    commune: Commune, number: float = 16_800, day: date = date(2026, 6, 30), **more: object
) -> OfficialFigureRow:
    said = {"code": CODE, "numerator": number, "denominator": 17_300.0, "as_of": day, "source": "Công an xã", **more}
    return OfficialFigureRow(commune_id=commune.id, entered_at=NOW, state=figures.DRAFT, asked="", mark="", **said)


async def _keep(session: Session, row: OfficialFigureRow, hours: int = 0) -> OfficialFigureRow:
    await figures.add(session, row)
    await figures.keep(session, row, NOW + timedelta(hours=hours), None)
    return row


async def _count(session: Session) -> int:
    return await session.scalar(select(func.count()).select_from(OfficialFigureRow)) or 0


async def test_the_latest_day_counts_and_of_one_day_the_last_entered(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        for number, day, hours in ((1, 30, 0), (2, 29, 1), (3, 30, 2), (4, 30, 1)):
            await _keep(session, _draft(commune, number, date(2026, 6, day)), hours)
        await figures.add(session, _draft(commune, 9, date(2026, 9, 30)))  # a draft counts nothing
        assert (found := await figures.latest(session, commune.id, CODE))
        assert found.numerator == 3
        assert [r.numerator for r in await figures.history(session, commune.id, CODE)] == [3, 4, 1, 2]
        assert [r.numerator for r in (await figures.latest_of_all(session, commune.id)).values()] == [3]
        assert await figures.latest(session, commune.id, "khac") is None


async def test_a_mended_figure_stands_beside_the_one_that_it_replaces(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        before = await _keep(session, _draft(commune))
        after = await figures.again(session, before, NOW, None)
        assert await figures.again(session, before, NOW, None) is after
        after.numerator = 16_900
        assert (found := await figures.latest(session, commune.id, CODE))
        assert found.id == before.id  # until the new one is whole
        await figures.keep(session, after, NOW, None)
        assert [r.id for r in await figures.history(session, commune.id, CODE)] == [after.id]
        assert (before.state, before.numerator, before.withdrawn_at) == (figures.WITHDRAWN, 16_800, NOW)
        assert {r.id for r in await figures.everything(session, commune.id, CODE)} == {before.id, after.id}


async def test_a_withdrawn_figure_comes_back_as_a_row_of_its_own(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        row = await _keep(session, _draft(commune))
        await figures.withdraw(session, row, NOW, None)
        assert await figures.latest(session, commune.id, CODE) is None
        back = await figures.again(session, row, NOW, None)
        await figures.keep(session, back, NOW, None)
        assert figures.says_the_same(row, back)
        assert (row.state, back.state, await _count(session)) == (figures.WITHDRAWN, figures.KEPT, 2)


@pytest.mark.parametrize("gap", [{"numerator": None}, {"as_of": None}, {"source": ""}, {"code": ""}])
async def test_an_unfinished_figure_never_counts(database: Database, commune: Commune, gap: dict[str, object]) -> None:
    async with database.unit() as session:
        row = await figures.add(session, _draft(commune, **gap))
        with pytest.raises(ValueError, match="needs its"):
            await figures.keep(session, row, NOW, None)


async def test_villages_and_communes_have_figures_of_their_own(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        home = await villages.ensure(session, commune.id, "thôn 3")
        other = await communes.ensure(session, "xa-khac", "xã Khác", "")
        whole = await _keep(session, _draft(commune, 1))
        part = await _keep(session, _draft(commune, 2, village_id=home.id))
        await _keep(session, _draft(other, 3))
        assert (await figures.latest_of_all(session, commune.id))[CODE].id == whole.id
        assert (await figures.latest_of_villages(session, commune.id, CODE))[home.id].id == part.id
        assert [r.id for r in await figures.history(session, commune.id, CODE, home.id)] == [part.id]
        assert await figures.get(session, other.id, whole.id) is None


async def test_who_is_forgotten_leaves_the_figure(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        person = await people.consent(session, commune.id, "terminal", "1", "2026-11", NOW)
        row = await figures.add(session, _draft(commune))
        await figures.keep(session, row, NOW, person.id)
        await people.forget(session, person)
    async with database.unit() as session:
        found = await figures.latest(session, commune.id, CODE)
        assert found
        assert (found.numerator, found.entered_by) == (16_800, None)
