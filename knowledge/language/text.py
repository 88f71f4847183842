"""Vietnamese text as people type it: cleaned once at the gate, folded for search.

Stripping diacritics is the biggest single win for search on this text, and a wrong
expansion must never lose what the person typed; so abbreviations, teencode, dialect
words and telex remnants are *added* beside the token, never put in its place.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Container
from functools import lru_cache
from pathlib import Path

EXPANSIONS_FILE = Path(__file__).with_name("expansions.toml")

# Control, format (zero-width, bidi), surrogate and private characters: never meant by a person.
_UNWANTED = {"Cc", "Cf", "Cs", "Co"}
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]+")
_SYLLABLE = re.compile(r"[a-z0-9]+")
_VOWELS = "aeiouy"
_WORD = re.compile(r"[^\W_]+")
# Tone marks in telex letters; hỏi and ngã sound alike to half the country and are typed alike.
_TONES = {"\u0301": "S", "\u0300": "F", "\u0309": "R", "\u0303": "R", "\u0323": "J"}


def clean(text: str, limit: int = 4096) -> str:
    """Text safe to store and to search: NFC, no control, bidi or zero-width characters.

    Line breaks survive; anything past `limit` characters is cut, as no question is that long.
    """
    if not text.isascii() or not text.isprintable():
        kept = (
            c
            for c in text.replace("\r\n", "\n").replace("\t", " ")
            if c == "\n" or unicodedata.category(c) not in _UNWANTED
        )
        text = unicodedata.normalize("NFC", "".join(kept))
    text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return text.strip()[:limit].rstrip()


def fold(text: str) -> str:
    """Lower case without diacritics: "Kích hoạt Đ" -> "kich hoat d"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def toned(word: str) -> str:
    """A lower-case word with its tone as a telex letter behind it: "chuyển" -> "chuyênR", "hoà" and "hòa" -> "hoaF"."""
    if word.isascii():
        return word
    tone, letters = "", []
    for c in unicodedata.normalize("NFD", word):
        if c in _TONES:
            tone = _TONES[c]
        else:
            letters.append(c)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def marked(text: str) -> list[str]:
    """The words of a text with their marks, as `toned` writes them; [] for a text typed without any."""
    return [] if text.isascii() else [toned(word) for word in _WORD.findall(text.lower())]


def syllables(text: str) -> list[str]:
    """The folded syllables and numbers of a text, in order."""
    return _SYLLABLE.findall(fold(text))


def untelex(syllable: str) -> str:
    """A telex remnant without its marks: "dduwowcj" -> "duoc", "kichs" -> "kich"."""
    out = syllable.replace("dd", "d").replace("w", "")
    out = re.sub(r"([aeo])\1", r"\1", out)
    first_vowel = next((i for i, c in enumerate(out) if c in _VOWELS), len(out))
    head, tail = out[: first_vowel + 1], out[first_vowel + 1 :]
    return head + re.sub(r"[sfrxj]", "", tail)


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    with EXPANSIONS_FILE.open("rb") as file:
        sections = tomllib.load(file)
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for entries in sections.values():
        for short, longer in entries.items():
            readings = [longer] if isinstance(longer, str) else longer
            key = tuple(syllables(short))
            table[key] = table.get(key, ()) + tuple(tuple(syllables(r)) for r in readings)
    return table


def readings(token: str) -> tuple[tuple[str, ...], ...]:
    """What a short form may stand for, likeliest first; () for a word that is none."""
    return _table().get((token,), ())


def expand(tokens: list[str], known: Container[str] = ()) -> list[list[str]]:
    """What else each stretch of tokens may mean; every item is a run of added syllables.

    `known` is the vocabulary that a telex reading must land in to count.
    """
    table = _table()
    added: list[list[str]] = []
    for i in range(len(tokens)):
        for length in (3, 2, 1):
            for reading in table.get(tuple(tokens[i : i + length]), ()):
                if i + length <= len(tokens):
                    added.append(list(reading))
    for token in tokens:
        if token not in known and (plain := untelex(token)) != token and plain in known:
            added.append([plain])
    return added
