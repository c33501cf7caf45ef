"""How a file comes in: hash it, store the original, write one row, ring the bell."""

from typing import BinaryIO
from uuid import UUID

from psycopg2.extensions import connection as Connection

from workers.models import Queue, Receipt
from workers.storage import Storage


def receive(
    conn: Connection,
    storage: Storage,
    *,
    office_id: UUID,
    filename: str,
    stream: BinaryIO,
    queue: Queue,
    actor: UUID | None,
    batch_id: UUID | None = None,
) -> Receipt:
    """Take one file in; commits ``conn`` before it rings the bell.

    The bytes are stored unchanged before anything looks into them, so also a file that will be
    rejected is kept. Bytes that the office already has give the first document's receipt.

    Args:
        conn: a connection with no transaction under way that its owner would mind committing.
        storage: where originals go.
        office_id: whose document it is.
        filename: the name the sender gave it; only its last part is kept.
        stream: the bytes, read once from where it stands.
        queue: counter if somebody waits, else archive.
        actor: the user's id; None where hoso itself takes it in.
        batch_id: a batch of the same office.

    Raises:
        FileTooLarge: if there are more bytes than the settings allow; nothing is kept.
        StorageDown: if the object store cannot be reached; nothing is kept.
    """
    raise NotImplementedError
