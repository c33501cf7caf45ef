"""What is drawn stands where the ground truth says, and only there."""

import random
import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from schemas.geometry import Quad
from training.forms.blocks import Blank, Day, Layout, Row, Style
from training.forms.catalogue import FORMS, hand
from training.forms.fonts import ARIMO, PATRICK_HAND, TINOS
from training.forms.labels import DoesNotFit
from training.forms.page import CleanPage, draw_page
from training.forms.sheet import Pen
from training.forms.truth import UNKNOWN_FORM
from training.forms.values import Filling, plain

MAGENTA = (220, 0, 220)
KNOWN = [
    (form.id, layout.id)
    for form in FORMS.values()
    for layout in form.layouts
    if form.id != UNKNOWN_FORM and len(layout.sheets()) == 1
]


def filled(form_id: str, seed: int = 5) -> Filling:
    """Return answers without signatures: these are no fields."""
    return replace(FORMS[form_id].fill(random.Random(seed)), asides={}, stamp=None)


@cache
def page(form_id: str, layout_id: str, is_hand: bool) -> CleanPage:
    pen = hand(PATRICK_HAND, MAGENTA, 1.15) if is_hand else Pen(ARIMO, MAGENTA, 0.95)
    layout = FORMS[form_id].layout(layout_id)
    return draw_page(layout, filled(form_id), pen, "page", dpi=120)


def magenta(clean: CleanPage) -> NDArray[np.bool_]:
    """Return where the page has the pen's ink, H x W."""
    pixels = np.asarray(clean.image).astype(int)
    ink: NDArray[np.bool_] = pixels[..., 0] - pixels[..., 1] > 60
    return ink


def inside(mask: NDArray[np.bool_], quad: Quad, margin: int = 0) -> tuple[slice, slice]:
    (left, top), (right, bottom) = quad[0], quad[2]
    rows = slice(max(0, int(top) - margin), int(bottom) + 1 + margin)
    return rows, slice(max(0, int(left) - margin), int(right) + 1 + margin)


@pytest.mark.parametrize("is_hand", [True, False])
@pytest.mark.parametrize(("form_id", "layout_id"), KNOWN)
def test_every_value_has_its_ink_in_its_quads_and_nowhere_else(
    form_id: str, layout_id: str, is_hand: bool
) -> None:
    clean = page(form_id, layout_id, is_hand)
    ink, layout = magenta(clean), FORMS[form_id].layout(layout_id)
    for key, answer in filled(form_id).answers.items():
        if layout.asks(key) and answer.text:
            for quad in clean.values[key]:
                share = ink[inside(ink, quad)].mean()
                assert share > 0.04, f"{key}: no ink where it should stand"
    for quads in clean.values.values():
        for quad in quads:
            ink[inside(ink, quad, margin=2)] = False
    assert not ink.any(), "ink outside the quads"


@pytest.mark.parametrize(("form_id", "layout_id"), KNOWN)
def test_every_answer_stands_whole_in_the_lines(form_id: str, layout_id: str) -> None:
    clean = page(form_id, layout_id, is_hand=False)
    layout = FORMS[form_id].layout(layout_id)
    text = " ".join(line for line, _ in clean.lines)
    rows = [block for block in layout.blocks if isinstance(block, Row)]
    days = {ask.key for row in rows for ask in row.asks if isinstance(ask, Day)}
    for key, answer in filled(form_id).answers.items():
        wraps_beside_others = ".name" in key or key.startswith(("bride_", "groom_"))
        is_in_parts = bool(layout.asks_in_parts(key))
        if not layout.asks(key) or not answer.text or wraps_beside_others or is_in_parts:
            continue
        if key in days:
            assert set(re.findall(r"\d+", answer.text)) <= set(re.findall(r"\d+", text)), key
        else:
            assert re.sub(r"\s+", " ", answer.text) in text, key


@pytest.mark.parametrize(("form_id", "layout_id"), KNOWN)
def test_no_two_values_overlap(form_id: str, layout_id: str) -> None:
    clean = page(form_id, layout_id, is_hand=True)
    boxes = [(key, quad) for key, quads in clean.values.items() for quad in quads]
    for number, (key, quad) in enumerate(boxes):
        for other, box in boxes[number + 1 :]:
            wide = min(quad[2][0], box[2][0]) - max(quad[0][0], box[0][0])
            high = min(quad[2][1], box[2][1]) - max(quad[0][1], box[0][1])
            tall = min(quad[2][1] - quad[0][1], box[2][1] - box[0][1])
            assert wide <= 1 or high < 0.4 * tall, f"{key} over {other}"


def test_a_long_value_goes_on_in_the_next_line() -> None:
    layout = Layout("x", (Row((Blank("Nơi cư trú:", "home"),)),))
    text = "Số 12 đường Trần Thái Tông, phường Dịch Vọng, quận Cầu Giấy, thành phố Hà Nội"
    clean = draw_page(layout, Filling({"home": plain(text)}), Pen(TINOS), "x", dpi=100)
    first, second = clean.values["home"]
    assert second[0][0] < first[0][0]
    assert second[0][1] > first[0][1]
    assert " ".join(line for line, _ in clean.lines) == f"Nơi cư trú: {text}"


def test_a_word_wider_than_the_page_does_not_fit() -> None:
    layout = Layout("x", (Row((Blank("Email:", "email"),)),), Style(size=40))
    with pytest.raises(DoesNotFit):
        draw_page(layout, Filling({"email": plain("a" * 80)}), Pen(TINOS), "x", dpi=50)


def test_more_rows_than_a_page_holds_do_not_fit() -> None:
    layout = Layout("x", tuple(Row((Blank("Dòng:", f"{n}"),)) for n in range(90)))
    with pytest.raises(DoesNotFit, match="more than one page"):
        draw_page(layout, Filling({}), Pen(TINOS), "x", dpi=50)
