"""Pages of a document under review become a document of their own, and come back.

Both documents have the same original; each is made anew, and stays with the verifier meanwhile.
"""

import re
from collections.abc import Collection, Sequence
from pathlib import PurePath
from uuid import UUID

from schemas.errors import HosoError
from workers import erasing, queueing
from workers.arranging import NoSuchPage, hold_pages, make_anew
from workers.database import Connection
from workers.intake import clean_filename
from workers.models import User
from workers.repository import audit, documents, parts, queue, reviews
from workers.repository.erasures import Reason
from workers.reviewing import HOLD_SECONDS, NoSuchField
from workers.settings import settings

_OF_A_PART = re.compile(r" \(trang [0-9, -]+\)$")


class NothingToSplit(HosoError):
    """No page was chosen, or all of them."""

    code = "nothing_to_split"
    message = "Hãy chọn ít nhất một trang để tách, và để lại ít nhất một trang."
    message_en = "Choose at least one page to split off, and leave at least one."


class NoWhole(HosoError):
    """The document was not split off from another one that is still there."""

    code = "no_whole"
    message = "Hồ sơ này không còn hồ sơ gốc để ghép lại."
    message_en = "There is no document left that this one could be joined to."


def split(conn: Connection, user: User, document_id: UUID, indexes: Collection[int]) -> UUID:
    """Make a document with a receipt of its own of some pages; return its id.

    Pages that are a part by themselves already are left as they are.

    Raises:
        NothingToSplit: if that is no page, or all.
        NoSuchPage: if the document has not all of the pages.
        NoSuchField: if the office has no such document.
        NotUnderReview: if the document does not wait for a verifier.
        HeldByAnother: if somebody else works on it.
    """
    now, chosen = hold_pages(conn, user, document_id), set(indexes)
    if not chosen <= now.keys():
        part_id = parts.with_pages(conn, document_id, chosen)
        if part_id is None:
            raise NoSuchPage(f"pages of document {document_id}")
        return part_id
    if not chosen or chosen == now.keys():
        raise NothingToSplit(f"{len(chosen)} of {len(now)} pages of document {document_id}")
    queueing.keep(conn, user, document_id)
    original = documents.original_of(conn, user.office_id, document_id)
    part_id = parts.add(
        conn,
        document_id,
        filename=part_name(original.filename if original else "", sorted(chosen)),
        page_count=len(chosen),
        due_in=settings().due_in,
    )
    reviews.open_review(conn, part_id)
    queue.hold(conn, part_id, user.id, HOLD_SECONDS)
    parts.move(conn, document_id, part_id, chosen)
    parts.count_pages(conn, document_id)
    make_anew(conn, user, document_id, "pages_split_off")
    _write(conn, user, "document_split_off", part_id)
    return part_id


def join(conn: Connection, user: User, part_id: UUID) -> UUID:
    """Give the pages of a part back to the document that they were split off from; return its id.

    The part is gone then, with its receipt.

    Raises:
        NoWhole: if there is no such document any more.
        NoSuchField: if the office has no such part.
        NotUnderReview: if one of the two does not wait for a verifier.
        HeldByAnother: if somebody else works on one of them.
    """
    whole = parts.family_of(conn, part_id).whole
    if whole is None:
        if reviews.lock_document(conn, user.office_id, part_id) is None:
            raise NoSuchField(f"no document {part_id} in office {user.office_id}")
        raise NoWhole(f"document {part_id}")
    # In one order, so that two who split and join at once don't wait for each other.
    pages = {it: hold_pages(conn, user, it) for it in sorted((part_id, whole.id))}[part_id]
    for document_id in (whole.id, part_id):
        queueing.keep(conn, user, document_id)
    parts.move(conn, part_id, whole.id, pages)
    parts.place_among(conn, whole.id, pages)
    parts.count_pages(conn, whole.id)
    parts.hand_on(conn, part_id, whole.id)
    make_anew(conn, user, whole.id, "pages_joined")
    erasing.ask(conn, user, [part_id], Reason.JOINED)
    return whole.id


def part_name(filename: str, indexes: Sequence[int]) -> str:
    """Return what a part of a file is called: ``quet.pdf`` gives ``quet (trang 2-3, 5).pdf``.

    Args:
        filename: of the whole, or of a part of it.
        indexes: of the pages, in order.
    """
    name = PurePath(filename)
    stem = _OF_A_PART.sub("", name.stem)
    return clean_filename(f"{stem} (trang {page_numbers(indexes)}){name.suffix}")


def page_numbers(indexes: Sequence[int]) -> str:
    """Return the numbers of pages as people write them, ``2-3, 5``, from their indexes in order."""
    runs: list[list[int]] = []
    for number in (index + 1 for index in indexes):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(str(it) for it in run) for run in runs)


def _write(conn: Connection, user: User, action: str, document_id: UUID) -> None:
    audit.write(conn, action, office_id=user.office_id, actor=user.id, document_id=document_id)
