"""A picture of a training run: loss, character error rate and exact lines over time."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from pathlib import Path

from training.recogniser.records import TrainRecord, ValidationRecord
from training.recogniser.scores import Score

Series = dict[str, tuple[list[float], list[float]]]
"""By source: hours, and a value at each."""


def losses(records: Iterable[TrainRecord | ValidationRecord]) -> Series:
    """Return the loss over time, by source."""
    series: Series = {}
    for record in records:
        if record.kind == "train":
            for source, loss in record.loss.items():
                _add(series, source, record.seconds, loss)
    return series


def percentages(
    records: Iterable[TrainRecord | ValidationRecord], measure: Callable[[Score], float]
) -> Series:
    """Return a measure of the validation lines over time in per cent, by source.

    Args:
        measure: a share from 0 to 1.
    """
    series: Series = {}
    for record in records:
        if record.kind == "validation":
            for source, score in record.scores.items():
                _add(series, source, record.seconds, 100 * measure(score))
    return series


def _add(series: Series, source: str, seconds: float, value: float) -> None:
    hours, values = series.setdefault(source, ([], []))
    hours.append(seconds / 3600)
    values.append(value)


def draw(records: Sequence[TrainRecord | ValidationRecord], file: Path) -> None:
    """Draw the run into a PNG file, which is replaced whole."""
    from matplotlib.figure import Figure

    panels = (
        ("loss, nats a character", losses(records), True),
        ("validation: CER, %", percentages(records, attrgetter("cer")), True),
        ("validation: exact lines, %", percentages(records, attrgetter("exact")), False),
    )
    figure = Figure(figsize=(15, 4.5), layout="constrained")
    for axes, (title, series, as_ratios) in zip(figure.subplots(1, 3), panels, strict=True):
        above_nothing = bool(series) and all(min(values) > 0 for _, values in series.values())
        for source, (hours, values) in sorted(series.items()):
            axes.plot(hours, values, label=source)
        scale = "log" if as_ratios and above_nothing else "linear"
        axes.set(title=title, xlabel="hours", yscale=scale)
        axes.grid(alpha=0.3)
        if series:
            axes.legend()
    unfinished = file.with_suffix(".unfinished")
    figure.savefig(unfinished, format="png")
    unfinished.replace(file)
