"""Which order columns side by side are meant to be read in: that in which the form's labels and the
values behind them explain the page best. Row by row wins ties."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.extract.arranged import Seen, by_cells, by_columns, with_label_rows
from pipeline.extract.regions import Region
from pipeline.extract.stream import Passage, text_of

MIN_GAIN = 7.0
"""By how much, in letters of labels, another order must explain a page better than row by row: by more
than one value that is no longer torn."""

MIN_LABELS = 2
"""Lines of a region that begin with labels."""

MAX_REGIONS = 4
"""Of a record; each costs as much time as reading the record anew twice."""

Reading = TypeVar("Reading")


def best_reading(
    regions: Sequence[Region],
    seen: Seen,
    first: tuple[float, Reading],
    read: Callable[[Sequence[Passage]], tuple[float, Reading]],
) -> Reading:
    """Return the best of the readings of a record.

    Args:
        regions: of its pages.
        seen: lines that begin with labels.
        first: the record read row by row, with how well that explains it.
        read: reads the record with some passages in orders of their own.
    """
    score, best = first
    kept: list[Passage] = []
    for region in [region for region in regions if _has_labels(region, seen)][:MAX_REGIONS]:
        tried = [(*read([*kept, passage]), passage) for passage in _passages(region, seen)]
        gain, reading, passage = max(tried, key=lambda each: each[0])
        if gain >= score + MIN_GAIN:
            score, best, kept = gain, reading, [*kept, passage]
    return best


def _has_labels(region: Region, seen: Seen) -> bool:
    """Whether several lines begin with labels, of them one right of the first column, or the first
    column is one of labels that stand alone."""
    begun = [line for line in region.lines if id(line) in seen.begun]
    behind = [line for line in begun if line.quad[0][0] > region.cuts[0]]
    alone = [line for line in begun if id(line) in seen.alone]
    return len(begun) >= MIN_LABELS and (bool(behind) or len(alone) >= MIN_LABELS)


def _passages(region: Region, seen: Seen) -> list[Passage]:
    if region.grid is not None:
        orders = [by_cells(region, seen)]
    else:
        seens = [with_label_rows(region, seen), seen]
        orders = [arrange(region, each) for arrange in (by_columns, by_cells) for each in seens]
    lines = frozenset(id(line) for line in region.lines)
    top = min(line.quad[0][1] for line in region.lines)
    different = {text_of(chars): chars for chars in reversed(orders)}
    return [Passage(region.page, top, lines, chars) for chars in reversed(different.values())]
