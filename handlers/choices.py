"""Reads "2", "số 2", "hai" or a label, with or without marks, as the choice it stands for."""

from __future__ import annotations

import re

from handlers.messages import Choice
from knowledge.language.text import fold

_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "nhat": 1, "nhi": 2}
_LEAD = re.compile(r"^(cai|so|nut|bam|chon|cau|muc|y|thu|a|da|u|roi|cho|cai thu|so thu)\s+")
_TAIL = re.compile(r"\s+(a|nhe|nha|di)$")
_EMOJI_OR_MARK = re.compile(r"[^\w\s]")


def match(text: str, choices: tuple[Choice, ...]) -> str:
    """The payload that the text stands for, or "" when it is no choice at all."""
    label, said = _plain(text), _bare(text)
    for choice in choices:
        if label and label == _plain(choice.label):
            return choice.payload
    while (shorter := _TAIL.sub("", _LEAD.sub("", said))) != said:
        said = shorter
    number = _WORDS.get(said) or (int(said) if re.fullmatch(r"[1-9]", said, re.ASCII) else 0)
    return choices[number - 1].payload if 0 < number <= len(choices) else ""


def _plain(text: str) -> str:
    """As `_bare`, and without the number that may stand before a label."""
    return re.sub(r"^\d\s+(?=\D)", "", _bare(text))


def _bare(text: str) -> str:
    """Folded, without emoji, marks and doubled spaces."""
    return " ".join(_EMOJI_OR_MARK.sub(" ", fold(text)).split())
