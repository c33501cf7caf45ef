"""Search among many documents: fill a database of its own, ask, and print milliseconds.

    python -m benchmarks.search [--documents 100000]

Filling takes a minute. Each question is asked five times after once to warm up; the median and the slowest are printed.
The documents are invented rows, two fifths of them with the commonest family name.
"""

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path
from uuid import UUID

import psycopg2

from tests.servers import running_servers
from tests.workers.desks import new_desk
from workers.database import Visit, connect, visiting
from workers.repository.search import Wanted, search

FAMILY = ("Nguyễn", "Nguyễn", "Trần", "Lê", "Đặng")
MIDDLE = ("Thị", "Văn", "Hữu", "Minh", "Thanh", "Ngọc")
GIVEN = ("Hoà", "An", "Bình", "Châu", "Dũng", "Giang", "Hằng", "Khánh", "Linh", "Phương")
PLACES = ("Phường Mẫu", "Xã Thử Nghiệm", "Thị trấn Ví Dụ", "Phường Đại Từ", "Xã Hoà Bình")
QUESTIONS = {
    "a rare name": Wanted(words="Cù Thị Duy Nhất"),
    "a common name": Wanted(words="nguyen thi hoa"),
    "the commonest word": Wanted(words="nguyen"),
    "a name with tones": Wanted(words="Nguyễn Thị Hoà"),
    "a personal ID": Wanted(words="001 300 000 777"),
    "a receipt": Wanted(words="HS-260101-0000777"),
    "nothing, then names like it": Wanted(words="Cu Thi Duy Nhatt"),
    "a form and nothing else": Wanted(form="birth_registration"),
    "a common name in a state": Wanted(words="tran van", state="needs_review"),
    "a common name in an empty state": Wanted(words="tran van", state="rejected"),
    "a common name misspelt": Wanted(words="Nguyen Thi Hoaa"),
}

TABLES = ("document", "page", "record", "field")

FILL = """
INSERT INTO document (office_id, receipt, filename, sha256, size_bytes, queue, state, page_count,
    due_at, received_at)
SELECT %(office)s, 'HS-260101-' || lpad(n::text, 7, '0'), 'to-khai-' || n || '.pdf',
    md5(n::text) || md5('x' || n), 1, 'counter', 'needs_review', 1, NULL,
    now() - n * interval '1 minute'
FROM generate_series(1, %(documents)s) n;
INSERT INTO record (document_id, index, form, form_version, form_confidence, pages)
SELECT id, 0, CASE WHEN random() < 0.01 THEN 'birth_registration' ELSE 'residence_ct01' END, '1',
    0.9, '{0}' FROM document;
INSERT INTO field (record_id, document_id, key, position, value, text, confidence, state)
SELECT r.id, r.document_id, k.key, k.position, k.value, k.value, 0.9, 'accepted'
FROM (SELECT id, document_id, row_number() OVER () AS n FROM record) r
CROSS JOIN LATERAL (VALUES
    ('name', 0, CASE WHEN r.n = 500 THEN 'Cù Thị Duy Nhất'
        ELSE (%(names)s::text[])[1 + r.n * 7 %% %(variety)s] END),
    ('head_name', 1, (%(names)s::text[])[1 + r.n * 13 %% %(variety)s]),
    ('personal_id', 2, '001300' || lpad(r.n::text, 6, '0')),
    ('permanent_address', 3, 'Số ' || r.n || ', ' || (%(places)s::text[])[1 + r.n %% 5])
) AS k (key, position, value);
SELECT index_documents(ARRAY(SELECT id FROM document));
"""


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, running_servers(Path(home)) as servers:
        desk = new_desk()
        begun = time.perf_counter()
        _fill(servers.owner_url, desk.office_id, wanted.documents)
        print(f"{wanted.documents} documents in {time.perf_counter() - begun:.0f} s")
        for name, question in QUESTIONS.items():
            times, found = _asked(desk.office_id, desk.actor, question)
            print(
                f"{name:32} {statistics.median(times):7.1f} ms, slowest {max(times):7.1f}, {found} found"
            )


def _fill(owner_url: str, office_id: UUID, count: int) -> None:
    chance = random.Random(1)
    names = [" ".join(map(chance.choice, (FAMILY, MIDDLE, MIDDLE, GIVEN))) for _ in range(3001)]
    values = {
        "office": str(office_id),
        "documents": count,
        "names": names,
        "variety": len(names),
        "places": list(PLACES),
    }
    conn = psycopg2.connect(owner_url)
    conn.autocommit = True
    with conn.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in FILL.split(";\n"):
            if statement.strip():
                cursor.execute(statement, values)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("ANALYZE")
    conn.close()


def _asked(office_id: UUID, actor: UUID, question: Wanted) -> tuple[list[float], int]:
    times, found = [], 0
    for _ in range(6):
        begun = time.perf_counter()
        with visiting(Visit(office_id, actor)), connect() as conn:
            found = len(search(conn, office_id, question, 25).found)
        times.append(1000 * (time.perf_counter() - begun))
    return times[1:], found


if __name__ == "__main__":
    main()
