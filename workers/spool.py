"""Temporary folders for people's papers, in one known place, so that none outlives its process.

A process that is killed removes nothing. Each folder is therefore locked by the process that made
it, and the kernel lets go of the lock however the process ends: a folder that can be locked is one
that was left behind.
"""

import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def spool() -> Path:
    """Return the place of the folders, made if it is missing: readable by this account only.

    It lies under ``HOSO_HOME`` where that is set, else in the system's temporary folder.

    Raises:
        PermissionError: if somebody else has taken its name.
    """
    home = os.environ.get("HOSO_HOME")
    place = (
        Path(home).absolute() / "originals"
        if home
        else Path(tempfile.gettempdir()) / f"hoso-originals-{os.geteuid()}"
    )
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise PermissionError("the folder of originals belongs to somebody else")
    place.chmod(0o700)
    return place


@contextmanager
def own_folder() -> Iterator[Path]:
    """Lend a new folder that is removed at the end; if the process is killed, by the next sweep."""
    place = spool()
    with _locked(place):
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=place))
        lock = _lock(folder, wait=False)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def remove_left_behind() -> int:
    """Remove the folders of processes that live no longer; return how many."""
    place = spool()
    removed = 0
    with _locked(place):
        for folder in place.iterdir():
            lock = _lock(folder, wait=False)
            if lock is None:
                continue
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)
            removed += 1
    return removed


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Hold the place, so that nobody sweeps a folder between its making and its locking."""
    lock = _lock(place, wait=True)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _lock(folder: Path, *, wait: bool) -> int | None:
    """Return the descriptor that holds a folder's lock, or None if another process has it."""
    with suppress(FileNotFoundError, NotADirectoryError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            os.close(descriptor)
        else:
            return descriptor
    return None
