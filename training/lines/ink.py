"""Ink lifted from its paper: how much of it lies on each pixel, without the cell's borders."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from training.lines.drawn import Drawn, Pixels

Floats = NDArray[Any]

STROKE = 21
"""Pixels: wider than any stroke of a line 64 pixels high, narrower than a shadow on its paper."""

RULE_LENGTH = 100
"""Pixels that a stroke of a pen does not run dead straight, but a printed rule does."""

RULE_THICKNESS = 5
"""Pixels of the thickest border of a cell; what is higher there is a stroke that crosses it."""

UPRIGHT_SHARE = 0.88
"""Share of the picture's height that a border at the side runs through, and no letter does."""

EDGE_SHARE = 0.16
"""Share of the picture's height at its top and bottom in which no letter of the line itself ends."""

FLAT_SHARE = 0.28
"""Share of the height at the top and bottom in which something long and flat is a piece of a rule."""

FAINT = 40
"""Coverage from which ink counts as such."""


@dataclass(frozen=True)
class Band:
    """Where the letters of a line stand: the row of their feet and the height of an x, in pixels."""

    baseline: float
    x_height: float


def lift(image: Pixels, text: str = "") -> Drawn:
    """Return the ink of a photographed line, cropped to it.

    Args:
        image: H x W x 3, BGR, a line of about 64 pixels height, perhaps with its cell's borders.
    """
    ink = coverage(image)
    left, top, right, bottom = ink_box(ink)
    ink = np.ascontiguousarray(ink[top:bottom, left:right])
    band = band_of(ink)
    return Drawn(ink, text, band.baseline, band.x_height, is_hand=True)


def coverage(image: Pixels) -> Pixels:
    """Return the share of ink on each pixel of a photographed line, 0 to 255, H x W, without rules.

    Args:
        image: H x W x 3, BGR.
    """
    dark = _darkness(image)
    grain = _grain(dark)
    full = _full_ink(dark, grain)
    rules = _rules(dark > max(3 * grain, 0.35 * full))
    low = min(max(2.2 * grain, 0.12 * full), 0.4 * full)
    share = np.clip((dark - low) / (full - low), 0, 1) ** 0.8
    ink = np.rint(share * 255).astype(np.uint8)
    ink[rules > 0] = 0
    return _without_crumbs(ink)


