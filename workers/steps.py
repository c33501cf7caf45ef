"""The three steps of a document. Doing one twice, or two at once, changes nothing.

A step claims its row (locked, and skipped if another worker has it), looks whether there is still
something to do, does it, and writes the result in the same transaction. Each returns the bells of
the steps that come next.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded

from pipeline.decode import inspect
from pipeline.process import Understanding, encode_image, read_page, understand
from schemas.document import DocumentState
from schemas.errors import BlankDocument, GaveUp, RejectedDocument
from schemas.reasons import UNKNOWN_FORM
from workers.backoff import backoff_seconds
from workers.database import DATABASE_DOWN, Connection, connect
from workers.log import log, where
from workers.models import Bell, Step, Tries
from workers.remaking import remade
from workers.repository import (
    arrangement,
    audit,
    claims,
    documents,
    figures,
    pages,
    records,
    reviews,
)
from workers.storage import StorageDown, put_page_image
from workers.workshop import Workshop


def take(shop: Workshop, bell: Bell) -> tuple[Bell, ...]:
    """Do a step if it is still to be done; count the attempt first.

    A file that cannot be read is rejected at once, a step that failed too often gives the
    document up, an outage only puts it off.

    Returns:
        The bells to ring next.

    Raises:
        psycopg2.OperationalError, psycopg2.InterfaceError: if the database cannot be reached.
    """
    with connect() as conn:
        tries = claims.count_attempt(conn, bell, shop.settings.due_in)
    if tries is None:
        return ()
    log.info("step_begun", **_ids(bell), attempt=tries.attempts)
    if tries.attempts > shop.settings.max_attempts:
        _reject(bell, GaveUp.code)
        return ()
    try:
        return _WORK[bell.step](shop, bell)
    except RejectedDocument as error:
        if _ran_out_of_time(error):
            _fail(shop, bell, tries, error)
        else:
            _reject(bell, error.code)
    except StorageDown as error:
        _put_off(bell, backoff_seconds(tries.outages), error, blame_outage=True)
    except DATABASE_DOWN:
        raise
    except Exception as error:
        # Whatever it was, the next attempt may have more luck, and the last one gives up.
        _fail(shop, bell, tries, error)
    return ()


def _ran_out_of_time(error: BaseException) -> bool:
    """Return whether the soft time limit struck while a file was opened, and was taken for damage."""
    causes = (error.__cause__, error.__context__)
    return isinstance(error, SoftTimeLimitExceeded) or any(
        map(_ran_out_of_time, filter(None, causes))
    )


def _split(shop: Workshop, bell: Bell) -> tuple[Bell, ...]:
    """Open the file and write a row for each of its pages."""
    with connect() as conn:
        claim = claims.claim(conn, bell)
        if claim is None:
            return ()
        with shop.originals.file(claim.sha256) as path:
            info = inspect(path, name=claim.filename)
        documents.open_pages(
            conn,
            bell.document_id,
            page_count=info.page_count,
            notices=info.notices,
            due_in=shop.settings.due_in(claim.queue),
        )
        audit.write(
            conn,
            "document_opened",
            office_id=claim.office_id,
            actor=None,
            document_id=bell.document_id,
        )
    return _next(bell)


def _read_page(shop: Workshop, bell: Bell) -> tuple[Bell, ...]:
    """Read one page; store its picture and what stands on it."""
    with connect() as conn:
        claim = claims.claim(conn, bell)
        if claim is None or bell.index is None:
            return ()
        rotation = arrangement.rotation_of(conn, bell.document_id, bell.index)
        with shop.originals.file(claim.sha256) as path:
            found = read_page(path, bell.index, shop.reader(), rotation)
        jpeg = encode_image(found.image)
        image_key = put_page_image(shop.storage, bell.document_id, bell.index, jpeg, rotation)
        pages.store(conn, bell.document_id, found.page, image_key=image_key, spent=found.seconds)
    log.info("page_read", **_ids(bell), seconds=round(sum(found.seconds.model_dump().values()), 2))
    # Asked after the commit: of two last pages at once, at least one sees both read.
    return tuple(it for it in _next(bell) if it.step is Step.UNDERSTAND)


def _understand(shop: Workshop, bell: Bell) -> tuple[Bell, ...]:
    """Turn the pages of a document, all of them read, into records."""
    with connect() as conn:
        claim = claims.claim(conn, bell)
        if claim is None:
            return ()
        begun = time.perf_counter()
        threshold = figures.threshold_of(conn, claim.office_id)
        is_again = arrangement.is_again(conn, bell.document_id)
        found = _understood(shop, conn, bell.document_id, threshold, is_again=is_again)
        before = records.of_document(conn, bell.document_id)
        records.replace(conn, bell.document_id, remade(found.records, before))
        documents.end_reading(
            conn,
            bell.document_id,
            state=found.state,
            review_reason=found.reason,
            understand_seconds=time.perf_counter() - begun,
        )
        if found.state is DocumentState.NEEDS_REVIEW and not is_again:
            reviews.open_review(conn, bell.document_id)
        audit.write(
            conn,
            "document_remade" if is_again else "document_understood",
            office_id=claim.office_id,
            actor=None,
            document_id=bell.document_id,
            code=found.reason or found.state.value,
        )
    log.info("document_understood", document_id=bell.document_id, state=found.state.value)
    return ()


def _understood(
    shop: Workshop, conn: Connection, document_id: UUID, threshold: float | None, *, is_again: bool
) -> Understanding:
    """Return what the pages say; a document that a verifier has in hand stays with them, even if
    nothing is left on its pages."""
    read, said = pages.results(conn, document_id), arrangement.said(conn, document_id)
    try:
        found = understand(read, shop.forms, threshold, said)
    except BlankDocument:
        if not is_again:
            raise
        return Understanding(DocumentState.NEEDS_REVIEW, UNKNOWN_FORM.code, ())
    return replace(found, state=DocumentState.NEEDS_REVIEW) if is_again else found


_WORK: Mapping[Step, Callable[[Workshop, Bell], tuple[Bell, ...]]] = {
    Step.SPLIT: _split,
    Step.READ_PAGE: _read_page,
    Step.UNDERSTAND: _understand,
}


def _next(bell: Bell) -> tuple[Bell, ...]:
    with connect() as conn:
        return claims.next_bells(conn, bell.document_id)


def _fail(shop: Workshop, bell: Bell, tries: Tries, error: Exception) -> None:
    if tries.attempts >= shop.settings.max_attempts:
        log.error("step_gave_up", **_ids(bell), error=where(error))
        _reject(bell, GaveUp.code)
    else:
        _put_off(bell, backoff_seconds(tries.attempts), error)


def _put_off(bell: Bell, seconds: float, error: Exception, *, blame_outage: bool = False) -> None:
    log.warning("step_put_off", **_ids(bell), error=where(error), seconds=round(seconds, 1))
    with connect() as conn:
        claims.put_off(conn, bell, seconds, blame_outage=blame_outage)


def _reject(bell: Bell, code: str) -> None:
    with connect() as conn:
        if _is_taken_back(conn, bell, code):
            return
        office_id = documents.reject(conn, bell.document_id, code)
        if office_id is not None:
            audit.write(
                conn,
                "document_rejected",
                office_id=office_id,
                actor=None,
                document_id=bell.document_id,
                code=code,
            )
    log.info("document_rejected", **_ids(bell), code=code)


def _is_taken_back(conn: Connection, bell: Bell, code: str) -> bool:
    """Return whether the document was only made anew; then it is given back to the verifier as it
    was, for it could be read before."""
    office_id = arrangement.take_back(conn, bell.document_id)
    if office_id is None:
        return False
    audit.write(
        conn,
        "remaking_failed",
        office_id=office_id,
        actor=None,
        document_id=bell.document_id,
        code=code,
    )
    log.warning("remaking_failed", **_ids(bell), code=code)
    return True


def _ids(bell: Bell) -> dict[str, object]:
    return {"step": bell.step.value, "document_id": bell.document_id, "page": bell.index}
