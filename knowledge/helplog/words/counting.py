"""Numbers of a message: digits, ranges, fractions, and numerals in words."""

from __future__ import annotations

import re

from knowledge.helplog.words.message import Message
from knowledge.helplog.words.tokens import Kind
from knowledge.language.numbers import Parsed, is_doubtful, parse, symbol

_RANGE = re.compile(r"(\d{1,4})\s?(?:-|–|—|~|den|toi|hoac|hay)\s?(\d{1,4})(?![\d/])", re.ASCII)
_FRACTION = re.compile(r"(\d{1,3})\s?(?:/|tren)\s?(\d{1,3})(?![\d/])", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)", re.ASCII)
_LONGEST = 8  # words of one numeral


def take_digits(message: Message, at: int) -> int:
    """Reads digits; a range and a number written with dots are vague and will be asked."""
    start = message.said[at].start
    for pattern in (_GROUPED, _RANGE, _FRACTION):
        found = pattern.match(message.folded, start)
        if not found:
            continue
        used = sum(found.start() <= w.start < found.end() for w in message.said[at:])
        if pattern is _FRACTION and int(found[1]) <= int(found[2]):
            return message.take(Kind.FRACTION, at, used, (int(found[1]), int(found[2])))
        if pattern is _RANGE and int(found[1]) >= int(found[2]):
            continue
        if pattern is not _FRACTION:
            return message.take(Kind.VAGUE, at, used)
    word = message.said[at].text
    number = int(word) if word.isascii() and len(word) <= 4 else None
    return message.take(Kind.NOISE if number is None else Kind.NUMBER, at, 1, number)


def numeral(message: Message, at: int) -> Parsed | None:
    """A numeral in words: (value, words used); an everyday word counts only with a unit behind it."""
    names = []
    for i in range(at, at + _LONGEST):
        word = message.word(i)
        if not word or not (name := symbol(word.text, message.is_marked)):
            break
        names.append(name)
    found = parse(names) if names else None
    if not found or names[0] == "không":
        return None
    value, used = found
    while used and _ends_doubtfully(message, at, used):
        value, used = parse(names[: used - 1]) or (0, 0)
    return (value, used) if used else None


def _ends_doubtfully(message: Message, at: int, used: int) -> bool:
    last = message.said[at + used - 1]
    doubtful = is_doubtful(last.text) and (not message.is_marked or last.text == "ba")
    whole = message.last is not None and message.last.kind is Kind.TOTAL  # "cả ba đều nhắn được"
    unit, name = message.word(at + used), message.word(at + used + 1)
    named = unit and name and name.text[0].isupper() and unit.text.islower() and not message.is_marked  # "bay eng Sy"
    return doubtful and not whole and (bool(named) or not message.is_unit(at + used))
