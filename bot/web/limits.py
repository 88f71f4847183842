"""How much one stranger may do in a minute; bounded memory however many strangers come."""

from __future__ import annotations

import time
from collections import OrderedDict

_REMEMBERED = 10_000


class Allowance:
    """A refilling allowance a key: `per_minute` takes a minute, then refusals."""

    def __init__(self, per_minute: int) -> None:
        """An allowance refills evenly over the minute."""
        self._rate = per_minute / 60
        self._full = float(per_minute)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def has(self, key: str) -> bool:
        """Whether the key may still do something, without doing it."""
        return self._level(key) >= 1

    def take(self, key: str) -> bool:
        """Uses one; False when none was left."""
        level = self._level(key)
        if level < 1:
            return False
        self._left[key] = (level - 1, time.monotonic())
        self._left.move_to_end(key)
        while len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)
        return True

    def _level(self, key: str) -> float:
        level, at = self._left.get(key, (self._full, time.monotonic()))
        return min(self._full, level + (time.monotonic() - at) * self._rate)
