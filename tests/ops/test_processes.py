"""Processes are started once, known again, and never taken for others."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from json import dumps
from pathlib import Path

import pytest

from workers.embedded import processes
from workers.embedded.errors import ServerFailed

SLEEP = [shutil.which("sleep") or "/bin/sleep", "600"]


@pytest.fixture
def bystander() -> Iterator[subprocess.Popen[bytes]]:
    """A process that is none of hoso's."""
    process = subprocess.Popen(SLEEP)
    yield process
    process.kill()
    process.wait()


def start(folder: Path, argv: list[str] = SLEEP) -> processes.Record:
    return processes.start(folder, "sleeper", argv, log=folder / "sleeper.log", cwd=folder)


def stop(folder: Path, how: signal.Signals = signal.SIGTERM) -> bool:
    return processes.stop(folder, "sleeper", how=how, grace_seconds=1.0)


def test_a_process_is_started_once_however_often_it_is_asked_for(tmp_path: Path) -> None:
    first = start(tmp_path)
    assert start(tmp_path) == first
    assert processes.is_running(first)
    assert stop(tmp_path)
    assert not processes.is_running(first)


def test_stopping_twice_stops_nothing_the_second_time(tmp_path: Path) -> None:
    start(tmp_path)
    assert stop(tmp_path)
    assert not stop(tmp_path)


def test_a_process_outlives_its_starter_in_a_session_of_its_own(tmp_path: Path) -> None:
    record = start(tmp_path)
    assert os.getsid(record.pid) == record.pid != os.getsid(0)
    assert stop(tmp_path)


def test_a_foreign_process_that_got_a_recorded_id_is_left_alone(
    tmp_path: Path, bystander: subprocess.Popen[bytes]
) -> None:
    ours = start(tmp_path)
    assert stop(tmp_path)
    while ours.birth_mark == processes.birth_mark(bystander.pid):  # within the same tick of 10 ms
        ours = start(tmp_path)
        assert stop(tmp_path)
    stale = replace(ours, pid=bystander.pid)
    (tmp_path / "sleeper.json").write_text(dumps(asdict(stale)))
    assert not stop(tmp_path)
    assert bystander.poll() is None
    assert not (tmp_path / "sleeper.json").exists()


def test_a_record_from_before_a_reboot_is_not_believed(
    tmp_path: Path, bystander: subprocess.Popen[bytes]
) -> None:
    mark = processes.birth_mark(bystander.pid)
    assert mark is not None
    tick = mark.partition(":")[2]
    stale = processes.Record("sleeper", bystander.pid, f"another-boot:{tick}", SLEEP)
    (tmp_path / "sleeper.json").write_text(dumps(asdict(stale)))
    assert processes.running(tmp_path, "sleeper") is None


def test_a_process_that_does_not_listen_is_killed_with_its_children(tmp_path: Path) -> None:
    deaf = "trap '' TERM; echo started; sleep 600 & wait; wait"
    record = start(tmp_path, ["/bin/sh", "-c", deaf])
    log = tmp_path / "sleeper.log"
    processes.wait_until(lambda: "started" in log.read_text(), record, log, 10)
    assert stop(tmp_path)
    assert not processes.is_running(record)
    assert not _living_in_session(record.pid)


def test_a_process_that_dies_while_starting_is_reported_with_its_last_words(tmp_path: Path) -> None:
    record = start(tmp_path, ["/bin/sh", "-c", "sleep 0.2; echo cannot go on; exit 3"])
    with pytest.raises(ServerFailed, match="cannot go on"):
        processes.wait_until(lambda: False, record, tmp_path / "sleeper.log", 10)


def test_a_process_that_never_answers_is_given_up(tmp_path: Path) -> None:
    record = start(tmp_path)
    with pytest.raises(ServerFailed, match="did not answer"):
        processes.wait_until(lambda: False, record, tmp_path / "sleeper.log", 0.1)
    assert stop(tmp_path)


def test_a_log_that_has_grown_large_is_put_aside_at_the_next_start(tmp_path: Path) -> None:
    log = tmp_path / "sleeper.log"
    with log.open("wb") as file:
        file.truncate(processes.MAX_LOG_BYTES + 1)
    start(tmp_path)
    assert stop(tmp_path)
    assert log.stat().st_size == 0
    assert (tmp_path / "sleeper.log.1").stat().st_size == processes.MAX_LOG_BYTES + 1


def _living_in_session(session: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        pid = int(folder.name)
        with suppress(ProcessLookupError):
            if os.getsid(pid) == session and processes.birth_mark(pid) is not None:
                found.append(pid)
    return found
