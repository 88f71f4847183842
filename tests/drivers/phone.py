"""A member's chat on the terminal channel, and what the database counts after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select

from bot.app import App
from bot.channels import terminal
from bot.receive import receive
from handlers.messages import Reply
from storage import helplogs, invitations, villages
from storage.helptables import HelpLog
from tests.conftest import NOW

LOG = "giúp 5 người cài VNeID ở thôn 3"


class Phone:
    """One person's chat; `say` returns what the bot answers."""

    def __init__(self, app: App) -> None:
        self.app, self.channel = app, terminal.open_channel(app)

    async def say(
        self, text: str, at: datetime = NOW, message_id: str = "", choice: str = "", edits: str = ""
    ) -> Reply | None:
        message = replace(self.channel.parse(text), sent_at=at, choice=choice, edits=edits)
        return await receive(self.app, self.channel, replace(message, message_id=message_id or message.message_id))

    async def join(self, role: str = "member", village: str = "thôn 3") -> Phone:
        async with self.app.database.unit() as session:
            home = await villages.ensure(session, self.app.commune.id, village)
            code = await invitations.create(session, self.app.commune.id, role, home.id, None, NOW)
        reply = await self.say(f"mã {code}")
        assert reply
        assert reply.text.startswith("Mời bác vào Tổ")
        return self

    async def tap(self, reply: Reply | None, label: str) -> Reply | None:
        assert reply
        return await self.say("", choice=next(c.payload for c in reply.choices if c.label == label))


async def count(app: App, table: type = HelpLog) -> int:
    async with app.database.unit() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def village_total(app: App, village: str = "thôn 3") -> int:
    async with app.database.unit() as session:
        week = date(2026, 11, 16), date(2026, 11, 22)
        return await helplogs.people_between(session, app.commune.id, *week, village=village)
