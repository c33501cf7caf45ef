"""Five roles; the web's role of the database sees one office at a time."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ROLES = """
ALTER TABLE app_user DROP CONSTRAINT app_user_role_check;
UPDATE app_user SET role = 'administrator' WHERE role = 'admin';
ALTER TABLE app_user
    ADD CONSTRAINT app_user_role_check
        CHECK (role IN ('clerk', 'verifier', 'supervisor', 'manager', 'administrator')),
    ADD COLUMN session_epoch integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN app_user.session_epoch IS 'Grows when all sessions of the user end at once.';
ALTER TABLE audit ADD COLUMN subject_id uuid;
COMMENT ON COLUMN audit.subject_id IS 'The user it was done to.';
CREATE INDEX audit_office ON audit (office_id, id);
GRANT UPDATE (session_epoch) ON app_user TO hoso_app;
"""

WEB_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hoso_web')
        OR NOT pg_has_role('hoso_web', 'hoso_app', 'USAGE')
    THEN
        RAISE EXCEPTION 'the role hoso_web is missing, or has not the rights of hoso_app'
            USING HINT = 'Make it as deploy/postgres-roles.sh does, then migrate again.';
    END IF;
END $$;
"""

# Asked for before it is known whose office it is: a name, a session or a token finds one user.
LOGIN = """
CREATE FUNCTION user_by_name(the_name text)
    RETURNS TABLE (id uuid, office_id uuid, username text, full_name text, role text,
        session_epoch integer, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT u.id, u.office_id, u.username, u.full_name, u.role, u.session_epoch, u.password_hash
FROM app_user u WHERE u.username = the_name AND u.is_active
$$;
CREATE FUNCTION user_by_id(the_id uuid)
    RETURNS TABLE (id uuid, office_id uuid, username text, full_name text, role text,
        session_epoch integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT u.id, u.office_id, u.username, u.full_name, u.role, u.session_epoch
FROM app_user u WHERE u.id = the_id AND u.is_active
$$;
CREATE FUNCTION user_by_token(the_sha256 text)
    RETURNS TABLE (id uuid, office_id uuid, username text, full_name text, role text,
        session_epoch integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT u.id, u.office_id, u.username, u.full_name, u.role, u.session_epoch
FROM app_user u JOIN api_token t ON t.user_id = u.id
WHERE t.token_sha256 = the_sha256 AND t.revoked_at IS NULL AND u.is_active
$$;
"""

# The policy «everything» lets the members of hoso_app work, hoso_web among them; the restrictive
# one narrows hoso_web down. hoso_web may not become hoso_app (SET FALSE).
ISOLATION = """
CREATE FUNCTION own_office() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('hoso.office', true), '')::uuid;

CREATE FUNCTION is_administering() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT EXISTS (
    SELECT FROM app_user u WHERE u.id = nullif(current_setting('hoso.user', true), '')::uuid
        AND u.role = 'administrator' AND u.is_active)
$$;

CREATE FUNCTION isolate_offices() RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    it record;
    seen text;
    written text;
BEGIN
    FOR it IN
        SELECT c.relname AS name, array_agg(a.attname::text) AS columns
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
            AND c.relname <> 'alembic_version'
            AND NOT EXISTS (SELECT FROM pg_policy p
                WHERE p.polrelid = c.oid AND p.polname = 'own_office')
        GROUP BY c.oid
    LOOP
        seen := CASE
            WHEN it.name = 'office' THEN 'id = own_office() OR (SELECT is_administering())'
            WHEN it.name = 'app_user'
                THEN 'office_id = own_office() OR (SELECT is_administering())'
            WHEN 'office_id' = ANY (it.columns) THEN 'office_id = own_office()'
            WHEN 'document_id' = ANY (it.columns) THEN format(
                'EXISTS (SELECT FROM document o WHERE o.id = %I.document_id)', it.name)
            WHEN 'review_id' = ANY (it.columns) THEN format(
                'EXISTS (SELECT FROM review o WHERE o.id = %I.review_id)', it.name)
            WHEN 'record_id' = ANY (it.columns) THEN format(
                'EXISTS (SELECT FROM record o WHERE o.id = %I.record_id)', it.name)
            WHEN 'user_id' = ANY (it.columns) THEN format(
                'EXISTS (SELECT FROM app_user o WHERE o.id = %I.user_id)', it.name)
        END;
        IF seen IS NULL THEN
            RAISE EXCEPTION 'nothing says which office the rows of % belong to', it.name;
        END IF;
        written := CASE WHEN it.name = 'audit'
            THEN 'office_id = own_office() OR (SELECT is_administering())' ELSE seen END;
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', it.name);
        EXECUTE format(
            'CREATE POLICY everything ON %I TO hoso_app USING (true) WITH CHECK (true)', it.name);
        EXECUTE format(
            'CREATE POLICY own_office ON %I AS RESTRICTIVE TO hoso_web USING (%s) WITH CHECK (%s)',
            it.name, seen, written);
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION isolate_offices FROM PUBLIC;
COMMENT ON FUNCTION isolate_offices IS
    'To be called by each later migration that makes tables: it isolates those that are not yet.';
SELECT isolate_offices();
"""

DOWN = """
DO $$ DECLARE it record; BEGIN
    FOR it IN SELECT c.relname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE p.polname = 'own_office' AND c.relnamespace = current_schema()::regnamespace
    LOOP
        EXECUTE format('DROP POLICY own_office ON %I', it.name);
        EXECUTE format('DROP POLICY everything ON %I', it.name);
        EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', it.name);
    END LOOP;
END $$;
DROP FUNCTION isolate_offices, is_administering, own_office, user_by_name, user_by_id, user_by_token;
DROP INDEX audit_office;
ALTER TABLE audit DROP COLUMN subject_id;
ALTER TABLE app_user DROP CONSTRAINT app_user_role_check, DROP COLUMN session_epoch;
UPDATE app_user SET role = CASE role WHEN 'administrator' THEN 'admin' ELSE 'verifier' END
    WHERE role IN ('administrator', 'supervisor');
ALTER TABLE app_user
    ADD CONSTRAINT app_user_role_check CHECK (role IN ('clerk', 'verifier', 'manager', 'admin'));
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Change the roles, and give every table the rule of whose rows the web sees."""
    for part in (ROLES, WEB_ROLE, LOGIN, ISOLATION):
        _run(part)


def downgrade() -> None:
    """Take the rules away; supervisors become verifiers."""
    _run(DOWN)
