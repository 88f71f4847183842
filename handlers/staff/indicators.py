""" "/chitieu": the plan's society indicators, each with its official figure and what the team contributed."""

from __future__ import annotations

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.saying import say_sums
from handlers.member.roles import STAFF, is_one_of
from handlers.messages import Choice, InboundMessage, Reply, short_choice
from handlers.plans import plan_of
from handlers.staff.standing import say_gap, say_target, say_value, standings
from knowledge.language.text import syllables
from knowledge.library.loading import load_topics
from knowledge.planning.official.figures import title_of
from knowledge.planning.progress import Progress

_WORDS = {"chitieu", "chi tieu", "xem chi tieu", "cac chi tieu", "tien do", "tien do chi tieu"}
_PAGE = 3


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """The list by pages, and one indicator in full; of staff only, never in a group."""
    if not is_one_of(ctx.person, STAFF) or message.is_group:
        return None
    wants = not message.choice and " ".join(syllables(message.text)) in _WORDS
    wish, _, rest = message.choice.partition(":")
    if not wants and wish not in ("chi-tieu", "ct"):
        return None
    if plan_of(ctx.commune, ctx.home) is None:
        return Reply(ctx.texts("indicator.no_plan"), (Choice(ctx.texts("label.tasks"), "viec"),))
    found = await standings(ctx)
    if wish == "ct":
        one = next((p for p in found if p.indicator.code == rest), None)
        return _detail(ctx, one) if one else _list(ctx, found, 0)
    return _list(ctx, found, int(rest) if rest.isdigit() else 0)


def _list(ctx: Context, found: list[Progress], page: int) -> Reply:
    texts = ctx.texts
    pages = max((len(found) + _PAGE - 1) // _PAGE, 1)
    page %= pages
    shown = found[page * _PAGE : (page + 1) * _PAGE]
    lines = [texts("indicator.head", page=page + 1, pages=pages)]
    lines += [_short(ctx, p) for p in shown]
    choices = [short_choice(title_of(p.indicator), f"ct:{p.indicator.code}") for p in shown]
    if pages > 1:
        choices.append(Choice(texts("label.more_indicators"), f"chi-tieu:{page + 1}"))
    return Reply("\n".join(lines), (*choices, Choice(texts("label.this_week"), "ky:tuan-nay")))


def _short(ctx: Context, p: Progress) -> str:
    texts = ctx.texts
    head = texts(
        "indicator.line", name=title_of(p.indicator), status=texts(f"indicator.{p.status}"), target=say_target(p, texts)
    )
    told = [say_value(p, texts), say_gap(p, texts), _contribution(ctx, p)]
    return "\n".join([head, *(line for line in told if line)])


def _detail(ctx: Context, p: Progress) -> Reply:
    texts, row = ctx.texts, p.indicator
    lines = [texts("indicator.title", name=row.name, status=texts(f"indicator.{p.status}"))]
    lines += [say_target(p, texts), say_value(p, texts), say_gap(p, texts)]
    lines.append(texts("indicator.gone", share=f"{p.share_gone:.0%}"))
    names = load_topics()
    lines.append(_contribution(ctx, p))
    topics = sorted(p.by_topic.items(), key=lambda item: -(item[1].people or 0))
    lines += [texts("period.topic", topic=names.get(t or "", ""), sums=say_sums(s, texts)) for t, s in topics]
    if row.counts == "people_per_village" and p.villages:
        lines.append(texts("indicator.villages", reached=p.reached, all=len(p.villages)))
        lines.append(", ".join(f"{v.name}: {n}" for v, n in p.villages))
    lines += [row.help, texts("indicator.quote", quote=row.quote)]
    lines.append(texts("indicator.denominator", value=row.denominator) if row.denominator else "")
    if row.printed:
        key = "indicator.recomputed" if row.recomputed else "indicator.printed"
        lines.append(texts(key, printed=row.printed, recomputed=row.recomputed))
    lines.append(texts("indicator.from", value=row.official_from) if row.official_from and not p.figure else "")
    choices = (
        Choice(texts("label.lines"), f"dong-ct:{row.code}"),
        Choice(texts("label.indicators"), "chi-tieu"),
    )
    return Reply("\n".join(filter(None, lines)), choices)


def _contribution(ctx: Context, p: Progress) -> str:
    """What the team told since the figure; "chưa báo" where nothing was told."""
    sums = say_sums(p.contribution, ctx.texts)
    today = day_at(ctx.now)
    since = f"{p.since.day}/{p.since.month}" + (f"/{p.since.year}" if p.since.year != today.year else "")
    if not sums:
        return ctx.texts("indicator.nothing", since=since)
    return ctx.texts("indicator.contribution", since=since, sums=sums)
