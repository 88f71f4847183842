"""Cuts a message into typed pieces: days, places and idle numbers first, then phrases, numerals and named people."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from knowledge.helplog.spans.days import find_days
from knowledge.helplog.spans.known import named_places
from knowledge.helplog.spans.noise import find_noise
from knowledge.helplog.words.counting import numeral, take_digits
from knowledge.helplog.words.message import Message
from knowledge.helplog.words.people import take_person
from knowledge.helplog.words.results import SIGNS, ends_count, is_negated, only_looks
from knowledge.helplog.words.spelling import put_right
from knowledge.helplog.words.tokens import Kind, Token, aligned, words
from knowledge.helplog.words.vocabulary import Meaning, Phrase, vocabulary, word_set

# "tới nay" is until now, "tối nay" is tonight: without marks only what stands around tells.
_UNTIL_NOW = re.compile(r"(?i)\b(?:tới|đến) nay\b|\b(?:da co|tinh|tong)\b.*\btoi nay\b|\btoi nay\b.*\b(?:da co|tong)\b")
_NOW = re.compile(r"(?i)(?:tới|đến|toi|den) nay")
_MARKED = 0.2  # of the words; with all its marks a message has about three in four
# "xã Mai Phụ" is neither tomorrow nor anybody's help.
_CAPITAL = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
_COMMUNE = re.compile(rf"(?:[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]ỉnh|[Tt]hị trấn)((?: [{_CAPITAL}][^\W\d_]*){{1,3}})")


def lex(text: str, today: date, kinds: Collection[str] = ()) -> list[Token]:
    """The pieces of a cleaned message, in order; `kinds` are the commune's words for its neighbourhoods."""
    right = put_right(text)
    is_marked, folded = _is_marked(text), aligned(right)
    spans = _read_whole(right, folded, is_marked, today, kinds)
    message = Message(right, folded, words(right), is_marked, spans)
    at = 0
    while at < len(message.said):
        if span := spans.get(message.said[at].start):
            message.out.append(span[1])
            while at < len(message.said) and message.said[at].start < span[0]:
                at += 1
        else:
            at += _piece(message, at)
    return message.out


def _is_marked(text: str) -> bool:
    """Whether it is written with marks; a marked "cảm ơn ạ" behind an unmarked report does not make it so."""
    typed = [w for w in text.split() if w.isalpha()]
    return sum(not w.isascii() for w in typed) > _MARKED * len(typed)


def _read_whole(
    text: str, folded: str, is_marked: bool, today: date, kinds: Collection[str]
) -> dict[int, tuple[int, Token]]:
    """Start of every stretch read whole -> (its end, its token); what comes first in this order wins."""
    days = [(s, e, Token(Kind.DAY, text[s:e], s, found)) for s, e, found in find_days(folded, today)]
    if _UNTIL_NOW.search(text):
        days = [d for d in days if not _NOW.fullmatch(d[2].text)]
    named = named_places(text, folded, is_marked, kinds)
    places = [(s, e, Token(Kind.PLACE, text[s:e], s, names)) for s, e, names in named]
    noise = [(s, e, Token(Kind.NOISE, text[s:e], s)) for s, e in find_noise(folded)]
    noise += [(*m.span(), Token(Kind.NOISE, m.group(), m.start())) for m in _COMMUNE.finditer(text)]
    masks = [n for n in noise if "[" in n[2].text]
    found: list[tuple[int, int, Token]] = []
    for start, end, token in (*masks, *days, *places, *noise):
        if all(end <= s or e <= start for s, e, _ in found):
            found.append((start, end, token))
    return {start: (end, token) for start, end, token in found}


