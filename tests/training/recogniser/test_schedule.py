"""The learning rate rises, falls with the time, and never is nothing."""

from itertools import pairwise

import pytest

from training.recogniser.schedule import LAST_SHARE, WARM_UP_STEPS, Shape, ema_decay, rate_share


def test_the_rate_rises_over_the_first_steps() -> None:
    rates = [rate_share(step, 0.0) for step in range(WARM_UP_STEPS)]
    assert rates[0] == 1 / WARM_UP_STEPS
    assert rates[-1] == 1
    assert all(a < b for a, b in pairwise(rates))


@pytest.mark.parametrize("shape", ["cosine", "linear"])
def test_the_rate_falls_to_its_last_share(shape: Shape) -> None:
    rates = [rate_share(10_000, share / 20, shape) for share in range(21)]
    assert all(a > b for a, b in pairwise(rates))
    assert rates[-1] == pytest.approx(LAST_SHARE)
    assert rate_share(10_000, 1.3, shape) == pytest.approx(LAST_SHARE)


def test_the_mean_forgets_the_start_fast_and_later_little() -> None:
    assert ema_decay(0) < 0.05
    assert ema_decay(1_000_000) == 0.9995
