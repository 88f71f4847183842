"""What a member is asked once more in the evening: a draft whose one question got no answer."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.hours import day_at
from handlers.member.logs.buttons import answer_buttons, drop_button, question_of
from handlers.member.logs.saying import say_entries
from handlers.messages import Reply
from handlers.texts import Texts
from knowledge.helplog.entries import HelpEntry
from storage.helptables import HelpLog


def ask_once_more(log: HelpLog, entries: Sequence[HelpEntry], texts: Texts) -> Reply:
    """The draft, its question and its buttons; silence loses nothing, it only is not counted."""
    table = say_entries(entries, day_at(log.said_at), texts)
    said = texts("log.evening", table=table, question=question_of(texts, log))
    return Reply(said, (*answer_buttons(texts, log), drop_button(texts, log)))
