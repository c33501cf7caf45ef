"""Filling a database with many documents, as offices have them after half a year.

Three fifths belong to the first office, the rest to the others. Of a hundred documents four wait for a verifier, one
was rejected, the others are done, a quarter of them by way of a verifier; one in a thousand is still being read. Each has
one or two pages, one record of one of the forms with up to twenty fields, four lines in the audit; one done document in
twenty has a field that is keyed twice. All people are invented. At the end the tables are vacuumed, as PostgreSQL does by
itself after a while.
"""

import random
from collections.abc import Sequence
from uuid import UUID

import psycopg2

from schemas.form import FieldType, load_forms
from tests.workers.desks import Desk

FAMILY = ("Nguyễn", "Nguyễn", "Trần", "Lê", "Đặng")
MIDDLE = ("Thị", "Văn", "Hữu", "Minh", "Thanh", "Ngọc")
GIVEN = ("Hoà", "An", "Bình", "Châu", "Dũng", "Giang", "Hằng", "Khánh", "Linh", "Phương")
PLACES = ("Phường Mẫu", "Xã Thử Nghiệm", "Thị trấn Ví Dụ", "Phường Đại Từ", "Xã Hoà Bình")
MOST_FIELDS = 20
DAYS = 180
TABLES = ("document", "page", "record", "field", "review", "review_decision", "double_check")

FILL = """
CREATE TEMPORARY TABLE made AS
SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS record_id, gen_random_uuid() AS review_id,
    1 + n %% 2 AS pages,
    CASE WHEN n %% 10 < 6 THEN 1 ELSE 2 + n %% greatest(cardinality(%(offices)s::uuid[]) - 1, 1) END
        AS place,
    CASE WHEN n < %(documents)s / 1000 THEN CASE n %% 2 WHEN 0 THEN 'received' ELSE 'processing' END
        WHEN n %% 100 = 50 THEN 'rejected' WHEN n %% 25 = 1 THEN 'needs_review' ELSE 'done' END AS state,
    now() - n * interval '1 day' * %(days)s / %(documents)s AS received_at,
    (%(forms)s::text[])[1 + n %% cardinality(%(forms)s::text[])] AS form
FROM generate_series(1, %(documents)s) n;
UPDATE made SET place = 1 WHERE place > cardinality(%(offices)s::uuid[]);
ALTER TABLE made ADD PRIMARY KEY (n);
ANALYZE made;
CREATE TEMPORARY TABLE kind (form text, key text, position integer, type text);
INSERT INTO kind SELECT * FROM unnest(%(kind_forms)s, %(kind_keys)s, %(kind_positions)s, %(kind_types)s);
INSERT INTO document (id, office_id, receipt, filename, sha256, size_bytes, queue, state, page_count,
    reject_reason, due_at, received_at, finished_at)
SELECT id, (%(offices)s::uuid[])[place], 'HS-260101-' || lpad(n::text, 7, '0'), 'to-khai-' || n || '.pdf',
    md5(n::text) || md5('x' || n), 1000000, CASE n %% 3 WHEN 0 THEN 'archive' ELSE 'counter' END, state,
    CASE WHEN state <> 'received' THEN pages END,
    CASE state WHEN 'rejected' THEN 'unsupported_type' END,
    CASE WHEN state IN ('received', 'processing') THEN now() + interval '1 hour' END, received_at,
    CASE WHEN state IN ('done', 'rejected') THEN received_at + n %% 7200 * interval '1 second' END
FROM made;
INSERT INTO page (document_id, index, state, result, image_key, seconds, due_at, read_at)
SELECT id, i, CASE state WHEN 'processing' THEN 'waiting' ELSE 'read' END,
    CASE WHEN state <> 'processing' THEN %(page)s::jsonb END,
    CASE WHEN state <> 'processing' THEN 'pages/' || id || '/' || i || '.jpg' END,
    CASE WHEN state <> 'processing' THEN '{"decode": 0.1, "preprocess": 0.4, "read": 2.5, "understand": 0}'::jsonb END,
    CASE state WHEN 'processing' THEN now() + interval '1 hour' END,
    CASE WHEN state <> 'processing' THEN received_at + interval '1 minute' END
FROM made CROSS JOIN generate_series(0, 1) i
WHERE i < pages AND state NOT IN ('received', 'rejected');
INSERT INTO record (id, document_id, index, form, form_version, form_confidence, pages)
SELECT record_id, id, 0, form, '1', 0.95, '{0}' FROM made WHERE state IN ('done', 'needs_review');
INSERT INTO field (record_id, document_id, key, position, value, text, confidence, state, page, quad, is_hand)
SELECT record_id, id, key, position, value, value, 0.9,
    CASE WHEN state = 'needs_review' AND position < 3 THEN 'needs_review'
        WHEN n %% 4 = 0 AND position < 3 THEN 'confirmed' ELSE 'accepted' END,
    0, '[[100, 100], [400, 100], [400, 140], [100, 140]]', n %% 2 = 0
FROM made JOIN kind USING (form) CROSS JOIN LATERAL (SELECT CASE type
    WHEN 'person_name' THEN (%(names)s::text[])[1 + (n * (7 + position)) %% cardinality(%(names)s::text[])]
    WHEN 'personal_id' THEN '001300' || lpad(((n + position) %% 1000000)::text, 6, '0')
    WHEN 'date' THEN ('1970-01-01'::date + (n * 31 + position) %% 18000)::text
    WHEN 'year' THEN (1950 + n %% 60)::text
    WHEN 'gender' THEN CASE n %% 2 WHEN 0 THEN 'Nam' ELSE 'Nữ' END
    ELSE 'Số ' || n || ', ' || (%(places)s::text[])[1 + n %% 5] END AS value) v
WHERE state IN ('done', 'needs_review');
INSERT INTO review (id, document_id, opened_at, closed_at, closed_by)
SELECT review_id, id, received_at + interval '2 minutes',
    CASE state WHEN 'done' THEN received_at + interval '1 hour' END,
    CASE state WHEN 'done' THEN (%(verifiers)s::uuid[])[place] END
FROM made WHERE state = 'needs_review' OR state = 'done' AND n %% 4 = 0;
INSERT INTO review_decision (review_id, record_id, key, kind, old_state, old_value, old_confidence,
    new_value, decided_by, decided_at)
SELECT m.review_id, m.record_id, f.key, CASE m.n %% 7 WHEN 0 THEN 'corrected' ELSE 'confirmed' END,
    'needs_review', CASE m.n %% 7 WHEN 0 THEN 'khác' ELSE f.value END, 0.6, f.value,
    (%(verifiers)s::uuid[])[m.place], m.received_at + interval '1 hour'
FROM made m JOIN field f ON f.record_id = m.record_id AND f.position < 3
WHERE m.state = 'done' AND m.n %% 4 = 0;
INSERT INTO double_check (office_id, document_id, record_id, key, share, is_sampled, machine_state,
    machine_value, machine_confidence, first_value, first_is_unreadable, state, second_value,
    second_is_unreadable, second_by, second_at, machine_is_right, second_is_right)
SELECT (%(offices)s::uuid[])[m.place], m.id, m.record_id, f.key, 0.01, true, 'accepted', f.value, 0.9, f.value,
    false, CASE WHEN k THEN 'agreed' ELSE 'waiting' END, CASE WHEN k THEN f.value END,
    CASE WHEN k THEN false END, CASE WHEN k THEN (%(verifiers)s::uuid[])[m.place] END,
    CASE WHEN k THEN m.received_at + interval '2 hours' END,
    CASE WHEN k THEN m.n %% 300 <> 0 END, CASE WHEN k THEN true END
FROM made m JOIN field f ON f.record_id = m.record_id AND f.position = 4
CROSS JOIN LATERAL (SELECT m.n %% 60 <> 0 AS k) known
WHERE m.state = 'done' AND m.n %% 20 = 0;
INSERT INTO audit (office_id, actor_id, action, document_id, at)
SELECT (%(offices)s::uuid[])[place], (%(verifiers)s::uuid[])[place], action, id, received_at
FROM made CROSS JOIN unnest('{document_received,document_opened,document_understood,document_viewed}'::text[]) action;
SELECT index_documents(ARRAY(SELECT id FROM made));
VACUUM (ANALYZE)
"""

