"""Puts right what a thumb or a telex keyboard slipped on: "nguowif", "thônn"; real syllables stay as typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.helplog.words.shortforms import one_spelling
from knowledge.helplog.words.tokens import SYLLABLE, fold
from knowledge.helplog.words.vocabulary import known_words, short_words
from knowledge.language.text import untelex

_VOWEL = re.compile(r"[aeiouy]")
_FROM = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_SOUTHERN_NIGHT = re.compile(r"(?i)\btúi(?= (?:qua|nay|hôm|ni|bữa))")
_LIST_MARK = re.compile(r"(?:^|(?<=[\s:;.]))(?:\(\d\)|\d{1,2}(?:[.)/]| ?\|)) ?(?=[^\W\d_])")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]+")
_VILLAGE = re.compile(r"(?i)\b(?:thông|thôm|thồn|thôg|thốn)\s(?=\d)")
_LETTERS = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("uow", "ươ"),
    ("uwo", "ươ"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}


def put_right(text: str) -> str:
    """The text with such words put right; what was right stays as typed."""
    text = one_spelling(_EMOJI.sub(_sign, text).strip(" ,"))
    marks = [int(re.sub(r"\D", "", mark)) for mark in _LIST_MARK.findall(text)]
    if len(marks) > 1 and marks == list(range(1, len(marks) + 1)):
        text = _LIST_MARK.sub("\n", text)  # "1. cài Zalo 4 người 2. quét QR 3 hộ"
    text = _VILLAGE.sub("thôn ", re.sub(r"\bAI\b", "trí tuệ nhân tạo", text))
    return _WORD.sub(_right, _SOUTHERN_NIGHT.sub("tối", text))


def _sign(found: re.Match[str]) -> str:
    """A comma for a picture inside a line, nothing for one at its edges."""
    edge = not found.string[: found.start()].rstrip(" ") or found.string[: found.start()].endswith("\n")
    return " " if edge else " , "


def _right(found: re.Match[str]) -> str:
    typed = found.group()
    plain = fold(typed)
    once = re.sub(r"(.)\1+$", r"\1", typed)  # "thônn", "xómm"
    if once != typed and plain not in short_words() and (SYLLABLE.fullmatch(fold(once)) or fold(once) in short_words()):
        return once
    nearest = _nearest(plain)
    if nearest == plain:
        return typed
    marked = telex(typed.lower())
    return marked if fold(marked) == nearest else nearest


def telex(word: str) -> str:
    """What a telex keyboard would have written: "hooj" -> "hộ", "nguowif" -> "người"."""
    for typed, letter in _LETTERS:
        word = word.replace(typed, letter)
    vowel = re.search(r"[aeiouyâêôăơư]+", word)
    if not vowel:
        return word
    tail = word[vowel.end() :]
    tone = next((c for c in tail if c in _TONES), "")
    if not tone:
        return word
    tail = tail.replace(tone, "", 1)
    head = word[: vowel.end()]
    return unicodedata.normalize("NFC", head + _TONES[tone] + tail)


@lru_cache(maxsize=4096)
def _nearest(plain: str) -> str:
    known = known_words()
    if plain in known or SYLLABLE.fullmatch(plain) or not _VOWEL.search(plain):
        return plain
    if (bare := untelex(plain)) in known or SYLLABLE.fullmatch(bare):
        return bare
    if len(plain) < _FROM:
        return plain
    near = process.extract(plain, known, scorer=OSA.distance, score_cutoff=1, limit=2)
    return near[0][0] if len(near) == 1 else plain
