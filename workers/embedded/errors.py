"""What can go wrong with the servers that hoso starts itself."""

from pathlib import Path
from typing import ClassVar

from schemas.errors import HosoError

TAIL_LINES = 12


class ServerFailed(HosoError):
    """A server did not start, or did not answer in time. ``detail`` holds the end of its log."""

    code: ClassVar[str] = "server_failed"
    message: ClassVar[str] = (
        "Một dịch vụ nền không khởi động được. Hãy chạy «hoso doctor» để biết cách khắc phục."
    )
    message_en: ClassVar[str] = (
        "A background server did not start. Run `hoso doctor` to see how to mend it."
    )


def failed(name: str, what: str, log: Path) -> ServerFailed:
    """Build the error for server ``name``, with the last lines of ``log``."""
    lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
    tail = "\n".join(lines[-TAIL_LINES:])
    return ServerFailed(f"{name}: {what} (log: {log})\n{tail}")
