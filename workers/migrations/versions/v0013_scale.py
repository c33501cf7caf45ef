"""Figures and names stay fast among a hundred thousand documents; a limit on the rate of uploads."""

from alembic import op

from workers.migrations.versions import v0004_search, v0011_speed

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# All that is counted of an office's documents comes from one scan of those of a month; what speaks
# of today is among it. The web's role is kept to its office by may_count, as in migration 0011.
DOCUMENTS = """
DROP FUNCTION counts_of_forms;

CREATE FUNCTION backlog_of(the_office uuid, states text[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH waiting AS MATERIALIZED (
    SELECT d.id, d.receipt, d.received_at FROM document d
    WHERE d.office_id = the_office AND d.state = ANY (states) AND may_count(the_office)),
oldest AS (SELECT w.* FROM waiting w ORDER BY w.received_at, w.id LIMIT 1)
SELECT jsonb_build_object('count', count(*),
    'median_wait', percentile_cont(0.5) WITHIN GROUP (
        ORDER BY extract(epoch FROM now() - w.received_at)::float8),
    'oldest_id', (SELECT o.id FROM oldest o), 'oldest_receipt', (SELECT o.receipt FROM oldest o),
    'oldest_since', (SELECT o.received_at FROM oldest o))
FROM waiting w
$$;
COMMENT ON FUNCTION backlog_of IS 'What waits in these states: how many, how long, and the oldest.';

CREATE FUNCTION figures_of_documents(the_office uuid, today timestamptz, since timestamptz, days integer)
    RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH papers AS MATERIALIZED (
    SELECT d.id, d.state, d.reject_reason, d.received_at, d.finished_at,
        (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
        d.received_at >= $2 AS is_today, d.received_at >= since AS is_of_month
    FROM document d
    WHERE d.office_id = the_office AND may_count(the_office)
        AND d.received_at >= least(since, $2 - make_interval(days => $4 - 1))),
tally AS MATERIALIZED (
    SELECT p.day, p.state, p.reject_reason, count(*) AS received,
        count(*) FILTER (WHERE p.is_today) AS today, count(*) FILTER (WHERE p.is_of_month) AS month
    FROM papers p GROUP BY p.day, p.state, p.reject_reason),
states AS (
    SELECT t.state AS name, sum(t.today) AS today, sum(t.month) AS month
    FROM tally t WHERE t.month > 0 GROUP BY t.state),
failures AS (
    SELECT t.reject_reason AS name, sum(t.today) AS today, sum(t.month) AS month
    FROM tally t WHERE t.month > 0 AND t.state = 'rejected' GROUP BY t.reject_reason),
forms AS (
    SELECT r.form AS name, count(*) FILTER (WHERE p.is_today) AS today, count(*) AS month
    FROM papers p JOIN record r ON r.document_id = p.id WHERE p.is_of_month GROUP BY r.form),
by_day AS (
    SELECT c.day, coalesce(sum(t.received), 0) AS received,
        coalesce(sum(t.received) FILTER (WHERE t.state = 'done'), 0) AS done,
        coalesce(sum(t.received) FILTER (WHERE t.state = 'needs_review'), 0) AS to_check,
        coalesce(sum(t.received) FILTER (WHERE t.state = 'rejected'), 0) AS rejected
    FROM (SELECT ($2 AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - n AS day
        FROM generate_series(0, $4 - 1) n) c
    LEFT JOIN tally t USING (day) GROUP BY c.day),
shown AS (
    SELECT r.document_id, min(r.opened_at) AS opened_at
    FROM review r WHERE r.opened_at >= since GROUP BY r.document_id),
ways AS MATERIALIZED (
    SELECT p.state = 'done' AS is_done, s.document_id IS NULL AS is_straight,
        extract(epoch FROM coalesce(s.opened_at, p.finished_at) - p.received_at)::float8 AS until_read,
        extract(epoch FROM p.finished_at - p.received_at)::float8 AS until_done
    FROM papers p LEFT JOIN shown s ON s.document_id = p.id
    WHERE p.is_of_month AND p.state IN ('needs_review', 'done'))
SELECT jsonb_build_object(
    'states', (SELECT coalesce(jsonb_agg(s ORDER BY s.month DESC, s.name), '[]') FROM states s),
    'failures', (SELECT coalesce(jsonb_agg(f ORDER BY f.month DESC, f.name), '[]') FROM failures f),
    'forms', (SELECT coalesce(jsonb_agg(f ORDER BY f.month DESC, f.name), '[]') FROM forms f),
    'days', (SELECT jsonb_agg(d ORDER BY d.day) FROM by_day d),
    'until_read', (SELECT jsonb_build_object('count', count(w.until_read),
        'median', percentile_cont(0.5) WITHIN GROUP (ORDER BY w.until_read),
        'slowest_5_percent', percentile_cont(0.95) WITHIN GROUP (ORDER BY w.until_read)) FROM ways w),
    'until_done', (SELECT jsonb_build_object('count', count(w.until_done),
        'median', percentile_cont(0.5) WITHIN GROUP (ORDER BY w.until_done),
        'slowest_5_percent', percentile_cont(0.95) WITHIN GROUP (ORDER BY w.until_done))
        FROM ways w WHERE w.is_done),
    'to_read', backlog_of(the_office, '{received,processing}'),
    'to_check', backlog_of(the_office, '{needs_review}'),
    'read', (SELECT count(*) FROM ways),
    'straight_through', (SELECT count(*) FROM ways w WHERE w.is_done AND w.is_straight))
$$;
COMMENT ON FUNCTION figures_of_documents IS
    'States, forms, failures, days and waits of what an office received since then, and today.';
"""

