"""Five hundred spellings of what must be hidden, and two hundred numbers that identify nobody."""

from __future__ import annotations

import random
import re
from pathlib import Path

from knowledge.language.text import clean
from knowledge.safety.masking import mask

INNOCENT = Path(__file__).with_name("innocent.txt").read_text(encoding="utf-8").splitlines()
SEPARATORS = ["", "", " ", ".", " ", "-", " - ", ". ", " .", "  ", "_", "–", "\u00a0", "\u2011"]
SPELLINGS = 500


def _digits(source: random.Random, length: int) -> str:
    return "".join(source.choice("0123456789") for _ in range(length))


def _secret(source: random.Random) -> tuple[str, str]:
    """What a person may write before a number, and the number."""
    kinds = [
        ("căn cước ", "0" + _digits(source, 11)),
        ("", "0" + _digits(source, 11)),
        ("gọi ", source.choice(["03", "05", "07", "08", "09"]) + _digits(source, 8)),
        ("sđt ", "84" + source.choice("35789") + _digits(source, 8)),
        ("thẻ ", source.choice("45") + _digits(source, 15)),
        ("stk ", _digits(source, source.choice([9, 10, 12, 13, 14]))),
        ("mã otp là ", _digits(source, 6)),
        ("cmnd ", _digits(source, 9)),
    ]
    return source.choice(kinds)


def _spelt(source: random.Random, digits: str) -> str:
    """In groups of one length or of several, parted by one sign or by several."""
    groups, size = [], source.choice([1, 2, 3, 4, len(digits)])
    while digits:
        length = size if source.random() < 0.8 else source.choice([2, 3, 4])
        groups, digits = [*groups, digits[:length]], digits[length:]
    one = source.choice(SEPARATORS)
    return groups[0] + "".join((one if source.random() < 0.8 else source.choice(SEPARATORS)) + g for g in groups[1:])


def test_no_generated_spelling_leaks_a_digit() -> None:
    source = random.Random(20261122)
    leaks = []
    for _ in range(SPELLINGS):
        before, digits = _secret(source)
        text = f"dạ {before}{_spelt(source, digits)} ạ"
        leaks += [(text, out) for raw in (text, clean(text)) if re.search(r"\d", out := mask(raw).text)]
    assert leaks == []


def test_numbers_that_identify_nobody_stay_readable() -> None:
    assert len(INNOCENT) >= 200
    masked = [f"{line} -> {mask(line).text}" for line in INNOCENT if mask(line).kinds]
    assert len(masked) <= len(INNOCENT) * 0.02, masked
