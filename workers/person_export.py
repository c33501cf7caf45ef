"""What an office has of one person, as a ZIP: JSON of the records, images of their pages."""

import zipfile
from collections.abc import Collection
from datetime import datetime
from typing import IO
from uuid import UUID

from schemas.base import Model
from schemas.document import DocumentState, PageOut
from schemas.record import Record
from workers.database import Connection
from workers.models import DocumentDetail, User
from workers.repository import audit, documents, pages
from workers.repository.persons import Standing
from workers.storage import NotStored, Storage, get_page_image


class Copy(Model):
    """What one document has of the person; other people's records are left out.

    ``pages`` are those of the records; all of the document where it has no record of the person.
    ``images`` are names in the ZIP, ``lost`` the indexes of pages whose image is not in the store.
    """

    document: UUID
    receipt: str
    file: str
    state: DocumentState
    received_at: datetime
    finished_at: datetime | None
    records: tuple[Record, ...]
    pages: tuple[PageOut, ...]
    images: tuple[str, ...]
    lost: tuple[int, ...]


class PersonalData(Model):
    """The JSON of the ZIP."""

    exported_at: datetime
    documents: tuple[Copy, ...]


def write(
    conn: Connection,
    storage: Storage,
    user: User,
    standings: Collection[Standing],
    out: IO[bytes],
    exported_at: datetime,
) -> None:
    """Write the ZIP, and into the audit that it was taken out.

    Args:
        conn: one that sees the user's office.
        storage: where the images are.
        user: who takes it out.
        standings: documents of the office in which the person stands.
        out: a file that is open for writing.
        exported_at: the time that stands in it.

    Raises:
        StorageDown: if the object store cannot be reached.
    """
    copies = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for standing in standings:
            detail = documents.get_detail(conn, user.office_id, standing.document_id)
            if detail is None:
                continue
            copies.append(_copy(conn, storage, user, detail, standing, archive))
            audit.write(
                conn,
                "person_exported",
                office_id=user.office_id,
                actor=user.id,
                document_id=standing.document_id,
            )
        data = PersonalData(exported_at=exported_at, documents=tuple(copies))
        archive.writestr("du-lieu-ca-nhan.json", data.model_dump_json(indent=2))


def _copy(
    conn: Connection,
    storage: Storage,
    user: User,
    detail: DocumentDetail,
    standing: Standing,
    archive: zipfile.ZipFile,
) -> Copy:
    records = tuple(detail.records[it.record] for it in standing.places)
    indexes = {page for record in records for page in record.pages}
    shown = tuple(it for it in detail.pages if not standing.places or it.index in indexes)
    images, lost = [], []
    for page in shown:
        key = pages.image_key(conn, user.office_id, standing.document_id, page.index)
        name = f"{detail.summary.receipt}/trang-{page.index + 1}.jpg"
        try:
            image = get_page_image(storage, key or "")
        except NotStored:
            lost.append(page.index)
            continue
        # A JPEG gets no smaller.
        archive.writestr(name, image, compress_type=zipfile.ZIP_STORED)
        images.append(name)
    return Copy(
        document=detail.summary.id,
        receipt=detail.summary.receipt,
        file=detail.summary.filename,
        state=detail.summary.state,
        received_at=detail.summary.received_at,
        finished_at=detail.summary.finished_at,
        records=records,
        pages=shown,
        images=tuple(images),
        lost=tuple(lost),
    )
