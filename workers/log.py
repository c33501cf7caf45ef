"""Structured logs: one JSON line an event on standard error, with ids and codes only."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

import structlog

log: structlog.stdlib.BoundLogger = structlog.get_logger("hoso")

_QUIETER = {
    # Its warnings quote addresses of objects, and one in the inbox can bear a person's name.
    "urllib3": logging.ERROR,
    # It writes the messages of errors; :mod:`workers.celery_app` names the errors instead.
    "celery.app.trace": logging.CRITICAL,
    # A line for every tick of the sweeper and the inbox.
    "celery.beat": logging.WARNING,
    "celery.worker.strategy": logging.WARNING,
}


def configure(level: str) -> None:
    """Make all loggers of this process, ours and the libraries', write JSON lines.

    Args:
        level: the name of the lowest level that is written, as in :mod:`logging`.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _hide_messages_of_errors,
        _write_ids,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(level)
    for name, lowest in _QUIETER.items():
        logging.getLogger(name).setLevel(lowest)


def where(error: BaseException) -> str:
    """Return the kind of an error and where it was raised, without its message.

    Messages of errors can quote what they failed on (PostgreSQL's quote the row), and that can be
    a person's name.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def _hide_messages_of_errors(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    info = event.pop("exc_info", None)
    record = event.get("_record")
    if info is None and record is not None:
        info, record.exc_info = record.exc_info, None
    error = sys.exc_info()[1] if info is True else info
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = where(error)
    return event


def _write_ids(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, UUID):
            event[key] = str(value)
    return event
