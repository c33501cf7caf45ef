"""Some fields are keyed a second time, blindly; what that says of all others; counts by office."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

RULES = """
CREATE TABLE double_check_share (
    office_id uuid PRIMARY KEY REFERENCES office,
    share double precision NOT NULL CHECK (share BETWEEN 0 AND 1),
    chosen_by uuid NOT NULL REFERENCES app_user,
    chosen_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE double_check_share IS
    'Of the values that an office has taken, the part that is keyed a second time; no row: none.';
CREATE TABLE double_check_field (
    office_id uuid NOT NULL REFERENCES office,
    form text NOT NULL CHECK (form <> ''),
    key text NOT NULL CHECK (key <> ''),
    chosen_by uuid NOT NULL REFERENCES app_user,
    chosen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (office_id, form, key)
);
COMMENT ON TABLE double_check_field IS
    'Fields that are always keyed a second time; the key of a table stands for all its cells.';
GRANT SELECT, INSERT ON double_check_share TO hoso_app;
GRANT UPDATE (share, chosen_by, chosen_at) ON double_check_share TO hoso_app;
GRANT SELECT, INSERT, DELETE ON double_check_field TO hoso_app;
"""

CHECKS = """
CREATE TABLE double_check (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    office_id uuid NOT NULL REFERENCES office,
    document_id uuid NOT NULL REFERENCES document ON DELETE CASCADE,
    record_id uuid NOT NULL,
    key text NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now(),
    share double precision NOT NULL CHECK (share > 0 AND share <= 1),
    is_sampled boolean NOT NULL,
    machine_state text NOT NULL CHECK (machine_state IN ('accepted', 'needs_review', 'blank')),
    machine_value text,
    machine_confidence double precision NOT NULL,
    first_value text,
    first_is_unreadable boolean NOT NULL,
    first_by uuid REFERENCES app_user,
    state text NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'agreed', 'differs', 'settled')),
    held_by uuid REFERENCES app_user,
    held_until timestamptz,
    second_value text,
    second_is_unreadable boolean,
    second_by uuid REFERENCES app_user,
    second_at timestamptz,
    settled_by uuid REFERENCES app_user,
    settled_at timestamptz,
    machine_is_right boolean,
    first_is_right boolean,
    second_is_right boolean,
    UNIQUE (record_id, key),
    FOREIGN KEY (record_id, key) REFERENCES field (record_id, key) ON DELETE CASCADE,
    CONSTRAINT held_has_an_end CHECK ((held_by IS NULL) = (held_until IS NULL)),
    CONSTRAINT second_is_whole CHECK (
        num_nulls(second_by, second_at, second_is_unreadable)
            = CASE state WHEN 'waiting' THEN 3 ELSE 0 END),
    CONSTRAINT settled_is_whole CHECK (
        num_nulls(settled_by, settled_at) = CASE state WHEN 'settled' THEN 0 ELSE 2 END),
    CONSTRAINT second_is_another CHECK (second_by <> first_by),
    CONSTRAINT settled_by_a_third CHECK (settled_by <> first_by AND settled_by <> second_by)
);
COMMENT ON COLUMN double_check.share IS
    'How probable it was that this field was chosen; it stands for 1 / share fields like it.';
COMMENT ON COLUMN double_check.is_sampled IS 'The lot fell on it, whether it was chosen by name or not.';
COMMENT ON COLUMN double_check.first_by IS 'Who decided before; null where what the machine read stood.';
COMMENT ON COLUMN double_check.machine_is_right IS
    'By what is certain at last; null before that, and where nobody could read it.';
CREATE INDEX double_check_open ON double_check (office_id, state, opened_at, id)
    WHERE state IN ('waiting', 'differs');
CREATE INDEX double_check_known ON double_check (office_id, second_at) WHERE state <> 'waiting';
CREATE INDEX double_check_document ON double_check (document_id);
GRANT SELECT, INSERT ON double_check TO hoso_app;
GRANT UPDATE (state, held_by, held_until, second_value, second_is_unreadable, second_by, second_at,
    settled_by, settled_at, machine_is_right, first_is_right, second_is_right)
    ON double_check TO hoso_app;
"""

# Where a person decided, what the machine said stands in the last decision that went against it.
CHOOSE = """
CREATE FUNCTION lot_of(record_id uuid, key text) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ('x' || left(md5(record_id::text || ':' || key), 8))::bit(32)::bigint / 4294967296.0;
COMMENT ON FUNCTION lot_of IS 'The lot of a field, from 0 to 1, always the same.';

