"""The tables of the plan: the official figures of its indicators, every one that was ever entered."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Base


class OfficialFigureRow(Base):
    """A figure of an indicator; `state` is kept, draft (something was asked: `asked`) or withdrawn.

    Only a draft ever changes. A kept figure is mended by a further row that names it (`replaces_id`), so that rows
    are the history. `mark` is what looked odd and was answered with yes. A draft may lack code, numbers or day.
    """

    __tablename__ = "official_figures"
    __table_args__ = (Index("ix_official_figures_code", "commune_id", "code", "as_of"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commune_id: Mapped[int] = mapped_column(ForeignKey("communes.id"))
    code: Mapped[str] = mapped_column(String(64), default="")
    village_id: Mapped[int | None] = mapped_column(ForeignKey("villages.id"))
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    as_of: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(200), default="")
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    entered_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12))
    asked: Mapped[str] = mapped_column(String(40), default="", server_default="")
    mark: Mapped[str] = mapped_column(String(40), default="", server_default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("official_figures.id", ondelete="SET NULL"))
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]
