"""A member's words read with the commune's own ones."""

from __future__ import annotations

from pathlib import Path

from handlers.hours import day_at
from handlers.messages import InboundMessage
from handlers.plans import plan_of
from knowledge.helplog.entries import ParsedLog
from knowledge.helplog.reading import read_log
from storage import villages
from storage.database import Session
from storage.tables import Commune


async def hear(message: InboundMessage, session: Session, commune: Commune, home: Path) -> ParsedLog:
    """What the message reports, on the day on which it was sent."""
    return read_log(message.text, day_at(message.sent_at), await own_words(session, commune, home))


async def own_words(session: Session, commune: Commune, home: Path) -> tuple[str, ...]:
    """The plan's words for a neighbourhood ("lang 3" is a place only where there are làng), and all village names."""
    plan = plan_of(commune, home)
    book = await villages.book(session, commune)
    names = [name for village in book.known for name in (village.name, *village.aliases)]
    return (*(plan.identity.neighbourhoods if plan else ()), *names)
