"""Offices and users, documents and pages, records and fields, reviews, audit."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PEOPLE = """
CREATE TABLE office (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]*$'),
    name text NOT NULL CHECK (name <> ''),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE app_user (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    office_id uuid NOT NULL REFERENCES office,
    username text NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9._-]*$'),
    full_name text NOT NULL CHECK (full_name <> ''),
    role text NOT NULL CHECK (role IN ('clerk', 'verifier', 'manager', 'admin')),
    password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE api_token (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES app_user,
    name text NOT NULL CHECK (name <> ''),
    token_sha256 text NOT NULL UNIQUE CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);
"""

DOCUMENTS = """
CREATE TABLE batch (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    office_id uuid NOT NULL REFERENCES office,
    name text NOT NULL CHECK (name <> ''),
    created_by uuid REFERENCES app_user,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (office_id, id)
);

CREATE TABLE receipt_counter (
    office_id uuid NOT NULL REFERENCES office,
    day date NOT NULL,
    last integer NOT NULL CHECK (last >= 0),
    PRIMARY KEY (office_id, day)
);

CREATE TABLE document (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    office_id uuid NOT NULL REFERENCES office,
    batch_id uuid,
    receipt text NOT NULL CHECK (receipt ~ '^HS-[0-9]{6}-[0-9]{4,}$'),
    filename text NOT NULL CHECK (filename <> ''),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
    queue text NOT NULL CHECK (queue IN ('counter', 'archive')),
    state text NOT NULL DEFAULT 'received'
        CHECK (state IN ('received', 'processing', 'needs_review', 'done', 'rejected')),
    reject_reason text CHECK (reject_reason <> ''),
    review_reason text CHECK (review_reason <> ''),
    reason text GENERATED ALWAYS AS (coalesce(reject_reason, review_reason)) STORED,
    notices text[] NOT NULL DEFAULT '{}',
    page_count integer CHECK (page_count > 0),
    understand_seconds double precision NOT NULL DEFAULT 0 CHECK (understand_seconds >= 0),
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    outages integer NOT NULL DEFAULT 0 CHECK (outages >= 0),
    due_at timestamptz DEFAULT now(),
    received_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz CHECK (finished_at >= received_at),
    UNIQUE (office_id, sha256),
    UNIQUE (office_id, receipt),
    FOREIGN KEY (office_id, batch_id) REFERENCES batch (office_id, id),
    CONSTRAINT rejected_has_a_reason
        CHECK ((state = 'rejected') = (reject_reason IS NOT NULL)),
    CONSTRAINT review_reason_is_for_read_documents
        CHECK (review_reason IS NULL OR state IN ('needs_review', 'done')),
    CONSTRAINT ended_has_a_time
        CHECK ((state IN ('done', 'rejected')) = (finished_at IS NOT NULL)),
    CONSTRAINT opened_has_pages
        CHECK (CASE state WHEN 'received' THEN page_count IS NULL
                          WHEN 'rejected' THEN true
                          ELSE page_count IS NOT NULL END),
    CONSTRAINT under_way_is_due
        CHECK ((state IN ('received', 'processing')) = (due_at IS NOT NULL))
);
CREATE INDEX document_list ON document (office_id, received_at DESC, id);
CREATE INDEX document_due ON document (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE page (
    document_id uuid NOT NULL REFERENCES document,
    index integer NOT NULL CHECK (index >= 0),
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'read')),
    result jsonb,
    image_key text,
    seconds jsonb,
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    outages integer NOT NULL DEFAULT 0 CHECK (outages >= 0),
    due_at timestamptz DEFAULT now(),
    read_at timestamptz,
    PRIMARY KEY (document_id, index),
    CONSTRAINT read_has_a_result CHECK (
        CASE state WHEN 'read' THEN num_nulls(result, image_key, seconds, read_at) = 0
                   ELSE num_nonnulls(result, image_key, seconds, read_at) = 0 END),
    CONSTRAINT waiting_is_due CHECK ((state = 'waiting') = (due_at IS NOT NULL))
);
CREATE INDEX page_due ON page (due_at) WHERE due_at IS NOT NULL;
"""

RECORDS = """
CREATE TABLE record (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id uuid NOT NULL REFERENCES document,
    index integer NOT NULL CHECK (index >= 0),
    form text NOT NULL CHECK (form <> ''),
    form_version text NOT NULL CHECK (form_version <> ''),
    form_confidence double precision NOT NULL CHECK (form_confidence BETWEEN 0 AND 1),
    pages integer[] NOT NULL CHECK (cardinality(pages) > 0),
    UNIQUE (document_id, index),
    UNIQUE (document_id, id)
);

