"""Batches of prepared lines, made by worker processes from a sampler.

The lines are prepared as the product and paddlex (``OCRReisizeNormImg``) prepare them, so that
training sees what reading sees. They stay 8 bit on their way; :mod:`network` makes them numbers.
"""

import math
import multiprocessing
import queue
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.crops import NETWORK_HEIGHT, STRETCH, at_network_height, network_width
from training.lines.drawn import LineImage
from training.recogniser.alphabet import Alphabet

Pixels = NDArray[np.uint8]
Sampler = Callable[[np.random.Generator], LineImage]

STRETCHES = (0.85, 1.25)
"""How much wider than it is a line may be given in training; the product's is ``STRETCH``."""

MIN_WIDTH = 320
"""paddlex pads narrower lines to this width."""

MAX_WIDTH = 1600
"""Wider lines are left out of training; the product takes up to 3200."""

WIDTH_STEP = 32
"""Batches are this many pixels wide or a multiple: few shapes, so that kernels are used again."""

POOL = 192
"""Lines that are sorted by width together."""

ENOUGH_REFUSED = 1000
"""After so many unusable lines one after the other, the sampler is at fault."""


class WorkerDiedError(RuntimeError):
    """A process that makes batches is gone."""


class UnusableSamplesError(RuntimeError):
    """The sampler gives nothing that can be learnt from."""


@dataclass(frozen=True)
class Prepared:
    """A line at the network's height (48 x W x 3, BGR, 8 bit), what it says and who wrote it."""

    pixels: Pixels
    text: str
    source: str

    @property
    def width(self) -> int:
        """In pixels."""
        return int(self.pixels.shape[1])


@dataclass(frozen=True)
class Batch:
    """Lines side by side: ``pixels`` B x 48 x W x 3 (BGR, 8 bit), the first ``widths[i]`` columns
    of line i are the line and the rest is nothing."""

    pixels: Pixels
    widths: NDArray[np.int64]
    texts: tuple[str, ...]
    sources: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.texts)


def prepare(line: LineImage, stretch: float = STRETCH) -> Prepared:
    """Scale a line to the network's height, ``stretch`` times as wide as its aspect says."""
    return Prepared(at_network_height(line.image, stretch), line.text, line.source)


