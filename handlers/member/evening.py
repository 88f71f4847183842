"""What a member is asked once more in the evening: a draft whose one question got no answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.member.log import SAME, TWICE, yes_choices
from handlers.member.saying import say_entries
from handlers.messages import Choice, Reply
from handlers.texts import Texts
from knowledge.helplog.entries import HelpEntry
from storage.helptables import HelpLog


def ask_once_more(log: HelpLog, entries: Sequence[HelpEntry], today: date, texts: Texts) -> Reply:
    """The draft, its question and its buttons; silence loses nothing, it only is not counted."""
    table = say_entries(entries, today, texts)
    question, answers = texts(f"log.ask_{log.asked}", fragment="", time=""), yes_choices(texts, log)
    if log.asked in (SAME, TWICE):
        question = texts("log.ask_again_same")
        same = Choice(texts("label.same"), f"log-cung:{log.id}")
        answers = (same, Choice(texts("label.other"), f"log-khac:{log.id}"))
    drop = Choice(texts("label.drop"), f"log-bo:{log.id}")
    return Reply(texts("log.evening", table=table, question=question), (*answers, drop))
