"""Which option of a group of check boxes is chosen: from the pixels beside its word, or from the
boxes as the recogniser wrote them where they were not found on the page."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.match import Match, find_label
from pipeline.extract.stream import StreamChar, place_of
from schemas.geometry import Quad
from schemas.page import Page, TickBox

TICKED = 0.08
"""Share of ink inside a frame from which a box counts as ticked; empty boxes of generated scans
stay below 0.03."""

BOXES_AS_READ = {"☐": False, "☑": True, "☒": True}

REACH = 2.5
"""How far a box may stand from its word, in line heights: less than the next word's box is away."""

LEFT_PENALTY = 15.0
"""Pixels by which a box left of its word must be nearer than one right of it to be taken for it."""


@dataclass(frozen=True)
class Choice:
    """The chosen option; ``option`` is None when no box or more than one is ticked."""

    option: str | None
    is_ambiguous: bool
    chars: tuple[StreamChar, ...]
    page: int | None
    quad: Quad | None


def choose_option(
    options: Sequence[str], chars: Sequence[StreamChar], pages: Sequence[Page]
) -> Choice | None:
    """Return the ticked option, or None if no option's box was found.

    Args:
        options: the words beside the boxes.
        chars: what stands behind the group's label.
        pages: of the record, for their check boxes.
    """
    words = _words(options, chars)
    is_box_first = _are_boxes_first(words, chars, pages)
    found: list[tuple[str, TickBox, int, tuple[StreamChar, ...]]] = []
    taken: set[Quad] = set()
    for option, match in words.items():
        word = tuple(chars[match.start : match.end])
        box = box_beside(word, pages, taken, is_box_first=is_box_first)
        if box is not None:
            page, tick_box = box
            taken.add(tick_box.quad)
            found.append((option, tick_box, page, word))
    ticked = [entry for entry in found if entry[1].fill >= TICKED]
    if not ticked and len(found) < len(words) == len(options):
        as_read = _choice_as_read(words, chars)
        if as_read is not None:
            return as_read
    if not found:
        return None
    if len(ticked) != 1:
        _, box_, page, _ = found[0]
        return Choice(None, len(ticked) > 1, (), page, box_.quad)
    option, box_, page, word = ticked[0]
    return Choice(option, False, word, page, box_.quad)


def _words(options: Sequence[str], chars: Sequence[StreamChar]) -> dict[str, Match]:
    """Return where the word of each option stands, as far as it was read."""
    matches = {option: find_label(chars, [option]) for option in options}
    return {
        option: max(places, key=lambda match: match.score)
        for option, places in matches.items()
        if places
    }


def _are_boxes_first(
    words: Mapping[str, Match], chars: Sequence[StreamChar], pages: Sequence[Page]
) -> bool:
    """Return whether each box stands left of its word: one before the first word and none behind the last,
    as they were read, or otherwise as they were found on the page."""
    if not words:
        return False
    first = min(match.start for match in words.values())
    last = max(match.end for match in words.values())
    read = [i for i, char in enumerate(chars) if char.char in BOXES_AS_READ]
    if read:
        return read[0] < first and read[-1] < last
    place = place_of(chars[first:last])
    if place is None:
        return False
    index, quad = place
    page = next(page for page in pages if page.index == index)
    reach = _reach(quad)
    middles = [
        _middle_x(box)
        for box in page.tick_boxes
        if _is_in_row(box, quad) and quad[0][0] - reach <= _middle_x(box) <= quad[1][0] + reach
    ]
    return bool(middles) and min(middles) < quad[0][0] and max(middles) < quad[1][0]


def _choice_as_read(words: Mapping[str, Match], chars: Sequence[StreamChar]) -> Choice | None:
    """Return the option whose box was read as ticked, if each has a box that was read: the first
    word's is then the first box, on whichever side of its word it stands."""
    boxes = [char for char in chars if char.char in BOXES_AS_READ]
    in_order = sorted(words.items(), key=lambda entry: entry[1].start)
    ticked = [
        (option, (*chars[match.start : match.end], box))
        for (option, match), box in zip(in_order, boxes, strict=False)
        if BOXES_AS_READ[box.char]
    ]
    if len(boxes) != len(words) or len(ticked) != 1:
        return None
    option, word_and_box = ticked[0]
    place = place_of(word_and_box)
    return Choice(option, False, word_and_box, *place) if place else None


def box_beside(
    word: Sequence[StreamChar],
    pages: Sequence[Page],
    taken: Container[Quad] = (),
    *,
    is_box_first: bool = False,
) -> tuple[int, TickBox] | None:
    """Return the nearest free box on the word's row, with its page: right of it as on official prints,
    else left.

    Args:
        word: as it was read.
        pages: of the record.
        taken: places of the boxes that belong to other words.
        is_box_first: whether the boxes of this print stand left of their words, and none right of them.
    """
    place = place_of(word)
    if place is None:
        return None
    index, quad = place
    page = next(page for page in pages if page.index == index)
    left, right = quad[0][0], quad[1][0]
    near = [
        (_distance(box, left, right), box)
        for box in page.tick_boxes
        if box.quad not in taken and _is_in_row(box, quad)
        if not is_box_first or _middle_x(box) < left
    ]
    near = [(distance, box) for distance, box in near if distance <= _reach(quad)]
    return (index, min(near, key=lambda entry: entry[0])[1]) if near else None


def _is_in_row(box: TickBox, quad: Quad) -> bool:
    return quad[0][1] - 15 <= _middle(box) <= quad[2][1] + 15


def _reach(quad: Quad) -> float:
    return REACH * (quad[2][1] - quad[0][1])


def _middle_x(box: TickBox) -> float:
    return (box.quad[0][0] + box.quad[1][0]) / 2


def _middle(box: TickBox) -> float:
    return (box.quad[0][1] + box.quad[2][1]) / 2


def _distance(box: TickBox, left: float, right: float) -> float:
    if box.quad[0][0] >= right - 10:
        return box.quad[0][0] - right
    return max(0.0, left - box.quad[1][0]) + LEFT_PENALTY
