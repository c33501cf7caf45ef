"""Printed check boxes, found in the pixels."""

import cv2
import numpy as np

from pipeline.read.crops import Pixels
from pipeline.read.ink import ink_of
from schemas.page import TickBox

MIN_SIDE, MAX_SIDE = 16, 60
"""Sides of a check box in pixels at the reading scale: 2 to 7 mm on A4."""


def find_tick_boxes(image: Pixels) -> tuple[TickBox, ...]:
    """Return the check boxes of a page, top to bottom.

    A check box is a closed, nearly square frame that stands alone: boxes that share a side are a
    digit row or a table. A mark may cross the frame.

    Args:
        image: the preprocessed page, H x W x 3, BGR.
    """
    ink = ink_of(image)
    closed = np.asarray(
        cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), dtype=np.uint8
    )
    contours, tree = cv2.findContours(closed, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
    boxes = []
    for contour, (_, _, child, _) in zip(
        contours, tree[0] if tree is not None else [], strict=True
    ):
        left, top, width, height = cv2.boundingRect(contour)
        if child < 0 or not _looks_like_a_frame(closed, left, top, width, height):
            continue
        inset = max(3, round(0.2 * min(width, height)))
        inside = ink[top + inset : top + height - inset, left + inset : left + width - inset]
        x0, y0, x1, y1 = map(float, (left, top, left + width, top + height))
        boxes.append(
            TickBox(
                quad=((x0, y0), (x1, y0), (x1, y1), (x0, y1)),
                fill=round(float((inside > 0).mean()), 3),
            )
        )
    return tuple(sorted(boxes, key=lambda box: (box.quad[0][1], box.quad[0][0])))


def _looks_like_a_frame(ink: Pixels, left: int, top: int, width: int, height: int) -> bool:
    if not (MIN_SIDE <= width <= MAX_SIDE and MIN_SIDE <= height <= MAX_SIDE):
        return False
    if not 0.75 <= width / height <= 1.33:
        return False
    window = ink[top : top + height, left : left + width] > 0
    band = max(2, round(0.12 * min(width, height)))
    sides = (
        window[:band].any(axis=0),
        window[-band:].any(axis=0),
        window[:, :band].any(axis=1),
        window[:, -band:].any(axis=1),
    )
    return all(side.mean() >= 0.9 for side in sides)
