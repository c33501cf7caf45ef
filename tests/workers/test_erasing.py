"""Erasure leaves nothing of a document, whatever happens in the middle; keeping has its end."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID

import psycopg2
import pytest

from tests.servers import Servers
from tests.web.stored import received, rejected, reviewable, unknown
from tests.workers.desks import Desk, new_desk
from tests.workers.papers import picture
from workers import erasing, intake, person_export
from workers.database import Visit, connect, visiting
from workers.models import Bell, Queue, Step, User
from workers.repository import claims, documents, erasures, keeping, persons, users
from workers.repository.erasures import Erasure, ErasureState, Reason
from workers.repository.persons import Certainty, Sought
from workers.repository.query import row, rows, run
from workers.storage import Storage, StorageDown, original_key, put_page_image

AN = Sought(name="Trần Thị An", birth=date(2024, 3, 5))


def user_of(desk: Desk) -> User:
    with connect() as conn:
        user = users.by_id(conn, desk.actor)
    assert user is not None
    return user


def ask(desk: Desk, *document_ids: UUID) -> tuple[UUID, ...]:
    """Ask as the web does, for whom only the own office is there."""
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        return erasing.ask(conn, user_of(desk), document_ids, Reason.ASKED_BY_PERSON)


def erasure(desk: Desk, document_id: UUID) -> Erasure:
    with connect() as conn:
        found = {it.document_id: it for it in erasures.latest(conn, desk.office_id, 50)}
    return found[document_id]


def original_of(desk: Desk, document_id: UUID) -> str:
    with connect() as conn:
        original = documents.original_of(conn, desk.office_id, document_id)
    assert original is not None
    return original_key(original.sha256)


def objects(storage: Storage, prefix: str) -> set[str]:
    found = storage.client.list_objects(storage.bucket, prefix=prefix, recursive=True)
    return {it.object_name for it in found if it.object_name}


def tables_that_know(servers: Servers, document_id: UUID) -> dict[str, int]:
    """Return the tables in whose rows the document's id or a word of its people stands."""
    counts = {}
    with psycopg2.connect(servers.owner_url) as conn, conn.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s", (f"%{document_id}%",)
            )
            (counts[table],) = cursor.fetchone() or (0,)
    return {table: count for table, count in counts.items() if count}


def test_nothing_is_left_but_who_asked_when_and_why(
    desk: Desk, storage: Storage, servers: Servers
) -> None:
    document_id = reviewable(desk, storage, "Trần Thị An.jpg")
    original = original_of(desk, document_id)
    before = tables_that_know(servers, document_id)
    assert {"document", "page", "record", "field", "review", "search_entry"} <= before.keys()
    assert ask(desk, document_id) == (document_id,)
    assert erasure(desk, document_id).state is ErasureState.EMPTIED
    assert erasing.sweep(storage) >= 1
    assert set(tables_that_know(servers, document_id)) == {"erasure", "audit"}
    assert objects(storage, f"pages/{document_id}/") == set()
    assert objects(storage, original) == set()
    left = erasure(desk, document_id)
    assert (left.state, left.reason, left.asked_by) == (
        ErasureState.DONE,
        Reason.ASKED_BY_PERSON,
        "Lê Thị Thử",
    )
    with connect() as conn:
        kept = rows(conn, "SELECT * FROM erasure WHERE document_id = %(id)s", id=document_id)
        told = rows(
            conn, "SELECT * FROM audit WHERE document_id = %(id)s ORDER BY id", id=document_id
        )
    assert not any("An" in str(it) for it in kept)
    assert kept[0]["sha256"] is None
    assert [(it["action"], it["code"]) for it in told[-2:]] == [
        ("erasure_asked", "asked_by_person"),
        ("document_erased", "asked_by_person"),
    ]
    assert told[-2]["actor_id"] == desk.actor


def test_whatever_speaks_of_a_document_goes_with_it(servers: Servers) -> None:
    """A later table that refers to documents must do so ON DELETE CASCADE (or SET NULL)."""
    with psycopg2.connect(servers.owner_url) as conn, conn.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE about (id) AS (SELECT 'document'::regclass::oid UNION SELECT c.conrelid"
            " FROM pg_constraint c JOIN about a ON a.id = c.confrelid"
            " WHERE c.contype = 'f' AND c.confdeltype = 'c')"
            " SELECT c.conrelid::regclass::text, c.conname FROM pg_constraint c"
            " JOIN about a ON a.id = c.confrelid WHERE c.contype = 'f' AND c.confdeltype IN ('a', 'r')"
        )
        assert cursor.fetchall() == []


def test_asking_twice_is_asking_once(desk: Desk, storage: Storage) -> None:
    document_id = received(desk, storage, "a.jpg")
    assert ask(desk, document_id) == (document_id,)
    assert ask(desk, document_id) == ()
    erasing.sweep(storage)
    done_at = erasure(desk, document_id).done_at
    erasing.sweep(storage)
    assert erasure(desk, document_id).done_at == done_at


