"""Official figures of the plan's indicators, with everything that they ever were."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_GONE = "SET NULL"


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "official_figures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commune_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("numerator", sa.Double(), nullable=True),
        sa.Column("denominator", sa.Double(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("asked", sa.String(length=40), server_default="", nullable=False),
        sa.Column("mark", sa.String(length=40), server_default="", nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["communes.id"]),
        sa.ForeignKeyConstraint(["village_id"], ["villages.id"]),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], ondelete=_GONE),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["people.id"], ondelete=_GONE),
        sa.ForeignKeyConstraint(["replaces_id"], ["official_figures.id"], ondelete=_GONE),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_official_figures_code", "official_figures", ["commune_id", "code", "as_of"])


def downgrade() -> None:
    """Takes it away."""
    op.drop_table("official_figures")
