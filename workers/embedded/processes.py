"""Processes that outlive the command that started them, and are known again later.

A process id alone is not enough to stop a process: after a reboot, or a crash and some time, the
number may belong to somebody else. So each record keeps the process's *birth mark* beside its id:
the boot id of the kernel and the tick of that boot at which the process started. Neither depends
on the wall clock, which NTP may step.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from workers.embedded.errors import failed

POLL_SECONDS = 0.02
MAX_LOG_BYTES = 20_000_000


@dataclass(frozen=True)
class Record:
    """One started process, as kept in ``<home>/run/<name>.json``."""

    name: str
    pid: int
    birth_mark: str
    argv: list[str]
    mark: str = ""
    """What the process was started with beside its arguments; see :func:`start`."""


def birth_mark(pid: int) -> str | None:
    """Return what tells process ``pid`` from any other that had or will have the same id.

    Returns:
        ``<boot id>:<start tick>``, or None if no live process has the id (a zombie is not live).
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    # The second field, the name in parentheses, may itself hold spaces and parentheses.
    after_name = stat.rpartition(")")[2].split()
    state, start_tick = after_name[0], after_name[19]
    if state in "ZX":
        return None
    boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    return f"{boot}:{start_tick}"


def is_running(record: Record) -> bool:
    """Tell whether the very process of ``record`` still lives."""
    return birth_mark(record.pid) == record.birth_mark


def read_record(run_dir: Path, name: str) -> Record | None:
    """Return the record kept under ``name``, running or not, or None."""
    path = run_dir / f"{name}.json"
    if not path.exists():
        return None
    return Record(**json.loads(path.read_text("utf-8")))


def running(run_dir: Path, name: str) -> Record | None:
    """Return the record of ``name`` if that process still lives, else None."""
    record = read_record(run_dir, name)
    return record if record is not None and is_running(record) else None


def start(
    run_dir: Path,
    name: str,
    argv: Sequence[str],
    *,
    log: Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    user: str | None = None,
    mark: str = "",
) -> Record:
    """Start ``argv`` in a session of its own, unless the process of ``name`` already runs.

    Args:
        run_dir: where the record ``<name>.json`` is kept.
        log: file that gets the process's output, appended.
        cwd: its working folder.
        env: its whole environment; None means this process's.
        user: the account it runs as; only root may name one.
        mark: a digest of its settings, kept in the record.

    Returns:
        The record of the running process.
    """
    known = running(run_dir, name)
    if known is not None:
        return known
    if log.exists() and log.stat().st_size > MAX_LOG_BYTES:
        log.replace(log.with_name(log.name + ".1"))
    with log.open("ab") as output:
        process = subprocess.Popen(
            list(argv),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=dict(env) if env is not None else None,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            start_new_session=True,
            umask=0o077,
        )
    born = birth_mark(process.pid)
    if born is None:
        process.wait()
        raise failed(name, f"ended at once with status {process.returncode}", log)
    record = Record(name, process.pid, born, list(argv), mark)
    write_private(run_dir / f"{name}.json", json.dumps(asdict(record), ensure_ascii=False))
    return record


def wait_until(ready: Callable[[], bool], record: Record, log: Path, seconds: float) -> None:
    """Return as soon as ``ready()`` is true.

    Raises:
        ServerFailed: if the process ends first, or ``seconds`` pass.
    """
    deadline = time.monotonic() + seconds
    while not ready():
        if not is_running(record):
            raise failed(record.name, "ended while starting", log)
        if time.monotonic() > deadline:
            raise failed(record.name, f"did not answer within {seconds:.0f} s", log)
        time.sleep(POLL_SECONDS)


def stop(run_dir: Path, name: str, *, how: signal.Signals, grace_seconds: float) -> bool:
    """Stop the process recorded as ``name``, and only that one, with what it started itself.

    It gets ``how`` first; what is left of its session after ``grace_seconds`` is killed.

    Returns:
        Whether a process was running. The record is removed in any case.
    """
    record = running(run_dir, name)
    if record is not None:
        family = _family(record.pid)
        os.kill(record.pid, how)
        if left := _left_after(family, grace_seconds):
            stubborn = _family(record.pid) | left
            for process in stubborn:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            _left_after(stubborn, grace_seconds)
    (run_dir / f"{name}.json").unlink(missing_ok=True)
    return record is not None


def write_private(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` in one step, readable by its owner alone."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
    draft.replace(path)


def _family(pid: int) -> set[psutil.Process]:
    """Return process ``pid``, what descends from it, and what else lives in its session."""
    found = set()
    for process in psutil.process_iter():
        with suppress(psutil.NoSuchProcess, ProcessLookupError):
            if os.getsid(process.pid) == pid and _lives(process):
                found.add(process)
    with suppress(psutil.NoSuchProcess):
        parent = psutil.Process(pid)
        found |= {parent, *parent.children(recursive=True)}
    return found


def _left_after(family: set[psutil.Process], seconds: float) -> set[psutil.Process]:
    """Wait until all have ended, ``seconds`` at most, and return those that have not."""
    deadline = time.monotonic() + seconds
    while (
        left := {process for process in family if _lives(process)}
    ) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    return left


def _lives(process: psutil.Process) -> bool:
    # A zombie is dead: in a container without an init nobody may ever collect it.
    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False
