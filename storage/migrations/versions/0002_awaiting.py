"""What a conversation waits for: a person who pressed "Nghi bị lừa" is about to tell what happened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column, empty for every chat."""
    op.add_column("conversations", sa.Column("awaiting", sa.String(length=16), server_default="", nullable=False))


def downgrade() -> None:
    """Takes it away."""
    op.drop_column("conversations", "awaiting")
