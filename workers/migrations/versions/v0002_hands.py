"""Fields know whether a hand wrote them."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of fields read before nobody knows."""
    op.execute("ALTER TABLE field ADD COLUMN is_hand boolean")


def downgrade() -> None:
    """Take the column away."""
    op.execute("ALTER TABLE field DROP COLUMN is_hand")
