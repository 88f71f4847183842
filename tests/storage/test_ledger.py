"""A closed period never changes; what comes late is booked once, in the next one."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.helplog.entries import CLASS, HelpEntry
from knowledge.planning.periods.bounds import WEEK, Period, period_of
from knowledge.planning.periods.rollup import Sums, total
from storage import borders, confirming, helplogs, ledger, rollups
from storage.borders import VillageLine
from storage.database import Database, Session
from storage.helptables import HelpLog
from storage.ledger import ClosingError
from storage.people import consent
from storage.tables import Commune

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
WEEKS = [period_of(date(2026, 10, 5) + timedelta(weeks=n), WEEK) for n in range(4)]


async def _told(session: Session, commune: Commune, day: date, people: int, key: str, kind: str = "help") -> HelpLog:
    own = {"commune_id": commune.id, "message_key": key, "chat_key": "c", "said_at": NOW}
    log = HelpLog(**own, person_id=None, text="", state="kept", asked="")
    return await helplogs.record(session, log, [_entry(day, people, kind)], NOW, None)


def _entry(day: date, people: int, kind: str = "help") -> HelpEntry:
    return HelpEntry("vneid", people=people, village="thôn 3", held_on=day, kind=kind)


async def _staff(session: Session, commune: Commune) -> int:
    return (await consent(session, commune.id, "telegram", "1", "2026-11", NOW)).id


async def _close(session: Session, commune: Commune, week: Period, by: int) -> None:
    await ledger.close(session, commune.id, week, TODAY, NOW, by)


async def _people(session: Session, commune: Commune, week: Period) -> tuple[int | None, dict[str, int | None]]:
    found = await ledger.figures(session, commune.id, week)
    return total(found.cells).people, {str(p): total(cells).people for p, cells in found.late.items()}


async def test_what_comes_late_waits_for_the_next_week_and_is_booked_once(database: Database, commune: Commune) -> None:
    first, second, third, _ = WEEKS
    async with database.unit() as session:
        by = await _staff(session, commune)
        log = await _told(session, commune, first.first, 5, "a")
        await _close(session, commune, first, by)
        await _told(session, commune, first.last, 2, "b")
        await helplogs.change(session, log, [_entry(first.first, 4)], NOW, by)
        assert await _people(session, commune, first) == (5, {})
        assert await _people(session, commune, second) == (None, {str(first): 1})
        await _close(session, commune, second, by)
        assert await _people(session, commune, second) == (None, {str(first): 1})
        assert await _people(session, commune, third) == (None, {})
        await helplogs.withdraw(session, log, NOW, by)
        assert await _people(session, commune, third) == (None, {str(first): -4})
        assert await _people(session, commune, first) == (5, {})


async def test_reopening_is_recorded_and_its_late_figures_wait_again(database: Database, commune: Commune) -> None:
    first, second, third, _ = WEEKS
    async with database.unit() as session:
        by = await _staff(session, commune)
        await _told(session, commune, first.first, 5, "a")
        await _close(session, commune, first, by)
        await _told(session, commune, first.first, 2, "b")
        await _close(session, commune, second, by)
        await ledger.reopen(session, commune.id, second, NOW, by)
        assert await _people(session, commune, second) == (None, {str(first): 2})
        await _close(session, commune, second, by)
        assert await _people(session, commune, third) == (None, {})
        await ledger.reopen(session, commune.id, first, NOW, by)
        assert await _people(session, commune, first) == (7, {})


@pytest.mark.parametrize(
    ("period", "code"),
    [(Period(TODAY, TODAY), "kind"), (period_of(TODAY, WEEK), "running"), (WEEKS[0], "closed")],
)
async def test_what_cannot_be_closed_is_refused(
    database: Database, commune: Commune, period: Period, code: str
) -> None:
    async with database.unit() as session:
        by = await _staff(session, commune)
        await _close(session, commune, WEEKS[0], by)
        with pytest.raises(ClosingError, match=code):
            await _close(session, commune, period, by)
        with pytest.raises(ClosingError, match="open"):
            await ledger.reopen(session, commune.id, WEEKS[1], NOW, by)


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_happens_a_closed_week_stands_and_all_bookings_add_up(
    database: Database, commune: Commune, seed: int
) -> None:
    chance, closed, logs = random.Random(seed), {}, []
    async with database.unit() as session:
        by, own = await _staff(session, commune), await session.merge(commune)
        await borders.take_in(session, own, [VillageLine("thôn 3")])
        for step in range(60):
            week = chance.choice(WEEKS)
            day = week.first + timedelta(days=chance.randrange(7))
            act = chance.random()
            if act < 0.4 or not logs:
                kind = CLASS if chance.random() < 0.3 else "help"
                logs.append(await _told(session, commune, day, chance.randrange(1, 30), f"{step}", kind))
            elif act < 0.6:
                await helplogs.change(session, chance.choice(logs), [_entry(day, chance.randrange(1, 30))], NOW, by)
            elif act < 0.7:
                await helplogs.withdraw(session, chance.choice(logs), NOW, by)
            elif act < 0.75:
                await confirming.confirm(session, chance.choice(logs), by, NOW)
            elif act < 0.8:
                name = (await borders.all_of(session, commune.id))[0].name
                await borders.rename(session, commune.id, name, f"thôn {step}")
            elif len(closed) < len(WEEKS):
                following = WEEKS[len(closed)]
                await _close(session, commune, following, by)
                closed[following] = await ledger.figures(session, commune.id, following)
            await session.flush()
            for week, then in closed.items():
                assert await ledger.figures(session, commune.id, week) == then
        told = sum([total(await rollups.cells(session, week, commune.id)) for week in WEEKS], Sums())
        screens = [await ledger.figures(session, commune.id, week) for week in (*WEEKS, WEEKS[-1].after)]
        shown = sum([total([*f.cells, *(c for late in f.late.values() for c in late)]) for f in screens], Sums())
        assert (shown.people or 0, shown.sessions) == (told.people or 0, told.sessions)
