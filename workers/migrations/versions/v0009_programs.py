"""What other programs may do with their tokens, and what they are told."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# A token made before could upload and read, and nothing else.
TOKENS = """
ALTER TABLE api_token
    ADD COLUMN scopes text[] NOT NULL DEFAULT '{upload,read}'
        CHECK (cardinality(scopes) > 0
            AND scopes <@ '{upload,read,search,review,export}'::text[]),
    ADD COLUMN expires_at timestamptz CHECK (expires_at > created_at),
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN created_by uuid REFERENCES app_user;
COMMENT ON COLUMN api_token.last_used_at IS 'To the minute.';
ALTER TABLE audit
    ADD COLUMN token_id uuid DEFAULT nullif(current_setting('hoso.token', true), '')::uuid;
COMMENT ON COLUMN audit.token_id IS
    'The token of the program that did it in the name of the user; the session says which.';

DROP FUNCTION user_by_token;
CREATE FUNCTION user_by_token(the_sha256 text)
    RETURNS TABLE (id uuid, office_id uuid, username text, full_name text, role text,
        session_epoch integer, token_id uuid, scopes text[])
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH used AS (
    UPDATE api_token t SET last_used_at = now()
    WHERE t.token_sha256 = the_sha256
        AND (t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute')
)
SELECT u.id, u.office_id, u.username, u.full_name, u.role, u.session_epoch, t.id, t.scopes
FROM app_user u JOIN api_token t ON t.user_id = u.id
WHERE t.token_sha256 = the_sha256 AND t.revoked_at IS NULL AND u.is_active
    AND (t.expires_at IS NULL OR t.expires_at > now())
$$;
"""

REPEATS = """
CREATE TABLE idempotency_key (
    token_id uuid NOT NULL REFERENCES api_token,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    office_id uuid NOT NULL REFERENCES office,
    fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    begun_at timestamptz NOT NULL DEFAULT now(),
    status integer,
    answer jsonb,
    PRIMARY KEY (token_id, key),
    CHECK ((status IS NULL) = (answer IS NULL))
);
COMMENT ON TABLE idempotency_key IS
    'What a program was answered, so that the same request again gets the same answer.';
CREATE INDEX idempotency_key_age ON idempotency_key (begun_at);
GRANT SELECT, INSERT, DELETE, UPDATE (status, answer, begun_at) ON idempotency_key TO hoso_app;
"""

WEBHOOKS = """
CREATE TABLE webhook_endpoint (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    office_id uuid NOT NULL REFERENCES office,
    url text NOT NULL CHECK (url ~ '^https?://'),
    events text[] NOT NULL CHECK (cardinality(events) > 0
        AND events <@ '{document.done,document.needs_review,document.rejected}'::text[]),
    sends_records boolean NOT NULL DEFAULT false,
    secret text NOT NULL CHECK (secret ~ '^whsec_'),
    created_by uuid NOT NULL REFERENCES app_user,
    created_at timestamptz NOT NULL DEFAULT now(),
    failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
    quiet_until timestamptz,
    closed_at timestamptz,
    UNIQUE (office_id, id)
);
COMMENT ON COLUMN webhook_endpoint.quiet_until IS
    'After a failure nothing at all is sent there until then.';

CREATE TABLE webhook_delivery (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    office_id uuid NOT NULL REFERENCES office,
    endpoint_id uuid NOT NULL,
    document_id uuid NOT NULL REFERENCES document ON DELETE CASCADE,
    event text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at timestamptz DEFAULT now(),
    tried_at timestamptz,
    status integer,
    problem text CHECK (problem ~ '^[a-z_]+$'),
    FOREIGN KEY (office_id, endpoint_id) REFERENCES webhook_endpoint (office_id, id),
    CONSTRAINT waiting_delivery_is_due CHECK ((state = 'waiting') = (due_at IS NOT NULL))
);
COMMENT ON TABLE webhook_delivery IS
    'What is to be told and was told; the words are made when they are sent, so none are kept here.';
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_list ON webhook_delivery (office_id, created_at DESC, id);

CREATE FUNCTION note_deliveries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO webhook_delivery (office_id, endpoint_id, document_id, event)
    SELECT e.office_id, e.id, NEW.id, 'document.' || NEW.state FROM webhook_endpoint e
    WHERE e.office_id = NEW.office_id AND e.closed_at IS NULL
        AND 'document.' || NEW.state = ANY (e.events);
    RETURN NULL;
END $$;
CREATE TRIGGER document_has_deliveries AFTER UPDATE OF state ON document
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION note_deliveries();

-- The web makes secrets and shows them once; afterwards only a worker sees them.
CREATE FUNCTION webhook_secret(the_endpoint uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT secret FROM webhook_endpoint WHERE id = the_endpoint AND session_user <> 'hoso_web'
$$;

GRANT SELECT (id, office_id, url, events, sends_records, created_by, created_at, failures,
    quiet_until, closed_at), INSERT, UPDATE (failures, quiet_until, closed_at)
    ON webhook_endpoint TO hoso_app;
GRANT SELECT, INSERT, UPDATE (state, attempts, due_at, tried_at, status, problem)
    ON webhook_delivery TO hoso_app;
SELECT isolate_offices();
"""

DOWN = """
DROP TRIGGER document_has_deliveries ON document;
DROP FUNCTION note_deliveries, webhook_secret;
DROP TABLE webhook_delivery, webhook_endpoint, idempotency_key;
DROP FUNCTION user_by_token;
CREATE FUNCTION user_by_token(the_sha256 text)
    RETURNS TABLE (id uuid, office_id uuid, username text, full_name text, role text,
        session_epoch integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT u.id, u.office_id, u.username, u.full_name, u.role, u.session_epoch
FROM app_user u JOIN api_token t ON t.user_id = u.id
WHERE t.token_sha256 = the_sha256 AND t.revoked_at IS NULL AND u.is_active
$$;
ALTER TABLE audit DROP COLUMN token_id;
ALTER TABLE api_token DROP COLUMN scopes, DROP COLUMN expires_at, DROP COLUMN last_used_at,
    DROP COLUMN created_by;
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Give tokens scopes and an end; add what is needed for repeated requests and for webhooks."""
    for part in (TOKENS, REPEATS, WEBHOOKS):
        _run(part)


def downgrade() -> None:
    """Take all of it away; a token can upload and read again, whatever it was made for."""
    _run(DOWN)
