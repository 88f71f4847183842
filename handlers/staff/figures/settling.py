"""One way for a typed, a guided and a mended figure: what is missing is asked, what is odd questioned, then kept."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Context
from handlers.hours import day_at
from handlers.messages import Choice, Reply
from handlers.staff.figures import buttons
from handlers.staff.figures.doubts import doubted, history_of
from handlers.staff.figures.saying import say_baseline, say_last, say_row
from knowledge.planning.official.figures import DOUBTS, is_by_village, is_share
from knowledge.planning.official.numbers import COUNT, EITHER, MISSING, NO_TOTAL, ONLY_SHARE, Numbers, number_problem
from knowledge.planning.official.reading import DAY, SEVERAL, SOURCE, SOURCE_LIMIT, UNKNOWN, VILLAGE
from knowledge.planning.plan import Indicator, Plan
from storage import figures, villages
from storage.plantables import OfficialFigureRow

AWAITING = "figure"


async def settle(
    ctx: Context, plan: Plan, row: OfficialFigureRow, numbers: Numbers | None = None, codes: Sequence[str] = ()
) -> Reply:
    """Asks the next thing about a draft, or keeps it.

    `numbers` are what was just read, where they could not be taken; `codes` the indicators that may be meant.
    """
    indicator = plan.indicator(row.code)
    problem = _missing(row, indicator, numbers, codes)
    if not problem and indicator:
        problem = ",".join(
            code for code in await doubted(ctx.session, plan, row, day_at(ctx.now)) if code not in row.mark.split(",")
        )
    if problem or indicator is None:
        row.asked = problem
        ctx.conversation.awaiting = f"{AWAITING}:{row.id}"
        return await _asked(ctx, plan, row, numbers, codes)
    ctx.conversation.awaiting = ""
    await figures.keep(ctx.session, row, ctx.now, ctx.person.id if ctx.person else None)
    return await said_back(ctx, plan, row)


async def said_back(ctx: Context, plan: Plan, row: OfficialFigureRow) -> Reply:
    """A kept figure with the one before it."""
    before = await figures.get(ctx.session, ctx.commune.id, row.replaces_id) if row.replaces_id else None
    key = "figure.mended" if before and not figures.says_the_same(before, row) else "figure.saved"
    lines = [ctx.texts(key), await _line(ctx, plan, row), await _before(ctx, plan, row)]
    return Reply("\n".join(filter(None, lines)), buttons.kept_buttons(ctx.texts, row.id))


def take_numbers(row: OfficialFigureRow, indicator: Indicator | None, numbers: Numbers) -> Numbers | None:
    """Puts the numbers into a draft; gives them back where they must be asked about. What is odd is odd anew."""
    row.mark = ""
    problem = number_problem(indicator, numbers) if indicator else numbers.problem
    row.numerator = numbers.numerator if problem in ("", NO_TOTAL) else None
    row.denominator = numbers.denominator if not problem else None
    return numbers if row.numerator is None else None


async def sources_of(ctx: Context, plan: Plan, row: OfficialFigureRow) -> list[str]:
    """The sources to offer: whom the plan's row comes from, then whom the last figures came from."""
    indicator = plan.indicator(row.code)
    told = [indicator.official_from[:SOURCE_LIMIT]] if indicator else []
    told += [before.source for before in await figures.history(ctx.session, ctx.commune.id, row.code, row.village_id)]
    return [source for source in dict.fromkeys(told) if source]


def _missing(row: OfficialFigureRow, indicator: Indicator | None, numbers: Numbers | None, codes: Sequence[str]) -> str:
    """The first thing that is not known."""
    if indicator is None:
        return SEVERAL if codes else UNKNOWN
    if is_by_village(indicator) and row.village_id is None:
        return VILLAGE
    if row.numerator is None:
        return number_problem(indicator, numbers) if numbers else MISSING
    if problem := number_problem(indicator, Numbers(row.numerator, row.denominator)):
        row.numerator = row.numerator if problem == NO_TOTAL else None
        row.denominator = None
        return problem
    return DAY if row.as_of is None else "" if row.source else SOURCE


async def _asked(
    ctx: Context, plan: Plan, row: OfficialFigureRow, numbers: Numbers | None, codes: Sequence[str]
) -> Reply:
    """The question that `row.asked` names, under what is known so far, with its answers as buttons."""
    texts, asked, bare = ctx.texts, row.asked, buttons.drop(ctx.texts, row.id)
    indicator, today = plan.indicator(row.code), day_at(ctx.now)
    found: tuple[Choice, ...] = ()
    if asked == UNKNOWN:
        return Reply(texts("figure.unknown"), buttons.page_buttons(texts, plan, row.id, 0))
    if asked.split(",")[0] in DOUBTS:
        said = [texts(f"figure.{code}") for code in asked.split(",")]
        lines = [await _line(ctx, plan, row), await _before(ctx, plan, row), *said, texts("figure.is_right")]
        return Reply("\n".join(filter(None, lines)), buttons.doubt_buttons(texts, row.id))
    if asked == SEVERAL:
        found = buttons.code_buttons([i for code in codes if (i := plan.indicator(code))], row.id)
    elif asked == EITHER and numbers:
        found = buttons.either_buttons(numbers.options, row.id)
    elif asked == DAY:
        found = buttons.day_buttons(row.id, today)
    elif asked == SOURCE:
        found = buttons.source_buttons(await sources_of(ctx, plan, row), row.id)
    elif asked == VILLAGE:
        found = await _village_buttons(ctx, row)
    return Reply(f"{await _line(ctx, plan, row)}\n{_question(ctx, indicator, asked)}", (*found, bare))


def _question(ctx: Context, indicator: Indicator | None, asked: str) -> str:
    """A number is asked for in the indicator's own words."""
    if indicator and asked in (MISSING, COUNT) and not is_share(indicator):
        return ctx.texts("figure.count", unit=indicator.unit.partition("/")[0])
    asks = ctx.texts("figure.share_only" if asked == ONLY_SHARE else f"figure.{asked}")
    if indicator and indicator.denominator and asked in (MISSING, NO_TOTAL, ONLY_SHARE):
        asks += " " + ctx.texts("figure.total_is", total=indicator.denominator.removeprefix("tổng số "))
    return asks


async def _village_buttons(ctx: Context, row: OfficialFigureRow) -> tuple[Choice, ...]:
    book, today = await villages.book(ctx.session, ctx.commune), day_at(ctx.now)
    have = await figures.latest_of_villages(ctx.session, ctx.commune.id, row.code)
    standing = [v for v in book.known if v.stands(today)]
    first = sorted(standing, key=lambda v: v.id in have)[:4]  # those without a figure are still to come
    return tuple(Choice(v.name[:20], f"sl-thon:{row.id}:{v.id}") for v in first)


async def _before(ctx: Context, plan: Plan, row: OfficialFigureRow) -> str:
    """The last figure of its day or before, else what the plan prints; "" when there is neither."""
    indicator = plan.indicator(row.code)
    if indicator is None:
        return ""
    last = next((f for f in await history_of(ctx.session, row) if row.as_of and f.as_of <= row.as_of), None)
    if last:
        return say_last(last, indicator, ctx.texts)
    return say_baseline(indicator, ctx.texts) if row.village_id is None else ""


async def _line(ctx: Context, plan: Plan, row: OfficialFigureRow) -> str:
    village = await villages.name_of(ctx.session, row.village_id)
    return say_row(row, plan.indicator(row.code), village, ctx.texts)
