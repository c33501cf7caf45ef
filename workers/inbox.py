"""The inbox: what scanners and copiers write under ``inbox/`` comes in by itself."""

from schemas.errors import FileTooLarge
from workers.database import connect
from workers.intake import receive
from workers.log import log
from workers.models import Office, Queue
from workers.repository import users
from workers.settings import Settings
from workers.storage import (
    InboxObject,
    NotStored,
    Storage,
    inbox_stream,
    list_inbox,
    refuse_from_inbox,
    remove_from_inbox,
)


def take_in(settings: Settings, storage: Storage) -> int:
    """Take in every object that lies in the inbox; return how many there were.

    An object is removed only after its bytes are stored and its row is committed, so whatever
    happens on the way it is taken in again, and found to be there already.

    Raises:
        StorageDown: if the object store cannot be reached.
        psycopg2.OperationalError: if the database cannot be reached.
    """
    with connect() as conn:
        office = users.office_by_code(conn, settings.inbox_office)
    if office is None:
        log.error("inbox_office_missing", office=settings.inbox_office)
        return 0
    taken = 0
    for item in list_inbox(storage):
        _take_in_one(storage, office, item)
        taken += 1
    return taken


def _take_in_one(storage: Storage, office: Office, item: InboxObject) -> None:
    try:
        with inbox_stream(storage, item) as stream, connect() as conn:
            receipt = receive(
                conn,
                storage,
                office_id=office.id,
                filename=item.filename,
                stream=stream,
                queue=Queue.ARCHIVE,
                actor=None,
            )
    except FileTooLarge as error:
        log.warning("inbox_file_refused", code=error.code)
        refuse_from_inbox(storage, item)
    except NotStored:
        log.info("inbox_file_taken_by_another")
    else:
        remove_from_inbox(storage, item)
        log.info(
            "inbox_file_taken", document_id=receipt.document_id, duplicate=receipt.is_duplicate
        )
