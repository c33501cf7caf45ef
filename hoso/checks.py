"""What a machine needs to run hoso, each need one check that says how to mend what is missing."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pipeline.read import load_reader
from schemas.errors import MissingComponent
from workers.embedded import postgres, processes, seaweedfs, valkey
from workers.embedded.home import open_home
from workers.embedded.servers import WEB
from workers.health import check_health
from workers.settings import settings
from workers.storage import open_storage

OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 12)
FREE_BYTES = 2 * 1024**3
SETUP = "make setup"


@dataclass(frozen=True)
class Finding:
    """One need: whether it is met, and if not, how to meet it, in both languages."""

    met: bool
    need: str
    need_en: str
    mend: str = ""
    mend_en: str = ""


def examine(home: Path) -> Iterator[Finding]:
    """Yield the findings one by one, as they are made."""
    yield _python()
    yield _poppler()
    yield from _weights()
    yield _ocr_engine()
    yield from _binaries()
    yield _disk(home)
    yield from _running(home)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON,
        f"Python {version}",
        f"Python {version}",
        "cài Python 3.11 hoặc 3.12 rồi chạy «make setup»",
        "install Python 3.11 or 3.12, then run `make setup`",
    )


def _poppler() -> Finding:
    return Finding(
        shutil.which("pdftoppm") is not None and shutil.which("pdfinfo") is not None,
        "Poppler (đọc tệp PDF)",
        "Poppler (reads PDF files)",
        "sudo apt-get install poppler-utils",
        "sudo apt-get install poppler-utils",
    )


def _weights() -> Iterator[Finding]:
    folder = files("pipeline") / "weights"
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        expected, name = line.split(maxsplit=1)
        file = folder / name
        is_whole = file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == expected
        mend = (
            "python scripts/fetch_detector.py"
            if name == "det/inference.onnx"
            else f"git checkout -- pipeline/weights/{name}"
        )
        yield Finding(is_whole, f"Trọng số mô hình {name}", f"Model weights {name}", mend, mend)


def _ocr_engine() -> Finding:
    problem = ""
    try:
        load_reader(1)
    except (ImportError, OSError, MissingComponent) as error:
        problem = f": {error}"
    return Finding(
        not problem,
        f"Bộ máy nhận dạng chữ (PaddleOCR, ONNX Runtime, OpenCV){problem}",
        f"The OCR engine (PaddleOCR, ONNX Runtime, OpenCV){problem}",
        f"{SETUP} (cần libgl1, libglib2.0-0; không cài opencv-python cùng opencv-contrib-python)",
        f"{SETUP} (needs libgl1, libglib2.0-0; no opencv-python beside opencv-contrib-python)",
    )


def _binaries() -> Iterator[Finding]:
    servers: dict[str, Callable[[], list[str]]] = {
        "PostgreSQL": lambda: [str(postgres.binary("postgres")), "--version"],
        "Valkey": lambda: [str(valkey.binary()), "--version"],
        "SeaweedFS": lambda: [str(seaweedfs.binary()), "version"],
    }
    for name, command in servers.items():
        try:
            works = subprocess.run(command(), capture_output=True, timeout=30).returncode == 0
        except (OSError, subprocess.TimeoutExpired):
            works = False
        yield Finding(works, f"Máy chủ {name}", f"{name} server", SETUP, SETUP)


def _disk(home: Path) -> Finding:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    return Finding(
        free >= FREE_BYTES,
        f"Dung lượng trống: {free / 1024**3:.1f} GB",
        f"Free disk space: {free / 1024**3:.1f} GB",
        f"giải phóng ít nhất {FREE_BYTES / 1024**3:.0f} GB, hoặc đặt HOSO_HOME sang ổ khác",
        f"free at least {FREE_BYTES / 1024**3:.0f} GB, or set HOSO_HOME to another disk",
    )


def _running(home: Path) -> Iterator[Finding]:
    """Ask the servers for a sign of life, if hoso is up under ``home``."""
    if not home.exists() or processes.running(open_home(home).run, WEB) is None:
        return
    health = check_health(open_storage(settings()))
    for name, answers in (
        ("PostgreSQL", health.database),
        ("Valkey/RabbitMQ", health.broker),
        ("S3", health.storage),
    ):
        yield Finding(
            answers,
            f"{name} đang trả lời",
            f"{name} answers",
            "hoso down; hoso up",
            "hoso down; hoso up",
        )
