"""The buttons under a log: to mend it, to drop it, to answer what was asked about it."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.messages import Choice, short_choice
from handlers.texts import Texts
from knowledge.helplog.entries import CUMULATIVE, SUM_DIFFERS, TOO_MANY
from storage.helplogs import DOUBTED
from storage.helptables import HelpLog

# What only a conversation asks: another member, or the same one, told of this before; the commune has no such place.
SAME, TWICE, UNKNOWN_VILLAGE = "same", "twice", "unknown_village"
# Figures that were understood and look wrong: a yes is enough.
UNLIKELY = (CUMULATIVE, SUM_DIFFERS, TOO_MANY, DOUBTED)


def mend_buttons(texts: Texts, log: HelpLog) -> tuple[Choice, Choice]:
    """Sửa and Bỏ."""
    return Choice(texts("label.mend"), f"log-sua:{log.id}"), drop_button(texts, log)


def drop_button(texts: Texts, log: HelpLog) -> Choice:
    """Bỏ."""
    return Choice(texts("label.drop"), f"log-bo:{log.id}")


def mine_button(texts: Texts) -> Choice:
    """The member's own logs of the week."""
    return Choice(texts("label.mine"), "cua-toi")


def answer_buttons(texts: Texts, log: HelpLog) -> tuple[Choice, ...]:
    """What a tap can answer of the log's question; () where words are wanted."""
    if log.asked in (SAME, TWICE):
        same = Choice(texts("label.same"), f"log-cung:{log.id}")
        return same, Choice(texts("label.other"), f"log-khac:{log.id}")
    if log.asked in UNLIKELY:
        label = "label.only_now" if log.asked == CUMULATIVE else "label.right"
        return (Choice(texts(label), f"log-khac:{log.id}"),)
    return ()


def is_open(log: HelpLog) -> bool:
    """Whether a tap can answer what was asked about it."""
    return log.asked in (SAME, TWICE, *UNLIKELY)


def question_of(texts: Texts, log: HelpLog) -> str:
    """What was asked, when it is asked once more: the hour of the like one is past interest then."""
    return texts("log.ask_again_same" if log.asked in (SAME, TWICE) else f"log.ask_{log.asked}")


def set_buttons(log: HelpLog, line: int, field: str, values: Iterable[tuple[str, object]]) -> tuple[Choice, ...]:
    """One button for each (label, value) that a field of one line may be set to."""
    return tuple(short_choice(label, f"log-dat:{log.id}:{line}:{field}:{value}") for label, value in values)