def _piece(message: Message, at: int) -> int:
    """Reads one piece at that word; returns how many words it took."""
    word, phrases = message.said[at], message.phrases(at)
    if word.text.isdigit() and not _is_name(phrases):
        if _is_measure(message, at + 1):
            return message.take(Kind.NOISE, at, 2)  # "bán bay 2 tạ"
        return take_digits(message, at)
    if word.text in SIGNS:
        return message.take(SIGNS[word.text], at, 1)
    if used := take_person(message, at, phrases):
        return used
    numbered = message.last is not None and message.last.kind is Kind.NUMBER
    if numbered and message.is_marked and word.is_plain and (used := _bare_unit(message, at, phrases)):
        return used
    number = numeral(message, at)
    if number and not message.is_counted and _is_measure(message, at + number[1]):
        return message.take(Kind.NOISE, at, number[1] + 1)  # "hai trăm triệu", "ba tạ"
    if number and message.is_counted and message.is_unit(at):
        number = None  # "4 ba o xom 6": behind a number "ba" is bà
    if phrases:
        used = _used(message, at, phrases)
        meaning = _meaning(message, [m for n, p in phrases if n == used for m in p.meanings])
        if meaning.kind is Kind.SESSION and used == 1 and _ends_clause(message, at + 1) and word.plain == "lop":
            return message.take(Kind.WORD, at, 1)  # "không vô được lớp"
        if meaning.kind is Kind.SESSION and (cut := _runs_into_topic(message, at, used)):
            return _take_phrase(message, at, cut, meaning)
        if _gives_way(message, at, used, meaning):
            return message.take(Kind.WORD, at, 1)
        if meaning.kind is Kind.UNDONE and only_looks(message, at, used):
            return message.take(Kind.WORD, at, used)
        vague = meaning.kind is Kind.VAGUE and message.is_marked
        if not number or used > number[1] or (vague and used == number[1]):
            return _take_phrase(message, at, used, meaning)
    if number:
        return message.take(Kind.NUMBER, at, number[1], number[0])
    return message.take(Kind.WORD, at, 1)


def _take_phrase(message: Message, at: int, used: int, meaning: Meaning) -> int:
    if meaning.kind is Kind.TOPIC:
        inside = message.said[at + 1 : at + used - 1]
        counted = any(t.kind in (Kind.NUMBER, Kind.PERSON) for t in message.out)
        message.take(Kind.TOPIC, at, used, (meaning.value, meaning.weight))
        if counted and any(w.plain == "duoc" for w in inside):  # "đặt [được] nồi cơm trên mạng"
            message.out.append(Token(Kind.DONE, "được", message.said[at].start))
        return used
    if meaning.kind is Kind.DONE and meaning.weight and is_negated(message, 1):
        return message.take(Kind.UNDONE, at, used)  # "mệ nỏ làm được"
    weak = meaning.kind is Kind.DONE and not meaning.weight
    if weak and is_negated(message):
        return message.take(Kind.UNDONE, at, used)
    if weak and not ends_count(message, at + used):
        return message.take(Kind.WORD, at, used)
    if meaning.kind is Kind.ASKS:
        meant = ((i, m) for i in range(1, used) for _, p in message.phrases(at + i) for m in p.meanings)
        topic = next(((i, m) for i, m in meant if m.kind is Kind.TOPIC), None)
        if topic:  # "nhờ xem có bị phạt nguội không"
            word = message.said[at + topic[0]]
            message.out.append(Token(Kind.TOPIC, word.text, word.start, (topic[1].value, topic[1].weight)))
    return message.take(meaning.kind, at, used, meaning.value)


def _used(message: Message, at: int, phrases: Sequence[tuple[int, Phrase]]) -> int:
    """The longest phrase; behind a number the longest unit that does not cut a topic in two.

    "44 hồ sơ trực tuyến" counts files, "2 hộ bán hàng online" households.
    """
    whole = any(n > 1 and not p.behind_gap for n, p in phrases)
    phrases = [f for f in phrases if not (whole and _reaches(f[1])) and not _swallows(message, at, *f)] or phrases[-1:]
    units = [n for n, p in phrases if any(m.kind is Kind.UNIT for m in p.meanings)]
    if not units or not message.is_counted:
        return phrases[0][0]
    return next((n for n in units if not _cuts_a_topic(message, at, n)), units[-1])


def _reaches(phrase: Phrase) -> bool:
    """Whether a phrase with a gap tells of an end: "chưa ... xong" must not reach over "chưa được"."""
    return bool(phrase.behind_gap) and any(m.kind is Kind.UNDONE for m in phrase.meanings)


