"""Pages move into another document, with what was read and decided on them; no image is forgotten."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# Page, record and field of one document go to another one after the other.
MOVING = """
ALTER TABLE field
    ALTER CONSTRAINT field_document_id_record_id_fkey DEFERRABLE INITIALLY IMMEDIATE,
    ALTER CONSTRAINT field_document_id_page_fkey DEFERRABLE INITIALLY IMMEDIATE;
GRANT UPDATE (document_id) ON page, record, field, field_draft TO hoso_app;
GRANT UPDATE (review_id) ON review_decision TO hoso_app;
GRANT UPDATE (split_from) ON document TO hoso_app;
"""

IMAGES = """
ALTER TABLE page ADD COLUMN images_before text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN page.images_before IS
    'Keys of its images before it was turned, or lay in another document; erased with it.';
GRANT UPDATE (images_before) ON page TO hoso_app;
"""

_EMPTY = """
CREATE OR REPLACE FUNCTION empty_document(the_document uuid) RETURNS boolean
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
    {images};
    DELETE FROM document WHERE id = the_document;
    UPDATE erasure SET state = 'emptied', sha256 = original, image_keys = coalesce(images, '{}')
        WHERE document_id = the_document;
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END $$;
"""
EMPTY = _EMPTY.replace(
    "{images}",
    "SELECT array_agg(DISTINCT key) FILTER (WHERE key IS NOT NULL) INTO images FROM (SELECT"
    " image_key, images_before FROM page WHERE document_id = the_document FOR UPDATE NOWAIT) locked,"
    " unnest(images_before || image_key) key",
)
EMPTY_BEFORE = _EMPTY.replace(
    "{images}",
    "SELECT array_agg(image_key) FILTER (WHERE image_key IS NOT NULL) INTO images FROM (SELECT"
    " image_key FROM page WHERE document_id = the_document FOR UPDATE NOWAIT) locked",
)

DOWN = """
REVOKE UPDATE (document_id) ON page, record, field, field_draft FROM hoso_app;
REVOKE UPDATE (review_id) ON review_decision FROM hoso_app;
REVOKE UPDATE (split_from) ON document FROM hoso_app;
ALTER TABLE page DROP COLUMN images_before;
ALTER TABLE field
    ALTER CONSTRAINT field_document_id_record_id_fkey NOT DEFERRABLE,
    ALTER CONSTRAINT field_document_id_page_fkey NOT DEFERRABLE;
"""


def _run(sql: str) -> None:
    # Without parameters, so that a % in the SQL is a % and no placeholder.
    op.get_bind().exec_driver_sql(sql, execution_options={"no_parameters": True})


def upgrade() -> None:
    """Let pages move, and keep the keys of images that a page had before."""
    for part in (MOVING, IMAGES, EMPTY):
        _run(part)


def downgrade() -> None:
    """Take it away; documents that were split stay so."""
    for part in (EMPTY_BEFORE, DOWN):
        _run(part)
