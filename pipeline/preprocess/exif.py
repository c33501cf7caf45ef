"""The orientation a camera wrote down (EXIF 2.32, tag 274): how to turn the stored pixels upright."""

from pipeline.preprocess.transforms import Step, mirrored, quarter_turns, unchanged

_TURN = {1: 0, 2: 0, 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270}
"""Clockwise degrees for each orientation, after mirroring where it mirrors."""

_MIRRORED = frozenset({2, 4, 5, 7})


def exif_orientation(size: tuple[int, int], orientation: int) -> Step:
    """Return the step from stored pixels to upright ones.

    Args:
        size: width and height as stored.
        orientation: 1 to 8, as in the tag.
    """
    start = mirrored(size) if orientation in _MIRRORED else unchanged(size)
    return start.then(quarter_turns(size, _TURN[orientation]))
