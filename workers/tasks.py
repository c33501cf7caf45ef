"""The Celery tasks: each hands its ids to a step and rings for what comes next."""

from uuid import UUID

from celery.exceptions import Reject

from workers import box_reader, delivering, erasing, inbox, steps, sweeper
from workers.bell import ring
from workers.celery_app import app
from workers.database import DATABASE_DOWN, wait_until_up
from workers.log import log, where
from workers.models import Bell, Queue, Step
from workers.settings import settings
from workers.storage import StorageDown, open_storage
from workers.workshop import workshop

DATABASE_PATIENCE_SECONDS = 20.0


@app.task(name="hoso.split")
def split(document_id: str) -> None:
    """Open a document's file and write its pages' rows."""
    _take(Step.SPLIT, document_id)


@app.task(name="hoso.read_page")
def read_page(document_id: str, index: str) -> None:
    """Read one page of a document."""
    _take(Step.READ_PAGE, document_id, int(index))


@app.task(name="hoso.understand")
def understand(document_id: str) -> None:
    """Turn a document's pages into records."""
    _take(Step.UNDERSTAND, document_id)


@app.task(name="hoso.read_box")
def read_box(box_id: str) -> None:
    """Read a box that a verifier waits for."""
    try:
        box_reader.carry_out(workshop(), UUID(box_id))
    except DATABASE_DOWN as error:
        log.warning("box_not_read", error=where(error))


@app.task(name="hoso.sweep")
def sweep() -> None:
    """Ring again for whatever stands still."""
    try:
        sweeper.sweep(settings())
    except DATABASE_DOWN as error:
        log.warning("not_swept", error=where(error))


@app.task(name="hoso.erase")
def erase() -> None:
    """Take erasures a step further."""
    try:
        erasing.sweep(open_storage(settings()))
    except (StorageDown, *DATABASE_DOWN) as error:
        log.warning("not_erased", error=where(error))


@app.task(name="hoso.give_up_due")
def give_up_due() -> None:
    """Have erased what offices keep no longer."""
    try:
        erasing.ask_for_due()
    except DATABASE_DOWN as error:
        log.warning("due_not_given_up", error=where(error))


@app.task(name="hoso.watch_inbox")
def watch_inbox() -> None:
    """Take in what scanners put into the bucket."""
    try:
        inbox.take_in(settings(), open_storage(settings()))
    except (StorageDown, *DATABASE_DOWN) as error:
        log.warning("inbox_not_watched", error=where(error))


@app.task(name="hoso.deliver_webhooks")
def deliver_webhooks() -> None:
    """Tell other programs what they are to be told."""
    try:
        delivering.deliver(settings())
    except DATABASE_DOWN as error:
        log.warning("webhooks_not_delivered", error=where(error))


def _take(step: Step, document_id: str, index: int | None = None) -> None:
    # The queue of a bell only matters to who rings; the next bells take theirs from the database.
    bell = Bell(step=step, document_id=UUID(document_id), index=index, queue=Queue.COUNTER)
    try:
        ring(steps.take(workshop(), bell))
    except DATABASE_DOWN as error:
        # A worker without a database has nothing better to do than to wait for it. The message
        # goes back into the queue, so it is tried again at once when the database is back.
        log.warning("database_down", document_id=document_id, error=where(error))
        wait_until_up(DATABASE_PATIENCE_SECONDS)
        raise Reject("database down", requeue=True) from error
