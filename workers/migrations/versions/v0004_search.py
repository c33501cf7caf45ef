"""Finding documents by what stands in them, and being told when one moves on."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# pg_trgm is a trusted extension: the owner of the database may make it. It belongs to the database
# and not to these tables, so taking them away leaves it.
FOLDING = r"""
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE FUNCTION toned(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
    translate(lower(normalize(value, NFD)), 'Đ', 'đ'),
    U&'([ou])([aey])([\0300\0301\0303\0309\0323])(?![a-z])', '\1\3\2', 'g');
COMMENT ON FUNCTION toned IS
    'Decomposed, in small letters, the tone of oa, oe and uy on the first vowel: hoà is hòa.';

CREATE FUNCTION folded(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(
    regexp_replace(lower(normalize(value, NFD)), U&'[\0300-\036F]', '', 'g'), 'đĐ', 'dd');
COMMENT ON FUNCTION folded IS 'Without tones and marks, in small letters: Đặng is dang.';

CREATE FUNCTION words_of(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_remove(regexp_split_to_array(value, U&'[^a-z0-9đ\0300-\036F]+'), '');
COMMENT ON FUNCTION words_of IS 'The words of a text that is toned or folded.';
"""

SEARCH = """
CREATE TABLE search_entry (
    document_id uuid PRIMARY KEY REFERENCES document ON DELETE CASCADE,
    office_id uuid NOT NULL REFERENCES office,
    received_at timestamptz NOT NULL,
    toned text NOT NULL,
    folded text NOT NULL,
    names text NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(words_of(folded))) STORED
);
COMMENT ON TABLE search_entry IS
    'What a document can be found by, kept by triggers. names: people''s names, folded.';
CREATE INDEX search_list ON search_entry (office_id, received_at DESC, document_id);
-- Without fastupdate: each question would read through all that waits to be put into the index.
CREATE INDEX search_words ON search_entry USING gin (words) WITH (fastupdate = off);
CREATE INDEX search_names ON search_entry USING gin (names public.gin_trgm_ops)
    WITH (fastupdate = off);
CREATE INDEX record_form ON record (form, document_id);
CREATE INDEX document_state ON document (office_id, state, received_at DESC, id);

CREATE FUNCTION index_documents(ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
INSERT INTO search_entry (document_id, office_id, received_at, toned, folded, names)
SELECT d.id, d.office_id, d.received_at, toned(s.said), folded(s.said), folded(coalesce(f.names, ''))
FROM document d
LEFT JOIN LATERAL (
    SELECT string_agg(value, E'\\n' ORDER BY record_id, position) AS said,
        string_agg(value, E'\\n' ORDER BY record_id, position) FILTER (WHERE key ~ 'name$') AS names
    FROM field WHERE document_id = d.id AND value IS NOT NULL
) f ON true
CROSS JOIN LATERAL (SELECT concat_ws(E'\\n', d.receipt, d.filename, f.said) AS said) s
WHERE d.id = ANY (ids)
ON CONFLICT (document_id) DO UPDATE
    SET toned = EXCLUDED.toned, folded = EXCLUDED.folded, names = EXCLUDED.names
$$;

CREATE FUNCTION index_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM index_documents(ARRAY(SELECT DISTINCT (to_jsonb(c) ->> TG_ARGV[0])::uuid FROM changed c));
    RETURN NULL;
END $$;
CREATE TRIGGER document_is_found AFTER INSERT ON document
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed('id');
CREATE TRIGGER field_is_found AFTER INSERT ON field
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed('document_id');
CREATE TRIGGER field_change_is_found AFTER UPDATE ON field
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed('document_id');
CREATE TRIGGER field_loss_is_found AFTER DELETE ON field
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_changed('document_id');

SELECT index_documents(ARRAY(SELECT id FROM document));

-- Operators on words and trigrams are not leakproof, so under row-level security no index would
-- serve them. This runs as the owner and keeps the web's role to its office by itself.
CREATE FUNCTION find_documents(the_office uuid, query tsquery, phrase text, is_close boolean,
    the_state text, the_form text, since timestamptz, until timestamptz, most integer, skipped integer)
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
    newest text := ' ORDER BY e.received_at DESC, e.document_id LIMIT ';
    found text;
BEGIN
    IF session_user = 'hoso_web'
        AND the_office IS DISTINCT FROM nullif(current_setting('hoso.office', true), '')::uuid
    THEN
        RETURN;
    END IF;
    found := CASE
        WHEN phrase IS NULL THEN 'SELECT e.document_id ' || wanted || newest || '$9 OFFSET $10'
        ELSE 'SELECT e.document_id FROM (SELECT e.* ' || wanted || ' AND '
            || CASE WHEN is_close THEN '$3 <% e.names' ELSE 'e.words @@ $2' END
            || newest || '1000) e ORDER BY '
            || CASE WHEN is_close THEN 'word_similarity($3, e.names) DESC'
                ELSE 'strpos(e.toned, $4) > 0 DESC, strpos(e.folded, $3) > 0 DESC' END
            || ', e.received_at DESC, e.document_id LIMIT $9 OFFSET $10'
    END;
    RETURN QUERY EXECUTE found USING the_office, query, folded(phrase), toned(phrase), the_state,
        the_form, since, until, most, skipped;
END $$;
COMMENT ON FUNCTION find_documents IS
    'Of more documents than a thousand that hold the words, the newest thousand are put in order.';
"""

PROGRESS = """
CREATE FUNCTION tell_progress() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    document uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
    PERFORM pg_notify('hoso_progress', d.office_id || ' ' || d.id)
        FROM document d WHERE d.id = document;
    RETURN NULL;
END $$;
CREATE TRIGGER document_is_told AFTER INSERT OR UPDATE OF state, page_count ON document
    FOR EACH ROW EXECUTE FUNCTION tell_progress('id');
CREATE TRIGGER page_is_told AFTER UPDATE OF state ON page
    FOR EACH ROW EXECUTE FUNCTION tell_progress('document_id');
CREATE TRIGGER field_is_told AFTER UPDATE OF state ON field
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION tell_progress('document_id');

ALTER TABLE page
    ADD COLUMN quality jsonb GENERATED ALWAYS AS (result -> 'quality') STORED,
    ADD COLUMN geometry jsonb GENERATED ALWAYS AS (result -> 'geometry') STORED;
COMMENT ON COLUMN page.quality IS 'Apart from the result, which is large, for the tips on scanning.';
CREATE INDEX page_recent ON page (read_at DESC) WHERE read_at IS NOT NULL;

CREATE FUNCTION reading_pace(OUT page_seconds double precision, OUT at_once double precision,
    OUT pages bigint, OUT last_read timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
WITH recent AS (
    SELECT p.read_at, (SELECT sum(value::double precision) FROM jsonb_each_text(p.seconds)) AS spent
    FROM page p WHERE p.read_at > now() - interval '1 day' ORDER BY p.read_at DESC LIMIT 30
)
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY spent),
    sum(spent) / nullif(extract(epoch FROM max(read_at)
        - min(read_at - make_interval(secs => spent))), 0),
    count(*), max(read_at)
FROM recent
$$;
COMMENT ON FUNCTION reading_pace IS
    'How fast pages are read, of all offices, whose machines are shared: the median seconds of the'
    ' last 30 of a day, and how many were read at once.';

CREATE FUNCTION pages_before(document uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT count(*) FROM (
    SELECT FROM document mine
    JOIN document d ON d.queue = mine.queue AND d.due_at IS NOT NULL
        AND (d.received_at, d.id) < (mine.received_at, mine.id)
    LEFT JOIN page p ON p.document_id = d.id
    WHERE mine.id = document AND p.state IS DISTINCT FROM 'read'
    LIMIT 1000
) waiting
$$;
COMMENT ON FUNCTION pages_before IS
    'Pages of earlier documents of the same queue that wait, 1000 at most; an unopened file is one.';
"""

GRANTS = "GRANT SELECT ON search_entry TO hoso_app;"


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Add the table that is searched, and the triggers that keep it and tell of progress."""
    for part in (FOLDING, SEARCH, PROGRESS, GRANTS):
        _run(part)


def downgrade() -> None:
    """Take all of it away."""
    _run(
        "DROP TRIGGER document_is_found ON document; DROP TRIGGER document_is_told ON document;"
        " DROP TRIGGER page_is_told ON page; DROP TRIGGER field_is_told ON field;"
        " DROP TRIGGER field_is_found ON field; DROP TRIGGER field_change_is_found ON field;"
        " DROP TRIGGER field_loss_is_found ON field;"
        " DROP TABLE search_entry; DROP INDEX record_form, document_state, page_recent;"
        " ALTER TABLE page DROP COLUMN quality, DROP COLUMN geometry;"
        " DROP FUNCTION find_documents, index_changed, index_documents, tell_progress, reading_pace, pages_before,"
        " words_of, folded, toned;"
    )
