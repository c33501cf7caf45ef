"""The training run: until its time is over, or until it is told to stop."""

import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from training.lines.drawn import LineImage
from training.recogniser import checkpoint, records
from training.recogniser.batches import Batch, Order, Sampler, Workers
from training.recogniser.learner import Learner, Step
from training.recogniser.plot import draw
from training.recogniser.records import TrainRecord, ValidationRecord
from training.recogniser.validation import validate

CHECKPOINT = "checkpoint.pt"
LOG = "log.jsonl"
PICTURE = "training.png"


@dataclass
class Clock:
    """Counts training time over all starts of a run, in seconds."""

    before: float
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Training time so far."""
        return self.before + time.monotonic() - self.started


class Due:
    """Says when something that happens every so many seconds is due."""

    def __init__(self, every: float, now: float) -> None:
        self.every = every
        self.last = now

    def __call__(self, now: float) -> bool:
        """Say whether it is due; if so, the time runs anew."""
        if now - self.last < self.every:
            return False
        self.last = now
        return True


@dataclass
class Tally:
    """What happened since the last record in the log."""

    since: float
    losses: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, batch: Batch, step: Step) -> None:
        """Count a step."""
        for source, loss in zip(batch.sources, step.losses, strict=True):
            self.losses[source].append(loss)

    def record(self, learner: Learner, now: float, share: float, ready: int) -> TrainRecord:
        """Return it as a record."""
        lines = sum(len(of_source) for of_source in self.losses.values())
        return TrainRecord(
            step=learner.step,
            lines=learner.lines,
            seconds=round(now, 1),
            rate=share,
            loss={
                source: round(sum(losses) / len(losses), 5)
                for source, losses in sorted(self.losses.items())
            },
            lines_per_second=round(lines / max(1e-9, now - self.since), 2),
            ready=ready,
        )


@dataclass(frozen=True)
class Run:
    """A training run in its folder. ``number`` counts its starts, ``seconds`` is the training time
    of the earlier ones; ``validation`` are the lines that it is measured on."""

    out: Path
    learner: Learner
    make_sampler: Callable[[], Sampler]
    validation: Sequence[LineImage]
    number: int = 0
    seconds: float = 0.0

    def save(self, seconds: float) -> None:
        """Write the checkpoint."""
        checkpoint.save(self.learner.checkpoint(seconds, self.number), self.out / CHECKPOINT)

    def note(self, record: TrainRecord | ValidationRecord) -> None:
        """Put a record into the log and say it."""
        records.append(self.out / LOG, record)
        print(records.sentence(record), file=sys.stderr, flush=True)

    def measure(self, seconds: float) -> None:
        """Measure the mean weights on the validation lines and draw the picture anew."""
        learner = self.learner
        scores = validate(
            learner.mean, self.validation, learner.alphabet, learner.settings.batch_pixels
        )
        self.note(
            ValidationRecord(
                step=learner.step, lines=learner.lines, seconds=round(seconds, 1), scores=scores
            )
        )
        draw(records.read(self.out / LOG), self.out / PICTURE)


def train(run: Run) -> None:
    """Train until the time is over or a signal asks to stop; leaves a checkpoint either way."""
    settings = run.learner.settings
    order = Order(
        run.make_sampler,
        run.learner.alphabet,
        settings.batch_pixels,
        settings.seed,
        run.number,
        settings.looks,
    )
    with stop_when_asked() as asked, Workers(order, settings.workers) as workers:
        clock = Clock(run.seconds)
        try:
            _learn(run, workers, clock, asked)
        finally:
            run.save(clock.seconds)
    if asked:
        print(f"stopped at step {run.learner.step}; --resume goes on", file=sys.stderr)
    else:
        run.measure(clock.seconds)


def _learn(run: Run, workers: Workers, clock: Clock, asked: Sequence[int]) -> None:
    learner, settings = run.learner, run.learner.settings
    save_due = Due(settings.checkpoint_seconds, clock.seconds)
    measure_due = Due(settings.validation_seconds, clock.seconds)
    tally = Tally(clock.seconds)
    while clock.seconds < settings.seconds:
        batch = workers.next(lambda: bool(asked))
        if batch is None:
            return
        step = learner.learn(batch, clock.seconds / settings.seconds)
        tally.add(batch, step)
        if learner.step % settings.log_steps == 0:
            now = clock.seconds
            run.note(tally.record(learner, now, step.share, workers.ready))
            tally = Tally(now)
        if save_due(clock.seconds):
            run.save(clock.seconds)
        if measure_due(clock.seconds):
            run.measure(clock.seconds)


@contextmanager
def stop_when_asked() -> Iterator[list[int]]:
    """Collect SIGTERM and SIGINT in the list instead of ending at once."""
    asked: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
