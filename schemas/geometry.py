"""Points and quads in pixels of the preprocessed page: origin top left, x right, y down."""

from collections.abc import Iterable
from typing import NamedTuple

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Four points clockwise from the top left corner."""


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def quad(self) -> Quad:
        """Its corners."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )


def bounding_quad(quads: Iterable[Quad]) -> Quad:
    """Return the smallest upright rectangle around all quads.

    Args:
        quads: one or more quads in one coordinate frame.

    Raises:
        ValueError: if there are no quads.
    """
    points = [point for quad in quads for point in quad]
    if not points:
        raise ValueError("no quads to bound")
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def slice_quad(quad: Quad, start: float, end: float) -> Quad:
    """Return the part of a quad between two fractions of its width.

    Args:
        quad: the quad of a text line.
        start: where the part begins, 0 (left edge) to 1 (right edge).
        end: where it ends, not before ``start``.
    """
    top_left, top_right, bottom_right, bottom_left = quad

    def along(a: Point, b: Point, t: float) -> Point:
        return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)

    return (
        along(top_left, top_right, start),
        along(top_left, top_right, end),
        along(bottom_left, bottom_right, end),
        along(bottom_left, bottom_right, start),
    )