def ink_box(ink: Pixels) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of the ink; the whole picture if there is none."""
    rows = np.flatnonzero((ink > FAINT).any(axis=1))
    columns = np.flatnonzero((ink > FAINT).any(axis=0))
    if not len(rows):
        return 0, 0, ink.shape[1], ink.shape[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def band_of(ink: Pixels) -> Band:
    """Estimate where letters stand: the band of rows with the most ink (H x W, 0 to 255).

    Ascenders, tone marks and descenders are thin beside the bodies of the letters, so the band in
    which the rows hold at least 45 % of the fullest row's ink is as high as an x.
    """
    rows = ink.astype(np.float32).sum(axis=1)
    rows = cv2.GaussianBlur(rows[:, None], (1, 5), 1.2)[:, 0]
    fullest = int(rows.argmax())
    is_full = rows > 0.45 * rows[fullest]
    top = bottom = fullest
    while top > 0 and is_full[top - 1]:
        top -= 1
    while bottom < len(rows) - 1 and is_full[bottom + 1]:
        bottom += 1
    return Band(float(bottom + 1), float(max(bottom + 1 - top, 4)))


def _darkness(image: Pixels) -> Floats:
    """Return how much darker than its paper each pixel is, 0 to 1.

    Red and grey together: ballpoint blue is darkest in red, and grey has the sharper edges, as
    JPEG keeps colour at half the resolution.
    """
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)
    darker = [_below_paper(channel) for channel in (grey, np.ascontiguousarray(image[..., 2]))]
    return np.asarray((darker[0] + darker[1]) / 2, np.float32)


def _below_paper(channel: Pixels) -> Floats:
    smooth = cv2.GaussianBlur(channel, (3, 3), 0.8)
    paper = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((STROKE, STROKE), np.uint8))
    paper = cv2.blur(cv2.erode(paper, np.ones((3, 3), np.uint8)), (STROKE, STROKE)).astype(
        np.float32
    )
    return np.asarray(np.clip(1 - channel.astype(np.float32) / np.maximum(paper, 1), 0, 1))


def _grain(dark: Floats) -> float:
    """Return the darkness that bare paper reaches by its grain: most pixels are paper."""
    return max(float(np.median(dark)) * 1.5, 0.01)


def _full_ink(dark: Floats, grain: float) -> float:
    """Return the darkness of full ink: that of the middle of what is clearly ink."""
    threshold, _ = cv2.threshold(
        np.rint(np.minimum(dark, 1) * 255).astype(np.uint8), 0, 255, cv2.THRESH_OTSU
    )
    inked = dark[dark > max(threshold / 255, 2 * grain)]
    return max(float(np.percentile(inked, 60)) if len(inked) else 0.5, 4 * grain, 0.08)


def _rules(is_dark: NDArray[np.bool_]) -> Pixels:
    """Return the printed borders and rules, 255 where one runs and no stroke crosses it."""
    mask = np.where(is_dark, 255, 0).astype(np.uint8)
    tilted = cv2.dilate(mask, np.ones((3, 1), np.uint8))
    along = cv2.morphologyEx(tilted, cv2.MORPH_OPEN, np.ones((1, RULE_LENGTH), np.uint8))
    along = cv2.bitwise_and(cv2.dilate(along, np.ones((3, RULE_LENGTH // 4), np.uint8)), mask)
    stroke = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((RULE_THICKNESS + 2, 1), np.uint8))
    rule = cv2.dilate(cv2.bitwise_and(along, cv2.bitwise_not(stroke)), np.ones((3, 3), np.uint8))
    uncrossed = cv2.bitwise_and(rule, cv2.bitwise_not(stroke))
    return np.asarray(cv2.bitwise_or(uncrossed, _uprights(mask)), np.uint8)


def _uprights(mask: Pixels) -> Pixels:
    """Return the cell's borders at the left and right: they run through the whole height."""
    height, width = mask.shape
    leaning = cv2.dilate(mask, np.ones((1, 3), np.uint8))
    length = int(height * UPRIGHT_SHARE)
    upright = cv2.morphologyEx(leaning, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    upright[:, int(width * 0.012) : int(width * 0.85)] = 0
    return np.asarray(cv2.dilate(upright, np.ones((height - length + 1, 3), np.uint8)))


def _without_crumbs(ink: Pixels) -> Pixels:
    """Drop what is no stroke of this line: too small, too faint all over, a piece of a border, or
    the tip of a letter of the line above or below that reaches into the picture."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        (ink > FAINT).astype(np.uint8), connectivity=8
    )
    peak = np.zeros(count, np.uint8)
    np.maximum.at(peak, labels.ravel().astype(np.intp), ink.ravel())
    top, high, wide = (
        stats[:, each] for each in (cv2.CC_STAT_TOP, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_WIDTH)
    )
    edge = int(EDGE_SHARE * ink.shape[0])
    is_at_edge = (top + high <= edge) | (top >= ink.shape[0] - edge)
    is_cut = is_at_edge & ((top <= 1) | (top + high >= ink.shape[0] - 1))
    low = int((1 - FLAT_SHARE) * ink.shape[0])
    is_flat = ((top >= low) | (top + high <= ink.shape[0] - low)) & (wide >= 5 * high)
    keep = (stats[:, cv2.CC_STAT_AREA] >= 4) & (peak >= 110) & ~is_cut & ~is_flat
    keep[0] = False
    near = cv2.dilate(keep[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray(np.where(near > 0, ink, 0), np.uint8)
