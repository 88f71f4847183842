""" "mời thành viên thôn 3 chị Hoa": a leader, staff or admin invites in chat; role and village stand in the code."""

from __future__ import annotations

import re

from handlers.context import Context
from handlers.hours import day_at
from handlers.member.logs.hearing import own_words
from handlers.member.roles import BELOW, LEADS, STAFF, is_one_of
from handlers.messages import Choice, InboundMessage, Reply
from knowledge.helplog.spans.known import named_places
from knowledge.language.text import fold
from storage import invitations, teams, villages
from storage.tables import Person

_ROLES = {"thanh vien": "member", "to vien": "member", "to truong": "leader", "can bo": "staff", "quan tri": "admin"}
_INVITES = re.compile(rf"/?moi\s+({'|'.join(_ROLES)})\b")
_BARE = re.compile(r"/?moi|/moi\b.*|moi (?:nguoi|ai|them nguoi)")
_NAME_LIMIT = 40


async def handle(message: InboundMessage, ctx: Context) -> Reply | None:
    """A code to hand on, or a kind no; only for those who lead, and never in a group."""
    if message.choice or message.is_group or not is_one_of(ctx.person, LEADS):
        return None
    folded = fold(message.text)
    found = _INVITES.match(folded)
    if not found:
        return Reply(ctx.texts("invite.how"), _buttons(ctx)) if _BARE.fullmatch(folded.strip()) else None
    role, rest = _ROLES[found.group(1)], message.text[found.end() :]
    if role not in BELOW[ctx.person.role]:
        return Reply(ctx.texts("invite.not_yours", role=ctx.texts(f"join.{role}")), _buttons(ctx))
    home, name = await _home(ctx, ctx.person, rest)
    if home is None and role in ("member", "leader"):
        return Reply(ctx.texts("invite.where"), _buttons(ctx))
    if home and not await _leads(ctx, ctx.person, home):
        return Reply(ctx.texts("invite.elsewhere"), _buttons(ctx))
    person = ctx.person
    code = await invitations.create(
        ctx.session, ctx.commune.id, role, home, person.id, ctx.now, called=name, team_id=person.team_id
    )
    village = await villages.name_of(ctx.session, home)
    who = " ".join(filter(None, (ctx.texts(f"join.{role}"), village, f"({name})" if name else "")))
    return Reply(ctx.texts("invite.made", who=who, code=code), _buttons(ctx))


async def _home(ctx: Context, person: Person, rest: str) -> tuple[int | None, str]:
    """The village that the words name, or the inviter's own, and what is left of them: the name."""
    book = await villages.book(ctx.session, ctx.commune)
    own = await own_words(ctx.session, ctx.commune, ctx.home)
    places = named_places(rest, fold(rest), not rest.isascii(), own)
    home = person.village_id
    if places:
        start, end, names = places[0]
        known = book.named(names[0], day_at(ctx.now))
        home = known.id if known else None
        if known is None and not book.is_whole and person.role in STAFF:
            home = (await villages.ensure(ctx.session, ctx.commune.id, names[0])).id
        rest = rest[:start] + " " + rest[end:]
    return home, " ".join(rest.strip(" .,:;()").split())[:_NAME_LIMIT]


async def _leads(ctx: Context, person: Person, village_id: int) -> bool:
    return person.role in STAFF or village_id in await teams.villages_of(ctx.session, person)


def _buttons(ctx: Context) -> tuple[Choice, ...]:
    return (Choice(ctx.texts("label.roster"), "to-ai"),)
