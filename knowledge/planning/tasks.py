"""What a team may do this week: at most three topics, each with the reason that chose it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.planning.plan import Activity, Plan

REQUESTS, SEASON, STUCK, ASKED, SILENT = "requests", "season", "stuck", "asked", "silent"
MOST = 3
# An activity is prepared from a fortnight before.
_AHEAD = timedelta(days=14)
# One person's question is no reason to go from door to door.
_FEW = 2


@dataclass(frozen=True, slots=True)
class Task:
    """A topic and why it is this week's: a count for what people asked, an activity for the season."""

    topic: str
    why: str
    count: int = 0
    activity: Activity | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What residents asked about a topic in the last days: how often, how often in vain, how many want somebody."""

    asked: int = 0
    stuck: int = 0
    requests: int = 0


def propose(plan: Plan | None, demand: Mapping[str, Demand], told: Collection[str], today: date) -> list[Task]:
    """The tasks by urgency: people who wait, the plan's season, where people are stuck, what they ask, what is silent.

    `told` are the topics of the team's own logs of the last weeks.
    """
    by = sorted(demand.items(), key=lambda item: item[0])
    found = [Task(t, REQUESTS, d.requests) for t, d in sorted(by, key=lambda i: -i[1].requests) if d.requests]
    found += _season(plan, told, today)
    found += [Task(t, STUCK, d.stuck) for t, d in sorted(by, key=lambda i: -i[1].stuck) if d.stuck >= _FEW]
    found += [Task(t, ASKED, d.asked) for t, d in sorted(by, key=lambda i: -i[1].asked) if d.asked >= _FEW]
    found += [Task(t, SILENT) for t in _topics(plan) if t not in told]
    first: dict[str, Task] = {}
    for task in found:
        first.setdefault(task.topic, task)
    return list(first.values())[:MOST]


def _season(plan: Plan | None, told: Collection[str], today: date) -> list[Task]:
    """One topic for each activity that is on or near, soonest end first; what nobody told of yet before the rest."""
    near = [a for a in (plan.activities if plan else ()) if a.topics and _is_near(a, today)]
    near.sort(key=lambda a: a.ends or a.starts or today)
    return [Task(sorted(a.topics, key=lambda t: t in told)[0], SEASON, activity=a) for a in near]


def _is_near(activity: Activity, today: date) -> bool:
    first, last = activity.starts or activity.ends, activity.ends or activity.starts
    return bool(first and last) and first - _AHEAD <= today <= last  # type: ignore[operator]


def _topics(plan: Plan | None) -> list[str]:
    """The topics of the plan's society indicators, then of its duties, in its own order."""
    if plan is None:
        return []
    rows = [i.topics[:1] for i in plan.society] + [d.topics for d in plan.duties] + [i.topics for i in plan.society]
    return list(dict.fromkeys(topic for topics in rows for topic in topics))
