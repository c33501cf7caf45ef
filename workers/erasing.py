"""Erasing documents: out of the database at once, then out of the store, whatever happens between.

Each erasure is a row that says how far it is. Doing a step twice, or two at once, changes nothing;
the sweeper goes on with whatever did not come to its end.
"""

from collections.abc import Collection
from uuid import UUID

from workers.database import Connection, connect
from workers.log import log
from workers.models import User
from workers.repository import audit, erasures, keeping
from workers.repository.erasures import ErasureState, Reason
from workers.storage import (
    Storage,
    original_key,
    page_images_of,
    remove_objects,
)

MOST_AT_ONCE = 20
"""Documents that one sweep takes a step further."""
MOST_DUE_AT_ONCE = 500
"""Documents that one look at what is kept too long gives up to be erased."""


def ask(
    conn: Connection, user: User, document_ids: Collection[UUID], reason: Reason
) -> tuple[UUID, ...]:
    """Erase documents of the user's office from the database, and have the rest swept up.

    A document that a worker is at is emptied by the sweeper too.

    Returns:
        The documents for which nobody had asked before.
    """
    asked = erasures.ask(conn, user.office_id, document_ids, reason, user.id)
    for document_id in asked:
        _note(conn, "erasure_asked", user.office_id, user.id, document_id, reason)
        erasures.empty(conn, document_id)
    return asked


def ask_for_due() -> int:
    """Ask for the erasure of documents that their office keeps no longer; return how many."""
    with connect() as conn:
        due = keeping.due(conn, MOST_DUE_AT_ONCE)
        for it in due:
            erasures.ask(conn, it.office_id, [it.document_id], Reason.RETENTION, None)
            _note(conn, "erasure_asked", it.office_id, None, it.document_id, Reason.RETENTION)
    if due:
        log.info("kept_long_enough", documents=len(due))
    return len(due)


def sweep(storage: Storage) -> int:
    """Take erasures a step further; return how many came to their end.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    with connect() as conn:
        asked = erasures.in_state(conn, ErasureState.ASKED, MOST_AT_ONCE)
    for document_id in asked:
        with connect() as conn:
            erasures.empty(conn, document_id)
    with connect() as conn:
        emptied = erasures.in_state(conn, ErasureState.EMPTIED, MOST_AT_ONCE)
    return sum(_remove_leftover(storage, document_id) for document_id in emptied)


def _remove_leftover(storage: Storage, document_id: UUID) -> bool:
    with connect() as conn:
        leftover = erasures.hold_leftover(conn, document_id)
        if leftover is None:
            return False
        # Also what a worker stored and was killed before it could write down.
        keys = {*leftover.image_keys, *page_images_of(storage, document_id)}
        remove_objects(storage, keys - erasures.images_in_use(conn, keys))
        erasures.hold_original(conn, leftover.sha256, to_remove=True)
        if not erasures.is_original_in_use(conn, leftover.sha256):
            remove_objects(storage, [original_key(leftover.sha256)])
        erasures.finish(conn, document_id)
        _note(conn, "document_erased", leftover.office_id, None, document_id, leftover.reason)
    log.info("document_erased", document_id=document_id, reason=leftover.reason.value)
    return True


def _note(
    conn: Connection,
    action: str,
    office_id: UUID,
    actor: UUID | None,
    document_id: UUID,
    reason: Reason,
) -> None:
    audit.write(
        conn,
        action,
        office_id=office_id,
        actor=actor,
        document_id=document_id,
        code=reason.value,
    )
