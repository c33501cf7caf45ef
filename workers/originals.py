"""The original that a worker process used last stays on its disk for a while.

The pages of a document mostly come one after the other, so a file of 300 pages is fetched once and
not 300 times.
"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from workers.storage import Storage, original_file

IDLE_SECONDS = 60.0
"""How long an original is kept that nobody asks for."""


@dataclass(frozen=True)
class _Fetched:
    sha256: str
    path: Path
    stack: ExitStack
    """Removes the file when it is closed."""


class Originals:
    """Lends originals; holds the last one until it was idle for a while, or another is lent."""

    def __init__(self, storage: Storage, idle_seconds: float = IDLE_SECONDS) -> None:
        self._storage = storage
        self._idle_seconds = idle_seconds
        self._last: _Fetched | None = None
        self._timer: threading.Timer | None = None
        self._lock = threading.RLock()

    @contextmanager
    def file(self, sha256: str) -> Iterator[Path]:
        """Lend the original with that hash, fetched only if it is not the last one lent.

        A worker process does one step at a time, so one original is lent at a time.

        Raises:
            StorageDown: if the object store cannot be reached.
            NotStored: if the original is not there.
        """
        fetched = self._take(sha256)
        try:
            yield fetched.path
        finally:
            self._drop_later()

    def drop(self) -> None:
        """Remove the original that is held, if any."""
        with self._lock:
            self._stop_timer()
            if self._last is not None:
                self._last.stack.close()
                self._last = None

    def _take(self, sha256: str) -> _Fetched:
        with self._lock:
            self._stop_timer()
            if self._last is None or self._last.sha256 != sha256:
                self.drop()
                with ExitStack() as stack:
                    path = stack.enter_context(original_file(self._storage, sha256, ""))
                    self._last = _Fetched(sha256, path, stack.pop_all())
            return self._last

    def _drop_later(self) -> None:
        with self._lock:
            self._stop_timer()
            timer = self._timer = threading.Timer(self._idle_seconds, self._drop_idle)
            timer.daemon = True
            timer.start()

    def _drop_idle(self) -> None:
        with self._lock:
            # Lent again between the timer's end and here: the timer is no longer the one known.
            if self._timer is threading.current_thread():
                self.drop()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
