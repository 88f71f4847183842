""" "việc tuần này": what is proposed, in which order, and that every sentence has an article behind it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.app import App
from handlers.texts import Texts
from knowledge.language.plain import complaints
from knowledge.library.articles import Library
from knowledge.library.loading import load_topics
from knowledge.planning.plans import load_plan, slugs
from knowledge.planning.talks import load_talks
from knowledge.planning.tasks import ASKED, REQUESTS, SEASON, SILENT, STUCK, Demand, propose
from storage import communes
from tests.drivers.phone import LOG, Phone, labels, said

CAN_LOC = load_plan("can-loc-2026")
IN_SPRING, IN_AUTUMN = date(2026, 4, 20), date(2026, 9, 29)


def test_people_who_wait_come_first_then_the_season_then_what_is_stuck_asked_and_silent() -> None:
    demand = {"cu-tru": Demand(9, 0, 0), "y-te": Demand(5, 4, 0), "vneid": Demand(2, 1, 1)}
    found = propose(CAN_LOC, demand, {"hoc-bdhvs", "smartphone"}, IN_SPRING)
    assert [(t.topic, t.why) for t in found] == [("vneid", REQUESTS), ("dvc", SEASON), ("y-te", STUCK)]
    found = propose(CAN_LOC, {"cu-tru": Demand(9, 0, 0)}, {"dvc", "tk-ngan-hang"}, IN_AUTUMN)
    assert [(t.topic, t.why) for t in found] == [("tuyen-truyen", SEASON), ("cu-tru", ASKED), ("mua-sam", SILENT)]


def test_one_question_is_no_reason_and_nothing_known_proposes_nothing() -> None:
    assert propose(None, {"cu-tru": Demand(1, 1, 0)}, set(), IN_SPRING) == []


@pytest.mark.parametrize("slug", slugs())
def test_every_plan_proposes_something_to_a_team_that_told_nothing(slug: str) -> None:
    plan = load_plan(slug)
    found = propose(plan, {}, set(), plan.document.period_start)
    assert 1 <= len(found) <= 3
    assert len({t.topic for t in found}) == len(found)


def test_every_topic_has_three_plain_sentences_and_an_article_of_its_own_topic(library: Library) -> None:
    articles = {a.id: a for a in library.articles}
    assert list(load_talks()) == list(load_topics())
    for topic, talk in load_talks().items():
        assert articles[talk.article].topic == topic
        assert (len(talk.say), len(talk.do) <= 60) == (3, True)
        assert [c for sentence in (talk.do, *talk.say) for c in complaints(sentence)] == []


async def test_a_member_is_told_why_and_what_to_say(app: App, texts: Texts) -> None:
    async with app.database.unit() as session:
        (await communes.get(session, app.commune.id)).plan = "ngoc-lien-2026"
    member, resident = await Phone(app).join(), Phone(app)
    await member.say(LOG)
    await resident.say("khai báo lưu trú thế nào")
    await resident.say("gọi người giúp")
    answer = await member.say("việc tuần này")
    assert "Việc tuần này của thôn 3:" in said(answer)
    assert "1 người đang nhờ người giúp" in said(answer)
    assert "kế hoạch có việc này, bốn tuần qua chưa ai báo" in said(answer)
    assert said(answer).count("• ") == 9
    assert len(said(answer)) <= 1100
    opened = await member.tap(answer, labels(answer)[0])
    assert "(Nguồn:" in said(opened)


async def test_only_the_team_is_told(app: App) -> None:
    assert "Việc tuần này" not in said(await Phone(app).say("việc tuần này"))
