"""Who works on which document, and until when; what was typed and not yet decided."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

QUEUE = """
ALTER TABLE document ADD COLUMN is_urgent boolean NOT NULL DEFAULT false;
CREATE INDEX document_queue ON document (office_id, is_urgent DESC, queue DESC, received_at, id)
    WHERE state = 'needs_review';

ALTER TABLE review
    ADD COLUMN held_by uuid REFERENCES app_user,
    ADD COLUMN held_since timestamptz,
    ADD COLUMN held_until timestamptz,
    ADD COLUMN returned_by uuid REFERENCES app_user,
    ADD COLUMN sent_to uuid REFERENCES app_user,
    ADD COLUMN sent_by uuid REFERENCES app_user,
    ADD COLUMN sent_at timestamptz,
    ADD COLUMN sent_note text CHECK (sent_note <> ''),
    ADD CONSTRAINT held_has_times CHECK (num_nulls(held_by, held_since, held_until) IN (0, 3)),
    ADD CONSTRAINT held_ends_later CHECK (held_until > held_since),
    ADD CONSTRAINT sent_has_both_ends CHECK (num_nulls(sent_to, sent_by, sent_at) IN (0, 3)),
    ADD CONSTRAINT note_goes_with_sending CHECK (sent_note IS NULL OR sent_to IS NOT NULL);
COMMENT ON COLUMN review.held_until IS 'Until then nobody but held_by decides; the page renews it.';
COMMENT ON COLUMN review.returned_by IS 'Who gave it back last: they are handed it after all others.';
"""

DRAFTS = """
CREATE TABLE field_draft (
    record_id uuid NOT NULL,
    key text NOT NULL,
    document_id uuid NOT NULL REFERENCES document ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES app_user,
    typed text NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (record_id, key, user_id),
    FOREIGN KEY (record_id, key) REFERENCES field (record_id, key) ON DELETE CASCADE
);
CREATE INDEX draft_document ON field_draft (document_id);
COMMENT ON TABLE field_draft IS 'What a verifier typed and has not decided on yet.';
"""

GRANTS = """
GRANT UPDATE (is_urgent) ON document TO hoso_app;
GRANT UPDATE (held_by, held_since, held_until, returned_by, sent_to, sent_by, sent_at, sent_note)
    ON review TO hoso_app;
GRANT SELECT, INSERT, DELETE, UPDATE (typed, saved_at) ON field_draft TO hoso_app;
GRANT UPDATE (reasons) ON field TO hoso_app;
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Let a review be held, given back and sent on; add the drafts."""
    for part in (QUEUE, DRAFTS, GRANTS):
        _run(part)


def downgrade() -> None:
    """Take all of it away."""
    _run(
        "DROP TABLE field_draft; DROP INDEX document_queue;"
        " REVOKE UPDATE (reasons) ON field FROM hoso_app;"
        " ALTER TABLE review DROP COLUMN held_by, DROP COLUMN held_since, DROP COLUMN held_until,"
        " DROP COLUMN returned_by, DROP COLUMN sent_to, DROP COLUMN sent_by, DROP COLUMN sent_at,"
        " DROP COLUMN sent_note;"
        " ALTER TABLE document DROP COLUMN is_urgent;"
    )
