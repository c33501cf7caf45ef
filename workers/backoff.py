"""How long to wait before something is tried again."""

from random import SystemRandom

FIRST_SECONDS = 1.0
LONGEST_SECONDS = 300.0


def backoff_seconds(failures: int) -> float:
    """Return a waiting time that doubles with each failure, between half and all of it by chance.

    The chance keeps many pages that failed together from coming back together.

    Args:
        failures: how often it failed before, from 0.
    """
    longest = min(FIRST_SECONDS * 2.0 ** min(failures, 30), LONGEST_SECONDS)
    return longest * SystemRandom().uniform(0.5, 1.0)
