"""Pages that a verifier turns, orders, names and splits off; boxes that are read again."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# A part shares its bytes with the document it was split off from, so they come twice in an office.
DOCUMENTS = """
ALTER TABLE document
    ADD COLUMN split_from uuid REFERENCES document ON DELETE SET NULL,
    ADD COLUMN is_part boolean NOT NULL DEFAULT false,
    ADD COLUMN is_again boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT only_parts_are_split_off CHECK (is_part OR split_from IS NULL),
    ADD CONSTRAINT again_is_under_way CHECK (NOT is_again OR state = 'processing'),
    DROP CONSTRAINT document_office_id_sha256_key;
COMMENT ON COLUMN document.is_again IS
    'Under review, and made anew at the moment, because the verifier changed its pages.';
CREATE UNIQUE INDEX document_office_id_sha256_key ON document (office_id, sha256) WHERE NOT is_part;
CREATE INDEX document_parts ON document (split_from) WHERE split_from IS NOT NULL;
"""

# A page that is read again keeps what was read before until then, in case it cannot be read.
PAGES = """
ALTER TABLE page
    ADD COLUMN position integer CHECK (position >= 0),
    ADD COLUMN rotation integer CHECK (rotation IN (0, 90, 180, 270)),
    ADD COLUMN part text CHECK (part IN ('begins', 'continues', 'attachment')),
    ADD COLUMN form text CHECK (form <> ''),
    ADD CONSTRAINT page_comes_at_one_place UNIQUE (document_id, position)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT form_begins_on_a_page
        CHECK ((form IS NOT NULL) = (part IS NOT DISTINCT FROM 'begins')),
    DROP CONSTRAINT page_state_check,
    DROP CONSTRAINT read_has_a_result,
    DROP CONSTRAINT waiting_is_due,
    ADD CONSTRAINT page_state_check CHECK (state IN ('waiting', 'read', 'again')),
    ADD CONSTRAINT read_has_a_result CHECK (
        CASE state WHEN 'waiting' THEN num_nonnulls(result, image_key, seconds, read_at) = 0
                   ELSE num_nulls(result, image_key, seconds, read_at) = 0 END),
    ADD CONSTRAINT waiting_is_due CHECK ((state <> 'read') = (due_at IS NOT NULL));
COMMENT ON COLUMN page.index IS 'Of the page in the file, also in a part that has few of its pages.';
COMMENT ON COLUMN page.position IS 'Its place in the document; null where it is that of the file.';
COMMENT ON COLUMN page.rotation IS 'How a person turned it: as in its geometry; null: the machine.';
COMMENT ON COLUMN page.part IS 'What a person said that the page is; null: the machine decides.';
"""

# Records are made anew in their rows. What was decided outlives a field that is no longer found.
RECORDS = """
ALTER TABLE record
    DROP CONSTRAINT record_document_id_index_key,
    ADD CONSTRAINT record_document_id_index_key UNIQUE (document_id, index)
        DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE field
    DROP CONSTRAINT field_record_id_position_key,
    ADD CONSTRAINT field_record_id_position_key UNIQUE (record_id, position)
        DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE review_decision DROP CONSTRAINT review_decision_record_id_key_fkey;
"""

RULES = """
CREATE OR REPLACE FUNCTION keep_state_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT ((OLD.state, NEW.state) IN (
        ('received', 'processing'), ('received', 'rejected'), ('processing', 'needs_review'),
        ('processing', 'done'), ('processing', 'rejected'), ('needs_review', 'done')
    ) OR (OLD.state, NEW.state, NEW.is_again) = ('needs_review', 'processing', true)) THEN
        RAISE EXCEPTION 'a document cannot go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'document_state_order';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_document_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    it document%ROWTYPE;
    broken text;
BEGIN
    SELECT * INTO it FROM document
        WHERE id = CASE TG_TABLE_NAME WHEN 'document' THEN to_jsonb(NEW) ->> 'id'
                                      ELSE to_jsonb(NEW) ->> 'document_id' END::uuid;
    broken := CASE
        WHEN (it.state = 'needs_review' OR it.is_again) <> EXISTS (
            SELECT FROM review WHERE document_id = it.id AND closed_at IS NULL)
        THEN 'review_is_open_while_needed'
        WHEN it.state IN ('needs_review', 'done') AND it.page_count <> (
            SELECT count(*) FROM page WHERE document_id = it.id AND state = 'read')
        THEN 'understood_has_every_page'
        WHEN it.state = 'processing' AND it.page_count <> (
            SELECT count(*) FROM page WHERE document_id = it.id)
        THEN 'opened_has_every_page'
        WHEN it.state = 'done' AND EXISTS (
            SELECT FROM field WHERE document_id = it.id AND state = 'needs_review')
        THEN 'done_has_no_unsure_field'
    END;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'document % (%) breaks %', it.id, it.state, broken
            USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NULL;
