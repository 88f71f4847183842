"""Days and hours as the commune lives them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def day_at(moment: datetime) -> date:
    """The day in the commune at that moment."""
    return moment.astimezone(HANOI).date()
