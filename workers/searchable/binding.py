"""A document's pages bound into one searchable PDF."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from schemas.document import DocumentState
from schemas.errors import HosoError
from schemas.page import Line, PageGeometry
from workers.database import connect
from workers.models import DocumentSummary
from workers.repository import arrangement, documents, pages
from workers.repository.exports import Source
from workers.repository.pages import StoredPage
from workers.searchable.font import add_font
from workers.searchable.layer import text_layer
from workers.searchable.paper import added_to, points_of
from workers.spool import own_folder
from workers.storage import Storage, get_page_image, original_file

_AT_A_TIME: Final = 8
"""Pages whose images are in memory at once; those of 500 would take hundreds of megabytes."""
_BOUND: Final = {DocumentState.NEEDS_REVIEW, DocumentState.DONE}


class NotReadYet(HosoError):
    """The document is being read, or cannot be."""

    code = "not_read_yet"
    message = "Tài liệu chưa đọc xong hoặc không đọc được, nên chưa có PDF tìm kiếm được."
    message_en = "The document is not read yet, or cannot be, so there is no searchable PDF of it."


@dataclass(frozen=True)
class Sheet:
    """A page to be bound, with its index in the file that came in: its JPEG of ``width`` x ``height``
    pixels, RGB, the points that a pixel is, and its lines in pixels. Of ``added`` pixels at left and
    right each, and at top and bottom, nothing is shown."""

    index: int
    jpeg: bytes
    width: int
    height: int
    points: float
    lines: tuple[Line, ...]
    added: tuple[float, float] = (0.0, 0.0)


@contextmanager
def searchable_pdf(
    storage: Storage, office_id: UUID, document: DocumentSummary | Source
) -> Iterator[Path]:
    """Lend the searchable PDF of a document of an office, as a temporary file.

    Its pages come in their order, upright and level, as large as in the file that came in. The text
    is what was read, not what people corrected: it stands where the paper has it.

    Raises:
        NotReadYet: if there is nothing to bind.
        StorageDown: if the object store cannot be reached.
    """
    with own_folder() as folder:
        path = folder / f"{document.receipt}.pdf"
        bind(_sheets(storage, office_id, document), path, document.receipt)
        yield path


def bind(sheets: Iterable[Sheet], path: Path, title: str) -> None:
    """Write pages into a PDF, a few of them in memory at a time."""
    with own_folder() as folder, Pdf.new() as whole, ExitStack() as opened:
        for part in _parts(sheets, folder):
            whole.pages.extend(opened.enter_context(pikepdf.open(part)).pages)
        font = add_font(whole)
        for page in whole.pages:
            page.Resources.Font = Dictionary(F=font)
        whole.Root.Lang = pikepdf.String("vi-VN")
        whole.docinfo.Title = pikepdf.String(title)
        whole.save(
            path,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )


def _sheets(
    storage: Storage, office_id: UUID, document: DocumentSummary | Source
) -> Iterator[Sheet]:
    if document.state not in _BOUND:
        raise NotReadYet(f"document {document.id} is {document.state}")
    with connect() as conn:
        original = documents.original_of(conn, office_id, document.id)
        order = [it.index for it in arrangement.of_document(conn, document.id)]
        geometries = pages.geometries(conn, document.id)
    if original is None or not order:
        raise NotReadYet(f"document {document.id} has no pages")
    with original_file(storage, original.sha256, original.filename) as file:
        points = points_of(file, geometries)
    for index in order:
        yield _sheet(storage, _stored(document.id, index), points[index])


def _stored(document_id: UUID, index: int) -> StoredPage:
    with connect() as conn:
        page = pages.stored(conn, document_id, index)
    if page is None:
        raise NotReadYet(f"page {index} of document {document_id} is read again")
    return page


def _sheet(storage: Storage, page: StoredPage, points: float) -> Sheet:
    geometry: PageGeometry = page.result.geometry
    return Sheet(
        index=page.result.index,
        jpeg=get_page_image(storage, page.image_key),
        width=geometry.width,
        height=geometry.height,
        points=points,
        lines=page.result.lines,
        added=added_to(geometry, page.result.lines),
    )


def _parts(sheets: Iterable[Sheet], folder: Path) -> Iterator[Path]:
    """Yield PDFs of a few pages each, on the disk, from which a larger one takes its images."""
    waiting = iter(sheets)
    while some := list(islice(waiting, _AT_A_TIME)):
        path = folder / f"{some[0].index}.pdf"
        with Pdf.new() as pdf:
            for sheet in some:
                _add(pdf, sheet)
            pdf.save(path)
        yield path


def _add(pdf: Pdf, sheet: Sheet) -> None:
    width, height = (round(it * sheet.points, 3) for it in (sheet.width, sheet.height))
    page = pdf.add_blank_page(page_size=(width, height))
    x, y = (round(it * sheet.points, 3) for it in sheet.added)
    page.cropbox = Array([x, y, width - x, height - y])
    image = Stream(
        pdf,
        sheet.jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=sheet.width,
        Height=sheet.height,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    page.Resources = Dictionary(XObject=Dictionary(Im=image))
    drawing = f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Im Do Q\n".encode("ascii")
    page.Contents = Stream(pdf, drawing + text_layer(sheet.lines, sheet.height, sheet.points))
