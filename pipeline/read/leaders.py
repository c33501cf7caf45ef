"""Dotted and ruled leaders, found in the pixels and taken away before reading.

A recogniser that sees "......VŨ" loses the letter between the dots and the pen. Leaders are not
text: removing them is worth more than teaching the network to step over them.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.crops import Pixels
from pipeline.read.ink import ink_of

MAX_DOT = 10
"""Height of a leader's dot or rule in pixels at the reading scale; an x-height is 16 to 20.
A dot of 5 pixels blurred by a scan at 100 dpi is 8 to 9 high."""

SHARP_DOT = 6
"""Height up to which a leader's dots are smaller than those of tones (ạ, ị) in its row; among
larger, blurred ones whatever stands below a letter stays."""

LARGEST_SPECK = 5
"""Area in pixels up to which a mark is the paper's noise; a sharp dot of a leader has 9."""

BUMP, MOST_BUMPS = 1, 0.1
"""Pixels by which a rule is thicker where the dot of a tone touches it, and the share of it that
such dots take at most."""

AROUND = 41
"""Columns over which a rule's own thickness is taken; on an askew scan it changes along the rule."""

DOT_ON_RULE = 0.6
"""Width of such a dot over the rule's thickness, at least; a bump that is narrower is noise."""

MAX_GAP = 17
"""Pixels between two dots; wider than any leader's step, narrower than the distance between the
dots below two neighbouring letters (ạ, ị)."""

MIN_RUN = 45
"""Pixels from which a row of dots is a leader."""


OTHER_DOT = 0.3
"""Share of a colon's lower dot that the upper one has at least in the few columns above it."""

COLON_HEIGHT = 20
"""Pixels from the lower dot of a colon to the top of the upper one."""

SAME_COLOUR = 40
"""Difference in mean saturation (of 255) between marks of one ink."""


@dataclass(frozen=True)
class _Marks:
    """Connected pieces of ink; entry 0 is the paper. ``inked`` are the pixels that have ink, counted
    along the rows, ``label_of`` the pieces that they belong to. ``is_small`` are the pieces no higher
    than a leader's dot and no specks, ``mask`` shows them and ``letters`` the higher ones (H x W, 255 on
    ink); ``colours`` are mean saturations, ``boxes`` left, top, width and height, ``areas`` pixels."""

    letters: Pixels
    inked: NDArray[np.intp]
    label_of: NDArray[np.int32]
    boxes: NDArray[np.int32]
    heights: NDArray[np.int32]
    areas: NDArray[np.int32]
    centres: NDArray[np.float64]
    colours: NDArray[np.float64]
    is_small: NDArray[np.bool_]
    mask: Pixels


def without_leaders(image: Pixels, ink: Pixels | None = None) -> Pixels:
    """Return the page with its leaders painted over in the paper's colour.

    Only marks that touch no letter are removed, so the pen's strokes stay whole.

    Args:
        image: the preprocessed page, H x W x 3, BGR.
        ink: its ink, H x W, where that is known.
    """
    marks = _small_marks(ink_of(image) if ink is None else ink, image)
    joined = cv2.morphologyEx(
        marks.mask, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (MAX_GAP, 3))
    )
    runs = cv2.morphologyEx(
        joined, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (MIN_RUN, 1))
    )
    reach = cv2.dilate(runs, cv2.getStructuringElement(cv2.MORPH_RECT, (MAX_GAP, 5)))
    return painted_over(image, _alike_in_their_run(marks, np.asarray(reach, dtype=np.uint8)))


def _alike_in_their_run(marks: _Marks, reach: Pixels) -> Pixels:
    """Return the marks of the runs that are like their neighbours: the dot of a tone (ạ, ị) or of
    a colon beside a leader is larger, stands higher or is of the pen's colour, and stays."""
    _, run_labels = cv2.connectedComponents(reach)
    columns, rows = marks.centres.round().astype(int).T
    run_of = run_labels[rows, columns]
    is_leader = np.zeros(len(run_of), dtype=bool)
    can_be_dot = marks.is_small & (marks.boxes[:, 2] < MIN_RUN)
    ends_colon = can_be_dot & (_ink_above(marks, marks.mask) > OTHER_DOT * marks.areas)
    is_below_letter = can_be_dot & (_ink_above(marks, marks.letters) > 0)
    for run in np.unique(run_of[(run_of > 0) & marks.is_small]):
        members = np.flatnonzero((run_of == run) & marks.is_small)
        heights, below_usual = marks.heights[members], marks.centres[members, 1]
        usual_height = _usual_height(heights, marks.boxes[members, 2])
        below_usual = below_usual - np.median(below_usual)
        usual_colour = np.median(marks.colours[members])
        is_comma = (heights > usual_height * 1.2 + 0.5) & (below_usual > 1.2)
        is_tone = is_below_letter[members] & (usual_height > SHARP_DOT)
        is_leader[members] = (
            (heights <= usual_height * 1.4 + 0.5)
            & (np.abs(below_usual) <= 3.0)
            & ~ends_colon[members]
            & ~is_comma
            & ~is_tone
            & (np.abs(marks.colours[members] - usual_colour) <= SAME_COLOUR)
        )
    found = np.zeros_like(marks.mask)
    found.ravel()[marks.inked] = is_leader[marks.label_of] * np.uint8(255)
    for left, top, width, height in marks.boxes[is_leader & (marks.boxes[:, 2] >= MIN_RUN)]:
        _spare_bumps(found[top : top + height, left : left + width])
    return found


