"""Plain-Vietnamese linter: would an older neighbour follow this sentence at first reading?

One table of thresholds (plain.toml), taken from plain-language practice (short sentences, verb first,
everyday words) and from Vietnamese readability work, where sentence and word length
carry most of the signal.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

with Path(__file__).with_name("plain.toml").open("rb") as _file:
    _TABLE = tomllib.load(_file)

LIMITS: dict[str, int] = _TABLE["limits"]
SAY_INSTEAD: dict[str, str] = _TABLE["say_instead"]
STEP_VERBS = frozenset(_TABLE["steps"]["verbs"].split())

# The names of buttons and programs are quoted as the phone prints them, so they are not judged.
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_SENTENCE = re.compile(r"(?<=[.!?…:;])\s+|\n+")
_NESTED = re.compile(r"\([^)]*\(")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break and a colon end one too, as a reader pauses there."""
    return [s.strip() for s in _SENTENCE.split(text) if re.search(r"\w", s)]


def complaints(text: str) -> list[str]:
    """What makes a text hard to read, each as a sentence for its writer; [] when it reads well."""
    found = []
    bare = _QUOTED.sub("x", text)
    lengths = [len(s.split()) for s in sentences(bare)]
    for sentence, length in zip(sentences(bare), lengths, strict=True):
        if length > LIMITS["sentence_syllables"]:
            found.append(f"câu dài {length} tiếng (nhiều nhất {LIMITS['sentence_syllables']}): {sentence}")
    if lengths and sum(lengths) / len(lengths) > LIMITS["mean_sentence_syllables"]:
        found.append(f"trung bình mỗi câu quá {LIMITS['mean_sentence_syllables']} tiếng")
    for word, instead in SAY_INSTEAD.items():
        if re.search(rf"(?<!\w){word}(?!\w)", bare.lower()):
            found.append(f'bỏ chữ "{word}", nói: {instead}')
    if _NESTED.search(bare):
        found.append("ngoặc trong ngoặc")
    return found


def step_complaints(step: str) -> list[str]:
    """What keeps one step from being one short action that starts with its verb."""
    found = complaints(step)
    if len(step) > LIMITS["step_characters"]:
        found.append(f"bước dài {len(step)} chữ cái (nhiều nhất {LIMITS['step_characters']})")
    first = re.match(r"\w+", step.lower())
    if not first or first.group() not in STEP_VERBS:
        found.append(f'bước phải bắt đầu bằng một động từ, như "Mở", "Bấm": {step[:30]}')
    return found
