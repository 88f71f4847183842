"""Phrases as staff write them, heard in a message as people type it.

A phrase is plain words: "..." stands for up to eight words in between, "(a|b c)" for a choice.
Capitals and short forms do not matter: "ck vào tk" is heard as "chuyển khoản vào tài khoản". A word
typed without diacritics matches whatever it may stand for; typed with them it means itself, so that
"500k/ngày" is not heard as "ngay".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from knowledge.language.text import fold, readings, toned, untelex

# A sentence may run on over a comma, as people type, but not over a full stop.
_GAP = r"(?: (?!\.)\S+){0,8}?"
_BREAK = re.compile(r"[.!?;]+(?=\s|$)|\n+")
_WORD = re.compile(r"[^\W_]+|\.{3}|[()|]")


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it is heard: words with their tones, sentences parted by " . ", in each likely reading."""

    readings: tuple[str, ...]

    def has(self, pattern: re.Pattern[str], *, advice_cancels: bool) -> bool:
        """Whether the phrase is there; with `advice_cancels`, there as a request and not as a warning."""
        for text in self.readings:
            for match in pattern.finditer(text):
                before = text[: match.start()].rsplit(" . ", 1)[-1].split()[-9:]
                tail = f" {' '.join(before)}"
                if not advice_cancels or not _ADVICE.search(tail) or _NO_ADVICE.search(tail):
                    return True
        return False


def hear(text: str) -> Said:
    """The message as typed, and with its short forms and telex remnants written out."""
    sentences = [_WORD.findall(part.lower()) for part in _BREAK.split(text)]
    words = [[toned(w) for w in part if w.isalnum()] for part in sentences]
    typed = _join(words)
    full = _join([[x for w in part for x in _written_out(w)] for part in words])
    plain = _join([[untelex(w) for w in part] for part in words]) if text.isascii() else typed
    return Said(tuple(dict.fromkeys((typed, full, plain))))


def _join(sentences: list[list[str]]) -> str:
    return f" . {' . '.join(' '.join(s) for s in sentences if s)} . "


def _written_out(word: str) -> tuple[str, ...]:
    longer = readings(word)
    return longer[0] if longer else (word,)


@lru_cache(maxsize=8192)
def compile_phrase(phrase: str) -> re.Pattern[str]:
    """The phrase as a pattern over `Said.readings`. Raises ValueError as `check_phrase` does."""
    return re.compile(rf"(?<= )(?:{_pattern(phrase)})(?= )")


def check_phrase(phrase: str) -> None:
    """Raises ValueError for a phrase without a word or with a bracket too many; far quicker than compiling it."""
    _pattern(phrase)


def _pattern(phrase: str) -> str:
    parts = _WORD.findall(phrase.lower())
    if not any(p.isalnum() for p in parts):
        raise ValueError(f'câu mẫu "{phrase}" không có chữ nào')
    depths = list(accumulate((part == "(") - (part == ")") for part in parts))
    if min(depths) < 0 or depths[-1]:
        raise ValueError(f'câu mẫu "{phrase}" thiếu ngoặc')
    pattern, glued = "", True
    for part in parts:
        if part == "...":
            pattern, glued = pattern + _GAP, False
        elif part in ")|":
            pattern, glued = pattern + part, part == "|"
        else:
            space = "" if glued else " "
            pattern, glued = pattern + space + ("(?:" if part == "(" else _either(part)), part == "("
    return pattern


def _either(word: str) -> str:
    full, bare = toned(word), fold(word)
    return bare if full == bare else f"(?:{full}|{bare})"


# "Không bao giờ đọc mã", "đừng bấm": advice. "Nếu không chuyển thì bị bắt" is a threat, not advice, and
# "chớ" (chơS) counts only where its mark is typed: without it, it is "cho".
_ADVICE = re.compile(rf" (?:{_pattern('không|ko|đừng|chẳng|tránh|tuyệt đối')}|chơS|chưa)(?: \S+){{0,5}}$")
_NO_ADVICE = re.compile(
    "|".join(
        f" {_pattern(phrase)}(?= |$)"
        for phrase in (
            "(nếu|mà|còn) (không|ko|chưa)",
            "có không",
            "(hay|được|đúng|phải) (không|ko)",
            "không (ai|cần|phải|mất|còn|được nói|nói|được kể|kể)",
            "đừng (nói|kể|để|lo|ngại|sợ)",
            "(bảo|kêu|bắt|nói|đòi) ... đừng",
        )
    )
)
