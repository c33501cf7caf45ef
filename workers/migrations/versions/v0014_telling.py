"""Webhooks: a secret that changes with an overlap, and finished records that change once more."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# The web writes a new secret through this function, since it may not read the one before.
SECRETS = """
ALTER TABLE webhook_endpoint
    ADD COLUMN old_secret text CHECK (old_secret ~ '^whsec_'),
    ADD COLUMN old_secret_until timestamptz,
    ADD CONSTRAINT old_secret_has_an_end CHECK ((old_secret IS NULL) = (old_secret_until IS NULL));
COMMENT ON COLUMN webhook_endpoint.old_secret_until IS
    'Until then each message is signed with both secrets, so that the receiver can change in peace.';
GRANT SELECT (old_secret_until) ON webhook_endpoint TO hoso_app;

DROP FUNCTION webhook_secret;
CREATE FUNCTION webhook_secrets(the_endpoint uuid) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT CASE WHEN old_secret_until > now() THEN ARRAY[secret, old_secret] ELSE ARRAY[secret] END
FROM webhook_endpoint WHERE id = the_endpoint AND session_user <> 'hoso_web'
$$;

CREATE FUNCTION renew_webhook_secret(
    the_office uuid, the_endpoint uuid, new_secret text, overlap double precision
) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
UPDATE webhook_endpoint SET secret = new_secret,
    old_secret = CASE WHEN overlap > 0 THEN secret END,
    old_secret_until = CASE WHEN overlap > 0 THEN now() + make_interval(secs => overlap) END
WHERE id = the_endpoint AND office_id = the_office AND closed_at IS NULL
    AND (session_user <> 'hoso_web' OR office_id = own_office())
RETURNING url
$$;
"""

# A message that nobody has tried to send yet will tell of this change too: its words are made when
# it is sent. Locked, so that no worker takes it and looks at the record before this one commits.
CORRECTED = """
ALTER TABLE webhook_endpoint
    DROP CONSTRAINT webhook_endpoint_events_check,
    ADD CONSTRAINT webhook_endpoint_events_check CHECK (cardinality(events) > 0
        AND events <@ '{document.done,document.needs_review,document.rejected,document.corrected}'
            ::text[]);

CREATE FUNCTION note_corrections() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    endpoint record;
BEGIN
    FOR endpoint IN
        SELECT e.office_id, e.id FROM document d JOIN webhook_endpoint e ON e.office_id = d.office_id
        WHERE d.id = NEW.document_id AND d.state = 'done' AND e.closed_at IS NULL
            AND 'document.corrected' = ANY (e.events)
    LOOP
        PERFORM FROM webhook_delivery w
        WHERE w.endpoint_id = endpoint.id AND w.document_id = NEW.document_id
            AND w.event = 'document.corrected' AND w.state = 'waiting' AND w.attempts = 0
        FOR UPDATE;
        IF NOT FOUND THEN
            INSERT INTO webhook_delivery (office_id, endpoint_id, document_id, event)
            VALUES (endpoint.office_id, endpoint.id, NEW.document_id, 'document.corrected');
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER correction_has_deliveries AFTER UPDATE OF value, reasons, page, quad ON field
    FOR EACH ROW WHEN ((OLD.value, OLD.reasons, OLD.page, OLD.quad)
        IS DISTINCT FROM (NEW.value, NEW.reasons, NEW.page, NEW.quad))
    EXECUTE FUNCTION note_corrections();
CREATE INDEX webhook_delivery_untried ON webhook_delivery (document_id, endpoint_id)
    WHERE state = 'waiting' AND attempts = 0;
"""

DOWN = """
DROP TRIGGER correction_has_deliveries ON field;
DROP FUNCTION note_corrections, renew_webhook_secret, webhook_secrets;
DROP INDEX webhook_delivery_untried;
UPDATE webhook_endpoint SET closed_at = coalesce(closed_at, now()), events = '{document.done}'
    WHERE events = '{document.corrected}';
UPDATE webhook_endpoint SET events = array_remove(events, 'document.corrected');
DELETE FROM webhook_delivery WHERE event = 'document.corrected';
ALTER TABLE webhook_endpoint
    DROP COLUMN old_secret, DROP COLUMN old_secret_until,
    DROP CONSTRAINT webhook_endpoint_events_check,
    ADD CONSTRAINT webhook_endpoint_events_check CHECK (cardinality(events) > 0
        AND events <@ '{document.done,document.needs_review,document.rejected}'::text[]);
CREATE FUNCTION webhook_secret(the_endpoint uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT secret FROM webhook_endpoint WHERE id = the_endpoint AND session_user <> 'hoso_web'
$$;
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Let secrets overlap, and let corrections of finished records be told."""
    for part in (SECRETS, CORRECTED):
        _run(part)


def downgrade() -> None:
    """Take both away; addresses that were told of corrections only are closed."""
    _run(DOWN)
