"""Adds up what was told: cells of sums, which can be added in any order and cut along any side.

People, visits, households and files stay apart; None says that nothing was told in a unit and is not 0. A session told
by two members counts once for the commune, a village or a topic, and once for each of the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

_Side = TypeVar("_Side", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sums:
    """What was told, each unit for itself; `sessions` is the number of reports of a topic, place and day."""

    people: int | None = None
    visits: int | None = None
    households: int | None = None
    files: int | None = None
    completed: int | None = None
    sessions: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            _plus(self.people, other.people),
            _plus(self.visits, other.visits),
            _plus(self.households, other.households),
            _plus(self.files, other.files),
            _plus(self.completed, other.completed),
            self.sessions + other.sessions,
        )

    def __sub__(self, other: Sums) -> Sums:
        """What came to `other` since; a unit that fell away counts as its loss."""
        return Sums(
            _minus(self.people, other.people),
            _minus(self.visits, other.visits),
            _minus(self.households, other.households),
            _minus(self.files, other.files),
            _minus(self.completed, other.completed),
            self.sessions - other.sessions,
        )

    @property
    def is_nothing(self) -> bool:
        """Whether no unit holds anything but 0."""
        return not (self.people or self.visits or self.households or self.files or self.completed or self.sessions)


@dataclass(frozen=True, slots=True)
class Cell:
    """The sums of what one member told of one topic, kind and village, in one stretch of time.

    `village_id` is the village as it is today, `village` the name as told where nobody listed it.
    `is_shared` marks a co-helper's report of a session that counts already; `is_confirmed` what staff looked at.
    """

    commune: int
    village_id: int | None
    village: str | None
    topic: str | None
    kind: str
    person: int | None
    is_shared: bool
    is_confirmed: bool
    sums: Sums


def total(cells: Iterable[Cell]) -> Sums:
    """Everything once: reports of co-helpers are left out."""
    out = Sums()
    for cell in cells:
        if not cell.is_shared:
            out = out + cell.sums
    return out


def by(cells: Iterable[Cell], side: Callable[[Cell], _Side]) -> dict[_Side, Sums]:
    """The sums along one side, such as the topic; reports of co-helpers are left out."""
    out: defaultdict[_Side, Sums] = defaultdict(Sums)
    for cell in cells:
        if not cell.is_shared:
            out[side(cell)] = out[side(cell)] + cell.sums
    return dict(out)


def of_member(cells: Iterable[Cell], person: int) -> Sums:
    """What one member told, sessions shared with others included."""
    out = Sums()
    for cell in cells:
        if cell.person == person:
            out = out + cell.sums
    return out


def merged(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells of the same sides as one; those that hold nothing fall away."""
    out: defaultdict[Cell, Sums] = defaultdict(Sums)
    for cell in cells:
        key = replace(cell, sums=Sums())
        out[key] = out[key] + cell.sums
    return tuple(replace(key, sums=sums) for key, sums in out.items() if not sums.is_nothing)


def changed(now: Iterable[Cell], before: Iterable[Cell]) -> tuple[Cell, ...]:
    """What must be added to `before` to come to `now`; () when both say the same."""
    known: defaultdict[Cell, Sums] = defaultdict(Sums)
    for cell in before:
        key = replace(cell, sums=Sums())
        known[key] = known[key] + cell.sums
    out = {replace(c, sums=Sums()): c.sums for c in merged(now)}
    differences = {key: out.get(key, Sums()) - known.get(key, Sums()) for key in {**known, **out}}
    return tuple(replace(key, sums=d) for key, d in differences.items() if not d.is_nothing)


def _plus(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


def _minus(one: int | None, other: int | None) -> int | None:
    return one if other is None else (one or 0) - other
