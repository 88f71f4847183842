""" "việc tuần này": at most three tasks for a team, each with its reason and three sentences to say."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta

from handlers.context import Context
from handlers.hours import HANOI, day_at
from handlers.member.logs.buttons import mine_button
from handlers.member.roles import STAFF, TEAM, is_one_of
from handlers.messages import Choice, InboundMessage, Reply, short_choice
from handlers.plans import plan_of
from knowledge.language.text import syllables
from knowledge.planning.talks import load_talks
from knowledge.planning.tasks import Demand, Task, propose
from storage import habits, questions, teams, villages
from storage.tables import Person

_WORDS = {"viec tuan nay", "viec", "tuan nay lam gi", "tuan nay to lam gi", "viec can lam", "viec cua to"}
_WEEK = timedelta(days=7)
_SILENCE = timedelta(days=28)


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """The tasks of the member's team; of the commune for staff."""
    asked = message.choice == "viec" or (not message.choice and " ".join(syllables(message.text)) in _WORDS)
    if not asked or not is_one_of(ctx.person, TEAM):
        return None
    today = day_at(ctx.now)
    homes = set() if ctx.person.role in STAFF else await teams.villages_of(ctx.session, ctx.person)
    told = await habits.topics_told(ctx.session, ctx.commune.id, today - _SILENCE, homes)
    demand = await _demand(ctx, datetime.combine(today - _WEEK, time(), HANOI))
    tasks = [t for t in propose(plan_of(ctx.commune, ctx.home), demand, told, today) if t.topic in load_talks()]
    if not tasks:
        return Reply(ctx.texts("tasks.none"), (mine_button(ctx.texts),))
    where = await _where(ctx, ctx.person, homes)
    said = [ctx.texts("tasks.head", where=where), *(_say(ctx, n, task) for n, task in enumerate(tasks, 1))]
    return Reply("\n".join(said), (*_articles(ctx, tasks), mine_button(ctx.texts)))


async def _demand(ctx: Context, since: datetime) -> dict[str, Demand]:
    """What residents asked since then, by topic."""
    topic_of = {a.id: a.topic for a in ctx.answerer.library.articles}
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for article, *counts in await questions.by_article(ctx.session, ctx.commune.id, since):
        if article in topic_of:
            sums[topic_of[article]] = [a + b for a, b in zip(sums[topic_of[article]], counts, strict=True)]
    return {topic: Demand(*counts) for topic, counts in sums.items()}


async def _where(ctx: Context, person: Person, homes: set[int]) -> str:
    names = sorted(filter(None, [await villages.name_of(ctx.session, home) for home in homes]))
    return ", ".join(names) or ctx.texts("tasks.whole_commune")


def _say(ctx: Context, number: int, task: Task) -> str:
    talk = load_talks()[task.topic]
    activity = task.activity
    name, when = (activity.name, activity.when) if activity else ("", "")
    why = ctx.texts(f"tasks.{task.why}", count=task.count, name=name, when=when)
    say = "\n".join(ctx.texts("tasks.sentence", value=sentence) for sentence in talk.say)
    return ctx.texts("tasks.task", number=number, do=talk.do, why=why, say=say)


def _articles(ctx: Context, tasks: list[Task]) -> list[Choice]:
    """The articles that bear out what is said."""
    titles = {a.id: a.title for a in ctx.answerer.library.articles}
    ids = [load_talks()[task.topic].article for task in tasks]
    return [short_choice(titles[i], f"bai:{i}") for i in ids if i in titles]
