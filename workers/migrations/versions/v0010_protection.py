"""Single sign-on, tries to log in, erasure of documents, and how long they are kept."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# Who comes from a provider is known by issuer and subject, which never change hands (OpenID
# Connect Core 1.0, section 5.7); names and e-mail addresses do.
SIGN_ON = """
CREATE TABLE identity (
    issuer text NOT NULL CHECK (issuer <> ''),
    subject text NOT NULL CHECK (subject <> ''),
    user_id uuid NOT NULL UNIQUE REFERENCES app_user,
    is_provisioned boolean NOT NULL,
    linked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject)
);
COMMENT ON TABLE identity IS 'Who a provider of OpenID Connect says that a user is.';
COMMENT ON COLUMN identity.is_provisioned IS
    'The user was made by the first login; the provider says at each login which role they have.';
GRANT SELECT, INSERT, DELETE ON identity TO hoso_app;

CREATE FUNCTION user_by_identity(the_issuer text, the_subject text)
    RETURNS TABLE (id uuid, office_id uuid, username text, full_name text, role text,
        session_epoch integer, is_provisioned boolean, is_active boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT u.id, u.office_id, u.username, u.full_name, u.role, u.session_epoch, i.is_provisioned,
    u.is_active
FROM app_user u JOIN identity i ON i.user_id = u.id
WHERE i.issuer = the_issuer AND i.subject = the_subject
$$;
CREATE FUNCTION office_id_of(the_code text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT o.id FROM office o WHERE o.code = the_code
$$;
"""

TRIES = """
CREATE TABLE login_try (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL CHECK (key ~ '^[0-9a-f]{64}$'),
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE login_try IS
    'Tries to log in that failed or are under way, by keyed hashes of name, device and address.';
CREATE INDEX login_try_key ON login_try (key, at);
CREATE INDEX login_try_at ON login_try (at);
CREATE POLICY everything ON login_try TO hoso_app USING (true) WITH CHECK (true);
CREATE POLICY own_office ON login_try AS RESTRICTIVE TO hoso_web USING (false);
ALTER TABLE login_try ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON login_try TO hoso_app;

CREATE FUNCTION begin_login(keys text[], most integer[], seconds double precision)
RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    since timestamptz := clock_timestamp() - make_interval(secs => seconds);
    tries bigint[];
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(k, 0)) FROM (
        SELECT k FROM unnest(keys) k ORDER BY k) sorted;
    IF EXISTS (SELECT FROM unnest(keys, most) asked(key, most) WHERE asked.most <= (
        SELECT count(*) FROM login_try t WHERE t.key = asked.key AND t.at > since))
    THEN
        RETURN NULL;
    END IF;
    DELETE FROM login_try WHERE at < since;
    WITH added AS (INSERT INTO login_try (key) SELECT unnest(keys) RETURNING id)
    SELECT array_agg(id) INTO tries FROM added;
    RETURN tries;
END $$;
COMMENT ON FUNCTION begin_login IS
    'Counts a try before the password is looked at, so that tries at the same time count too;'
    ' NULL if one of the keys has had its most in the last seconds.';
CREATE FUNCTION end_login(tries bigint[], forgiven text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DELETE FROM login_try WHERE id = ANY (tries) OR key = ANY (forgiven)
$$;
"""

# Whatever speaks of a document goes with it, the tables of earlier migrations included.
CASCADE = r"""
DO $$ DECLARE it record; BEGIN
    FOR it IN
        WITH RECURSIVE about (id) AS (
            SELECT 'document'::regclass::oid
            UNION SELECT c.conrelid FROM pg_constraint c JOIN about a ON a.id = c.confrelid
                WHERE c.contype = 'f')
        SELECT c.conrelid::regclass AS name, c.conname AS rule, pg_get_constraintdef(c.oid) AS def
        FROM pg_constraint c JOIN about a ON a.id = c.confrelid
        WHERE c.contype = 'f' AND c.confdeltype = 'a' AND c.conrelid <> c.confrelid
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', it.name, it.rule,
            it.rule, regexp_replace(it.def, '( DEFERRABLE.*)?$', ' ON DELETE CASCADE\1'));
    END LOOP;
END $$;
CREATE INDEX review_document ON review (document_id);
CREATE INDEX review_decision_review ON review_decision (review_id);
CREATE INDEX review_decision_field ON review_decision (record_id, key);
CREATE INDEX page_image ON page (image_key);
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_finished ON document (office_id, finished_at) WHERE finished_at IS NOT NULL;
"""

ERASURE = """
CREATE TABLE erasure (
    document_id uuid PRIMARY KEY,
    office_id uuid NOT NULL REFERENCES office,
    receipt text NOT NULL,
    reason text NOT NULL CHECK (reason ~ '^[a-z_]+$'),
    asked_by uuid REFERENCES app_user,
    asked_at timestamptz NOT NULL DEFAULT now(),
    state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'emptied', 'done')),
    sha256 text,
    image_keys text[] NOT NULL DEFAULT '{}',
    done_at timestamptz,
    CONSTRAINT done_has_a_time CHECK ((state = 'done') = (done_at IS NOT NULL)),
    CONSTRAINT emptied_knows_the_original CHECK ((state = 'emptied') = (sha256 IS NOT NULL)),
    CONSTRAINT done_knows_no_image CHECK (state = 'emptied' OR image_keys = '{}')
);
COMMENT ON TABLE erasure IS
    'Documents that are erased: asked for, out of the database (emptied), out of the store (done).'
    ' Without personal data; the hash of an original is forgotten with it.';
