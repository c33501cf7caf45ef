"""How whole the detector finds what people wrote, on generated pages that know where it stands::

python -m benchmarks.detector FOLDER
python -m benchmarks.detector FOLDER --side 640 960 1344
python -m benchmarks.detector FOLDER --margins 0 0 0

Nothing is recognised: the strips that the recogniser would get are compared with the ink of the
values and lines, tone marks and dots below included. Times are CPU seconds of one thread. Left out are
pages that do not lie upright and PDF, whose pages are rendered at another scale than their truth has.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.true_ink import Ink, TruePage
from pipeline.decode import decode_page
from pipeline.preprocess import Sheet, preprocess
from pipeline.preprocess.transforms import apply
from pipeline.read import load_reader
from pipeline.read.crops import quad_size
from pipeline.read.margins import Margins
from pipeline.read.page import Layout, find_layout, places_of
from pipeline.read.reader import DetectorSettings
from schemas.geometry import Quad
from training.evaluation.clock import cpu_seconds
from training.forms.truth import Truth, load_truth

WHOLE = 0.95
"""Share of a value's ink that one strip must hold."""

MISSED = 0.5
"""Share of its ink below which a line is not found at all."""

CUT_OFF = 0.5
"""Share of a tone mark, dot or letter that must be in the strip."""

UNTOUCHED = 0.97
"""Share of every piece of ink in a strip that touches none: the rest is the blur around it."""

FOREIGN = 0.03
"""Share of a strip's ink from other lines above which it is foreign ink that may be read."""


@dataclass(frozen=True)
class Found:
    """How much of an ink the best strip and all strips together hold; ``is_complete`` if the best
    one cuts off no piece of it, ``is_untouched`` if it holds all but its rim."""

    best: float
    union: float
    is_complete: bool
    is_untouched: bool


@dataclass(frozen=True)
class PageResult:
    """What was found on a page; ``merged`` strips run over two lines, ``foreign`` ones hold ink of
    others."""

    values: tuple[tuple[Ink, Found], ...]
    lines: tuple[tuple[Ink, Found], ...]
    strips: int
    merged: int
    foreign: int
    seconds: float


def measure(
    truth: Truth, sheet: Sheet, layout: Layout, seconds: float, margins: Margins | None = None
) -> PageResult:
    """Compare the strips of a page with its ground truth.

    Args:
        truth: of the one form on the page.
        sheet: the page, upright.
        layout: what the detector found on it.
        seconds: how long that took.
        margins: of the strips around the quads, the product's unless given.
    """
    strips = [place.quad for place in places_of(layout, margins)]
    page = TruePage.of(sheet, layout)
    values = [
        page.ink_in(quad)
        for key, quads in truth.quads.items()
        for quad in quads
        if truth.texts.get(key)
    ]
    lines = [page.ink_in(quad) for quad in truth.line_quads]
    values, lines = [i for i in values if len(i.pixels)], [i for i in lines if len(i.pixels)]
    shares = np.zeros((len(lines), len(strips)))
    for row, line in zip(shares, lines, strict=True):
        for i, inside in _held(line, strips).items():
            row[i] = inside.mean()
    return PageResult(
        values=tuple((value, found(value, strips)) for value in values),
        lines=tuple((line, found(line, strips)) for line in lines),
        strips=len(strips),
        merged=sum(_is_merged([lines[i] for i in np.flatnonzero(s > MISSED)]) for s in shares.T),
        foreign=sum(
            _foreign_share(strip, lines, shares[:, i]) > FOREIGN for i, strip in enumerate(strips)
        ),
        seconds=seconds,
    )


def found(ink: Ink, strips: Sequence[Quad]) -> Found:
    """Return how much of an ink some strips hold."""
    held = _held(ink, strips).values()
    if not held:
        return Found(0.0, 0.0, False, False)
    best = max(held, key=lambda inside: float(inside.mean()))
    kept = np.bincount(ink.pieces, weights=best) / np.bincount(ink.pieces)
    union = np.any(list(held), axis=0)
    return Found(
        float(best.mean()),
        float(union.mean()),
        bool((kept >= CUT_OFF).all()),
        bool((kept >= UNTOUCHED).all()),
    )


def _held(ink: Ink, strips: Sequence[Quad]) -> dict[int, NDArray[np.bool_]]:
    """Return which pixels of an ink lie in each of the strips that come near it."""
    if not strips:
        return {}
    corners = np.array(strips)
    meets = (corners.min(axis=1) <= np.max(ink.quad, axis=0)) & (
        corners.max(axis=1) >= np.min(ink.quad, axis=0)
    )
    near = np.flatnonzero(meets.all(axis=1)).tolist()
    return {i: _inside(ink.pixels, corners[i]) for i in near}


