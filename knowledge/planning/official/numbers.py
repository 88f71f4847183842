"""The numbers of an official figure as staff type them: "16.800/17.300", "2 lớp", "16.800 trên tổng số 17.300"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.helplog.entries import Problem
from knowledge.helplog.words.tokens import aligned
from knowledge.language.viet_numbers import MULTIPLIER, PATTERN, readings
from knowledge.planning.official.figures import is_share, is_whole
from knowledge.planning.plan import Indicator

# What must be asked about the numbers; each has its sentence in vi.toml.
MISSING = "numbers"  # none, or more than can be told apart
EITHER = "either"  # "16,800" has two readings
ONLY_SHARE = "share"  # a percentage without its two numbers
NO_TOTAL = "total"  # of how many?
COUNT = "count"  # two numbers for what is only counted
NOT_WHOLE = "whole"  # 16,8 people
VAGUE = "vague"  # "hơn 16.800"
DIFFERS = "differs"  # 16.800/17.300 is not the percentage beside it
# Which of them only typed numbers answer.
BY_NUMBER = (MISSING, ONLY_SHARE, NO_TOTAL, COUNT, NOT_WHOLE, VAGUE, DIFFERS)

_N = rf"(?:{PATTERN}){MULTIPLIER}?"
_EDGE, _STOP = r"(?<![\w.,/%-])", r"(?!\w|\s?%|[.,/-]\d)"
_OVER = r"(?:\s?[a-z]+){0,4}?\s?(?:/|\btren\b|\btrong\b)\s?(?:tong so |tong |so )?"
_FRACTION = re.compile(rf"{_EDGE}({_N}){_OVER}({_N}){_STOP}")
_PERCENT = re.compile(rf"{_EDGE}({PATTERN})\s?%")
_PLAIN = re.compile(rf"{_EDGE}({_N}){_STOP}")
_VAGUE = re.compile(r"(?:\b(?:khoang|tam|gan|hon|tren|duoi|it nhat|toi thieu|vai|may|dam)|[~><≈≥≤]=?)\s*$")
# Numbers that count nothing.
_NOISE = re.compile(
    r"\b(?:muc(?: do)?|de an|quy|nam|thang|tuan|dot|lan|khoa|thu)\s?\d{1,4}(?![\d.,/])|\b(?:tu )?\d+ tuoi\b"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stands in a message: the two numbers, or the pairs that they may be (`options`), or why neither."""

    numerator: float | None = None
    denominator: float | None = None
    options: tuple[tuple[float, float | None], ...] = ()
    percent: str = ""
    problem: str = ""
    spans: tuple[tuple[int, int], ...] = ()


def read_number(text: str) -> float | Problem:
    """One number, as in a cell of a file; a Problem when it is none, or may be two."""
    values = readings(aligned(text).strip())
    if len(values) == 1:
        return values[0]
    return Problem(EITHER if values else MISSING, text.strip())


def read_numbers(text: str) -> Numbers:
    """The numbers of a message or of an answer; whatever names a day, a place or a source must be blanked before."""
    folded = _NOISE.sub(lambda m: "|" * len(m.group()), aligned(text))
    percents = list(_PERCENT.finditer(folded))
    fractions = list(_FRACTION.finditer(folded))
    plain = [] if fractions else list(_PLAIN.finditer(folded))
    spans = tuple(m.span() for m in (*fractions, *plain, *percents))
    percent = percents[0].group(1) if len(percents) == 1 else ""
    counted = fractions or plain
    if len(counted) != 1:
        return Numbers(percent=percent, problem=MISSING if counted or not percent else ONLY_SHARE, spans=spans)
    found = counted[0]
    if _VAGUE.search(folded[: found.start()]):
        return Numbers(problem=VAGUE, spans=spans)
    options = _pairs(*(readings(part) for part in found.groups()))
    if len(options) != 1:
        return Numbers(options=options, problem=EITHER if options else MISSING, spans=spans)
    return Numbers(*options[0], percent=percent, spans=spans)


def number_problem(indicator: Indicator, numbers: Numbers) -> str:
    """What must be asked about the numbers of that indicator; "" when they will do."""
    if numbers.problem == ONLY_SHARE and not is_share(indicator):
        return MISSING
    if numbers.problem or numbers.numerator is None:
        return numbers.problem or MISSING
    pair = [n for n in (numbers.numerator, numbers.denominator) if n is not None]
    if is_whole(indicator) and any(n != int(n) for n in pair):
        return NOT_WHOLE
    if not is_share(indicator):
        return COUNT if numbers.denominator is not None else ""
    if not numbers.denominator:
        return NO_TOTAL if numbers.denominator is None else MISSING
    return DIFFERS if numbers.percent and not _agrees(numbers) else ""


def _pairs(
    numerators: tuple[float, ...], denominators: tuple[float, ...] | None = None
) -> tuple[tuple[float, float | None], ...]:
    """All readings, the larger first; where both have two, both are read in the same way."""
    if denominators is None:
        return tuple((n, None) for n in sorted(numerators, reverse=True))
    high = sorted(numerators, reverse=True)
    low = sorted(denominators, reverse=True)
    if len(high) == len(low):
        return tuple(zip(high, low, strict=True))
    return tuple((n, d) for n in high for d in low)


def _agrees(numbers: Numbers) -> bool:
    """Whether the percentage is that of the two numbers, rounded or cut off where it was written."""
    told = readings(f"{numbers.percent}%")
    places = len(re.split(r"[.,]", numbers.percent)[1]) if re.search(r"[.,]", numbers.percent) else 0
    real = 100 * (numbers.numerator or 0) / (numbers.denominator or 1)
    return any(abs(value - real) < 10.0**-places for value in told)
