"""An entry still being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.helplog.clauses.counts import PEOPLE, Count
from knowledge.helplog.words.tokens import Days


@dataclass(slots=True)
class Draft:
    """An entry still being put together; `at` is its clause, so that places and days near it can be found."""

    at: int
    topics: list[str]
    counts: list[Count]
    session: str = ""
    sure: bool = True  # whether its topics are more than idle words
    completed: int | None = None
    left: int = 0  # how many are known not to have finished
    each: str = ""
    places: list[tuple[str, ...]] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)

    def total(self, unit: str = PEOPLE) -> int | None:
        """The sum of what was counted in that unit; None when nothing was, or only vaguely."""
        numbers = [c.value for c in self.counts if (c.unit or PEOPLE) == unit]
        return None if not numbers or None in numbers else sum(n for n in numbers if n is not None)

    @property
    def whole(self) -> int | None:
        """What "xong hết" is said of: the people, or else whatever was counted first."""
        return self.total() if self.total() is not None or not self.counts else self.total(self.counts[0].unit)
