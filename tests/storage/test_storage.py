"""What is kept is kept once, in order, and forgotten when promised; on SQLite and PostgreSQL alike."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from jobs.retention import forget_old
from storage import communes, conversations, inbox, outgoing, people, questions, weblines
from storage.database import Database
from storage.tables import Commune, Conversation, Inbound, Outgoing, Person, PersonAddress, Question, WebLine

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
KEY = inbox.chat_key(b"secret", "telegram", "1001")


def _question(commune: Commune, text: str, person: Person | None = None, at: datetime = NOW) -> Question:
    return Question(
        commune_id=commune.id, message_key=f"{text:.20}{at:%j}", person_id=person.id if person else None,
        channel="telegram", asked_at=at, text=text, outcome="unknown", article_id=None, score=0.1,
    )  # fmt: skip


async def _count(database: Database, table: type) -> int:
    async with database.unit() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_message_takes_effect_once_however_often_it_comes(database: Database, commune: Commune) -> None:
    async def deliver() -> bool:
        async with database.unit(KEY) as session:
            return await inbox.remember(session, commune.id, "telegram", "42", KEY, "7", NOW)

    assert sorted(await asyncio.gather(*(deliver() for _ in range(8)))) == [False] * 7 + [True]
    assert await _count(database, Inbound) == 1


async def test_the_same_number_in_another_chat_account_or_commune_is_another_message(
    database: Database, commune: Commune
) -> None:
    async with database.unit() as session:
        other = await communes.ensure(session, "xa-khac", "xã Khác", "")
    keys = [
        (commune.id, "telegram", "42", KEY),
        (commune.id, "telegram", "42", "f" * 32),
        (commune.id, "telegram", "43", KEY),
        (commune.id, "web", "42", KEY),
        (other.id, "telegram", "42", KEY),
    ]
    async with database.unit() as session:
        assert all([await inbox.remember(session, *key, "7", NOW) for key in keys])


async def test_an_absurdly_long_message_id_is_a_key_like_any_other(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        taken = [await inbox.remember(session, commune.id, "telegram", "42", KEY, i * 5000, NOW) for i in "aab"]
    assert taken == [True, False, True]


async def test_effects_vanish_with_the_key_when_the_unit_fails(database: Database, commune: Commune) -> None:
    async def half_done() -> None:
        async with database.unit(KEY) as session:
            await inbox.remember(session, commune.id, "telegram", "42", KEY, "7", NOW)
            await questions.record(session, _question(commune, "mất mật khẩu"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await half_done()
    assert (await _count(database, Inbound), await _count(database, Question)) == (0, 0)


async def test_units_of_one_chat_run_one_after_the_other(database: Database) -> None:
    order: list[str] = []

    async def work(name: str) -> None:
        async with database.unit(KEY):
            order.append(f"{name} in")
            await asyncio.sleep(0)
            order.append(f"{name} out")

    await asyncio.gather(work("a"), work("b"), work("c"))
    assert [order[i].split()[0] == order[i + 1].split()[0] for i in (0, 2, 4)] == [True] * 3


def test_a_chat_key_leads_back_to_no_address() -> None:
    assert inbox.chat_key(b"other secret", "telegram", "1001") != KEY
    assert "1001" not in KEY
    assert len(KEY) == 32


async def test_consent_is_kept_with_its_hour_and_forgetting_leaves_no_trace(
    database: Database, commune: Commune
) -> None:
    async with database.unit() as session:
        person = await people.consent(session, commune.id, "telegram", "1001", "2026-11", NOW)
        again = await people.consent(session, commune.id, "telegram", "1001", "2026-11", NOW)
        assert again.id == person.id
        await questions.record(session, _question(commune, "câu của tôi", person))
    async with database.unit() as session:
        found = await people.find(session, commune.id, "telegram", "1001")
        assert found is not None
        assert (found.consented_at, found.notice_version, found.role) == (NOW, "2026-11", "resident")
        await people.forget(session, found)
    assert (await _count(database, Person), await _count(database, PersonAddress)) == (0, 0)
    async with database.unit() as session:
        left = (await session.scalars(select(Question))).one()
    assert (left.text, left.person_id, left.outcome) == ("", None, "unknown")


async def test_gaps_are_what_was_unknown_disliked_or_wants_a_person(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        rows = [_question(commune, t, at=NOW - timedelta(days=d)) for d, t in enumerate("abcde")]
        for row in rows[1:]:
            row.outcome = "answer"
        ids = [await questions.record(session, row) for row in rows]
        await questions.rate(session, commune.id, ids[1], "bad")
        await questions.rate(session, commune.id, ids[2], "good")
        await questions.ask_for_person(session, commune.id, ids[3])
        found = await questions.gaps(session, commune.id, NOW - timedelta(days=7))
        assert [q.text for q in found] == ["a", "b", "d"]
        assert not await questions.gaps(session, commune.id, NOW + timedelta(days=1))


async def test_offered_choices_are_replaced_and_state_is_cleared(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        talk = await conversations.load(session, commune.id, KEY, NOW)
        talk.article_id, talk.misses = "vneid-la-gi", 2
        await conversations.offer(session, commune.id, KEY, [{"label": "a", "payload": "1"}], NOW)
        await conversations.offer(session, commune.id, KEY, [{"label": "b", "payload": "2"}], NOW)
    async with database.unit() as session:
        assert await conversations.offered(session, commune.id, KEY) == [{"label": "b", "payload": "2"}]
        talk = await conversations.load(session, commune.id, KEY, NOW)
        assert (talk.article_id, talk.misses) == ("vneid-la-gi", 2)
        await conversations.clear(session, talk)
    async with database.unit() as session:
        assert await conversations.offered(session, commune.id, KEY) == []
        assert (await conversations.load(session, commune.id, KEY, NOW)).article_id is None


async def test_replies_leave_in_order_per_chat_and_are_wiped_once_sent(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        for chat, text in (("1", "một"), ("1", "hai"), ("2", "ba")):
            await outgoing.add(session, commune.id, "telegram", chat, {"text": text}, NOW)
    async with database.unit() as session:
        first = await outgoing.due(session, "telegram", NOW)
        assert [row.body["text"] for row in first] == ["một", "ba"]
        await outgoing.postpone(session, first[0].id, NOW + timedelta(seconds=30))
        await outgoing.finish(session, first[1].id, outgoing.SENT)
    async with database.unit() as session:
        assert not await outgoing.due(session, "telegram", NOW)  # "hai" must wait behind "một"
        later = await outgoing.due(session, "telegram", NOW + timedelta(minutes=1))
        assert [(row.body["text"], row.attempts) for row in later] == [("một", 1)]
        sent = (await session.scalars(select(Outgoing).where(Outgoing.state == outgoing.SENT))).one()
        assert (sent.chat_id, sent.body) == ("", {})


async def test_faults_are_counted(database: Database, commune: Commune) -> None:
    async with database.unit() as session:
        for _ in range(3):
            await inbox.count_fault(session, commune.id, "telegram", "ValidationError", NOW)
        assert [(f.kind, f.count) for f in await inbox.faults(session)] == [("ValidationError", 3)]


async def test_retention_forgets_what_the_notice_promises(database: Database, commune: Commune, tmp_path: Path) -> None:
    ages = {
        "mới": timedelta(hours=1),
        "hai ngày": timedelta(days=2),
        "tám ngày": timedelta(days=8),
        "cũ": timedelta(days=91),
    }
    async with database.unit() as session:
        for number, (name, age) in enumerate(ages.items()):
            key = f"{number}" * 32
            await inbox.remember(session, commune.id, "web", "page", key, "1", NOW - age)
            await conversations.load(session, commune.id, key, NOW - age)
            await weblines.add(session, commune.id, key, "person", name, [], NOW - age)
            await questions.record(session, _question(commune, name, at=NOW - age))
    await forget_old(database, tmp_path, NOW)
    left = [await _count(database, table) for table in (WebLine, Inbound, Conversation, Question)]
    assert left == [1, 2, 2, 3]


async def test_a_naive_moment_is_refused_and_an_aware_one_comes_back_aware(
    database: Database, commune: Commune
) -> None:
    async with database.unit() as session:
        await questions.record(session, _question(commune, "giờ"))
    async with database.unit() as session:
        assert (await session.scalars(select(Question))).one().asked_at == NOW
    with pytest.raises(Exception, match="time zone"):
        async with database.unit() as session:
            await questions.record(session, _question(commune, "x", at=datetime(2026, 11, 22)))  # noqa: DTZ001