# A decision is made after its document came in, so of decisions those since then are enough; of the
# fields that are shown most, those of one record stand side by side in the index.
FLAGS = """
CREATE OR REPLACE FUNCTION flags_of_fields(the_office uuid, since timestamptz, most integer)
    RETURNS TABLE (form text, key text, read bigint, flagged bigint, corrected bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH papers AS MATERIALIZED (
    SELECT r.id AS record_id, r.form
    FROM document d JOIN record r ON r.document_id = d.id
    WHERE d.office_id = the_office AND d.received_at >= since AND may_count(the_office)),
noted AS (
    SELECT v.record_id, v.key, v.old_state = 'needs_review' AS is_flagged,
        v.kind = 'corrected' AS is_corrected
    FROM review_decision v WHERE v.decided_at >= since
    UNION ALL
    SELECT f.record_id, f.key, true, false FROM field f WHERE f.state = 'needs_review'),
fields AS (
    SELECT p.form, n.record_id, n.key, bool_or(n.is_flagged) AS is_flagged,
        bool_or(n.is_corrected) AS is_corrected
    FROM noted n JOIN papers p USING (record_id) GROUP BY p.form, n.record_id, n.key),
most_flagged AS MATERIALIZED (
    SELECT n.form, n.key, count(*) FILTER (WHERE n.is_flagged) AS flagged,
        count(*) FILTER (WHERE n.is_corrected) AS corrected
    FROM fields n GROUP BY n.form, n.key HAVING bool_or(n.is_flagged)
    ORDER BY flagged DESC, n.form, n.key LIMIT most),
wanted AS MATERIALIZED (
    SELECT m.form, array_agg(m.key) AS keys FROM most_flagged m GROUP BY m.form),
seen AS (
    SELECT p.form, f.key, count(*) AS read
    FROM wanted w JOIN papers p USING (form)
    CROSS JOIN LATERAL (
        SELECT f.key FROM field f
        WHERE f.record_id = p.record_id AND f.key = ANY (w.keys) AND f.state <> 'blank' OFFSET 0) f
    GROUP BY p.form, f.key)
SELECT m.form, m.key, coalesce(s.read, 0), m.flagged, m.corrected
FROM most_flagged m LEFT JOIN seen s USING (form, key) ORDER BY m.flagged DESC, m.form, m.key
$$;
"""

# Whoever decides does so in their own office, which an account never leaves.
WORK = """
CREATE OR REPLACE FUNCTION work_of_people(the_office uuid, today timestamptz, since timestamptz)
    RETURNS TABLE (name text, fields_today bigint, fields_month bigint, documents_today bigint,
        documents_month bigint, checks_today bigint, checks_month bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH done AS (
    SELECT 'field' AS what, v.decided_by AS who, v.decided_at AS at
    FROM review_decision v WHERE v.decided_at >= since
    UNION ALL
    SELECT 'document', r.closed_by, r.closed_at FROM review r WHERE r.closed_at >= since
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
FROM done JOIN app_user u ON u.id = done.who AND u.office_id = the_office
WHERE may_count(the_office)
GROUP BY u.id, u.full_name ORDER BY 5 DESC, 3 DESC, 7 DESC, 1
$$;
"""

KNOWN = """
CREATE FUNCTION known_values(the_office uuid, most integer)
    RETURNS TABLE (form text, key text, confidence double precision, share double precision,
        is_right boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT r.form, c.key, c.machine_confidence, c.share, coalesce(c.machine_is_right, false)
FROM double_check c JOIN record r ON r.id = c.record_id
WHERE c.office_id = the_office AND may_count(the_office) AND c.machine_value IS NOT NULL
    AND (c.machine_is_right IS NOT NULL OR c.state = 'differs')
ORDER BY c.second_at DESC, c.id LIMIT most
$$;
COMMENT ON FUNCTION known_values IS
    'The last values of which it is known whether the machine read them right; those that wait for'
    ' a third person count as wrong.';
"""

