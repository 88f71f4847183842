"""The neighbourhoods of a commune: by which names they go, since when, and what became of them.

A merged village keeps its own row and names the one it is part of now, so that the same logs can be counted by
today's borders or by those of before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from knowledge.language.neighbourhoods import parted
from knowledge.language.text import syllables

# How like a name must be to be taken for it, of 100. A short one, or one with a number in it, is never guessed:
# "thôn Tân" is no slip for "thôn Tây".
_LIKE = 84
_MARGIN = 6
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class KnownVillage:
    """A village; `since` and `until` are its first and last day, `people` how many live there, None where unknown."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    joined: int | None = None
    came_of: int | None = None
    people: int | None = None

    def stands(self, day: date) -> bool:
        """Whether it is a village of its own on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def said(self) -> tuple[str, ...]:
        """All its names, folded."""
        return tuple(_folded(name) for name in (self.name, *self.aliases))


@dataclass(frozen=True, slots=True)
class Villages:
    """Every village that a commune has or had; `is_whole` says that the list is complete."""

    known: tuple[KnownVillage, ...]
    is_whole: bool = False

    def named(self, told: str, day: date) -> KnownVillage | None:
        """The village meant on that day: by name, alias, a slip of the pen, without marks; None when it is not clear.

        One that was merged is still found by its old name; one that was split is not, as nobody knows which part.
        """
        standing = [v for v in self.known if v.stands(day)]
        gone = [v for v in self.known if not v.stands(day) and v.joined]
        plain = _folded(told)
        for some in (standing, gone):
            fits = (
                [v for v in some if told in (v.name, *v.aliases)]
                or [v for v in some if plain in v.said]
                or [v for v in some if _bare(plain) in map(_bare, v.said)]  # "xóm 3" where others write "thôn 3"
            )
            if fits:
                return fits[0] if len(fits) == 1 else None
        return _nearly(_bare(plain), standing)

    def like(self, told: str, day: date, limit: int = 4) -> tuple[KnownVillage, ...]:
        """The villages to offer for a name that is not clear: the parts of one that was split, else the likeliest."""
        standing = [v for v in self.known if v.stands(day)]
        split = [v.id for v in self.known if not v.stands(day) and _folded(told) in v.said]
        parts = [v for v in standing if v.came_of in split]
        names = {v.id: _folded(v.name) for v in standing}
        best = process.extract(_folded(told), names, scorer=fuzz.WRatio, limit=limit)
        return tuple(parts[:limit] or [v for v in standing if v.id in [key for _, _, key in best]])

    def today(self, village_id: int) -> KnownVillage | None:
        """What the village is part of now: itself, unless it was merged, and that one merged again."""
        by_id = {v.id: v for v in self.known}
        seen: set[int] = set()
        found = by_id.get(village_id)
        while found and found.joined and found.id not in seen:
            seen.add(found.id)
            found = by_id.get(found.joined)
        return found

    def parts(self, village_id: int) -> tuple[int, ...]:
        """The ids of all villages that are that one today, itself included."""
        return tuple(v.id for v in self.known if (now := self.today(v.id)) and now.id == village_id)


def _nearly(bare: str, standing: list[KnownVillage]) -> KnownVillage | None:
    """The one whose name differs by a slip, when no other is nearly as like."""
    if len(bare) < _SHORTEST or any(c.isdigit() for c in bare):
        return None
    scored = sorted(((max(fuzz.ratio(bare, _bare(n)) for n in v.said), v.id, v) for v in standing), reverse=True)
    if not scored or scored[0][0] < _LIKE:
        return None
    return scored[0][2] if len(scored) == 1 or scored[1][0] <= scored[0][0] - _MARGIN else None


def _folded(name: str) -> str:
    return " ".join(syllables(name))


def _bare(folded: str) -> str:
    """A name without its neighbourhood word."""
    return parted(folded)[1]
