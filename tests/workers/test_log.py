"""Log lines are JSON, with ids, and without what an error says of the data it failed on."""

import json
import subprocess
import sys

_PROGRAM = """
import logging
from uuid import UUID
import structlog
from workers import log
log.configure("INFO")
ours, theirs = structlog.get_logger("hoso"), logging.getLogger("celery")
"""

Line = dict[str, object]


def logged(program: str) -> list[Line]:
    """Run a program in a process of its own, where logging is as a worker has it."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM + program], capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_an_event_is_one_json_line_with_its_ids() -> None:
    (line,) = logged("ours.info('page_read', document_id=UUID(int=7), page=3)")
    assert (line["event"], line["page"], line["level"]) == ("page_read", 3, "info")
    assert line["document_id"] == "00000000-0000-0000-0000-000000000007"


def test_the_lines_of_libraries_are_json_too() -> None:
    (line,) = logged("theirs.warning('Connected to %s', 'broker')")
    assert (line["event"], line["logger"]) == ("Connected to broker", "celery")


def test_an_error_is_named_without_its_message() -> None:
    lines = logged(
        """
for logger in (ours, theirs):
    try:
        raise ValueError("Nguyễn Thị Mẫu")
    except ValueError:
        logger.exception("step_failed")
"""
    )
    assert len(lines) == 2
    for line in lines:
        assert "Mẫu" not in json.dumps(line, ensure_ascii=False)
        assert str(line["error"]).startswith("ValueError at <module>:")


def test_lines_below_the_level_are_not_written() -> None:
    assert logged("ours.debug('noise'); theirs.debug('noise')") == []


def test_the_addresses_of_objects_are_not_written() -> None:
    assert logged("logging.getLogger('urllib3.connectionpool').warning('Retrying /inbox/a')") == []