def time_steps(width: int) -> int:
    """Return how many time steps the network gives for an input of this width in pixels."""
    return ((width - 1) // 4 - 1) // 2 + 1


def steps_needed(text: str) -> int:
    """Return the least number of time steps in which CTC can say a text: one a character, and a
    blank between equal neighbours."""
    return len(text) + sum(a == b for a, b in pairwise(text))


def can_be_learnt(line: LineImage, alphabet: Alphabet, stretch: float = STRETCH) -> bool:
    """Say whether a line has a text of known characters, at a width that holds it."""
    height, width = line.image.shape[:2]
    if min(height, width) < 4 or not line.text or not alphabet.has(line.text):
        return False
    scaled = network_width(line.image, stretch)
    return scaled <= MAX_WIDTH and steps_needed(line.text) <= time_steps(scaled)


def batch_width(widest: int) -> int:
    """Return the width of a batch whose widest line is given, in pixels."""
    return max(MIN_WIDTH, math.ceil(widest / WIDTH_STEP) * WIDTH_STEP)


def buckets(widths: Sequence[int], batch_pixels: int) -> list[list[int]]:
    """Put lines of like width together, about ``batch_pixels`` of width in each bucket.

    Returns:
        Positions in ``widths``, each exactly once, narrow buckets first. A last bucket that would
        be less than half full joins the one before it where there is room for half as much again,
        so that no line weighs much more than others.
    """
    made: list[list[int]] = [[]]
    for i in sorted(range(len(widths)), key=lambda i: widths[i]):
        width = batch_width(widths[i])
        if made[-1] and (len(made[-1]) + 1) * width > batch_pixels:
            made.append([])
        made[-1].append(i)
    if len(made) > 1:
        width = batch_width(widths[made[-1][-1]])
        together = (len(made[-2]) + len(made[-1])) * width
        if len(made[-1]) * width < batch_pixels / 2 and together <= batch_pixels * 1.5:
            made[-2:] = [made[-2] + made[-1]]
    return [bucket for bucket in made if bucket]


def collate(lines: Sequence[Prepared]) -> Batch:
    """Lay prepared lines into one array, each at its left edge."""
    width = batch_width(max(line.width for line in lines))
    pixels = np.zeros((len(lines), NETWORK_HEIGHT, width, 3), dtype=np.uint8)
    for row, line in zip(pixels, lines, strict=True):
        row[:, : line.width] = line.pixels
    return Batch(
        pixels,
        np.array([line.width for line in lines], dtype=np.int64),
        tuple(line.text for line in lines),
        tuple(line.source for line in lines),
    )


def network_input(batch: Batch) -> NDArray[np.float32]:
    """Return a batch as the network takes it: B x 3 x 48 x W, -1 to 1, and 0 where no line is."""
    values = batch.pixels.transpose(0, 3, 1, 2).astype(np.float32) / 255
    values = (values - 0.5) / 0.5
    inside = np.arange(values.shape[3]) < batch.widths[:, None]
    return np.asarray(values * inside[:, None, None, :], dtype=np.float32)


def batches_of(lines: Sequence[Prepared], batch_pixels: int) -> list[tuple[list[int], Batch]]:
    """Return all lines in batches, each with the positions of its lines."""
    cut = buckets([line.width for line in lines], batch_pixels)
    return [(bucket, collate([lines[i] for i in bucket])) for bucket in cut]


def pool(
    sampler: Sampler,
    alphabet: Alphabet,
    rng: np.random.Generator,
    batch_pixels: int,
    looks: int = 1,
) -> list[Batch]:
    """Make a pool of lines and return it as batches in random order; each line is in it ``looks`` times,
    each time at another width."""
    lines: list[Prepared] = []
    refused = 0
    while len(lines) < POOL:
        line = sampler(rng)
        stretches = [
            stretch
            for stretch in rng.uniform(*STRETCHES, size=looks)
            if can_be_learnt(line, alphabet, stretch)
        ]
        lines += [prepare(line, stretch) for stretch in stretches]
        refused = 0 if stretches else refused + 1
        if refused == ENOUGH_REFUSED:
            raise UnusableSamplesError(f"{refused} unusable lines in a row, like {line.text!r}")
    made = [batch for _, batch in batches_of(lines, batch_pixels)]
    return [made[i] for i in rng.permutation(len(made))]


@dataclass(frozen=True)
class Order:
    """What the workers are to make. ``make_sampler`` goes to each worker process and is called
    there, once. ``run`` counts the starts of a training, so that a resumed one sees new lines."""

    make_sampler: Callable[[], Sampler]
    alphabet: Alphabet
    batch_pixels: int
    seed: int
    run: int
    looks: int = 1


class Workers:
    """Processes that make batches without end; a context that ends them."""

    def __init__(self, order: Order, number: int = 1, ahead: int = 24) -> None:
        """Start ``number`` processes that keep at most ``ahead`` batches ready."""
        context = multiprocessing.get_context("spawn")
        self._batches: multiprocessing.Queue[Batch] = context.Queue(ahead)
        self._processes: list[BaseProcess] = [
            context.Process(target=_work, args=(order, worker, self._batches), daemon=True)
            for worker in range(number)
        ]
        for process in self._processes:
            process.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self._processes:
            process.terminate()
            process.join()

    @property
    def ready(self) -> int:
        """How many batches wait."""
        return self._batches.qsize()

    def next(self, give_up: Callable[[], bool], patience: float = 2.0) -> Batch | None:
        """Return the next batch, waiting for it; nothing as soon as ``give_up`` says so.

        Raises:
            WorkerDiedError: if a process is gone; its own error stands in standard error.
        """
        while not give_up():
            for worker, process in enumerate(self._processes):
                if process.exitcode is not None:
                    raise WorkerDiedError(f"worker {worker} ended with {process.exitcode}")
            try:
                return self._batches.get(timeout=patience)
            except queue.Empty:
                continue
        return None


def _work(order: Order, worker: int, batches: "multiprocessing.Queue[Batch]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the trainer ends its workers itself
    cv2.setNumThreads(1)
    for batch in _endless(order, worker):
        while not _put(batches, batch):
            trainer = multiprocessing.parent_process()
            if trainer is None or not trainer.is_alive():
                batches.cancel_join_thread()
                return


def _endless(order: Order, worker: int) -> Iterator[Batch]:
    sampler = order.make_sampler()
    for number in count():
        rng = np.random.default_rng([order.seed, order.run, worker, number])
        yield from pool(sampler, order.alphabet, rng, order.batch_pixels, order.looks)


def _put(batches: "multiprocessing.Queue[Batch]", batch: Batch) -> bool:
    try:
        batches.put(batch, timeout=5)
    except queue.Full:
        return False
    return True
