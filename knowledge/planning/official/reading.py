"""Reads an official figure in a sentence: "VNeID 16.800/17.300 ngày 30/6 nguồn Công an xã".

Nothing is guessed: what the words do not say, or say in two ways, is a Problem to be asked, one at a time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from knowledge.helplog.entries import Problem
from knowledge.helplog.spans.places import find_places
from knowledge.helplog.words.tokens import aligned
from knowledge.language.dates import NamedDay, find_day
from knowledge.planning.official.figures import is_by_village
from knowledge.planning.official.naming import candidates
from knowledge.planning.official.numbers import Numbers, number_problem, read_numbers
from knowledge.planning.plan import Plan

UNKNOWN = "unknown"  # which indicator?
SEVERAL = "several"  # which of these?
VILLAGE = "village"
DAY = "day"
SOURCE = "source"
SOURCE_LIMIT = 200
_SOURCE = re.compile(r"\bnguon(?: so lieu| tin)?\s*(?:(?:la|tu)\b|[:=-])?\s*")
_ASKING = re.compile(r"\bnguon (?:nao|dau|o dau)\b")
_HELPING = re.compile(r"\b(?:giup|huong dan|ho tro|day|bay|chi|cai)\b")
_VAGUE_TIME = re.compile(r"\b(?:quy (?:iv|i{1,3}|\d)|(?:thang|nam|tuan) \d{1,4})\b")
_EDGES = " \t\n,.;:-–()|"


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What was read; `codes` are the indicators that may be meant, best first, `problems` what to ask, in order."""

    codes: tuple[str, ...]
    numbers: Numbers
    as_of: date | None
    source: str
    village: str
    names_source: bool
    problems: tuple[Problem, ...]

    def is_meant(self, words: str) -> bool:
        """Whether the words surely are a figure, and no help log: strict, as both hold numbers and the same names.

        It names an indicator and a number, and a source; or a day and so many of so many, and nobody was helped.
        With all three of these the indicator may go by a name that nobody knows: then it is asked for.
        """
        if not self.numbers.spans or "?" in words or _ASKING.search(aligned(words)):
            return False
        is_share = bool(self.numbers.denominator or self.numbers.percent or any(d for _, d in self.numbers.options))
        if not self.codes:
            return self.names_source and is_share and self.as_of is not None and not tells_of_help(words)
        if tells_of_help(words):
            return self.names_source and is_share
        return self.names_source or (self.as_of is not None and is_share)


def read_figure(text: str, plan: Plan, today: date) -> FigureReading:
    """The parts of a figure, wherever they stand in the text."""
    folded = aligned(text)
    word, start, end = _source(folded)
    source = text[start:end]
    rest = _blanked(text, [(word, end)])
    places = find_places(rest, aligned(rest), not text.isascii(), plan.identity.neighbourhoods)
    words = _blanked(rest, [(p[0], p[1]) for p in places])
    days = find_day(aligned(words), today)
    numbers, taken = _numbers(words, days)
    outside = {d.day for d in taken}
    as_of = next(iter(outside)) if len(outside) == 1 else None
    if not outside and source:
        source, as_of = _day_at_the_end(source, today)
    names = _blanked(words, [*((d.start, d.end) for d in taken), *numbers.spans])
    codes = candidates(plan, _VAGUE_TIME.sub(" ", aligned(names)))
    village = places[0][2][0] if places and len(places[0][2]) == 1 else ""
    if village and len(codes) > 1:  # what has a figure for each neighbourhood is likelier meant then
        codes = tuple(c for c in codes if (i := plan.indicator(c)) and is_by_village(i)) or codes
    source = source.strip(_EDGES)[:SOURCE_LIMIT]
    found = FigureReading(codes, numbers, as_of, source, village, names_source=word < len(text), problems=())
    return replace(found, problems=tuple(_problems(found, plan)))


def tells_of_help(words: str) -> bool:
    """Whether they have a verb of help logs in them."""
    return bool(_HELPING.search(aligned(words)))


def read_source(text: str) -> str:
    """The source that an answer names, without the word for it."""
    found = _SOURCE.match(aligned(text))
    return text[found.end() if found else 0 :].strip(_EDGES)[:SOURCE_LIMIT]


def read_day(text: str, today: date) -> date | None:
    """The one day that an answer names; None when it names none, or several."""
    days = {d.day for d in find_day(aligned(text), today)}
    return next(iter(days)) if len(days) == 1 else None


def _problems(found: FigureReading, plan: Plan) -> list[Problem]:
    """In the order in which they are asked."""
    out = []
    indicator = plan.indicator(found.codes[0]) if len(found.codes) == 1 else None
    if indicator is None:
        out.append(Problem(SEVERAL if found.codes else UNKNOWN))
    elif is_by_village(indicator) and not found.village:
        out.append(Problem(VILLAGE))
    problem = number_problem(indicator, found.numbers) if indicator else found.numbers.problem
    out += [Problem(problem)] if problem else []
    out += [Problem(DAY)] if found.as_of is None else []
    out += [Problem(SOURCE)] if not found.source else []
    return out


def _source(folded: str) -> tuple[int, int, int]:
    """Where the last "nguồn" begins, and what stands behind it: to the end, or to a comma where it comes first."""
    found = list(_SOURCE.finditer(folded))
    if not found:
        return len(folded), len(folded), len(folded)
    word, start = found[-1].span()
    comma = re.search(r"[:,;]", folded[start:])
    return word, start, start + comma.start() if comma and not folded[:word].strip(_EDGES) else len(folded)


def _day_at_the_end(source: str, today: date) -> tuple[str, date | None]:
    """The source without the day at its very end or start; one in its middle belongs to it ("báo cáo ngày 5/7 của")."""
    for day in find_day(aligned(source), today):
        rest = source[: day.start], source[day.end :]
        if day.day and not all(part.strip(_EDGES) for part in rest):
            return "".join(rest), day.day
    return source, None


def _numbers(words: str, days: list[NamedDay]) -> tuple[Numbers, list[NamedDay]]:
    """The numbers and the days. "5/6" is a day where other numbers stand beside it, else five of six."""
    clear = [d for d in days if not d.is_bare]
    bare = [d for d in days if d.is_bare]
    cut = _blanked(words, [(d.start, d.end) for d in clear])
    if clear or not bare:
        return read_numbers(cut), clear
    rest = read_numbers(_blanked(cut, [(d.start, d.end) for d in bare]))
    if rest.spans:
        return rest, bare
    return read_numbers(cut), []


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with those stretches struck out, every place in it still the same."""
    for start, end in spans:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text