def _inside(pixels: NDArray[np.float32], corners: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which pixels lie in a quad given clockwise."""
    inside = np.ones(len(pixels), dtype=bool)
    for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        (along_x, along_y), away = b - a, pixels - a
        inside &= along_x * away[:, 1] - along_y * away[:, 0] >= -0.5
    return inside


def _is_merged(lines: Sequence[Ink]) -> bool:
    """Return whether lines that a strip holds stand one below the other."""
    rows = sorted((float(np.mean(line.quad, axis=0)[1]), quad_size(line.quad)[1]) for line in lines)
    return any(b[0] - a[0] > 0.8 * min(a[1], b[1]) for a, b in pairwise(rows))


def _foreign_share(strip: Quad, lines: Sequence[Ink], shares: NDArray[np.float64]) -> float:
    """Return the share of a strip's ink from lines of other rows than the one it holds most of."""
    held = [shares[i] * len(line.pixels) for i, line in enumerate(lines)]
    if not held or not sum(held):
        return 0.0
    own = lines[int(np.argmax(held))]
    middle, height = float(np.mean(own.quad, axis=0)[1]), quad_size(own.quad)[1]
    foreign = sum(
        ink
        for ink, line in zip(held, lines, strict=True)
        if abs(float(np.mean(line.quad, axis=0)[1]) - middle) > 0.6 * height
    )
    return float(foreign / sum(held))


def read_folder(
    folder: Path, settings: DetectorSettings, margins: Margins, show: Callable[[str], None]
) -> Iterator[PageResult]:
    """Yield the result of every upright page of one form in a folder."""
    reader = load_reader(1, detector_settings=settings)
    for file in sorted(folder.iterdir()):
        if file.suffix in (".json", ".pdf") or not file.with_suffix(".json").exists():
            continue
        truth = load_truth(file)
        sheet = preprocess(decode_page(file, 0))
        if truth.more or _is_turned(truth, sheet):
            continue
        start = cpu_seconds()
        layout = find_layout(sheet, reader)
        seconds = cpu_seconds() - start
        show(file.name)
        yield measure(truth, sheet, layout, seconds, margins)


def _is_turned(truth: Truth, sheet: Sheet) -> bool:
    """Return whether the top left corner of a line is not at its top left on the page."""
    if not truth.line_quads:
        return True
    (left, top), _, (right, bottom), _ = apply(sheet.geometry.to_page, truth.line_quads[0])
    return left > right or top > bottom


def table(results: Sequence[PageResult]) -> Iterator[str]:
    """Yield the lines of the result."""
    values = [value for result in results for value in result.values]
    yield f"{'values':16} {'count':>6} {'whole':>7} {'complete':>9} {'untouched':>10} {'split':>6} {'cut':>6}"
    yield _row("all", [f for _, f in values])
    for kind in sorted({kind for ink, _ in values for kind in ink.kinds}):
        yield _row(kind, [f for ink, f in values if kind in ink.kinds])
    lines = [line for result in results for line in result.lines]
    missed = sum(f.union < MISSED for _, f in lines)
    small = [f for ink, f in lines if "small print" in ink.kinds]
    strips = sum(result.strips for result in results)
    yield (
        f"lines {len(lines)}: {sum(f.union >= WHOLE for _, f in lines) / max(1, len(lines)):.1%} whole, "
        f"{missed} missed; small print {len(small)}: {sum(f.union < MISSED for f in small)} missed"
    )
    yield (
        f"strips {strips}: {sum(r.merged for r in results)} over two lines, "
        f"{sum(r.foreign for r in results)} with ink of another line"
    )
    yield f"{sum(r.seconds for r in results) / max(1, len(results)):.2f} s a page"


def _row(name: str, values: Sequence[Found]) -> str:
    count = max(1, len(values))
    whole = sum(value.best >= WHOLE for value in values)
    split = sum(value.best < WHOLE <= value.union for value in values)
    complete = sum(value.is_complete for value in values)
    untouched = sum(value.is_untouched for value in values)
    return (
        f"{name:16} {len(values):6} {whole / count:7.1%} {complete / count:9.1%} {untouched / count:10.1%} "
        f"{split / count:6.1%} {(len(values) - whole - split) / count:6.1%}"
    )


def _show(name: str) -> None:
    print(name, file=sys.stderr)


def main() -> int:
    """Run the command."""
    usual = DetectorSettings()
    parser = argparse.ArgumentParser("python -m benchmarks.detector", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--side", type=int, nargs="+", default=[usual.long_side])
    parser.add_argument("--thresh", type=float, default=usual.thresh)
    parser.add_argument("--box-thresh", type=float, default=usual.box_thresh)
    parser.add_argument("--unclip", type=float, default=usual.unclip_ratio)
    parser.add_argument("--margins", type=float, nargs=3, help="above, below, beside")
    args = parser.parse_args()
    margins = Margins(*args.margins) if args.margins else Margins()
    for side in args.side:
        settings = DetectorSettings(side, args.thresh, args.box_thresh, args.unclip)
        print(settings, margins)
        results = list(read_folder(args.folder, settings, margins, _show))
        for line in table(results):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
