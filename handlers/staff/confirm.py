""" "xác nhận": staff look at classes and talks one by one; only what they confirmed may count for an indicator."""

from __future__ import annotations

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.saying import say_entries
from handlers.member.roles import STAFF, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.language.text import syllables
from storage import confirming, evidence, helplogs, people
from storage.helptables import HelpLog
from storage.tables import Person

_WORDS = {"xacnhan", "xac nhan", "xac nhan buoi", "buoi cho xac nhan", "duyet buoi", "buoi can xac nhan"}


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """Shows the oldest session that waits, and does what a tap under it asks."""
    wants = not message.choice and " ".join(syllables(message.text)) in _WORDS
    if not is_one_of(ctx.person, STAFF) or message.is_group:
        return None
    if wants or message.choice == "xn":
        return await _next(ctx)
    return await _tapped(message.choice, ctx, ctx.person) if message.choice.startswith("xn-") else None


async def _next(ctx: Context, after: int = 0, said: str = "") -> Reply:
    waiting = await confirming.waiting(ctx.session, ctx.commune.id, after)
    if not waiting:
        return Reply(f"{said}\n{ctx.texts('confirm.none')}".strip(), (Choice(ctx.texts("label.tasks"), "viec"),))
    log = waiting[0]
    shown = await _shown(ctx, log, len(waiting))
    photos = await evidence.of_log(ctx.session, log.id)
    at = f"{log.id}:{log.version}"
    buttons = [
        Choice(ctx.texts("label.confirm"), f"xn-dung:{at}"),
        Choice(ctx.texts("label.doubt"), f"xn-sai:{at}"),
        Choice(ctx.texts("label.later"), f"xn-sau:{at}"),
    ]
    if photos:
        buttons.insert(0, Choice(ctx.texts("label.photos"), f"xn-anh:{at}"))
    return Reply(f"{said}\n{shown}".strip(), tuple(buttons))


async def _tapped(choice: str, ctx: Context, staff: Person) -> Reply:
    wish, number, version = (*choice.split(":"), "", "")[:3]
    log = await confirming.get(ctx.session, ctx.commune.id, int(number)) if number.isdigit() else None
    if wish == "xn-sau" and log:
        return await _next(ctx, after=log.id)
    if log is None or str(log.version) != version:
        return await _next(ctx, said=ctx.texts("confirm.changed"))
    if wish == "xn-anh":
        files = tuple(evidence.name_of(sha) for sha in await evidence.of_log(ctx.session, log.id))
        return Reply(await _shown(ctx, log, 0), (Choice(ctx.texts("label.back"), "xn"),), files)
    if wish == "xn-dung":
        await confirming.confirm(ctx.session, log, staff.id, ctx.now)
        return await _next(ctx, said=ctx.texts("confirm.done"))
    if wish == "xn-sai":
        log.state, log.asked, log.asked_again_at = helplogs.DRAFT, helplogs.DOUBTED, None
        await helplogs.change(ctx.session, log, await helplogs.entries_of(ctx.session, log), ctx.now, staff.id)
        return await _next(ctx, said=ctx.texts("confirm.asked_back"))
    return await _next(ctx)


async def _shown(ctx: Context, log: HelpLog, waiting: int) -> str:
    """The session, who told it, and how many photos show it."""
    table = say_entries(await helplogs.entries_of(ctx.session, log), day_at(ctx.now), ctx.texts)
    who = await people.called(ctx.session, log.person_id) or ctx.texts("log.somebody")
    photos = len(await evidence.of_log(ctx.session, log.id))
    count = ctx.texts("confirm.photos", count=photos) if photos else ctx.texts("confirm.no_photo")
    head = ctx.texts("confirm.waiting", count=waiting) if waiting else ""
    return f"{head}\n{ctx.texts('confirm.session', table=table, who=who, photos=count)}".strip()