_PAGE = """{"index": 0, "lines": [{"text": "TỜ KHAI", "score": 0.98, "quad": [[0,0],[1,0],[1,1],[0,1]]}],
"geometry": {"width": 1654, "height": 2339, "rotation": 0},
"quality": {"sharpness": 20.0, "contrast": 0.7, "is_blurred": false, "is_faint": false}}"""


def names() -> list[str]:
    """Return some thousand names, two fifths with the commonest family name."""
    chance = random.Random(1)
    return [" ".join(map(chance.choice, (FAMILY, MIDDLE, MIDDLE, GIVEN))) for _ in range(3001)]


def fill(owner_url: str, desks: Sequence[Desk], count: int) -> None:
    """Write so many documents of these offices, whose verifiers the desks are.

    Args:
        owner_url: of the owner's connection; triggers are silent meanwhile.
        desks: one of each office.
        count: of documents.
    """
    kinds = _kinds()
    values: dict[str, object] = {
        "offices": [str(it.office_id) for it in desks],
        "verifiers": [str(it.actor) for it in desks],
        "documents": count,
        "days": DAYS,
        "forms": sorted({form for form, *_ in kinds}),
        "kind_forms": [it[0] for it in kinds],
        "kind_keys": [it[1] for it in kinds],
        "kind_positions": [it[2] for it in kinds],
        "kind_types": [it[3] for it in kinds],
        "names": names(),
        "places": list(PLACES),
        "page": _PAGE,
    }
    conn = psycopg2.connect(owner_url)
    conn.autocommit = True
    with conn.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in FILL.split(";\n"):
            cursor.execute(statement, values)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    conn.close()


def document_of(owner_url: str, office_id: UUID, state: str) -> UUID:
    """Return the newest document of an office in a state."""
    with psycopg2.connect(owner_url) as conn, conn.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM document WHERE office_id = %s AND state = %s"
            " ORDER BY received_at DESC LIMIT 1",
            (str(office_id), state),
        )
        found = cursor.fetchone()
    assert found is not None
    return UUID(str(found[0]))


def _kinds() -> list[tuple[str, str, int, str]]:
    """Return form, key, position and type of the first fields of each form, tables left out."""
    return [
        (form.id, it.id, position, it.type.value)
        for form in load_forms().values()
        for position, it in enumerate(
            [it for it in form.fields() if it.type is not FieldType.TABLE][:MOST_FIELDS]
        )
    ]
