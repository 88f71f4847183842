"""Questions people asked: masked text, what came of them, and what nobody could answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Question


async def record(session: AsyncSession, question: Question) -> int:
    """Keeps a question and returns its id; `text` must already be masked."""
    session.add(question)
    await session.flush()
    return question.id


async def rate(session: AsyncSession, commune_id: int, question_id: int, rating: str) -> None:
    """Keeps the person's verdict ("good" or "bad") on the answer."""
    await session.execute(_one(commune_id, question_id).values(rating=rating))


async def ask_for_person(session: AsyncSession, commune_id: int, question_id: int) -> None:
    """Marks that the person wants somebody to look at this question."""
    await session.execute(_one(commune_id, question_id).values(wants_person=True))


async def gaps(session: AsyncSession, commune_id: int, since: datetime) -> Sequence[Question]:
    """What the knowledge base could not serve since then, newest first."""
    unserved = or_(Question.outcome == "unknown", Question.rating == "bad", Question.wants_person.is_(True))
    rows = await session.scalars(
        select(Question)
        .where(Question.commune_id == commune_id, Question.asked_at >= since, unserved)
        .order_by(Question.asked_at.desc())
    )
    return rows.all()


async def by_article(session: AsyncSession, commune_id: int, since: datetime) -> list[tuple[str, int, int, int]]:
    """(article, times asked, asked in vain, wanting a person) of every article that answered since then."""
    stuck = case((or_(Question.rating == "bad", Question.wants_person.is_(True)), 1), else_=0)
    wants = case((Question.wants_person.is_(True), 1), else_=0)
    query = (
        select(Question.article_id, func.count(), func.sum(stuck), func.sum(wants))
        .where(Question.commune_id == commune_id, Question.asked_at >= since, Question.article_id.is_not(None))
        .group_by(Question.article_id)
    )
    return [(article, int(n), int(bad), int(person)) for article, n, bad, person in await session.execute(query)]


async def forget_text(session: AsyncSession, commune_id: int, question_id: int) -> None:
    """Wipes the words of one question; its outcome stays as a figure."""
    await session.execute(_one(commune_id, question_id).values(text=""))


async def forget_before(session: AsyncSession, moment: datetime) -> None:
    """Drops questions asked before then."""
    await session.execute(delete(Question).where(Question.asked_at < moment))


def _one(commune_id: int, question_id: int):  # type: ignore[no-untyped-def]
    return update(Question).where(Question.commune_id == commune_id, Question.id == question_id)
