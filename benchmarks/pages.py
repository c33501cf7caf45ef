"""Whole pages through hoso and through Tesseract, the same pictures in the same run::

python -m benchmarks.pages --count 24

makes form pages of the dev split (clean, scanned, photographed; none turned), reads them with both
on one thread each, and prints the character error rate of their text by kind of picture, pages a
minute, where hoso's time goes, and peak memory. Tesseract reads all pages in one call. Times are
CPU time, so other work on the machine matters little. With ``--folder`` files with ground truth
beside them are read instead.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar, cast

from pipeline.decode import decode_page
from pipeline.preprocess import preprocess
from pipeline.read import Reader, load_reader
from pipeline.read.crops import Pixels
from pipeline.read.ctc import DecodedLine
from pipeline.read.page import read_sheet
from schemas.geometry import Quad
from training.evaluation.clock import cpu_seconds
from training.forms.blocks import Split
from training.forms.evaluation import recipes
from training.forms.make import make_page, save
from training.forms.qualities import QUALITIES
from training.forms.truth import Truth, load_truth
from training.scoring import TextScore, score_lines

STAGES = ("decode", "preprocess", "detect", "recognise", "layout")
PAGE_BREAK = "\f"
"""What Tesseract writes after each page."""

PROBE_SECONDS = 0.02

Result = TypeVar("Result")


@dataclass
class Stopwatch:
    """CPU seconds by stage."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))

    def timed(self, stage: str, step: Callable[[], Result]) -> Result:
        """Return what a step returns, and add its time to a stage."""
        start = cpu_seconds()
        result = step()
        self.seconds[stage] += cpu_seconds() - start
        return result


@dataclass(frozen=True)
class TimedReader:
    """Takes the place of the reader and adds up the time of its two models."""

    reader: Reader
    watch: Stopwatch

    def find_lines(self, image: Pixels) -> list[Quad]:
        """Find the lines of a page."""
        return self.watch.timed("detect", lambda: self.reader.find_lines(image))

    def read_strips(self, strips: list[Pixels]) -> list[DecodedLine]:
        """Read lines."""
        return self.watch.timed("recognise", lambda: self.reader.read_strips(strips))


@dataclass(frozen=True)
class Reading:
    """What one engine made of all files: the lines of each, CPU seconds in all and by stage, and
    the peak of its process in bytes."""

    engine: str
    texts: tuple[tuple[str, ...], ...]
    seconds: float
    stages: dict[str, float]
    peak_bytes: int


def read_with_hoso(files: Sequence[Path]) -> Reading:
    """Read one-page files with the product, the models loaded and warm."""
    reader = load_reader(1)
    _read_page(files[0], reader, Stopwatch())
    watch = Stopwatch()
    start = cpu_seconds()
    texts = tuple(_read_page(file, reader, watch) for file in files)
    seconds = cpu_seconds() - start
    return Reading("hoso", texts, seconds, watch.seconds, peak_bytes(os.getpid()))


def _read_page(file: Path, reader: Reader, watch: Stopwatch) -> tuple[str, ...]:
    timed_reader = cast(Reader, TimedReader(reader, watch))
    decoded = watch.timed("decode", lambda: decode_page(file, 0))
    sheet = watch.timed("preprocess", lambda: preprocess(decoded))
    inside = watch.seconds["detect"] + watch.seconds["recognise"]
    _, page = watch.timed("layout", lambda: read_sheet(sheet, 0, timed_reader))
    watch.seconds["layout"] -= watch.seconds["detect"] + watch.seconds["recognise"] - inside
    return tuple(line.text for line in page.lines)


def read_with_tesseract(files: Sequence[Path]) -> Reading:
    """Read the same files as Tesseract's users do: a list of all pages in one call.

    Raises:
        FileNotFoundError: if Tesseract is not installed.
        RuntimeError: if it fails; says what it printed.
    """
    with tempfile.TemporaryDirectory(prefix="hoso-pages-") as folder:
        names, out = Path(folder) / "pages.txt", Path(folder) / "text"
        names.write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
        start = cpu_seconds()
        process = subprocess.Popen(
            ["tesseract", str(names), str(out), "-l", "vie", "txt"],
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            stderr=subprocess.DEVNULL,
        )
        peak = 0
        while process.poll() is None:
            peak = max(peak, peak_bytes(process.pid))
            time.sleep(PROBE_SECONDS)
        if process.returncode != 0:
            raise RuntimeError(f"tesseract ended with {process.returncode}")
        pages = out.with_suffix(".txt").read_text(encoding="utf-8").split(PAGE_BREAK)
    texts = tuple(tuple(page.splitlines()) for page in pages[: len(files)])
    return Reading("Tesseract vie", texts, cpu_seconds() - start, {}, peak)


def peak_bytes(pid: int) -> int:
    """Return the most memory that a process has held so far; 0 once it has ended.

    From /proc, because what ``getrusage`` says of a child includes the process it was forked from.
    """
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return 1024 * int(line.split()[1])
    return 0


def make_pages(folder: Path, count: int) -> list[Path]:
    """Write upright form pages of the dev split with their ground truth; return the files."""
    files = []
    for name, recipe in recipes(Split.DEV, count):
        suffix = ".jpg" if QUALITIES[recipe.quality].is_photo else ".png"
        file = (folder / name).with_suffix(suffix)
        save(file, [make_page(replace(recipe, turned=0))])
        files.append(file)
    return files


def table(truths: Sequence[Truth], readings: Sequence[Reading]) -> Iterator[str]:
    """Yield the lines of the result: errors by kind of picture, then speed, memory and stages."""
    scores = [
        [score_lines(truth.lines, text) for truth, text in zip(truths, reading.texts, strict=True)]
        for reading in readings
    ]
    yield f"{'quality':14} {'pages':>5}" + "".join(f" {r.engine:>14}" for r in readings)
    for quality in sorted({truth.quality for truth in truths}):
        of_kind = [i for i, truth in enumerate(truths) if truth.quality == quality]
        yield _errors(quality, [[score[i] for i in of_kind] for score in scores])
    yield _errors("all", scores)
    yield ""
    yield f"{'engine':14} {'s/page':>7} {'pages/min':>10} {'peak MB':>8}"
    for reading in readings:
        per_page = reading.seconds / len(truths)
        peak = reading.peak_bytes / 1e6
        yield f"{reading.engine:14} {per_page:7.2f} {60 / per_page:10.1f} {peak:8.0f}"
        for stage, seconds in reading.stages.items():
            share = seconds / reading.seconds
            yield f"  {stage:12} {seconds / len(truths):7.2f} {share:10.0%}"


def _errors(name: str, scores: Sequence[Sequence[TextScore]]) -> str:
    rates = [
        sum(text.edits for text in of_engine) / max(1, sum(text.length for text in of_engine))
        for of_engine in scores
    ]
    return f"{name:14} {len(scores[0]):5}" + "".join(f" {rate:14.2%}" for rate in rates)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--count", type=int, default=24, help="pages to make")
    parser.add_argument("--folder", type=Path, help="files of one page with ground truth instead")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hoso-pages-") as folder:
        files = _files_in(asked.folder) if asked.folder else make_pages(Path(folder), asked.count)
        truths = [load_truth(file) for file in files]
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            hoso = pool.submit(read_with_hoso, files).result()
        readings = [hoso, read_with_tesseract(files)]
    for line in table(truths, readings):
        print(line)
    return 0


def _files_in(folder: Path) -> list[Path]:
    """Return the files that both can read: pictures of one page."""
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix in (".jpg", ".png", ".tif") and not load_truth(file).more
    )


if __name__ == "__main__":
    sys.exit(main())
