"""The ledger: which periods staff closed, and the figures that stood there then."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Base


class Closing(Base):
    """A period that was closed; `round` counts how often it was closed again after it was reopened."""

    __tablename__ = "closings"
    __table_args__ = (Unique("commune_id", "kind", "first", "round"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    kind: Mapped[str] = mapped_column(String(12))
    first: Mapped[date]
    last: Mapped[date]
    round: Mapped[int]
    closed_at: Mapped[datetime]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    reopened_at: Mapped[datetime | None]
    reopened_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class ClosedCell(Base):
    """A cell as it was booked at a closing; `first` names its period, an earlier one for what came late."""

    __tablename__ = "closed_cells"
    __table_args__ = (Index("ix_closed_cells_closing", "closing_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id", ondelete="CASCADE"))
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    first: Mapped[date]
    village_id: Mapped[int | None] = mapped_column(ForeignKey("villages.id"))
    village: Mapped[str | None] = mapped_column(String(120))
    topic: Mapped[str | None] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(12))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    is_shared: Mapped[bool]
    is_confirmed: Mapped[bool]
    people: Mapped[int | None]
    visits: Mapped[int | None]
    households: Mapped[int | None]
    files: Mapped[int | None]
    completed: Mapped[int | None]
    sessions: Mapped[int]
