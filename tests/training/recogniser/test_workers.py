"""Worker processes make new lines at every start, and are missed when they die."""

import os

import numpy as np
import pytest

from training.lines.drawn import LineImage
from training.recogniser.alphabet import Alphabet
from training.recogniser.batches import Batch, Order, Sampler, WorkerDiedError, Workers

ALPHABET = Alphabet(tuple("abc "))


def blank_line(rng: np.random.Generator) -> LineImage:
    image = np.full((40, int(rng.integers(60, 900)), 3), 255, dtype=np.uint8)
    return LineImage(image, "abc", "name", "clean", "print")


def dying(_: np.random.Generator) -> LineImage:
    os._exit(3)


def make_sampler() -> Sampler:
    return blank_line


def make_dying_sampler() -> Sampler:
    return dying


def never() -> bool:
    return False


def first_batch(run: int) -> Batch:
    order = Order(make_sampler, ALPHABET, 9600, seed=1, run=run)
    with Workers(order) as workers:
        batch = workers.next(never, patience=0.1)
    assert batch is not None
    return batch


def test_workers_make_other_lines_at_every_start() -> None:
    assert not np.array_equal(first_batch(0).widths, first_batch(1).widths)


def test_a_worker_that_dies_is_noticed() -> None:
    order = Order(make_dying_sampler, ALPHABET, 9600, seed=1, run=0)
    with Workers(order) as workers, pytest.raises(WorkerDiedError, match="worker 0 ended with 3"):
        workers.next(never, patience=0.1)


def test_waiting_for_a_batch_can_be_given_up() -> None:
    with Workers(Order(make_sampler, ALPHABET, 9600, seed=1, run=0)) as workers:
        assert workers.next(lambda: True) is None
