import cv2
import numpy as np
import pytest

from tests.training.lines.sketches import X_HEIGHT, sketched
from training.forms.blocks import Split
from training.lines.capture import X_HEIGHTS, take
from training.lines.drawn import Pixels
from training.lines.overlays import Place
from training.lines.paper import Laid, lay
from training.lines.surroundings import Around


def _strip(quality: str, seed: int, split: Split = Split.TRAIN, is_hand: bool = False) -> Pixels:
    rng = np.random.default_rng(seed)
    return take(lay(sketched(is_hand=is_hand), split, rng), quality, split, rng)


def _plain(ink: Pixels) -> Laid:
    """Ink of x-height 29 on white paper with nothing around it, its baseline below it."""
    margin = 40
    paper = cv2.copyMakeBorder(255 - ink, *[margin] * 4, cv2.BORDER_CONSTANT, value=(255,))
    top, bottom = float(margin), float(margin + ink.shape[0])
    place = Place(margin, top, margin + ink.shape[1], bottom, bottom, X_HEIGHT)
    sides = (0.0, float(paper.shape[1]))
    image = cv2.cvtColor(paper, cv2.COLOR_GRAY2BGR).astype(np.uint8)
    return Laid(image, ink, place, top, bottom, Around(sides, sides, False), False)


def _fence(posts: int) -> Pixels:
    """Return upright strokes that can be counted."""
    ink = np.zeros((42, 40 * posts - 28), np.uint8)
    for post in range(posts):
        ink[:, 40 * post : 40 * post + 12] = 255
    return ink


@pytest.mark.parametrize("quality", X_HEIGHTS)
def test_the_same_seed_takes_the_same_strip(quality: str) -> None:
    first = _strip(quality, 11)
    assert np.array_equal(first, _strip(quality, 11))
    assert first.dtype == np.uint8
    assert first.ndim == 3


@pytest.mark.parametrize("quality", ["clean", "mild", "photo", "small"])
def test_no_stroke_is_cut_off_with_the_paper(quality: str) -> None:
    for seed in range(10):
        strip = take(_plain(_fence(14)), quality, Split.TRAIN, np.random.default_rng(seed))
        wide = cv2.resize(strip, (1400, 48), interpolation=cv2.INTER_LINEAR)
        levels = cv2.cvtColor(wide, cv2.COLOR_BGR2GRAY)[12:36].mean(axis=0, dtype=np.float32)
        smooth = cv2.GaussianBlur(levels[None], (0, 0), 8)[0]
        light = cv2.blur(
            cv2.copyMakeBorder(smooth[None], 0, 0, 100, 100, cv2.BORDER_REFLECT), (151, 1)
        )
        is_ink = np.concatenate([[False], smooth < light[0, 100:-100] - 8, [False]])
        assert np.count_nonzero(is_ink[1:] & ~is_ink[:-1]) == 14, seed


def test_a_clean_capture_is_the_ink_on_paper() -> None:
    ink = sketched("Hanoi").ink
    for seed in range(3):
        strip = take(_plain(ink), "clean", Split.TRAIN, np.random.default_rng(seed))
        darkness = 255 - cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY)
        sizes = [cv2.resize(ink, None, fx=f, fy=f) for f in np.arange(0.45, 0.84, 0.01)]
        found = max(
            float(cv2.matchTemplate(darkness, size, cv2.TM_CCOEFF_NORMED).max())
            for size in sizes
            if size.shape[0] <= strip.shape[0] and size.shape[1] <= strip.shape[1]
        )
        assert found > 0.85


def test_small_is_small() -> None:
    heights = [_strip("small", seed).shape[0] for seed in range(25)]
    assert np.median(heights) < 26
    assert max(heights) < 10 * 3.6


def test_other_qualities_are_larger_than_small() -> None:
    for quality in ("clean", "mild", "photo"):
        heights = [_strip(quality, seed).shape[0] for seed in range(12)]
        assert np.median(heights) > 24, quality


def test_hard_has_pictures_of_two_levels() -> None:
    shares = []
    for seed in range(25):
        strip = _strip("hard", seed)
        shares.append(np.mean((strip < 30) | (strip > 225)))
    assert 2 <= sum(share > 0.85 for share in shares) < 25


def test_the_test_split_suffers_by_other_laws() -> None:
    laid = _plain(_fence(6))
    differ = 0
    for seed in range(6):
        train = take(laid, "mild", Split.TRAIN, np.random.default_rng(seed))
        test = take(laid, "mild", Split.TEST, np.random.default_rng(seed))
        differ += train.shape != test.shape or not np.array_equal(train, test)
    assert differ == 6


def test_an_unknown_quality_is_refused() -> None:
    with pytest.raises(KeyError):
        _strip("pristine", 0)
