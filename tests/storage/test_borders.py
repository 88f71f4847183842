"""Villages change their names and borders; what was logged stays, and is counted where it belongs today."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from knowledge.helplog.entries import HelpEntry
from knowledge.planning.periods.bounds import YEAR, period_of
from knowledge.planning.periods.rollup import total
from storage import borders, helplogs, rollups, teams, villages
from storage.borders import BorderError, VillageLine
from storage.database import Database, Session
from storage.helptables import HelpEntryRow, HelpLog, HelpLogVersion, TeamVillage
from storage.tables import Commune

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
BEFORE, CHANGE = date(2026, 6, 30), date(2026, 7, 1)


async def _told(session: Session, commune: Commune, village: str, people: int, day: date, key: str) -> None:
    own = {"commune_id": commune.id, "message_key": key, "chat_key": "c", "said_at": NOW}
    log = HelpLog(**own, person_id=None, text="", state="kept", asked="")
    entry = HelpEntry("vneid", people=people, village=village, held_on=day)
    await helplogs.record(session, log, [entry], NOW, None)


async def _helped(session: Session, commune: Commune, name: str) -> int | None:
    book = await villages.book(session, commune)
    found = next(v for v in book.known if v.name == name)
    cells = await rollups.cells(session, period_of(CHANGE, YEAR), commune.id)
    return total(c for c in cells if c.village_id == found.id).people


async def _commune(session: Session, commune: Commune) -> Commune:
    own = await session.merge(commune)
    await borders.take_in(session, own, [VillageLine("thôn 3", people=800), VillageLine("thôn 4", ("xóm Chợ",))])
    return own


async def test_a_list_is_taken_in_twice_without_doubles(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        own = await _commune(session, commune)
        assert await borders.take_in(session, own, [VillageLine("thôn 3"), VillageLine("thôn 5")]) == (1, 1)
        book = await villages.book(session, own)
    assert book.is_whole
    assert [(v.name, v.people) for v in book.known] == [("thôn 3", 800), ("thôn 4", None), ("thôn 5", None)]


async def test_a_village_listed_late_adopts_the_logs_that_named_it(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        await _told(session, commune, "xóm Chợ", 3, BEFORE, "a")
        own = await _commune(session, commune)
        assert await _helped(session, own, "thôn 4") == 3


async def test_a_new_name_is_shown_for_old_logs_and_the_old_one_still_understood(
    database: Database, commune: Commune
) -> None:
    async with database.unit() as session:
        own = await _commune(session, commune)
        await _told(session, own, "thôn 3", 5, BEFORE, "a")
        await borders.rename(session, own.id, "thôn 3", "thôn Đông")
        assert await _helped(session, own, "thôn Đông") == 5
        found = (await villages.book(session, own)).named("thôn 3", date(2026, 11, 22))
        assert found
        assert found.name == "thôn Đông"
        assert (await session.scalars(select(HelpEntryRow.village))).all() == ["thôn Đông"]
        first = (await session.scalars(select(HelpLogVersion))).one()
        assert first.entries[0]["village"] == "thôn 3"  # what was told stays as it was told


async def test_merged_villages_count_together_and_keep_their_own_borders(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        own = await _commune(session, commune)
        team = await teams.set_up(
            session, own.id, "Tổ thôn 4 cũ", [(await borders.standing(session, own.id, "thôn 4")).id]
        )
        await _told(session, own, "thôn 3", 5, BEFORE, "a")
        await _told(session, own, "thôn 4", 7, BEFORE, "b")
        await borders.merge(session, own.id, ["thôn 3", "thôn 4"], "thôn Đông", CHANGE)
        await _told(session, own, "thôn 4", 2, CHANGE, "c")  # a team that keeps its old borders
        assert await _helped(session, own, "thôn Đông") == 14
        rows = (await session.scalars(select(HelpEntryRow.village).order_by(HelpEntryRow.id))).all()
        assert rows == ["thôn 3", "thôn 4", "thôn 4"]
        kept = (await session.scalars(select(TeamVillage).where(TeamVillage.team_id == team.id))).all()
        assert len(kept) == 1
        with pytest.raises(BorderError, match="thôn 3 đã thôi"):
            await borders.rename(session, own.id, "thôn 3", "thôn Tây")


async def test_one_village_may_take_in_another(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        own = await _commune(session, commune)
        await _told(session, own, "thôn 4", 7, BEFORE, "b")
        await borders.merge(session, own.id, ["thôn 3", "thôn 4"], "thôn 3", CHANGE)
        assert await _helped(session, own, "thôn 3") == 7


async def test_logs_of_a_split_village_stay_where_they_were(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        own = await _commune(session, commune)
        await _told(session, own, "thôn 3", 5, BEFORE, "a")
        await borders.split(session, own.id, "thôn 3", ["thôn 3A", "thôn 3B"], CHANGE)
        assert await _helped(session, own, "thôn 3") == 5
        assert await _helped(session, own, "thôn 3A") is None
        with pytest.raises(BorderError, match="phải mang tên mới"):
            await borders.split(session, own.id, "thôn 4", ["thôn 3A"], CHANGE)


async def test_what_is_not_there_cannot_be_changed(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        own = await _commune(session, commune)
        for change in (
            borders.rename(session, own.id, "thôn 9", "thôn 10"),
            borders.rename(session, own.id, "thôn 3", "thôn 4"),
            borders.add_alias(session, own.id, "thôn 9", "xóm Bến"),
        ):
            with pytest.raises(BorderError):
                await change
