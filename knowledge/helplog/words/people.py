"""Named people: "bà Năm", "o Lan", "chú tư" are one person each; "ba nam" without marks is a doubt."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.helplog.words.counting import numeral
from knowledge.helplog.words.message import Message
from knowledge.helplog.words.tokens import Kind, Word, fold
from knowledge.helplog.words.vocabulary import Phrase, is_strange, plain_titles, titles, word_set
from knowledge.language.numbers import is_doubtful, symbol

_LONGEST = 4  # a title and three words of a name


def take_person(message: Message, at: int, phrases: Sequence[tuple[int, Phrase]]) -> int:
    """Reads a named person, or the doubt whether there is one; 0 when nobody is named there."""
    word, name = message.said[at], message.word(at + 1)
    behind = message.word(at + 2)
    if (
        phrases
        and phrases[0][0] == 2
        and message.is_unit(at)
        and behind
        and behind.text.isalpha()
        and _is_capital(behind)
    ):
        called = word.tone in titles() and not message.is_counted
        both = f"{word.plain} {message.said[at + 1].plain}" in word_set("both")
        return message.take(Kind.PERSON, at, 3, 2 if both else 1) if called else 0  # "cô giáo Hà", "ông bà Khánh"
    title = _title(message, word, name)
    if not title or not name or not name.text.isalpha() or message.is_counted:
        return 0
    capital = _is_capital(name)
    if any(m.kind is Kind.TOPIC for _, p in message.phrases(at + 1) for m in p.meanings):
        return 0  # "cài giúp ông VssID"
    if not capital:
        number = symbol(name.text, message.is_marked)
        if (phrases and phrases[0][0] > 1) or _is_everyday(word) or numeral(message, at):
            return 0
        if _is_number_name(message, at, name):
            return message.take(Kind.PERSON, at, 2, 1)  # "bác tám tới nhờ"
        if number and not message.is_marked:
            doubt = not message.is_unit(at + 2) and is_doubtful(word.text)
            return message.take(Kind.VAGUE, at, 2) if doubt else 0
        if name.tone in titles() or name.tone in ("ôngR", "baR", "chiR", "anhR"):
            return 0  # "cho ba ổng": a relative, and no name
        if any(t.kind is Kind.PERSON and fold(t.text).split()[0] == title.plain for t in message.out):
            return 0  # "Ông Lợi..., nói cho ông hiểu": he again
        known = bool(message.phrases(at + 1)) and not number
        strange = is_strange(name) and not any(c.isupper() for c in message.text)  # one who writes no capitals
        if known or name.plain in word_set("no_name") or len(name.text) < 2 or not (_is_helped(message) or strange):
            return 0
    used = 2
    while used < _LONGEST and (more := message.word(at + used)) and more.text.isalpha() and _is_capital(more):
        used += 1
    return message.take(Kind.PERSON, at, used, 2 if title.plain == "vo" else 1)


def _is_number_name(message: Message, at: int, name: Word) -> bool:
    """Whether a numeral behind a title is a name, with its marks: "ông bảy, bà bảy", not "chị ba mươi tuổi"."""
    if not message.is_marked or not symbol(name.text, True) or (name.is_plain and name.plain not in ("ba", "hai")):
        return False
    behind = message.word(at + 2)
    counts = message.is_unit(at + 2) or (behind is not None and bool(symbol(behind.text, True)))
    return not counts and not any(n > 1 for n, _ in message.phrases(at + 1))


def _title(message: Message, word: Word, name: Word | None) -> Word | None:
    found = titles().get(word.tone)
    if not found and message.is_marked and name and _is_capital(name) and word.plain in word_set("bare_titles"):
        return plain_titles().get(word.plain)  # "bac Sinh" in a message that has marks elsewhere
    if found or message.is_marked:
        return found
    if name and name.text.istitle():
        return next((t for t in titles().values() if t.plain == word.plain), None)
    return plain_titles().get(word.plain)


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() and not word.text.isupper()


def _is_everyday(word: Word) -> bool:
    return word.plain in word_set("ourselves") or (len(word.text) == 1 and word.plain != "o")


def _is_helped(message: Message) -> bool:
    """Whether somebody is expected there: behind "giúp", "cho", or behind another person and a comma."""
    last = message.last
    if last is None:
        return False
    if last.kind in (Kind.HELPED, Kind.PERSON) or fold(last.text) in ("cho", "giup"):
        return True
    before = message.out[-2] if len(message.out) > 1 else None
    return last.kind in (Kind.AND, Kind.BREAK) and before is not None and before.kind is Kind.PERSON
