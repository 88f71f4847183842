"""The guided form ("/nhapso"), one question at a time, and every answer and tap about an official figure."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.hearing import hear
from handlers.member.roles import STAFF, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from handlers.plans import plan_of
from handlers.staff.figures import buttons
from handlers.staff.figures.answers import take_answer, take_tap
from handlers.staff.figures.settling import AWAITING, said_back, settle
from knowledge.language.text import syllables
from knowledge.planning.official.naming import candidates
from knowledge.planning.official.numbers import BY_NUMBER
from knowledge.planning.official.reading import read_figure, tells_of_help
from knowledge.planning.plan import Plan
from storage import figures
from storage.plantables import OfficialFigureRow

_WORDS = {"nhapso", "nhap so", "nhap so lieu", "nhap so chinh thuc", "nhap so lieu chinh thuc", "nhap chi tieu"}
_UNDO_HOURS = 24


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Opens the form, and goes on with the figure that the chat is about; for staff, never in a group."""
    if not is_one_of(ctx.person, STAFF) or message.is_group:
        return None
    plan, wants = plan_of(ctx.commune, ctx.home), not message.choice and " ".join(syllables(message.text)) in _WORDS
    if plan is None:
        return Reply(ctx.texts("figure.no_plan"), (Choice(ctx.texts("label.another"), "dau"),)) if wants else None
    if wants:
        return await _begin(ctx, plan)
    typed = await _is_number(message, ctx)
    if message.choice.startswith("sl-") and not typed:
        return await _tapped(message.choice, ctx, plan)
    if ctx.conversation.awaiting.startswith(f"{AWAITING}:") and (typed or not message.choice):
        return await _answered(message, ctx, plan)
    return None


async def _is_number(message: InboundMessage, ctx: Context) -> bool:
    """Whether a bare "1" answers "how many?", though it reads as a tap on the only button, Bỏ."""
    wish, _, number = message.choice.partition(":")
    if wish != "sl-bo" or not message.text.strip().isdigit() or not number.isdigit():
        return False
    row = await figures.get(ctx.session, ctx.commune.id, int(number))
    return bool(row and row.state == figures.DRAFT and row.asked in BY_NUMBER)


async def _begin(ctx: Context, plan: Plan, page: int = 0, figure_id: int = buttons.NEW) -> Reply:
    ctx.conversation.awaiting = f"{AWAITING}:{figure_id}"
    return Reply(ctx.texts("figure.unknown"), buttons.page_buttons(ctx.texts, plan, figure_id, page))


async def _answered(message: InboundMessage, ctx: Context, plan: Plan) -> Reply | None:
    """What the words say about the draft; None when they are about something else: another figure, a help log."""
    words = message.text
    if read_figure(words, plan, day_at(ctx.now)).is_meant(words):
        return None
    if tells_of_help(words) and (await hear(message, ctx.session, ctx.commune, ctx.home)).is_log:
        return None
    number = ctx.conversation.awaiting.partition(":")[2]
    row = await figures.get(ctx.session, ctx.commune.id, int(number)) if number.isdigit() else None
    if row is None:
        return await _named(ctx, plan, candidates(plan, words)) if number == str(buttons.NEW) else None
    if row.state != figures.DRAFT:
        return None
    return await take_answer(words, ctx, plan, row)


async def _named(ctx: Context, plan: Plan, codes: Sequence[str]) -> Reply | None:
    """A new draft of the one indicator that was named; the likeliest to choose from, where several were."""
    if not codes:
        return None
    code = codes[0] if len(codes) == 1 else ""
    row = OfficialFigureRow(
        commune_id=ctx.commune.id,
        code=code,
        source="",
        entered_by=ctx.person.id if ctx.person else None,
        entered_at=ctx.now,
        state=figures.DRAFT,
        asked="",
        mark="",
    )
    await figures.add(ctx.session, row)
    return await settle(ctx, plan, row, codes=() if code else codes)


async def _tapped(choice: str, ctx: Context, plan: Plan) -> Reply:
    wish, number, *rest = [*choice.split(":"), "", ""]
    page = int(rest[0]) if rest[0].isdigit() else 0
    row = await figures.get(ctx.session, ctx.commune.id, int(number)) if number.isdigit() else None
    if wish == "sl-trang" or row is None:
        if wish == "sl-ma" and plan.indicator(rest[0]):
            return await _named(ctx, plan, rest[:1]) or await _begin(ctx, plan)
        return await _begin(ctx, plan, page, row.id if row else buttons.NEW)
    if row.state != figures.DRAFT and (ctx.now - row.entered_at).total_seconds() > _UNDO_HOURS * 3600:
        return Reply(ctx.texts("figure.too_late"), buttons.kept_buttons(ctx.texts, row.id)[2:])
    if wish == "sl-lai":
        return await _restored(ctx, plan, row)
    if row.state == figures.WITHDRAWN:
        return Reply(ctx.texts("figure.dropped"), buttons.dropped_buttons(ctx.texts, row.id))
    if wish == "sl-bo":
        return await _dropped(ctx, row)
    if wish == "sl-sua" or (wish == "sl-o" and rest[0] not in buttons.FIELDS):
        return Reply(ctx.texts("figure.mend_what"), buttons.field_buttons(ctx.texts, row.id))
    if wish == "sl-o":
        return await _mend(ctx, plan, row, rest[0])
    if row.state == figures.KEPT:  # an old button
        return await said_back(ctx, plan, row)
    return await take_tap(wish, rest, ctx, plan, row)


async def _dropped(ctx: Context, row: OfficialFigureRow) -> Reply:
    """Takes it back; what it was to replace goes on counting."""
    await figures.withdraw(ctx.session, row, ctx.now, ctx.person.id if ctx.person else None)
    ctx.conversation.awaiting = ""
    before = await figures.get(ctx.session, ctx.commune.id, row.replaces_id) if row.replaces_id else None
    if before and before.state == figures.KEPT:
        return Reply(ctx.texts("figure.as_before"), buttons.kept_buttons(ctx.texts, before.id))
    return Reply(ctx.texts("figure.dropped"), buttons.dropped_buttons(ctx.texts, row.id))


async def _mend(ctx: Context, plan: Plan, row: OfficialFigureRow, field: str) -> Reply:
    """Asks for one part anew; a kept figure goes on counting until the new one does."""
    if row.state == figures.KEPT:
        row = await figures.again(ctx.session, row, ctx.now, ctx.person.id if ctx.person else None)
    if row.state == figures.KEPT:  # it was mended before
        return await said_back(ctx, plan, row)
    row.mark = ""
    if field == "so":
        row.numerator = row.denominator = None
    elif field == "ngay":
        row.as_of = None
    elif field == "nguon":
        row.source = ""
    elif field == "ma":
        row.code = ""
    return await settle(ctx, plan, row)


async def _restored(ctx: Context, plan: Plan, row: OfficialFigureRow) -> Reply:
    """What was taken back counts again, by a row of its own; one that was never complete is asked on."""
    if row.state == figures.WITHDRAWN:
        row = await figures.again(ctx.session, row, ctx.now, ctx.person.id if ctx.person else None)
    return await said_back(ctx, plan, row) if row.state == figures.KEPT else await settle(ctx, plan, row)
