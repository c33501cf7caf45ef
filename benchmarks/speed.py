"""Seconds a page, share of model inference, peak memory::

python -m benchmarks.speed samples/ --workers 1 2

Each worker is a process of its own with one ONNX thread, as in production; every file of the
folder is read twice, the first round only warms up.
"""

import argparse
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.decode import inspect
from pipeline.process import read_page, understand
from pipeline.read import Reader, load_reader
from schemas.form import load_forms


@dataclass
class Stopwatch:
    """Takes the place of a model's runner and adds up the time spent in it."""

    runner: Any
    seconds: float = field(default=0.0)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the model."""
        start = time.perf_counter()
        result = self.runner(*args, **kwargs)
        self.seconds += time.perf_counter() - start
        return result


@dataclass(frozen=True)
class Load:
    """What one worker did: pages, wall seconds, seconds inside the models, peak bytes."""

    pages: int
    seconds: float
    model_seconds: float
    peak_bytes: int


def read_all(files: list[Path]) -> Load:
    """Read files in this process, after one round to warm up."""
    reader = load_reader(1)
    watches = _watch(reader)
    _round(files, reader)
    for watch in watches:
        watch.seconds = 0.0
    start = time.perf_counter()
    pages = _round(files, reader)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Load(pages, seconds, sum(watch.seconds for watch in watches), peak)


def _watch(reader: Reader) -> list[Stopwatch]:
    watches = []
    for model in (reader.detector, reader.first, reader.second):
        predictor = model.paddlex_predictor
        predictor.runner = Stopwatch(predictor.runner)
        watches.append(predictor.runner)
    return watches


def _round(files: list[Path], reader: Reader) -> int:
    count = 0
    for file in files:
        pages = [read_page(file, i, reader).page for i in range(inspect(file).page_count)]
        understand(pages, load_forms())
        count += len(pages)
    return count


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m benchmarks.speed", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    args = parser.parse_args()
    files = sorted(p for p in args.folder.iterdir() if p.suffix not in (".json", ".md"))
    print(
        f"{'workers':>7} {'pages':>6} {'s/page':>7} {'pages/min':>10} {'in models':>10} {'peak MB':>8}"
    )
    for workers in args.workers:
        with ProcessPoolExecutor(workers) as pool:
            loads = list(pool.map(read_all, [files] * workers))
        pages = sum(load.pages for load in loads)
        seconds = max(load.seconds for load in loads)
        share = sum(load.model_seconds for load in loads) / sum(load.seconds for load in loads)
        peak = max(load.peak_bytes for load in loads) / 1e6
        per_page = seconds * workers / pages
        print(
            f"{workers:7} {pages:6} {per_page:7.2f} {60 * pages / seconds:10.1f} "
            f"{share:10.0%} {peak:8.0f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
