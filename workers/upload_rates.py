"""A limit on how fast one account, or one token of a program, hands files in.

What is handed in fills a bucket that empties evenly, a minute's allowance each minute (the «leaky
bucket as a meter» of ITU-T I.371). So a burst of a minute's allowance is taken at once, and in the
long run no more than the allowance. A token has a bucket of its own, so that a program with a whole
archive to hand in keeps nobody from the counter.
"""

from typing import Final
from uuid import UUID

from schemas.base import Model
from schemas.errors import HosoError
from workers.database import connect
from workers.models import User
from workers.repository import upload_rates
from workers.repository.upload_rates import Noted
from workers.settings import Settings, settings

_MINUTE: Final = 60.0


class TooFast(HosoError):
    """An account or a token hands in more than it may; ``seconds`` from now it may again."""

    code = "too_many_uploads"
    message = "Tài liệu được gửi lên quá nhanh. Vui lòng chờ một lát rồi gửi lại."
    message_en = "Documents are being sent too fast. Wait a moment, then send again."

    def __init__(self, seconds: float = _MINUTE) -> None:
        super().__init__(f"again in {seconds:.1f} s")
        self.seconds = seconds


class Limits(Model):
    """The most that is taken a minute, in files and bytes; 0 is no limit."""

    files: float
    bytes: float


def count_upload(user: User, token_id: UUID | None, size: int) -> None:
    """Count a file of so many bytes that is about to be handed in, for all processes of the web.

    Raises:
        TooFast: if it is more than the settings allow; it is not counted then.
    """
    limits = limits_of(settings())
    if not limits.files and not limits.bytes:
        return
    with connect() as conn:
        now = left_of(upload_rates.noted(conn, user, token_id), limits)
        if pause := pause_before(now, size, limits):
            raise TooFast(pause)
        upload_rates.note(conn, user, token_id, files=now.files + 1, size=now.bytes + size)


def limits_of(chosen: Settings) -> Limits:
    """Return the limits that the settings name."""
    return Limits(
        files=chosen.upload_files_per_minute, bytes=chosen.upload_mb_per_minute * 1_000_000
    )


def left_of(noted: Noted, limits: Limits) -> Noted:
    """Return what counts still of what was noted; nothing where there is no limit."""
    spent = noted.seconds / _MINUTE
    return Noted(
        files=max(0.0, noted.files - limits.files * spent) if limits.files else 0.0,
        bytes=max(0.0, noted.bytes - limits.bytes * spent) if limits.bytes else 0.0,
        seconds=0.0,
    )


def pause_before(now: Noted, size: int, limits: Limits) -> float:
    """Return for how many seconds a file of so many bytes has to wait, 0 if it is taken at once.

    A file that is larger than a minute's allowance is taken when nothing else counts any more.
    """
    return max(_pause(now.files, 1, limits.files), _pause(now.bytes, size, limits.bytes))


def _pause(filled: float, more: float, limit: float) -> float:
    if not limit:
        return 0.0
    return max(0.0, filled - max(0.0, limit - more)) / limit * _MINUTE