END $$;
"""

BOXES = """
CREATE TABLE box_reading (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    office_id uuid NOT NULL REFERENCES office,
    document_id uuid NOT NULL REFERENCES document ON DELETE CASCADE,
    record_id uuid NOT NULL,
    key text NOT NULL,
    page integer NOT NULL,
    quad jsonb NOT NULL CHECK (jsonb_array_length(quad) = 4),
    shown text,
    asked_by uuid NOT NULL REFERENCES app_user,
    asked_at timestamptz NOT NULL DEFAULT now(),
    state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'read', 'failed')),
    code text CHECK (code ~ '^[a-z_]+$'),
    lines jsonb,
    UNIQUE (document_id, asked_by),
    FOREIGN KEY (record_id, key) REFERENCES field (record_id, key) ON DELETE CASCADE,
    FOREIGN KEY (document_id, page) REFERENCES page (document_id, index) ON DELETE CASCADE,
    CONSTRAINT failed_says_why CHECK ((state = 'failed') = (code IS NOT NULL)),
    CONSTRAINT read_has_lines CHECK ((state = 'read') = (lines IS NOT NULL))
);
COMMENT ON TABLE box_reading IS
    'A box that a verifier waits for to be read again; one at a time and document, gone when answered.';
CREATE TRIGGER box_is_told AFTER UPDATE OF state ON box_reading
    FOR EACH ROW EXECUTE FUNCTION tell_progress('document_id');
"""

GRANTS = """
GRANT SELECT, INSERT, DELETE, UPDATE (state, code, lines) ON box_reading TO hoso_app;
GRANT UPDATE (is_again) ON document TO hoso_app;
GRANT DELETE, UPDATE (position, rotation, part, form) ON page TO hoso_app;
GRANT DELETE, UPDATE (index, form, form_version, form_confidence, pages) ON record TO hoso_app;
GRANT DELETE, UPDATE (position, text, page, quad, is_hand, parts, alternatives) ON field TO hoso_app;
SELECT isolate_offices();
"""

DOWN = """
DROP TABLE box_reading;
REVOKE DELETE ON page, record, field FROM hoso_app;
UPDATE page SET state = 'read', due_at = NULL WHERE state = 'again';
UPDATE document SET state = 'needs_review', due_at = NULL, is_again = false WHERE is_again;
DELETE FROM review_decision d
    WHERE NOT EXISTS (SELECT FROM field f WHERE f.record_id = d.record_id AND f.key = d.key);
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE review_decision ADD FOREIGN KEY (record_id, key) REFERENCES field (record_id, key);
ALTER TABLE page
    DROP COLUMN position, DROP COLUMN rotation, DROP COLUMN part, DROP COLUMN form,
    DROP CONSTRAINT page_state_check, DROP CONSTRAINT read_has_a_result,
    DROP CONSTRAINT waiting_is_due,
    ADD CONSTRAINT page_state_check CHECK (state IN ('waiting', 'read')),
    ADD CONSTRAINT read_has_a_result CHECK (
        CASE state WHEN 'read' THEN num_nulls(result, image_key, seconds, read_at) = 0
                   ELSE num_nonnulls(result, image_key, seconds, read_at) = 0 END),
    ADD CONSTRAINT waiting_is_due CHECK ((state = 'waiting') = (due_at IS NOT NULL));
DROP INDEX document_office_id_sha256_key, document_parts;
ALTER TABLE document
    ADD CONSTRAINT document_office_id_sha256_key UNIQUE (office_id, sha256);
"""
_WITHOUT_AGAIN = RULES.replace(
    " OR (OLD.state, NEW.state, NEW.is_again) = ('needs_review', 'processing', true)", ""
).replace("(it.state = 'needs_review' OR it.is_again)", "(it.state = 'needs_review')")


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Let pages be arranged, records be made anew, and boxes be read."""
    for part in (DOCUMENTS, PAGES, RECORDS, RULES, BOXES, GRANTS):
        _run(part)


def downgrade() -> None:
    """Take it away; refused while there are parts, which share their bytes with another document."""
    for part in (
        DOWN,
        _WITHOUT_AGAIN,
        "ALTER TABLE document DROP COLUMN split_from, DROP COLUMN is_part, DROP COLUMN is_again",
    ):
        _run(part)
