"""A member's chat on the terminal channel, and what the database counts after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select

from bot.app import App
from bot.channels import terminal
from bot.receive import receive
from handlers.messages import Reply
from knowledge.planning.periods.bounds import WEEK, period_of
from knowledge.planning.periods.rollup import total
from storage import borders, communes, invitations, rollups, villages
from storage.borders import VillageLine
from storage.helptables import HelpLog
from tests.conftest import NOW

LOG = "giúp 5 người cài VNeID ở thôn 3"


class Phone:
    """One person's chat; `say` returns what the bot answers."""

    def __init__(self, app: App) -> None:
        self.app, self.channel = app, terminal.open_channel(app)

    async def say(
        self,
        text: str,
        at: datetime = NOW,
        message_id: str = "",
        choice: str = "",
        edits: str = "",
        picture: bytes = b"",
    ) -> Reply | None:
        message = replace(self.channel.parse(text), sent_at=at, choice=choice, edits=edits, picture=picture)
        return await receive(self.app, self.channel, replace(message, message_id=message_id or message.message_id))

    async def join(self, role: str = "member", village: str = "thôn 3", called: str = "") -> Phone:
        async with self.app.database.unit() as session:
            home = await villages.ensure(session, self.app.commune.id, village)
            code = await invitations.create(session, self.app.commune.id, role, home.id, None, NOW, called=called)
        reply = await self.say(f"mã {code}")
        assert reply
        assert reply.text.startswith("Mời bác vào Tổ")
        return self

    async def tap(self, reply: Reply | None, label: str) -> Reply | None:
        assert reply
        return await self.say("", choice=next(c.payload for c in reply.choices if c.label == label))


def said(reply: Reply | None) -> str:
    """The words of a reply that must have come."""
    assert reply
    return reply.text


def labels(reply: Reply | None) -> list[str]:
    """Its buttons."""
    assert reply
    return [c.label for c in reply.choices]


async def list_villages(app: App, *names: str) -> None:
    """Gives the commune a whole list of villages."""
    async with app.database.unit() as session:
        commune = await communes.get(session, app.commune.id)
        await borders.take_in(session, commune, [VillageLine(name) for name in names])


async def count(app: App, table: type = HelpLog) -> int:
    async with app.database.unit() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def village_total(app: App, village: str = "thôn 3") -> int:
    async with app.database.unit() as session:
        home = await villages.ensure(session, app.commune.id, village)
        cells = await rollups.cells(session, period_of(date(2026, 11, 22), WEEK), app.commune.id)
        return total(c for c in cells if c.village_id == home.id).people or 0
