import numpy as np
import pytest

from tests.training.lines.sketches import sketched
from training.forms.blocks import Split
from training.lines.cells import in_cells
from training.lines.drawn import Drawn
from training.lines.materials import put_ink
from training.lines.paper import WORKING_X_HEIGHT, Laid, lay


def _laid(
    seed: int, is_hand: bool = False, split: Split = Split.TRAIN, text: str = "Thon Dong 24"
) -> Laid:
    return lay(sketched(text, is_hand), split, np.random.default_rng(seed))


def test_the_same_seed_lays_the_same_paper() -> None:
    first, second = _laid(7, is_hand=True), _laid(7, is_hand=True)
    assert np.array_equal(first.image, second.image)
    assert first.around == second.around


def test_another_seed_lays_another_paper() -> None:
    first, second = _laid(7), _laid(8)
    assert first.image.shape != second.image.shape or not np.array_equal(first.image, second.image)


@pytest.mark.parametrize("seed", range(12))
def test_the_ink_lies_where_the_paper_says(seed: int) -> None:
    laid = _laid(seed)
    place = laid.place
    assert WORKING_X_HEIGHT[0] <= laid.x_height <= WORKING_X_HEIGHT[1]
    part = laid.image[int(place.top) : int(place.bottom), int(place.left) : int(place.right)]
    darkness = 255.0 - part.astype(np.float64).min(axis=2)
    assert np.corrcoef(darkness.ravel(), laid.ink.ravel())[0, 1] > 0.6


@pytest.mark.parametrize("seed", range(6))
def test_there_is_room_on_every_side(seed: int) -> None:
    laid = _laid(seed, is_hand=True)
    height, width = laid.image.shape[:2]
    place, room = laid.place, laid.x_height
    assert min(place.left, place.top, width - place.right, height - place.bottom) > room


def test_hands_stand_on_leaders_far_oftener_than_print() -> None:
    hands = sum(_laid(seed, is_hand=True).has_leader for seed in range(50))
    print_ = sum(_laid(seed).has_leader for seed in range(50))
    assert hands > 15
    assert 0 < print_ < 15


def test_the_papers_of_the_test_split_are_others() -> None:
    train = {tuple(_laid(seed).image[0, 0]) for seed in range(20)}
    test = {tuple(_laid(seed, split=Split.TEST).image[0, 0]) for seed in range(20)}
    assert train != test


def test_neighbours_are_asked_for_now_and_then_only() -> None:
    asked: list[int] = []

    def neighbour() -> Drawn:
        asked.append(1)
        return sketched("Other line")

    for seed in range(60):
        lay(sketched(), Split.TRAIN, np.random.default_rng(seed), neighbour)
    assert 0 < len(asked) < 20


def test_digits_are_spread_over_cells_and_words_are_not() -> None:
    rng = np.random.default_rng(0)
    cells = in_cells(sketched("012345678912"), rng)
    assert cells is not None
    assert len(cells.edges) == 13
    ink = cells.drawn.ink.any(axis=0)
    assert all(
        ink[int(start) : int(end)].any()
        for start, end in zip(cells.edges, cells.edges[1:], strict=False)
    )
    assert in_cells(sketched("Thon Dong"), rng) is None


def test_ink_that_reaches_over_the_paper_is_cut_off() -> None:
    canvas = np.full((20, 30, 3), 255, np.uint8)
    put_ink(canvas, np.full((40, 10), 255, np.uint8), (0, 0, 0), x=-5, y=-10)
    assert (canvas[:, :5] == 0).all()
    assert (canvas[:, 5:] == 255).all()
    put_ink(canvas, np.full((5, 5), 255, np.uint8), (0, 0, 0), x=100, y=100)
    assert (canvas[:, 5:] == 255).all()


def test_plain_paper_has_neither_leaders_nor_rules() -> None:
    for seed in range(40):
        laid = lay(sketched(), Split.TRAIN, np.random.default_rng(seed), is_plain=True)
        assert not laid.has_leader
        assert not laid.around.rows
        assert not laid.around.columns
