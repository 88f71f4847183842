"""All that a handler may know about the moment it answers in; made by bot/receive.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.texts import Texts
from knowledge.answers.decide import Answerer
from knowledge.library.offices import Offices
from knowledge.safety.scams import ScamCheck

if TYPE_CHECKING:
    from storage.database import Session
    from storage.tables import Commune, Conversation, Person


@dataclass(frozen=True, slots=True)
class Context:
    """One answer's surroundings. The clock is a value; `conversation` is a live row."""

    now: datetime
    session: Session
    texts: Texts
    answerer: Answerer
    scams: ScamCheck
    offices: Offices
    commune: Commune
    conversation: Conversation
    person: Person | None
    chat_key: str
    message_key: str
    home: Path
    edits_key: str = ""