def test_another_office_cannot_have_a_document_erased(
    desk: Desk, storage: Storage, servers: Servers
) -> None:
    document_id, stranger = received(desk, storage, "a.jpg"), new_desk()
    assert ask(stranger, document_id) == ()
    with connect() as conn:
        erasures.ask(conn, desk.office_id, [document_id], Reason.ORDER, None)
    with visiting(Visit(stranger.office_id, stranger.actor)), connect() as conn:
        assert not erasures.empty(conn, document_id)
        assert erasures.latest(conn, desk.office_id, 10) == ()
    assert original_of(desk, document_id)


def test_a_store_that_is_down_in_the_middle_is_tried_again(
    desk: Desk, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = reviewable(desk, storage)
    original = original_of(desk, document_id)
    ask(desk, document_id)
    removed: list[str] = []
    remove = storage.client.remove_object

    def broken(bucket_name: str, object_name: str) -> None:
        if removed:
            raise OSError("the store is gone")
        removed.append(object_name)
        remove(bucket_name=bucket_name, object_name=object_name)

    monkeypatch.setattr(storage.client, "remove_object", broken)
    with pytest.raises(StorageDown):
        erasing.sweep(storage)
    assert erasure(desk, document_id).state is ErasureState.EMPTIED
    monkeypatch.undo()
    erasing.sweep(storage)
    assert erasure(desk, document_id).state is ErasureState.DONE
    assert objects(storage, original) == set()


def test_a_document_that_a_worker_is_at_is_emptied_afterwards(desk: Desk, storage: Storage) -> None:
    document_id = received(desk, storage, "a.jpg")
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=1, notices=(), due_in=3600)
    bell = Bell(step=Step.READ_PAGE, document_id=document_id, index=0, queue=Queue.COUNTER)
    with connect() as worker:
        assert claims.claim(worker, bell) is not None
        ask(desk, document_id)
        erasing.sweep(storage)
        assert erasure(desk, document_id).state is ErasureState.ASKED
        put_page_image(storage, document_id, 0, b"stored and never written down")
    erasing.sweep(storage)
    assert erasure(desk, document_id).state is ErasureState.DONE
    assert objects(storage, f"pages/{document_id}/") == set()


def test_an_original_that_another_office_has_too_stays_for_it(desk: Desk, storage: Storage) -> None:
    content, other = picture(), new_desk()
    mine = desk.hand_in(storage, content).document_id
    theirs = other.hand_in(storage, content).document_id
    ask(desk, mine)
    erasing.sweep(storage)
    assert erasure(desk, mine).state is ErasureState.DONE
    assert objects(storage, original_of(other, theirs))
    ask(other, theirs)
    erasing.sweep(storage)
    assert objects(storage, original_key(sha256(content).hexdigest())) == set()


