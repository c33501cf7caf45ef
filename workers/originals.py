"""The original that a worker process used last stays on its disk.

The pages of a document mostly come one after the other, so a file of 300 pages is fetched once and
not 300 times.
"""

import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from workers.storage import Storage, original_file


class _Fetched:
    """A file that is removed when nobody refers to this object any more."""

    def __init__(self, storage: Storage, sha256: str) -> None:
        self.sha256 = sha256
        stack = ExitStack()
        self.path = stack.enter_context(original_file(storage, sha256, ""))
        weakref.finalize(self, stack.close)


class Originals:
    """Lends originals; holds the last one."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._last: _Fetched | None = None

    @contextmanager
    def file(self, sha256: str) -> Iterator[Path]:
        """Lend the original with that hash, fetched only if it is not the last one lent.

        Raises:
            StorageDown: if the object store cannot be reached.
            NotStored: if the original is not there.
        """
        fetched = self._last
        if fetched is None or fetched.sha256 != sha256:
            fetched = self._last = _Fetched(self._storage, sha256)
        yield fetched.path