# One row a name: among all names of a document, any long enough one has most trigrams of another.
NAMES = r"""
CREATE TABLE search_name (
    document_id uuid NOT NULL REFERENCES search_entry ON DELETE CASCADE,
    office_id uuid NOT NULL REFERENCES office,
    name text NOT NULL,
    PRIMARY KEY (document_id, name)
);
COMMENT ON TABLE search_name IS 'The names of search_entry, folded, one by one, kept by a trigger.';
GRANT SELECT ON search_name TO hoso_app;

CREATE FUNCTION split_names() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' OR OLD.names <> NEW.names THEN
        DELETE FROM search_name n WHERE n.document_id = NEW.document_id;
        INSERT INTO search_name (document_id, office_id, name)
            SELECT DISTINCT NEW.document_id, NEW.office_id, n
            FROM string_to_table(NEW.names, E'\n') n WHERE n <> '';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER names_are_found AFTER INSERT OR UPDATE OF names ON search_entry
    FOR EACH ROW EXECUTE FUNCTION split_names();
INSERT INTO search_name (document_id, office_id, name)
    SELECT DISTINCT e.document_id, e.office_id, n
    FROM search_entry e CROSS JOIN string_to_table(e.names, E'\n') n WHERE n <> '';
DROP INDEX search_names;
CREATE INDEX search_name_close ON search_name USING gin (name public.gin_trgm_ops)
    WITH (fastupdate = off);

CREATE OR REPLACE FUNCTION find_documents(the_office uuid, query tsquery, phrase text,
    is_close boolean, the_state text, the_form text, since timestamptz, until timestamptz,
    most integer, skipped integer)
RETURNS TABLE (document_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    -- Only what is asked for stands in the question: an EXISTS under an OR is never made a join.
    wanted text := concat('FROM search_entry e WHERE e.office_id = $1',
        CASE WHEN since IS NOT NULL THEN ' AND e.received_at >= $7' END,
        CASE WHEN until IS NOT NULL THEN ' AND e.received_at < $8' END,
        CASE WHEN the_state IS NOT NULL THEN ' AND EXISTS (SELECT FROM document d'
            ' WHERE d.id = e.document_id AND d.office_id = $1 AND d.state = $5)' END,
        CASE WHEN the_form IS NOT NULL THEN ' AND EXISTS (SELECT FROM record r'
            ' WHERE r.document_id = e.document_id AND r.form = $6)' END);
    newest text := ' e.received_at DESC, e.document_id LIMIT ';
    found text;
BEGIN
    IF session_user = 'hoso_web'
        AND the_office IS DISTINCT FROM nullif(current_setting('hoso.office', true), '')::uuid
    THEN
        RETURN;
    END IF;
    found := CASE
        WHEN phrase IS NULL THEN
            'SELECT e.document_id ' || wanted || ' ORDER BY' || newest || '$9 OFFSET $10'
        WHEN is_close THEN
            'SELECT e.document_id FROM (SELECT e.document_id, e.received_at ' || wanted || ') e JOIN'
            ' (SELECT n.document_id, max(word_similarity($3, n.name)) AS closeness FROM search_name n'
            ' WHERE n.office_id = $1 AND $3 <% n.name GROUP BY n.document_id) c USING (document_id)'
            ' ORDER BY c.closeness DESC,' || newest || '$9 OFFSET $10'
        ELSE
            'SELECT e.document_id FROM (SELECT e.* ' || wanted || ' AND e.words @@ $2 ORDER BY'
            || newest || '1000) e ORDER BY strpos(e.toned, $4) > 0 DESC,'
            ' strpos(e.folded, $3) > 0 DESC,' || newest || '$9 OFFSET $10'
    END;
    RETURN QUERY EXECUTE found USING the_office, query, folded(phrase), toned(phrase), the_state,
        the_form, since, until, most, skipped;
END $$;
COMMENT ON FUNCTION find_documents IS
    'Of more documents than a thousand that hold the words, the newest thousand are put in order.';
"""

RATES = """
CREATE TABLE upload_rate (
    office_id uuid NOT NULL REFERENCES office,
    user_id uuid NOT NULL REFERENCES app_user,
    token_id uuid REFERENCES api_token,
    files double precision NOT NULL DEFAULT 0 CHECK (files >= 0),
    bytes double precision NOT NULL DEFAULT 0 CHECK (bytes >= 0),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE NULLS NOT DISTINCT (user_id, token_id)
);
COMMENT ON TABLE upload_rate IS
    'What an account, or a token of it, has handed in beyond what its rate has worked off by then.';
GRANT SELECT, INSERT, UPDATE (files, bytes, at) ON upload_rate TO hoso_app;
SELECT isolate_offices();
"""

DOWN = """
DROP TRIGGER names_are_found ON search_entry;
DROP FUNCTION split_names, find_documents;
DROP TABLE upload_rate, search_name;
CREATE INDEX search_names ON search_entry USING gin (names public.gin_trgm_ops)
    WITH (fastupdate = off);
DROP FUNCTION known_values, work_of_people, flags_of_fields, figures_of_documents,
    backlog_of, may_count;
"""
_, _TITLE, _FINDING = v0004_search.SEARCH.partition("CREATE FUNCTION find_documents")


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Count with one scan instead of one for each figure, look for names one by one, note rates."""
    for part in (DOCUMENTS, FLAGS, WORK, KNOWN, NAMES, RATES):
        _run(part)


def downgrade() -> None:
    """Count and look for names as before."""
    for part in (DOWN, v0011_speed.FIGURES, _TITLE + _FINDING):
        _run(part)