def _swallows(message: Message, at: int, used: int, phrase: Phrase) -> bool:
    """Whether a phrase with a gap runs over a plain topic of another kind: "đặt [lịch khám] trên mạng"."""
    mine = {m.value for m in phrase.meanings if m.kind is Kind.TOPIC}
    if not phrase.behind_gap or not mine:
        return False
    tail = message.phrases(at + used - len(phrase.behind_gap))
    if any(m.value in mine for _, p in tail for m in p.meanings if m.kind is Kind.TOPIC):
        return False  # "gọi video zalo": the tail names it
    inside = ((i, n, p) for i in range(used) for n, p in message.phrases(at + i) if not p.behind_gap and i + n <= used)
    return any(
        m.kind is Kind.TOPIC and m.weight > 1 and m.value not in mine and n > 1
        for _, n, p in inside
        for m in p.meanings
    )


def _cuts_a_topic(message: Message, at: int, used: int) -> bool:
    inside = ((i, n, p) for i in range(1, used) for n, p in message.phrases(at + i))
    return any(i + n > used and m.kind is Kind.TOPIC for i, n, p in inside for m in p.meanings)


def _ends_clause(message: Message, at: int) -> bool:
    return at >= len(message.said) or message.said[at].text in SIGNS


def _bare_unit(message: Message, at: int, phrases: Sequence[tuple[int, Phrase]]) -> int:
    """Takes "nha" behind a number for nhà, though the message has marks elsewhere; 0 for anything else."""
    if any(m.kind is Kind.UNIT for _, p in phrases for m in p.meanings):
        return 0
    found = vocabulary().at(message.said, at, False)
    units = [m for n, p in found if n == 1 for m in p.meanings if m.kind is Kind.UNIT]
    return message.take(Kind.UNIT, at, 1, units[0].value) if units else 0


def _is_measure(message: Message, at: int) -> bool:
    """Whether a word stands there that measures: "triệu", "tạ", "lần"; not where it counts people too."""
    word = message.word(at)
    measures = word is not None and word.plain in word_set("measures")
    return measures and not message.is_unit(at) and not _topic_at(message, at)


def _topic_at(message: Message, at: int) -> bool:
    return any(m.kind is Kind.TOPIC for _, p in message.phrases(at) for m in p.meanings)


def _runs_into_topic(message: Message, at: int, used: int) -> int:
    """How much of "lớp học" is left where a topic begins inside and runs on: "lớp | học trực tuyến"."""
    inside = ((i, n, p) for i in range(1, used) for n, p in message.phrases(at + i))
    return next((i for i, n, p in inside if i + n > used and any(m.kind is Kind.TOPIC for m in p.meanings)), 0)


def _meaning(message: Message, meanings: Sequence[Meaning]) -> Meaning:
    """A unit behind a number, anything else elsewhere."""
    units = [m for m in meanings if m.kind is Kind.UNIT]
    others = [m for m in meanings if m.kind is not Kind.UNIT]
    return ((units or others) if message.is_counted else (others or units))[0]


def _gives_way(message: Message, at: int, used: int, meaning: Meaning) -> bool:
    """Whether a plainer topic begins inside this weak one: "quét mã địa chỉ"."""
    if meaning.kind is not Kind.TOPIC:
        return False
    inside = ((i, n, p) for i in range(1, used) for n, p in message.phrases(at + i) if not p.behind_gap)
    plainer = ((i, n, m) for i, n, p in inside for m in p.meanings if m.kind is Kind.TOPIC and m.weight > 1 and n > 1)
    mine = next((p for n, p in message.phrases(at) if n == used and meaning in p.meanings), None)
    if mine and not mine.behind_gap and not mine.is_exact(message.said, at):
        exact = (
            (n, m)
            for i in range(1, used)
            for n, p in message.phrases(at + i)
            if p.is_exact(message.said, at + i)
            for m in p.meanings
        )
        if any(n > 1 and m.kind is Kind.TOPIC and m.value != meaning.value for n, m in exact):
            return True  # "chuyện | tiền ảo" is no "chuyển tiền"
    if meaning.weight > 1:  # "tạo mã QR" begins "mã QR truy xuất nguồn gốc"
        return any(n > used and i + n > used and m.value != meaning.value for i, n, m in plainer)
    return any(True for _ in plainer)


def _is_name(phrases: Sequence[tuple[int, Phrase]]) -> bool:
    """Whether the digits are the name of something: "1022"."""
    return any(m.kind in (Kind.TOPIC, Kind.NOISE, Kind.VAGUE) for _, p in phrases for m in p.meanings)