CREATE INDEX erasure_open ON erasure (asked_at) WHERE state <> 'done';
CREATE INDEX erasure_office ON erasure (office_id, asked_at DESC);
GRANT SELECT, INSERT, UPDATE (state, sha256, image_keys, done_at) ON erasure TO hoso_app;

CREATE FUNCTION empty_document(the_document uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    asked erasure%ROWTYPE;
    original text;
    images text[];
BEGIN
    SELECT * INTO asked FROM erasure WHERE document_id = the_document AND state = 'asked'
        FOR UPDATE SKIP LOCKED;
    IF NOT FOUND OR session_user = 'hoso_web'
        AND asked.office_id IS DISTINCT FROM nullif(current_setting('hoso.office', true), '')::uuid
    THEN
        RETURN false;
    END IF;
    -- A worker that is at a step of the document holds its row, or that of one of its pages.
    SELECT sha256 INTO original FROM document WHERE id = the_document FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    SELECT array_agg(image_key) FILTER (WHERE image_key IS NOT NULL) INTO images FROM (
        SELECT image_key FROM page WHERE document_id = the_document FOR UPDATE NOWAIT) locked;
    DELETE FROM document WHERE id = the_document;
    UPDATE erasure SET state = 'emptied', sha256 = original, image_keys = coalesce(images, '{}')
        WHERE document_id = the_document;
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END $$;
COMMENT ON FUNCTION empty_document IS
    'Removes all rows of a document whose erasure was asked for; false while a worker is at it.';
"""

KEEPING = """
CREATE TABLE keeping (
    office_id uuid NOT NULL REFERENCES office,
    form text NOT NULL,
    days integer NOT NULL CHECK (days BETWEEN 1 AND 36500),
    chosen_by uuid NOT NULL REFERENCES app_user,
    chosen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (office_id, form)
);
COMMENT ON TABLE keeping IS
    'For how many days after they ended an office keeps documents of a form; without a row, for'
    ' ever. The form is empty for documents without a record.';
GRANT SELECT, INSERT, DELETE, UPDATE (days, chosen_by, chosen_at) ON keeping TO hoso_app;
SELECT isolate_offices();
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Add the four tables, and let whatever speaks of a document go with it."""
    for part in (SIGN_ON, TRIES, CASCADE, ERASURE, KEEPING):
        _run(part)


def downgrade() -> None:
    """Take the tables away; what goes with a document goes on doing so."""
    _run(
        "DROP FUNCTION empty_document, begin_login, end_login, user_by_identity, office_id_of;"
        " DROP TABLE keeping, erasure, login_try, identity;"
        " DROP INDEX review_document, review_decision_review, review_decision_field, page_image,"
        " document_sha256, document_finished;"
    )
