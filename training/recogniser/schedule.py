"""How fast to learn at which moment: pure functions of time and steps."""

import math
from typing import Literal

Shape = Literal["cosine", "linear"]

WARM_UP_STEPS = 200
LAST_SHARE = 0.01
"""Of the full rate, at the end of the time."""

MAX_EMA_DECAY = 0.9995


def rate_share(step: int, progress: float, shape: Shape = "cosine") -> float:
    """Return the share of the full learning rate.

    Args:
        step: of the optimiser, from 0; the rate rises over the first ``WARM_UP_STEPS``.
        progress: share of the training time that has passed, 0 to 1.
        shape: of the fall from 1 to ``LAST_SHARE``.
    """
    done = min(1.0, max(0.0, progress))
    fallen = (1 + math.cos(math.pi * done)) / 2 if shape == "cosine" else 1 - done
    return min(1.0, (step + 1) / WARM_UP_STEPS) * (LAST_SHARE + (1 - LAST_SHARE) * fallen)


def ema_decay(step: int) -> float:
    """Return how much of the mean of the weights stays at a step (from 0): little at first, so
    that the start is soon forgotten."""
    return min(MAX_EMA_DECAY, (step + 1) / (step + 21))
