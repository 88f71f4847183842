"""Puts an answer, typed or tapped, into the draft of a figure; what cannot be read is asked once more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.context import Context
from handlers.hours import day_at
from handlers.messages import Reply
from handlers.staff.figures.entry import village_id
from handlers.staff.figures.settling import settle, sources_of, take_numbers
from knowledge.language.neighbourhoods import parted
from knowledge.language.text import syllables
from knowledge.planning.official.figures import DOUBTS, takes_figures
from knowledge.planning.official.naming import candidates
from knowledge.planning.official.numbers import NO_TOTAL, Numbers, read_numbers
from knowledge.planning.official.reading import DAY, SEVERAL, SOURCE, UNKNOWN, VILLAGE, read_day, read_source
from knowledge.planning.plan import Plan
from storage import villages
from storage.plantables import OfficialFigureRow

_YES = {"dung", "dung roi", "dung the", "phai", "u dung", "vang", "dung a", "da dung"}
# Staff go on to something else while a source is asked for: a question, or a word that opens another list.
_NO_SOURCE = re.compile(
    r"(?:quen|lam sao|tai sao|vi sao|cach|giup|muon|xin)\b.*|.*\b(?:the nao|lam sao|o dau|bao nhieu|la gi)"
    r"|chao.*|menu"
)
_MOST = 1e12  # no commune counts further


async def take_answer(words: str, ctx: Context, plan: Plan, row: OfficialFigureRow) -> Reply | None:
    """Goes on with what the words answer; None when they are no answer to what was asked."""
    if "?" in words or words.startswith("/"):
        return None
    asked, codes = row.asked, candidates(plan, words)
    if asked in (UNKNOWN, SEVERAL):
        row.code = codes[0] if len(codes) == 1 else ""
        return await settle(ctx, plan, row, codes=codes) if codes else None
    if asked == VILLAGE:
        row.village_id = await _village(ctx, words)
        return await settle(ctx, plan, row) if row.village_id else None
    if asked == DAY:
        row.as_of = read_day(words, day_at(ctx.now))
        return await settle(ctx, plan, row) if row.as_of or any(c.isdigit() for c in words) else None
    if asked == SOURCE:
        row.source = "" if _NO_SOURCE.fullmatch(" ".join(syllables(words))) else read_source(words)
        return await settle(ctx, plan, row) if row.source else None
    if asked.split(",")[0] in DOUBTS and " ".join(syllables(words)) in _YES:
        return await _yes(ctx, plan, row)
    return await _number(words, ctx, plan, row)


async def take_tap(wish: str, rest: Sequence[str], ctx: Context, plan: Plan, row: OfficialFigureRow) -> Reply:
    """Goes on with a tap on an answer; one that fits nothing asks anew."""
    if wish == "sl-dung" and row.asked.split(",")[0] in DOUBTS:
        return await _yes(ctx, plan, row)
    if wish == "sl-ma" and rest[0] in [i.code for i in takes_figures(plan)]:
        row.code, row.mark = rest[0], ""
    if wish == "sl-so":
        told = [n for n in (_float(value) for value in rest if value) if n is not None]
        pair = (*told, None)[:2] if 0 < len(told) < 3 else ()
        if pair:
            unread = take_numbers(row, plan.indicator(row.code), Numbers(pair[0], pair[1]))
            return await settle(ctx, plan, row, unread)
    if wish == "sl-ngay":
        row.as_of, row.mark = _day(rest[0]), ""
    if wish == "sl-nguon" and rest[0].isdigit():
        sources = await sources_of(ctx, plan, row)
        row.source = sources[int(rest[0])] if int(rest[0]) < len(sources) else ""
    if wish == "sl-thon" and rest[0].isdigit():
        known = (await villages.book(ctx.session, ctx.commune)).known
        row.village_id = next((v.id for v in known if v.id == int(rest[0])), None)
    return await settle(ctx, plan, row)


async def _yes(ctx: Context, plan: Plan, row: OfficialFigureRow) -> Reply:
    """What looked odd is right; it stays marked."""
    row.mark = ",".join(filter(None, (row.mark, row.asked)))
    return await settle(ctx, plan, row)


async def _number(words: str, ctx: Context, plan: Plan, row: OfficialFigureRow) -> Reply | None:
    """The numbers, or the second one where only that was wanting."""
    numbers = read_numbers(words)
    if not numbers.spans:
        return None
    if row.asked == NO_TOTAL and numbers.denominator is None and not any(d for _, d in numbers.options):
        options = tuple((row.numerator or 0, n) for n, _ in numbers.options)
        numbers = replace(numbers, numerator=row.numerator, denominator=numbers.numerator, options=options)
    return await settle(ctx, plan, row, take_numbers(row, plan.indicator(row.code), numbers))


async def _village(ctx: Context, words: str) -> int | None:
    """The village that an answer names; in a commune without a list only one that begins with its word."""
    book = await villages.book(ctx.session, ctx.commune)
    known = book.named(words, day_at(ctx.now))
    if known or book.is_whole:
        return known.id if known else None
    word, _ = parted(" ".join(syllables(words)))
    return await village_id(ctx, words.strip()) if word else None


def _float(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number < _MOST else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