CREATE TABLE field (
    record_id uuid NOT NULL,
    document_id uuid NOT NULL,
    key text NOT NULL CHECK (key <> ''),
    position integer NOT NULL CHECK (position >= 0),
    value text CHECK (value <> ''),
    text text NOT NULL,
    confidence double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    state text NOT NULL
        CHECK (state IN ('accepted', 'needs_review', 'confirmed', 'corrected', 'blank')),
    page integer,
    quad jsonb CHECK (jsonb_array_length(quad) = 4),
    reasons jsonb NOT NULL DEFAULT '[]',
    parts jsonb NOT NULL DEFAULT '{}',
    alternatives text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (record_id, key),
    UNIQUE (record_id, position),
    FOREIGN KEY (document_id, record_id) REFERENCES record (document_id, id),
    FOREIGN KEY (document_id, page) REFERENCES page (document_id, index),
    CONSTRAINT blank_has_no_value CHECK (state <> 'blank' OR value IS NULL),
    CONSTRAINT accepted_has_a_value CHECK (state <> 'accepted' OR value IS NOT NULL),
    CONSTRAINT place_is_on_a_page CHECK (quad IS NULL OR page IS NOT NULL)
);
CREATE INDEX field_document ON field (document_id, state);
"""

REVIEWS = """
CREATE TABLE review (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id uuid NOT NULL REFERENCES document,
    opened_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz CHECK (closed_at >= opened_at),
    closed_by uuid REFERENCES app_user,
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE UNIQUE INDEX one_open_review ON review (document_id) WHERE closed_at IS NULL;

CREATE TABLE review_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    review_id uuid NOT NULL REFERENCES review,
    record_id uuid NOT NULL,
    key text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('confirmed', 'corrected')),
    old_state text NOT NULL,
    old_value text,
    old_confidence double precision NOT NULL,
    new_value text,
    decided_by uuid NOT NULL REFERENCES app_user,
    decided_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (record_id, key) REFERENCES field (record_id, key),
    CONSTRAINT confirming_changes_no_value
        CHECK (kind = 'corrected' OR new_value IS NOT DISTINCT FROM old_value)
);

CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    office_id uuid NOT NULL,
    actor_id uuid,
    action text NOT NULL CHECK (action ~ '^[a-z_]+$'),
    document_id uuid,
    record integer,
    field text,
    code text CHECK (code ~ '^[a-z_]+$')
);
CREATE INDEX audit_document ON audit (document_id, id);
COMMENT ON TABLE audit IS
    'Append-only; no foreign keys, because it outlives what it speaks of; no personal data.';
"""

RULES = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- ALWAYS: fires also where session_replication_role silences ordinary triggers.
ALTER TABLE audit ENABLE ALWAYS TRIGGER append_only;

CREATE FUNCTION keep_state_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (OLD.state, NEW.state) IN (
        ('received', 'processing'), ('received', 'rejected'), ('processing', 'needs_review'),
        ('processing', 'done'), ('processing', 'rejected'), ('needs_review', 'done')
    ) THEN
        RAISE EXCEPTION 'a document cannot go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'document_state_order';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER document_state_order BEFORE UPDATE OF state ON document
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION keep_state_order();

CREATE FUNCTION keep_document_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    it document%ROWTYPE;
    broken text;
BEGIN
    SELECT * INTO it FROM document
        WHERE id = CASE TG_TABLE_NAME WHEN 'document' THEN to_jsonb(NEW) ->> 'id'
                                      ELSE to_jsonb(NEW) ->> 'document_id' END::uuid;
    broken := CASE
        WHEN (it.state = 'needs_review') <> EXISTS (
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
CREATE CONSTRAINT TRIGGER document_whole AFTER INSERT OR UPDATE OF state, page_count ON document
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_document_whole();
CREATE CONSTRAINT TRIGGER review_whole AFTER INSERT OR UPDATE ON review
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_document_whole();
CREATE CONSTRAINT TRIGGER field_whole AFTER INSERT OR UPDATE OF state ON field
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'needs_review')
    EXECUTE FUNCTION keep_document_whole();
CREATE CONSTRAINT TRIGGER page_whole AFTER INSERT ON page
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_document_whole();
"""

GRANTS = """
GRANT SELECT, INSERT ON office, app_user, api_token, batch, receipt_counter, document, page,
    record, field, review, review_decision, audit TO hoso_app;
GRANT SELECT ON alembic_version TO hoso_app;
GRANT UPDATE (full_name, role, password_hash, is_active) ON app_user TO hoso_app;
GRANT UPDATE (revoked_at) ON api_token TO hoso_app;
GRANT UPDATE (last) ON receipt_counter TO hoso_app;
GRANT UPDATE (state, reject_reason, review_reason, notices, page_count, understand_seconds,
    attempts, outages, due_at, finished_at) ON document TO hoso_app;
GRANT UPDATE (state, result, image_key, seconds, attempts, outages, due_at, read_at)
    ON page TO hoso_app;
GRANT UPDATE (value, state, confidence) ON field TO hoso_app;
GRANT UPDATE (closed_at, closed_by) ON review TO hoso_app;
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Make the tables, the rules that span them, and the application's rights."""
    for part in (PEOPLE, DOCUMENTS, RECORDS, REVIEWS, RULES, GRANTS):
        _run(part)


def downgrade() -> None:
    """Take all of it away."""
    _run(
        "DROP TABLE audit, review_decision, review, field, record, page, document,"
        " receipt_counter, batch, api_token, app_user, office;"
        " DROP FUNCTION refuse_change, keep_state_order, keep_document_whole;"
    )