def test_a_file_that_comes_in_again_while_it_is_erased_keeps_its_original(
    desk: Desk, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, other = picture(), new_desk()
    document_id = desk.hand_in(storage, content).document_id
    ask(desk, document_id)
    put = intake.put_original

    def put_while_sweeping(*given: object) -> None:
        put(*given)  # type: ignore[arg-type]
        with connect() as conn:
            assert not _is_free(conn, sha256(content).hexdigest())

    monkeypatch.setattr(intake, "put_original", put_while_sweeping)
    again = other.hand_in(storage, content).document_id
    erasing.sweep(storage)
    assert objects(storage, original_of(other, again))


def _is_free(conn: object, digest: str) -> bool:
    found = row(
        conn,  # type: ignore[arg-type]
        "SELECT pg_try_advisory_xact_lock(hashtextextended(%(s)s, 0)) AS is_free",
        s=digest,
    )
    assert found is not None
    return bool(found["is_free"])


def find(desk: Desk, sought: Sought) -> persons.Standings:
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        return persons.find(conn, desk.office_id, sought)


@pytest.mark.parametrize(
    ("sought", "certainty"),
    [
        (AN, Certainty.SURE),
        (Sought(name="trần thị an", birth=date(2024, 3, 5)), Certainty.SURE),
        (Sought(name="Tran Thi An", birth=date(2024, 3, 5)), Certainty.PERHAPS),
        (Sought(name="Nguỵen Thị Mẫu", birth=date(1996, 2, 1)), Certainty.PERHAPS),
        (Sought(name="Trần Văn Thử", birth=date(1990, 1, 1)), Certainty.PERHAPS),
        (Sought(name="Trần Thị An", birth=date(2024, 3, 6)), None),
        (Sought(name="Nguỵen Thị Mẫu", birth=date(1995, 2, 1)), None),
        (Sought(name="Trần Thị", birth=date(2024, 3, 5)), None),
        (Sought(personal_id="001302000111"), Certainty.SURE),
        (Sought(personal_id="001302000112"), None),
    ],
)
def test_a_person_is_found_where_they_stand_and_how_surely(
    desk: Desk, storage: Storage, sought: Sought, certainty: Certainty | None
) -> None:
    document_id = reviewable(desk, storage)
    reviewable(new_desk(), storage)
    set_value(document_id, "requester_id", "001302000111")
    found = find(desk, sought).found
    assert [it.document_id for it in found] == ([document_id] if certainty else [])
    assert not certainty or found[0].places[0].certainty is certainty


def set_value(document_id: UUID, key: str, value: str) -> None:
    with connect() as conn:
        assert run(
            conn,
            "UPDATE field SET value = %(value)s, state = 'confirmed'"
            " WHERE document_id = %(id)s AND key = %(key)s",
            value=value,
            id=document_id,
            key=key,
        )


def test_the_export_has_the_person_s_records_and_page_images(desk: Desk, storage: Storage) -> None:
    document_id = reviewable(desk, storage)
    out = io.BytesIO()
    found = find(desk, AN).found
    with visiting(Visit(desk.office_id, desk.actor)), connect() as conn:
        person_export.write(conn, storage, user_of(desk), found, out, datetime.now(UTC))
    with zipfile.ZipFile(out) as archive:
        data = json.loads(archive.read("du-lieu-ca-nhan.json"))
        (document,) = data["documents"]
        assert document["document"] == str(document_id)
        assert document["records"][0]["fields"]["child_name"]["value"] == "Trần Thị An"
        (name,) = document["images"]
        assert archive.read(name).startswith(b"\xff\xd8")
    with connect() as conn:
        told = rows(
            conn,
            "SELECT 1 FROM audit WHERE document_id = %(id)s AND action = 'person_exported'",
            id=document_id,
        )
    assert len(told) == 1


@contextmanager
def kept(desk: Desk, **days: int) -> Iterator[None]:
    """Let the office keep documents of forms for so many days, and for ever again after."""
    named = {("" if form == "none" else form): count for form, count in days.items()}
    with connect() as conn:
        keeping.choose(conn, desk.office_id, named, desk.actor)
    yield
    with connect() as conn:
        keeping.choose(conn, desk.office_id, {}, desk.actor)


def end(document_id: UUID, days_ago: int) -> None:
    """Let a document have ended so many days ago."""
    with connect() as conn:
        run(
            conn,
            "UPDATE field SET state = 'confirmed' WHERE document_id = %(id)s AND state = 'needs_review'",
            id=document_id,
        )
        run(
            conn,
            "UPDATE review SET closed_at = now(), closed_by = (SELECT id FROM app_user LIMIT 1) WHERE document_id = %(id)s",
            id=document_id,
        )
        run(
            conn,
            "UPDATE document SET state = CASE state WHEN 'needs_review' THEN 'done' ELSE state END,"
            " finished_at = now() - make_interval(days => %(days)s) WHERE id = %(id)s",
            id=document_id,
            days=days_ago,
        )


def age(servers: Servers, *document_ids: UUID) -> None:
    """Let documents have come in a long time ago."""
    with psycopg2.connect(servers.owner_url) as conn, conn.cursor() as cursor:
        cursor.execute(
            "UPDATE document SET received_at = now() - interval '9 years' WHERE id = ANY(%s::uuid[])",
            (list(document_ids),),
        )


def due() -> set[UUID]:
    with connect() as conn:
        return {it.document_id for it in keeping.due(conn, 1000)}


def test_what_an_office_keeps_no_longer_is_erased_and_nothing_else(
    desk: Desk, storage: Storage, servers: Servers
) -> None:
    old, young, open_, other = (reviewable(desk, storage) for _ in range(4))
    theirs = reviewable(new_desk(), storage)
    age(servers, old, young, open_, other, theirs)
    end(old, 31)
    end(young, 29)
    end(theirs, 31)
    with kept(desk, birth_registration=30):
        assert due() == {old}
        assert erasing.ask_for_due() == 1
        assert erasing.ask_for_due() == 0
    erasing.sweep(storage)
    erasing.sweep(storage)
    left = erasure(desk, old)
    assert (left.state, left.reason, left.asked_by) == (ErasureState.DONE, Reason.RETENTION, None)
    with connect() as conn:
        assert documents.progress(conn, desk.office_id, [young, open_, other])


def test_papers_without_a_form_have_a_rule_of_their_own(
    desk: Desk, storage: Storage, servers: Servers
) -> None:
    strange, broken, known = (
        unknown(desk, storage),
        rejected(desk, storage),
        reviewable(desk, storage),
    )
    age(servers, strange, broken, known)
    for document_id in (strange, broken, known):
        end(document_id, 10)
    assert due() == set()
    with kept(desk, none=5):
        assert due() == {strange, broken}


def test_a_document_of_several_forms_is_kept_as_long_as_the_longest(
    desk: Desk, storage: Storage, servers: Servers
) -> None:
    document_id = reviewable(desk, storage)
    age(servers, document_id)
    with connect() as conn:
        run(
            conn,
            "INSERT INTO record (document_id, index, form, form_version, form_confidence, pages)"
            " VALUES (%(id)s, 1, 'marital_status', '1', 0.9, '{0}')",
            id=document_id,
        )
    end(document_id, 40)
    with kept(desk, birth_registration=30):
        assert due() == set()
    with kept(desk, birth_registration=30, marital_status=50):
        assert due() == set()
    with kept(desk, birth_registration=30, marital_status=35):
        assert due() == {document_id}
