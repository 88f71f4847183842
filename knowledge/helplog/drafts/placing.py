"""Where and when a draft was: what its own clause says, or what was said near it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from knowledge.helplog.clauses.clause import Clause
from knowledge.helplog.words.tokens import Days, Kind

_T = TypeVar("_T")


def near(said: list[tuple[int, _T]], at: int, own: Sequence[_T]) -> _T | None:
    """What was said in the draft's own clause, or last before it, or first after it."""
    if own:
        return own[-1]
    before = [value for index, value in said if index <= at]
    after = [value for index, value in said if index > at]
    return before[-1] if before else after[0] if after else None


def beside(found: Sequence[Clause], at: int) -> set[int]:
    """The clauses around one (counted from 1) up to the next that counts something else, or a full stop."""
    beside = {at}
    for i in range(at - 1, 0, -1):
        if found[i].joined is Kind.STOP:
            break
        beside.add(i)
        if found[i - 1].counts and found[i - 1].topics:
            break
    for i in range(at + 1, len(found) + 1):
        if found[i - 1].joined is Kind.STOP or found[i - 1].counts:
            break
        beside.add(i)
    return beside


def held(days: Days | None, each: str, today: date) -> Iterator[tuple[date | None, date | None]]:
    """(first, last) of each entry; (None, None) for a day that must be asked."""
    if days is None:
        yield today, None
    elif days.first:
        yield days.first, days.last
    elif not days.single:
        yield None, None
    elif each or len(days.single) == 1:
        yield from ((day, None) for day in days.single)
    else:
        yield min(days.single), max(days.single)
