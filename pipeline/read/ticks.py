"""Printed check boxes, found in the pixels."""

from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.crops import Pixels
from pipeline.read.ink import outlines
from schemas.page import TickBox

MIN_SIDE, MAX_SIDE = 24, 60
"""Sides of a check box in pixels at the reading scale: 3 to 7 mm on A4. Capitals are lower."""

SQUARENESS = 1.33
"""Height and width of a check box differ by no more than this factor."""

SLACK = 5
"""Pixels within which a vertical side is sought at the ends of the horizontal ones."""

SHARED_WIDTH = 0.75
"""Share of the longer horizontal side that stands over the other; a comma may touch a corner."""

SIDE_COVER = 0.7
"""Share of a vertical side that must be inked; a mark or a speck may hide the rest."""

Rectangle = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def find_tick_boxes(ink: Pixels) -> tuple[TickBox, ...]:
    """Return the check boxes of a page, top to bottom.

    A check box is a nearly square frame that stands alone: two short horizontal strokes of one
    length, one above the other, joined by two vertical ones. A mark may cross the frame; the rules
    of digit rows and tables are too long.

    Args:
        ink: of the preprocessed page, H x W (:func:`pipeline.read.ink.ink_of`).
    """
    upright = _thick(ink, (3, 1))
    strokes = _horizontal_strokes(ink)
    frames = [
        (max(a[0], b[0]), a[1], min(a[2], b[2]), b[3])
        for a, b in combinations(strokes, 2)
        if _are_top_and_bottom(a, b) and _has_sides(upright, a, b)
    ]
    outer = [frame for frame in frames if not any(_is_inside(frame, other) for other in frames)]
    return tuple(_tick_box(ink, frame) for frame in sorted(outer, key=lambda frame: frame[1::-1]))


def _thick(mask: Pixels, size: tuple[int, int]) -> Pixels:
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, size)
    return np.asarray(cv2.dilate(mask, kernel), dtype=np.uint8)


def _horizontal_strokes(ink: Pixels) -> list[Rectangle]:
    """Return the short horizontal strokes, top to bottom."""
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (MIN_SIDE - 2, 1))
    runs = cv2.morphologyEx(_thick(ink, (1, 3)), cv2.MORPH_OPEN, kernel)
    strokes = [
        (left, top, left + width, top + height)
        for left, top, width, height in map(cv2.boundingRect, outlines(np.asarray(runs, np.uint8)))
        if MIN_SIDE <= width <= MAX_SIDE and height <= 9
    ]
    return sorted(strokes, key=lambda stroke: stroke[1])


def _are_top_and_bottom(top: Rectangle, bottom: Rectangle) -> bool:
    shared = min(top[2], bottom[2]) - max(top[0], bottom[0])
    longer = max(top[2] - top[0], bottom[2] - bottom[0])
    height = bottom[3] - top[1]
    return (
        shared >= SHARED_WIDTH * longer
        and MIN_SIDE <= height <= MAX_SIDE
        and 1 / SQUARENESS <= shared / height <= SQUARENESS
    )


def _has_sides(upright: NDArray[np.uint8], top: Rectangle, bottom: Rectangle) -> bool:
    rows = np.s_[top[3] : bottom[1]]
    if bottom[1] - top[3] < MIN_SIDE // 2:
        return False
    sides = (max(top[0], bottom[0]) - 1, min(top[2], bottom[2]) - SLACK)
    return all(
        bool((upright[rows, max(0, x - 1) : x + SLACK + 1] > 0).any(axis=1).mean() >= SIDE_COVER)
        for x in sides
    )


def _is_inside(frame: Rectangle, other: Rectangle) -> bool:
    return (
        frame != other
        and other[0] <= frame[0]
        and other[1] <= frame[1]
        and frame[2] <= other[2]
        and frame[3] <= other[3]
    )


def _tick_box(ink: Pixels, frame: Rectangle) -> TickBox:
    left, top, right, bottom = frame
    inset = max(5, round(0.2 * (right - left)))
    inside = ink[top + inset : bottom - inset, left + inset : right - inset]
    x0, y0, x1, y1 = map(float, frame)
    return TickBox(
        quad=((x0, y0), (x1, y0), (x1, y1), (x0, y1)),
        fill=round(float((inside > 0).mean()), 3) if inside.size else 0.0,
    )
