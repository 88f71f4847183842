"""What is kept, table by table.

Every table carries `commune_id` first in its keys, so that rows never cross communes.
`chat_key` is a keyed hash of channel and chat id: without a person's consent no table
holds an address in the clear, except an outgoing message until it has been sent
(docs/design.md, "What is kept").
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, String, Text, TypeDecorator, false
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite has no time zones, so they are put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses a naive moment: guessing its zone would put a log on the wrong day."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        dict[str, Any]: JSON,
        list[dict[str, str]]: JSON,
    }


class Commune(Base):
    """A commune that uses the bot; `contact` is the sentence that says where to find a person.

    `plan` is the slug of its plan, "" for none. More than `plausible` people in one entry are asked about once.
    `has_all_villages` says that its villages were imported: a name that is none of them is asked about.
    """

    __tablename__ = "communes"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    contact: Mapped[str] = mapped_column(Text, default="")
    plan: Mapped[str] = mapped_column(String(64), default="", server_default="")
    plausible: Mapped[int] = mapped_column(default=300, server_default="300")
    has_all_villages: Mapped[bool] = mapped_column(default=False, server_default=false())


class Village(Base):
    """A neighbourhood of a commune; `kind` is the plan's own word (thôn, xóm, phố).

    `since` and `until` are its first and last day, None where they are not known. One that was merged names the
    village it is part of now (`joined_id`); one that came of a split names the one before (`came_of_id`).
    """

    __tablename__ = "villages"
    __table_args__ = (Unique("commune_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    kind: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(120))
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    people: Mapped[int | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    joined_id: Mapped[int | None] = mapped_column(ForeignKey("villages.id"))
    came_of_id: Mapped[int | None] = mapped_column(ForeignKey("villages.id"))


class Person(Base):
    """Someone who agreed to be remembered; nobody is asked for a name.

    `called` is what the team calls its member, as written by whoever invited: co-helpers must know each other.
    """

    __tablename__ = "people"
    __table_args__ = (Index("ix_people_commune", "commune_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    village_id: Mapped[int | None] = mapped_column(ForeignKey("villages.id"))
    role: Mapped[str] = mapped_column(String(16), default="resident")
    consented_at: Mapped[datetime]
    notice_version: Mapped[str] = mapped_column(String(16))
    called: Mapped[str] = mapped_column(String(40), default="", server_default="")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id", ondelete="SET NULL"))


class PersonAddress(Base):
    """Where a person can be written to."""

    __tablename__ = "addresses"
    __table_args__ = (Unique("commune_id", "channel", "chat_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    channel: Mapped[str] = mapped_column(String(16))
    chat_id: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))


class Inbound(Base):
    """A message that took effect; its unique key is what makes redelivery harmless."""

    __tablename__ = "inbound"
    __table_args__ = (Unique("commune_id", "channel", "account", "chat_key", "message_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    channel: Mapped[str] = mapped_column(String(16))
    account: Mapped[str] = mapped_column(String(64))
    chat_key: Mapped[str] = mapped_column(String(32))
    message_id: Mapped[str] = mapped_column(String(80))
    received_at: Mapped[datetime] = mapped_column(index=True)


class Question(Base):
    """A question as asked (masked), what came of it and what the person thought of that."""

    __tablename__ = "questions"
    __table_args__ = (Index("ix_questions_commune_asked", "commune_id", "asked_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    message_key: Mapped[str] = mapped_column(String(32), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    channel: Mapped[str] = mapped_column(String(16))
    asked_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(String(16))
    article_id: Mapped[str | None] = mapped_column(String(80))
    score: Mapped[float]
    rating: Mapped[str | None] = mapped_column(String(8))
    wants_person: Mapped[bool] = mapped_column(default=False)


class Offered(Base):
    """The choices last offered to a chat, so that "2" or "hai" finds its meaning."""

    __tablename__ = "offered"
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"), primary_key=True)
    chat_key: Mapped[str] = mapped_column(String(32), primary_key=True)
    choices: Mapped[list[dict[str, str]]]
    offered_at: Mapped[datetime]


class Conversation(Base):
    """What a chat is about right now; rows, not a state machine."""

    __tablename__ = "conversations"
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"), primary_key=True)
    chat_key: Mapped[str] = mapped_column(String(32), primary_key=True)
    article_id: Mapped[str | None] = mapped_column(String(80))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id", ondelete="SET NULL"))
    misses: Mapped[int] = mapped_column(default=0)
    awaiting: Mapped[str] = mapped_column(String(32), default="", server_default="")
    updated_at: Mapped[datetime] = mapped_column(index=True)


class Outgoing(Base):
    """A reply that still has to reach its chat; address and text are wiped once it has."""

    __tablename__ = "outgoing"
    __table_args__ = (Index("ix_outgoing_due", "state", "due_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    channel: Mapped[str] = mapped_column(String(16))
    chat_id: Mapped[str] = mapped_column(String(64))
    body: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]


class WebLine(Base):
    """One bubble of a web conversation, so that it survives a reload; gone after a day."""

    __tablename__ = "web_lines"
    __table_args__ = (Index("ix_web_lines_chat", "commune_id", "chat_key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    chat_key: Mapped[str] = mapped_column(String(32))
    who: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text)
    choices: Mapped[list[dict[str, str]]]
    files: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    said_at: Mapped[datetime] = mapped_column(index=True)


class ChannelFault(Base):
    """How many updates of a channel could not be read; `toso doctor` shows it."""

    __tablename__ = "channel_faults"
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[datetime]
