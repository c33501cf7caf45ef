"""How sure a share is that was counted in a sample."""

from math import sqrt

Z = 1.96
"""Of the 95 % interval."""


def wilson(wrong: float, count: float) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson, 1927); 0 to 1 of nothing.

    Args:
        wrong: how many of them.
        count: how many in all; of a weighted sample the effective size, which need not be whole.
    """
    if count <= 0:
        return 0.0, 1.0
    share, spread = wrong / count, Z * Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
