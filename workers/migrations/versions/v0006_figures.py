"""How much of what is read an office has checked, and what its manager asks."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

UP = """
CREATE TABLE working_point (
    office_id uuid PRIMARY KEY REFERENCES office,
    threshold double precision NOT NULL CHECK (threshold > 0 AND threshold < 1),
    chosen_by uuid NOT NULL REFERENCES app_user,
    chosen_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE working_point IS
    'The confidence below which an office has fields checked, as its manager chose it on the curve.';
GRANT SELECT, INSERT ON working_point TO hoso_app;
GRANT UPDATE (threshold, chosen_by, chosen_at) ON working_point TO hoso_app;

CREATE INDEX review_decision_at ON review_decision (decided_at);
SELECT isolate_offices();
"""

DOWN = """
DROP INDEX review_decision_at;
DROP TABLE working_point;
"""


def upgrade() -> None:
    """Add the table and the index."""
    op.execute(UP)


def downgrade() -> None:
    """Take both away."""
    op.execute(DOWN)