def _usual_height(heights: NDArray[np.int32], widths: NDArray[np.int32]) -> float:
    """Return the height of a run's dots, or of its rule if there is one."""
    widest = int(widths.argmax())
    return float(heights[widest] if widths[widest] >= MIN_RUN else np.median(heights))


def _spare_bumps(rule: Pixels) -> None:
    """Take out of a rule the columns where it is thicker: the dot of a tone that stands on it. Dots
    that run together are no rule."""
    thickness = (rule > 0).sum(axis=0, keepdims=True).astype(np.uint8)
    around = cv2.medianBlur(thickness, AROUND)
    bumps = (thickness > around + BUMP).astype(np.uint8)
    if bumps.mean() < MOST_BUMPS:
        as_wide_as_dots = np.ones((1, max(3, round(DOT_ON_RULE * np.median(around)))), np.uint8)
        dots = cv2.morphologyEx(bumps, cv2.MORPH_OPEN, as_wide_as_dots)
        rule[:, cv2.dilate(dots, np.ones((1, 7), np.uint8))[0] > 0] = 0


def _ink_above(marks: _Marks, ink: Pixels) -> NDArray[np.int64]:
    """Return how many pixels of this ink each mark has where the upper dot of a colon would be, or
    the letter of a tone's dot."""
    inked = cv2.integral((ink > 0).astype(np.uint8))
    x, y = marks.centres.round().astype(int).T
    top, bottom = np.maximum(0, y - COLON_HEIGHT), np.maximum(0, y - MAX_DOT)
    left, right = np.maximum(0, x - 2), np.minimum(ink.shape[1], x + 3)
    inside = inked[bottom, right] - inked[top, right] - inked[bottom, left] + inked[top, left]
    return np.asarray(inside, dtype=np.int64)


def painted_over(image: Pixels, marks: Pixels) -> Pixels:
    """Return the page with marks and their soft edges replaced by the paper around them.

    Args:
        image: H x W x 3.
        marks: H x W, 255 where to paint.
    """
    if not marks.any():
        return image
    height, width = image.shape[:2]
    small = cv2.resize(image, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.resize(cv2.dilate(small, np.ones((5, 5), np.uint8)), (width, height))
    soft = cv2.dilate(marks, np.ones((5, 5), np.uint8))
    return np.asarray(cv2.copyTo(cv2.max(image, paper), soft, image.copy()), dtype=np.uint8)


def _saturation(colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the saturation (of 255) of N colours, N x 3 BGR."""
    if not len(colours):
        return np.zeros(0, dtype=np.uint8)
    return np.asarray(cv2.cvtColor(colours[None], cv2.COLOR_BGR2HSV)[0, :, 1], dtype=np.uint8)


def _small_marks(ink: Pixels, image: Pixels) -> _Marks:
    _, labels, stats, centres = cv2.connectedComponentsWithStats(ink)
    heights = np.asarray(stats[:, cv2.CC_STAT_HEIGHT])
    areas = np.asarray(stats[:, cv2.CC_STAT_AREA])
    is_small = (heights <= MAX_DOT) & (areas > LARGEST_SPECK)
    is_small[0] = False
    inked = np.flatnonzero(ink)
    label_of = np.asarray(labels, dtype=np.int32).ravel()[inked]
    letters = ink.copy()
    letters.ravel()[inked[heights[label_of] <= MAX_DOT]] = 0
    saturation = _saturation(image.reshape(-1, 3)[inked])
    saturations = np.bincount(label_of, weights=saturation, minlength=len(heights))
    mask = np.zeros_like(ink)
    mask.ravel()[inked[is_small[label_of]]] = 255
    return _Marks(
        letters=letters,
        inked=inked,
        label_of=label_of,
        boxes=stats[:, : cv2.CC_STAT_AREA].astype(np.int32),
        heights=heights.astype(np.int32),
        areas=areas.astype(np.int32),
        centres=np.nan_to_num(np.asarray(centres)),
        colours=saturations / np.maximum(1, areas),
        is_small=is_small,
        mask=mask,
    )
