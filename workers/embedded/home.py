"""The folder that holds everything the embedded servers keep: data, logs, secrets, records."""

import fcntl
import json
import os
import secrets
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workers.embedded.processes import write_private

# sun_path is 108 bytes with its final NUL (unix(7)); 40 are kept for folder and socket name.
SOCKET_DIR_BYTES = 107 - 40

# Linux gives outgoing connections ports from 32768 up; a server's own port must stay out of there.
LOWEST_PORT = 20000
EPHEMERAL_PORTS_START = 32768

# The servers start in threads of one process; the file lock keeps other processes out.
_notes_lock = threading.Lock()


@dataclass(frozen=True)
class Home:
    """The layout below one root folder; see :func:`open_home`."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def env_file(self) -> Path:
        return self.root / "hoso.env"


def default_home() -> Path:
    """Return the home folder: ``HOSO_HOME`` or ``.hoso`` in the current folder."""
    return Path(os.environ.get("HOSO_HOME") or ".hoso").absolute()


def open_home(root: Path) -> Home:
    """Make the folders below ``root`` that are missing and return the layout.

    Other accounts may pass through the folders (as root, PostgreSQL runs as another one) but not
    list them.
    """
    home = Home(root.absolute())
    for folder, mode in (
        (home.root, 0o711),
        (home.data, 0o711),
        (home.log, 0o700),
        (home.run, 0o700),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(mode)
    return home


@contextmanager
def locked(home: Home) -> Iterator[None]:
    """Hold the home's lock, so that two commands never start or stop servers at the same time."""
    with (home.run / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def secret(home: Home, name: str) -> str:
    """Return the generated secret ``name``, made on first use and kept from then on."""
    path = home.root / "secrets.json"
    with _notes_lock:
        known: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        if name not in known:
            known[name] = secrets.token_hex(24)
            write_private(path, json.dumps(known, indent=1))
        return known[name]


def port(home: Home, name: str, *, ours: bool, prefer: int | None = None) -> int:
    """Return the TCP port of 127.0.0.1 for ``name``, chosen once and written down.

    Args:
        ours: True if our own server is running on it. Otherwise a port that someone else has
            taken meanwhile is replaced.
        prefer: the port to choose if it is free.
    """
    path = home.root / "ports.json"
    with _notes_lock:
        known: dict[str, int] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        if name not in known or not (ours or port_is_free(known[name])):
            wanted = prefer if prefer is not None and port_is_free(prefer) else None
            known[name] = wanted or _free_port(avoid=set(known.values()))
            write_private(path, json.dumps(known, indent=1))
        return known[name]


def port_is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Tell whether a server could listen on ``host:port`` now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def socket_dir(home: Home, name: str) -> Path:
    """Return the folder for the Unix sockets of server ``name``, short enough for the kernel.

    It is ``<home>/sockets/<name>``, or, below a deep home, a folder of the system's temporary
    folder that is written down in the home and made anew when a reboot has emptied that folder.
    """
    base = home.root / "sockets"
    if len(os.fsencode(base)) > SOCKET_DIR_BYTES:
        with _notes_lock:
            base = _short_dir(home)
    base.mkdir(exist_ok=True)
    base.chmod(0o711)
    folder = base / name
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)
    return folder


def _short_dir(home: Home) -> Path:
    note = home.root / "socket_dir"
    known = Path(note.read_text("utf-8")) if note.exists() else None
    if known is not None and known.is_dir() and known.stat().st_uid == os.geteuid():
        return known
    made = Path(tempfile.mkdtemp(prefix="hoso-"))
    write_private(note, str(made))
    return made


def _free_port(avoid: set[int]) -> int:
    while True:
        candidate = LOWEST_PORT + secrets.randbelow(EPHEMERAL_PORTS_START - LOWEST_PORT)
        if candidate not in avoid and port_is_free(candidate):
            return candidate
