"""Wait for a condition, never for a time."""

import time
from collections.abc import Callable


def wait_until(condition: Callable[[], bool], seconds: float = 90.0) -> None:
    """Return as soon as a condition holds.

    Raises:
        AssertionError: if it does not hold in time.
    """
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s in vain")
        time.sleep(0.02)
