"""The demonstration: one command from nothing to records, a second one at once, one to stop."""

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.ops.compose import PROJECT

pytestmark = pytest.mark.e2e

SAMPLE = PROJECT / "samples" / "birth_02_typed.png"


@dataclass(frozen=True)
class Place:
    """A home of its own, and the samples to read there."""

    home: Path
    samples: Path

    def hoso(self, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command of hoso against the home."""
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("HOSO_")}
        return subprocess.run(
            [sys.executable, "-m", "hoso", *arguments],
            env={**inherited, "HOSO_HOME": str(self.home), "COLUMNS": "160"},
            input=given,
            capture_output=True,
            text=True,
        )

    def demo(self) -> str:
        """Run the demonstration, which must succeed, and return what it printed."""
        done = self.hoso("demo", "--samples", str(self.samples))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def processes(self) -> set[int]:
        """Return the ids of all processes that were started under the home."""
        marks = (str(self.home), f"HOSO_HOME={self.home}")
        found = set()
        for process in psutil.process_iter(["pid", "cmdline"]):
            try:
                environment = [f"{key}={value}" for key, value in process.environ().items()]
            except psutil.Error:
                environment = []
            words = [*(process.info["cmdline"] or []), *environment]
            if any(mark in word for mark in marks for word in words):
                found.add(process.info["pid"])
        return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place where everything is stopped at the end."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "samples").mkdir()
    shutil.copy(SAMPLE, folder / "samples")
    place = Place(folder / "home", folder / "samples")
    yield place
    place.hoso("down")


@pytest.fixture(scope="module")
def shown(place: Place) -> str:
    """What the first demonstration printed."""
    return place.demo()


def test_the_demo_reads_the_samples_and_says_how_to_get_in(shown: str) -> None:
    assert SAMPLE.name in shown
    assert "Tờ khai đăng ký khai sinh" in shown
    assert re.search(r"\d+/27", shown)
    address = re.search(r"http://\S+", shown)
    assert address is not None
    with urllib.request.urlopen(address[0]) as page:  # noqa: S310  # our own http address
        assert page.status == 200
    assert re.search(r"Mật khẩu:\s+\S{8,}", shown)


def test_a_second_demo_starts_no_second_process_and_shows_the_same(
    place: Place, shown: str
) -> None:
    before = place.processes()
    assert len(before) >= 7
    assert place.demo() == shown
    assert before <= place.processes()


def test_a_user_can_be_added_to_what_is_running(place: Place, shown: str) -> None:
    assert shown
    arguments = ("user", "add", "lan", "--full-name", "Nguyễn Thị Lan", "--role", "clerk")
    assert place.hoso(*arguments, given="short\n").returncode == 2
    done = place.hoso(*arguments, given="a password that is long\n")
    assert done.returncode == 0, done.stderr
    elsewhere = place.hoso(*arguments, "--office", "nowhere", given="a password that is long\n")
    assert elsewhere.returncode == 1
    assert "Không có đơn vị" in elsewhere.stderr


def test_doctor_asks_the_running_servers(place: Place, shown: str) -> None:
    assert shown
    done = place.hoso("doctor")
    assert done.returncode == 0, done.stdout
    assert "PostgreSQL đang trả lời" in done.stdout


def test_down_stops_all_of_it_and_only_that_and_the_records_stay(place: Place, shown: str) -> None:
    bystander = subprocess.Popen(["sleep", "600"])
    try:
        done = place.hoso("down")
        assert done.returncode == 0, done.stderr
        assert all(name in done.stdout for name in ("worker-counter", "web", "postgres"))
        assert place.processes() == set()
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()
    assert "Không có gì đang chạy" in place.hoso("down").stdout
    assert place.demo() == shown
