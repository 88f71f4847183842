"""The tables of the team's work: who may join, what was logged with every version of it, and what shows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, false
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Base


class Team(Base):
    """A team of members; its villages may be today's or those of before a merger."""

    __tablename__ = "teams"
    __table_args__ = (Unique("commune_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    name: Mapped[str] = mapped_column(String(120))


class TeamVillage(Base):
    """A village that a team works in."""

    __tablename__ = "team_villages"
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    village_id: Mapped[int] = mapped_column(ForeignKey("villages.id"), primary_key=True)


class Invitation(Base):
    """A single-use way in; role and village are fixed by whoever invites. Only the code's hash is kept."""

    __tablename__ = "invitations"
    __table_args__ = (Unique("commune_id", "code_hash"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    code_hash: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(16))
    village_id: Mapped[int | None] = mapped_column(ForeignKey("villages.id"))
    made_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    called: Mapped[str] = mapped_column(String(40), default="", server_default="")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id", ondelete="SET NULL"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class HelpLog(Base):
    """One report of help; `state` is kept, draft (something was asked: `asked`) or withdrawn.

    `same_as` names the log of a co-helper's that tells of the same session: this one then counts nothing.
    `told_by` is whoever reported it for the member. Staff confirmed it as it stands now at `confirmed_at`.
    `mark` is what looked wrong in its figures and was answered with yes.
    """

    __tablename__ = "help_logs"
    __table_args__ = (
        Unique("commune_id", "message_key"),
        Index("ix_help_logs_person", "commune_id", "person_id", "said_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    message_key: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    chat_key: Mapped[str] = mapped_column(String(32))
    said_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12))
    asked: Mapped[str] = mapped_column(String(20), default="")
    asked_again_at: Mapped[datetime | None]
    same_as: Mapped[int | None] = mapped_column(ForeignKey("help_logs.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column(default=1)
    mark: Mapped[str] = mapped_column(String(20), default="", server_default="")
    told_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    confirmed_at: Mapped[datetime | None]


class HelpEntryRow(Base):
    """One topic, place and day of a log as it stands now; null is not 0.

    `village` is the name as told, `village_id` the village of that name, None while the commune knows none. It counts
    on one day only, `counts_on`: the last one of a stretch, when it was over. What its log says of itself (whose it is,
    whether it counts, is shared, is confirmed) stands here too, so that a roll-up reads one table.
    """

    __tablename__ = "help_entries"
    __table_args__ = (
        Index("ix_help_entries_day", "commune_id", "held_on"),
        Index("ix_help_entries_counts_on", "commune_id", "counts_on"),
        Index("ix_help_entries_of_day", "counts_on"),
        Index("ix_help_entries_log", "log_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    log_id: Mapped[int] = mapped_column(ForeignKey("help_logs.id", ondelete="CASCADE"))
    topic: Mapped[str | None] = mapped_column(String(20))
    people: Mapped[int | None]
    visits: Mapped[int | None]
    completed: Mapped[int | None]
    households: Mapped[int | None]
    files: Mapped[int | None]
    village: Mapped[str | None] = mapped_column(String(120))
    village_id: Mapped[int | None] = mapped_column(ForeignKey("villages.id"))
    held_on: Mapped[date | None]
    held_to: Mapped[date | None]
    counts_on: Mapped[date | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    is_kept: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_shared: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_confirmed: Mapped[bool] = mapped_column(default=False, server_default=false())
    kind: Mapped[str] = mapped_column(String(12))


class HelpLogVersion(Base):
    """What a log said at one time, who made it say so and when; rows are only ever added."""

    __tablename__ = "help_log_versions"
    __table_args__ = (Unique("commune_id", "log_id", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    log_id: Mapped[int] = mapped_column(ForeignKey("help_logs.id", ondelete="CASCADE"))
    version: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12))
    entries: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class Evidence(Base):
    """A photo of a log; the picture itself lies once below TOSO_HOME, named by what it holds (`sha256`)."""

    __tablename__ = "evidence"
    __table_args__ = (Unique("commune_id", "log_id", "sha256"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    log_id: Mapped[int] = mapped_column(ForeignKey("help_logs.id", ondelete="CASCADE"))
    sha256: Mapped[str] = mapped_column(String(64))
    sent_at: Mapped[datetime]
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
