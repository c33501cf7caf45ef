"""Pages stay fast among a hundred thousand documents."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INDEXES = """
CREATE INDEX review_closed ON review (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX field_unsure ON field (document_id, record_id, key) WHERE state = 'needs_review';
"""

# Under row-level security each of the rows that are counted is asked for its office, tens of
# thousands of times. These run as the owner and keep the web's role to its office by themselves.
FIGURES = """
CREATE FUNCTION may_count(the_office uuid) RETURNS boolean LANGUAGE sql STABLE
RETURN session_user <> 'hoso_web' OR coalesce(the_office = own_office(), false);

CREATE FUNCTION counts_of_forms(the_office uuid, today timestamptz, since timestamptz)
    RETURNS TABLE (name text, today bigint, month bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT r.form, count(*) FILTER (WHERE d.received_at >= $2), count(*)
FROM document d JOIN record r ON r.document_id = d.id
WHERE d.office_id = the_office AND d.received_at >= since AND may_count(the_office)
GROUP BY r.form ORDER BY 3 DESC, 1
$$;
COMMENT ON FUNCTION counts_of_forms IS 'Records of each form received since then, and today.';

CREATE FUNCTION flags_of_fields(the_office uuid, since timestamptz, most integer)
    RETURNS TABLE (form text, key text, read bigint, flagged bigint, corrected bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH papers AS MATERIALIZED (
    SELECT d.id AS document_id, r.id AS record_id, r.form
    FROM document d JOIN record r ON r.document_id = d.id
    WHERE d.office_id = the_office AND d.received_at >= since AND may_count(the_office)),
noted AS (
    SELECT p.form, p.record_id, v.key, v.old_state = 'needs_review' AS is_flagged,
        v.kind = 'corrected' AS is_corrected
    FROM papers p JOIN review_decision v ON v.record_id = p.record_id
    UNION ALL
    SELECT p.form, p.record_id, f.key, true, false
    FROM papers p JOIN field f ON f.document_id = p.document_id AND f.record_id = p.record_id
        AND f.state = 'needs_review'),
fields AS (
    SELECT n.form, n.record_id, n.key, bool_or(n.is_flagged) AS is_flagged,
        bool_or(n.is_corrected) AS is_corrected
    FROM noted n GROUP BY n.form, n.record_id, n.key),
most_flagged AS (
    SELECT n.form, n.key, count(*) FILTER (WHERE n.is_flagged) AS flagged,
        count(*) FILTER (WHERE n.is_corrected) AS corrected
    FROM fields n
    JOIN field f ON f.record_id = n.record_id AND f.key = n.key AND f.state <> 'blank'
    GROUP BY n.form, n.key HAVING bool_or(n.is_flagged)
    ORDER BY flagged DESC, n.form, n.key LIMIT most)
SELECT m.form, m.key,
    (SELECT count(*) FROM papers p
        JOIN field f ON f.record_id = p.record_id AND f.key = m.key AND f.state <> 'blank'
        WHERE p.form = m.form),
    m.flagged, m.corrected
FROM most_flagged m ORDER BY m.flagged DESC, m.form, m.key
$$;
COMMENT ON FUNCTION flags_of_fields IS
    'The fields of documents received since then that were shown to a person most often.';

CREATE FUNCTION work_of_people(the_office uuid, today timestamptz, since timestamptz)
    RETURNS TABLE (name text, fields_today bigint, fields_month bigint, documents_today bigint,
        documents_month bigint, checks_today bigint, checks_month bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH done AS (
    SELECT 'field' AS what, v.decided_by AS who, v.decided_at AS at
    FROM review_decision v JOIN review r ON r.id = v.review_id JOIN document d ON d.id = r.document_id
    WHERE d.office_id = the_office AND v.decided_at >= since
    UNION ALL
    SELECT 'document', r.closed_by, r.closed_at FROM review r JOIN document d ON d.id = r.document_id
    WHERE d.office_id = the_office AND r.closed_at >= since
    UNION ALL
    SELECT 'check', c.second_by, c.second_at FROM double_check c
    WHERE c.office_id = the_office AND c.second_at >= since
    UNION ALL
    SELECT 'check', c.settled_by, c.settled_at FROM double_check c
    WHERE c.office_id = the_office AND c.settled_at >= since)
SELECT u.full_name,
    count(*) FILTER (WHERE what = 'field' AND at >= $2), count(*) FILTER (WHERE what = 'field'),
    count(*) FILTER (WHERE what = 'document' AND at >= $2), count(*) FILTER (WHERE what = 'document'),
    count(*) FILTER (WHERE what = 'check' AND at >= $2), count(*) FILTER (WHERE what = 'check')
FROM done JOIN app_user u ON u.id = done.who
WHERE may_count(the_office)
GROUP BY u.id, u.full_name ORDER BY 5 DESC, 3 DESC, 7 DESC, 1
$$;
COMMENT ON FUNCTION work_of_people IS 'What each person did since then, and today.';
"""

DOWN = """
DROP FUNCTION work_of_people, flags_of_fields, counts_of_forms, may_count;
DROP INDEX field_unsure, review_closed;
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Add indexes, and count for the figures without asking each row for its office."""
    for part in (INDEXES, FIGURES):
        _run(part)


def downgrade() -> None:
    """Take all of it away."""
    _run(DOWN)
