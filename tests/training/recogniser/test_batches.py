"""Batches hold lines as the product sees them, of like width."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paddlex.inference.models.text_recognition.processors import OCRReisizeNormImg, ToBatch

from pipeline.read.crops import at_network_height
from training.lines.drawn import LineImage
from training.recogniser.alphabet import Alphabet
from training.recogniser.batches import (
    Batch,
    UnusableSamplesError,
    batch_width,
    buckets,
    can_be_learnt,
    collate,
    network_input,
    pool,
    prepare,
    time_steps,
)

ALPHABET = Alphabet(tuple("abcdế "))


def line(width: int = 200, height: int = 40, text: str = "abc", shade: int = 200) -> LineImage:
    noise = np.random.default_rng(width).integers(0, shade, (height, width, 3))
    return LineImage(noise.astype(np.uint8), text, "name", "clean", "print")


def one_line(rng: np.random.Generator) -> LineImage:
    return line(width=int(rng.integers(60, 900)))


@pytest.mark.parametrize("size", [(30, 40), (200, 40), (267, 40), (900, 33), (1201, 57)])
def test_a_line_is_prepared_as_paddlex_prepares_it(size: tuple[int, int]) -> None:
    one = line(*size)
    expected = OCRReisizeNormImg()([at_network_height(one.image)])[0]
    given_to_network = network_input(collate([prepare(one)]))[0]
    width = expected.shape[2]
    assert np.abs(given_to_network[:, :, :width] - expected).max() < 1e-6
    assert not given_to_network[:, :, width:].any()


def test_lines_in_a_batch_are_padded_as_paddlex_pads_them() -> None:
    lines = [line(320, 48), line(640, 48)]
    expected = ToBatch()(OCRReisizeNormImg()([at_network_height(one.image) for one in lines]))[0]
    assert np.abs(network_input(collate([prepare(one) for one in lines])) - expected).max() < 1e-6


@given(st.lists(st.integers(1, 1600), min_size=1, max_size=200))
def test_every_line_is_in_one_bucket_and_buckets_are_about_equally_large(widths: list[int]) -> None:
    made = buckets(widths, 9600)
    assert sorted(i for bucket in made for i in bucket) == list(range(len(widths)))
    for bucket in made:
        assert len(bucket) * batch_width(max(widths[i] for i in bucket)) <= 9600 * 1.5
    for narrow, wide in pairwise(made):
        assert max(widths[i] for i in narrow) <= min(widths[i] for i in wide)


def test_a_text_that_its_width_cannot_hold_is_not_learnt_from() -> None:
    narrow = line(width=40, height=48, text="abcd")
    assert time_steps(40) == 5
    assert can_be_learnt(narrow, ALPHABET)
    assert not can_be_learnt(line(width=40, height=48, text="aabb"[:4] + "a"), ALPHABET)


@pytest.mark.parametrize("text", ["", "x", "abx"])
def test_a_text_outside_the_alphabet_is_not_learnt_from(text: str) -> None:
    assert not can_be_learnt(line(text=text), ALPHABET)


def test_a_line_that_is_too_wide_is_not_learnt_from() -> None:
    assert not can_be_learnt(line(width=1700, height=48), ALPHABET)


def test_a_pool_is_the_same_for_the_same_seed() -> None:
    def texts(seed: int) -> list[Batch]:
        return pool(one_line, ALPHABET, np.random.default_rng(seed), 9600)

    first, again, other = texts(1), texts(1), texts(2)
    assert [len(batch) for batch in first] == [len(batch) for batch in again]
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(first, again, strict=True))
    assert [list(batch.widths) for batch in first] != [list(batch.widths) for batch in other]


def test_a_sampler_that_gives_nothing_usable_is_an_error() -> None:
    with pytest.raises(UnusableSamplesError, match="'x'"):
        pool(lambda _: line(text="x"), ALPHABET, np.random.default_rng(1), 9600)


def test_a_line_is_learnt_as_often_as_asked_at_another_width_each_time() -> None:
    drawn: list[int] = []

    def draw(rng: np.random.Generator) -> LineImage:
        drawn.append(1)
        return line(width=900, height=40)

    made = pool(draw, ALPHABET, np.random.default_rng(1), 9600, looks=2)
    lines = [width for batch in made for width in batch.widths.tolist()]
    assert len(lines) == 2 * len(drawn)
    assert len(set(lines)) > len(drawn)
