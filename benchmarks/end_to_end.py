"""Seconds from upload to record through the real stack: servers, workers, web::

python -m benchmarks.end_to_end samples/ct01_01_scan.jpg --times 10

Starts hoso in a folder of its own, uploads variations of one page over the REST API one after
another, as a clerk at the counter does, and stops what it started.
"""

import argparse
import io
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from hoso.client import FINAL_STATES, Client
from hoso.stack import start_stack, stop_stack

GIVE_UP_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.05


def seconds_to_record(client: Client, file: Path) -> float:
    """Return the seconds from the upload's first byte to the finished record."""
    start = time.perf_counter()
    document = client.upload(file)
    while client.result(document.id).state not in FINAL_STATES:
        if time.perf_counter() - start > GIVE_UP_SECONDS:
            raise TimeoutError(f"{file.name} is not read after {GIVE_UP_SECONDS} s")
        time.sleep(LOOK_EVERY_SECONDS)
    return time.perf_counter() - start


def variations(file: Path, folder: Path, count: int) -> list[Path]:
    """Return files with the same page and other bytes, so that none is a duplicate."""
    image = Image.open(file).convert("RGB")
    made = []
    for number in range(count):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=80, comment=f"variation {number}".encode())
        made.append(folder / f"{number:03}.jpg")
        made[-1].write_bytes(buffer.getvalue())
    return made


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m benchmarks.end_to_end", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--times", type=int, default=10)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        try:
            stack = start_stack(home)
            client = Client(stack.address, stack.demo.token)
            files = variations(args.file, Path(folder), args.times + 1)
            first, *others = [seconds_to_record(client, file) for file in files]
        finally:
            stop_stack(home)
    print(f"first upload after the start: {first:.2f} s")
    print(
        f"{len(others)} more: median {statistics.median(others):.2f} s, slowest {max(others):.2f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