CREATE FUNCTION choose_double_checks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO double_check (office_id, document_id, record_id, key, share, is_sampled,
        machine_state, machine_value, machine_confidence, first_value, first_is_unreadable, first_by)
    SELECT NEW.office_id, NEW.id, it.record_id, it.key,
        CASE WHEN it.is_named THEN 1 ELSE it.share END, it.lot < it.share,
        it.machine_state, it.machine_value, it.machine_confidence, it.value, it.is_unreadable,
        it.decided_by
    FROM (
        SELECT f.record_id, f.key, f.value, lot_of(f.record_id, f.key) AS lot,
            f.reasons @> '[{"code": "unreadable"}]' AS is_unreadable,
            CASE WHEN f.value IS NULL AND m.old_value IS NULL THEN 0
                ELSE coalesce(s.share, 0) END AS share,
            EXISTS (SELECT FROM double_check_field n WHERE n.office_id = NEW.office_id
                AND n.form = r.form AND (f.key = n.key OR starts_with(f.key, n.key || '.')))
                AS is_named,
            coalesce(m.old_state, f.state) AS machine_state,
            CASE WHEN m.old_state IS NULL THEN f.value ELSE m.old_value END AS machine_value,
            coalesce(m.old_confidence, f.confidence) AS machine_confidence,
            p.decided_by
        FROM record r
        JOIN field f ON f.record_id = r.id
        LEFT JOIN double_check_share s ON s.office_id = NEW.office_id
        LEFT JOIN LATERAL (
            SELECT d.old_state, d.old_value, d.old_confidence FROM review_decision d
            WHERE d.record_id = f.record_id AND d.key = f.key
                AND f.state IN ('confirmed', 'corrected')
                AND d.old_state IN ('accepted', 'needs_review', 'blank')
            ORDER BY d.id DESC LIMIT 1) m ON true
        LEFT JOIN LATERAL (
            SELECT d.decided_by FROM review_decision d
            WHERE d.record_id = f.record_id AND d.key = f.key
                AND f.state IN ('confirmed', 'corrected')
            ORDER BY d.id DESC LIMIT 1) p ON true
        WHERE r.document_id = NEW.id AND f.quad IS NOT NULL
    ) it
    WHERE (it.is_named OR it.lot < it.share)
        AND it.machine_state IN ('accepted', 'needs_review', 'blank')
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER document_is_double_checked AFTER UPDATE OF state ON document
    FOR EACH ROW WHEN (NEW.state = 'done' AND OLD.state <> 'done')
    EXECUTE FUNCTION choose_double_checks();
"""

# Numbers only: an administrator may know how much work each office has, and nothing of its papers.
ACROSS = """
CREATE FUNCTION counts_of_offices()
    RETURNS TABLE (office_id uuid, office text, kind text, name text, today bigint, month bigint,
        since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH bounds AS (
    SELECT date_trunc('day', now(), 'Asia/Ho_Chi_Minh') AS day,
        date_trunc('month', now(), 'Asia/Ho_Chi_Minh') AS month),
recent AS (
    SELECT d.id, d.office_id, d.state, d.received_at >= b.day AS is_today
    FROM document d, bounds b WHERE d.received_at >= b.month),
counts AS (
    SELECT o.id AS office_id, 'office' AS kind, '' AS name,
        count(d.id) FILTER (WHERE d.is_today) AS today, count(d.id) AS month,
        NULL::timestamptz AS since
    FROM office o LEFT JOIN recent d ON d.office_id = o.id GROUP BY o.id
    UNION ALL
    SELECT d.office_id, 'state', d.state, count(*) FILTER (WHERE d.is_today), count(*), NULL
    FROM recent d GROUP BY d.office_id, d.state
    UNION ALL
    SELECT d.office_id, 'form', r.form, count(DISTINCT d.id) FILTER (WHERE d.is_today),
        count(DISTINCT d.id), NULL
    FROM recent d JOIN record r ON r.document_id = d.id GROUP BY d.office_id, r.form
    UNION ALL
    SELECT d.office_id, 'waiting', d.state, 0, count(*), min(d.received_at)
    FROM document d WHERE d.state IN ('received', 'processing', 'needs_review')
    GROUP BY d.office_id, d.state)
SELECT o.id, o.name, c.kind, c.name, c.today, c.month, c.since
FROM counts c JOIN office o ON o.id = c.office_id
WHERE is_administering() ORDER BY o.name, o.id, c.kind, c.month DESC, c.name
$$;
COMMENT ON FUNCTION counts_of_offices IS
    'For an administrator: documents by office, and in it by state and form; what waits now.';
SELECT isolate_offices();
"""

DOWN = """
DROP FUNCTION counts_of_offices;
DROP TRIGGER document_is_double_checked ON document;
DROP FUNCTION choose_double_checks, lot_of;
DROP TABLE double_check, double_check_field, double_check_share;
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Add the rules, the checks, the lot that falls on fields, and the counts by office."""
    for part in (RULES, CHECKS, CHOOSE, ACROSS):
        _run(part)


def downgrade() -> None:
    """Take all of it away."""
    _run(DOWN)
