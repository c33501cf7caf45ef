"""Originals and page images, served through the application: the store has no public address."""

from contextlib import ExitStack
from uuid import UUID

from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

from web.errors import NotFound
from web.headers import KEPT_FOR_A_WHILE
from workers.database import connect
from workers.models import User
from workers.repository import documents, pages
from workers.searchable.binding import searchable_pdf
from workers.storage import Storage, get_page_image, original_file
from workers.thumbnails import thumbnail


def original_response(storage: Storage, user: User, document_id: UUID) -> Response:
    """Return the original as a download, always as bytes that no browser opens by itself.

    Raises:
        NotFound: if the user's office has no such document.
        StorageDown: if the object store cannot be reached.
    """
    with connect() as conn:
        original = documents.original_of(conn, user.office_id, document_id)
    if original is None:
        raise NotFound
    lent = ExitStack()
    path = lent.enter_context(original_file(storage, original.sha256, original.filename))
    return FileResponse(
        path,
        media_type="application/octet-stream",
        filename=original.filename,
        background=BackgroundTask(lent.close),
    )


def thumbnail_response(storage: Storage, user: User, document_id: UUID, index: int) -> Response:
    """Return a small JPEG of a page, which the browser may keep for a while; ``index`` counts from 0.

    Raises:
        NotFound: if the user's office has no such document, or it no such page that is read.
        StorageDown: if the object store cannot be reached.
    """
    image = thumbnail(storage, _image_key(user, document_id, index))
    return Response(image, media_type="image/jpeg", headers={"Cache-Control": KEPT_FOR_A_WHILE})


def searchable_response(storage: Storage, user: User, document_id: UUID) -> Response:
    """Return the searchable PDF of a document as a download.

    Raises:
        NotFound: if the user's office has no such document.
        NotReadYet: if there is nothing to bind.
        StorageDown: if the object store cannot be reached.
    """
    with connect() as conn:
        found = documents.progress(conn, user.office_id, [document_id])
    if not found:
        raise NotFound
    lent = ExitStack()
    path = lent.enter_context(searchable_pdf(storage, user.office_id, found[0]))
    return FileResponse(
        path,
        media_type="application/pdf",
        filename=path.name,
        background=BackgroundTask(lent.close),
    )


def page_image_response(storage: Storage, user: User, document_id: UUID, index: int) -> Response:
    """Return the JPEG of a page; ``index`` counts from 0.

    Raises:
        NotFound: if the user's office has no such document, or it no such page that is read.
        StorageDown: if the object store cannot be reached.
    """
    key = _image_key(user, document_id, index)
    return Response(get_page_image(storage, key), media_type="image/jpeg")


def _image_key(user: User, document_id: UUID, index: int) -> str:
    with connect() as conn:
        key = pages.image_key(conn, user.office_id, document_id, index)
    if key is None:
        raise NotFound
    return key
