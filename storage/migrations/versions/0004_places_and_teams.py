"""Villages with dates and aliases, teams, what members are called, confirmed logs and their photos."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_GONE = "SET NULL"


# Added in batches, which copy the table on SQLite: it can add no constraint to one that is there.
LINKS = (
    ("villages", "joined_id", "villages.id", None),
    ("villages", "came_of_id", "villages.id", None),
    ("people", "team_id", "teams.id", _GONE),
    ("invitations", "team_id", "teams.id", _GONE),
    ("help_logs", "told_by", "people.id", _GONE),
    ("help_logs", "confirmed_by", "people.id", _GONE),
    ("help_entries", "village_id", "villages.id", None),
    ("help_entries", "person_id", "people.id", _GONE),
)
COLUMNS: tuple[tuple[str, sa.Column[Any]], ...] = (
    ("communes", sa.Column("plan", sa.String(length=64), server_default="", nullable=False)),
    ("communes", sa.Column("plausible", sa.Integer(), server_default="300", nullable=False)),
    ("communes", sa.Column("has_all_villages", sa.Boolean(), server_default=sa.false(), nullable=False)),
    ("villages", sa.Column("aliases", sa.JSON(), server_default="[]", nullable=False)),
    ("villages", sa.Column("people", sa.Integer(), nullable=True)),
    ("villages", sa.Column("since", sa.Date(), nullable=True)),
    ("villages", sa.Column("until", sa.Date(), nullable=True)),
    ("people", sa.Column("called", sa.String(length=40), server_default="", nullable=False)),
    ("invitations", sa.Column("called", sa.String(length=40), server_default="", nullable=False)),
    ("web_lines", sa.Column("files", sa.JSON(), server_default="[]", nullable=False)),
    ("help_entries", sa.Column("counts_on", sa.Date(), nullable=True)),
    ("help_entries", sa.Column("is_kept", sa.Boolean(), server_default=sa.false(), nullable=False)),
    ("help_entries", sa.Column("is_shared", sa.Boolean(), server_default=sa.false(), nullable=False)),
    ("help_entries", sa.Column("is_confirmed", sa.Boolean(), server_default=sa.false(), nullable=False)),
    ("help_logs", sa.Column("mark", sa.String(length=20), server_default="", nullable=False)),
    ("help_logs", sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True)),
)


def upgrade() -> None:
    """Makes three tables and the columns; logs of before get the village of their name."""
    op.create_table(
        "teams",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("commune_id", "name"),
    )
    op.create_table(
        "team_villages",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["village_id"], ["villages.id"]),
        sa.PrimaryKeyConstraint("team_id", "village_id"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"]),
        sa.ForeignKeyConstraint(["log_id"], ["help_logs.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sent_by"], ["people.id"], ondelete=_GONE),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("commune_id", "log_id", "sha256"),
    )
    for table, column in COLUMNS:
        op.add_column(table, column)
    with op.batch_alter_table("conversations") as batch:
        batch.alter_column("awaiting", type_=sa.String(length=32), existing_type=sa.String(length=16))
    for table, name, target, ondelete in LINKS:
        link = sa.ForeignKey(target, ondelete=ondelete, name=f"fk_{table}_{name}")
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(name, sa.Integer(), link, nullable=True))
    op.create_index("ix_help_entries_counts_on", "help_entries", ["commune_id", "counts_on"], unique=False)
    op.create_index("ix_help_entries_of_day", "help_entries", ["counts_on"], unique=False)
    op.create_index("ix_help_entries_log", "help_entries", ["log_id"], unique=False)
    op.execute("UPDATE help_entries SET counts_on = coalesce(held_to, held_on)")
    op.execute(
        "UPDATE help_entries SET person_id = (SELECT l.person_id FROM help_logs l WHERE l.id = log_id), "
        "is_kept = (SELECT l.state = 'kept' FROM help_logs l WHERE l.id = log_id), "
        "is_shared = (SELECT l.same_as IS NOT NULL FROM help_logs l WHERE l.id = log_id)"
    )
    op.execute(
        "UPDATE help_entries SET village_id = (SELECT v.id FROM villages v "
        "WHERE v.commune_id = help_entries.commune_id AND v.name = help_entries.village)"
    )


def downgrade() -> None:
    """Takes them away."""
    op.drop_index("ix_help_entries_log", "help_entries")
    op.drop_index("ix_help_entries_of_day", "help_entries")
    op.drop_index("ix_help_entries_counts_on", "help_entries")
    for table, name, *_ in reversed(LINKS):
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(f"fk_{table}_{name}", type_="foreignkey")
            batch.drop_column(name)
    for table, column in reversed(COLUMNS):
        op.drop_column(table, column.name)
    for table in ("evidence", "team_villages", "teams"):
        op.drop_table(table)
