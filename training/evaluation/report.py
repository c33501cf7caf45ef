"""The result of one run, as a file, and the difference between two."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from schemas.base import Model
from training.evaluation.measures import (
    LineScore,
    Rate,
    SliceScore,
    cer_samples,
    exact_samples,
    interval,
    resampled,
)
from training.forms.blocks import Split


class EngineReport(Model):
    """What one engine reached, slice by slice."""

    engine: str
    slices: tuple[SliceScore, ...]


class Report(Model):
    """One run: which lines were read, and what each engine made of them."""

    split: Split
    seed: int
    count: int
    engines: tuple[EngineReport, ...]

    def by_slice(self) -> Iterator[tuple[str, list[tuple[str, SliceScore]]]]:
        """Yield each slice with its engines' names and scores."""
        names = dict.fromkeys(score.name for engine in self.engines for score in engine.slices)
        for name in names:
            yield (
                name,
                [
                    (e.engine, score)
                    for e in self.engines
                    for score in e.slices
                    if score.name == name
                ],
            )


class Change(Model):
    """How a slice moved between two runs; the intervals are of the difference, new minus old."""

    engine: str
    slice: str
    cer: Rate
    exact: Rate
    is_same_lines: bool

    @property
    def is_worse(self) -> bool:
        """Whether more characters or fewer lines are wrong or right than chance explains."""
        return self.cer.low > 0 or self.exact.high < 0


def save(report: Report, path: Path) -> None:
    """Write a report as JSON."""
    path.write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> Report:
    """Read a report.

    Raises:
        OSError: if there is none.
        pydantic.ValidationError: if it is no report.
    """
    return Report.model_validate_json(path.read_text(encoding="utf-8"))


def changes(old: Report, new: Report) -> Iterator[Change]:
    """Yield the change of each slice that both runs have, engine by engine."""
    before = {(e.engine, score.name): score for e in old.engines for score in e.slices}
    for engine in new.engines:
        for score in engine.slices:
            if (engine.engine, score.name) in before:
                yield _change(engine.engine, before[engine.engine, score.name], score)


def _change(engine: str, old: SliceScore, new: SliceScore) -> Change:
    """Compare two scores; where the same lines were read, line by line (a paired bootstrap)."""
    same = [line.truth for line in old.lines] == [line.truth for line in new.lines]
    picks = resampled(len(new.lines))
    old_picks = picks if same else resampled(len(old.lines))[::-1]
    cer = interval(cer_samples(new.lines, picks) - cer_samples(old.lines, old_picks))
    exact = interval(exact_samples(new.lines, picks) - exact_samples(old.lines, old_picks))
    return Change(
        engine=engine,
        slice=new.name,
        cer=Rate(value=new.cer.value - old.cer.value, low=cer[0], high=cer[1]),
        exact=Rate(value=new.exact.value - old.exact.value, low=exact[0], high=exact[1]),
        is_same_lines=same,
    )


def worst_lines(scores: Sequence[SliceScore], count: int) -> list[tuple[str, int, LineScore]]:
    """Return the slice, the place in it and the score of the lines with most edits a character."""
    wrong = [
        (score.name, number, line)
        for score in scores
        for number, line in enumerate(score.lines)
        if not line.is_exact
    ]
    return sorted(wrong, key=lambda found: -found[2].edits / max(1, len(found[2].truth)))[:count]
