"""The codes of a page stand in its own pixels, and are kept with it."""

from typing import cast

import cv2
import numpy as np
import pytest

from pipeline.decode import DecodedPage
from pipeline.qr import cards_on, with_codes
from schemas.page import Code, Matrix, Page
from tests.pipeline.qr.cards import PAYLOAD, code, middle, page_with
from tests.pipeline.typed import BIRTH_ROWS, box, page

HALF_TURNED = ((0.0, -0.5, 600.0), (0.5, 0.0, 0.0), (0.0, 0.0, 1.0))
"""A page at half the size, turned clockwise."""


def test_the_quad_of_a_code_is_in_pixels_of_the_page() -> None:
    pixels = page_with((code(PAYLOAD), (300, 500)))
    side = code(PAYLOAD).shape[0]
    read = page(BIRTH_ROWS)
    geometry = read.geometry.model_copy(update={"to_page": cast(Matrix, HALF_TURNED)})
    found = with_codes(read.model_copy(update={"geometry": geometry}), DecodedPage(pixels))
    (only,) = found.codes
    expected = cv2.transform(
        np.array([[[300 + side / 2, 500 + side / 2]]]), np.array(HALF_TURNED[:2])
    )[0, 0]
    assert middle(only.quad) == pytest.approx(expected.tolist(), abs=3)


def test_a_page_stored_before_there_were_codes_can_still_be_read() -> None:
    stored = page(BIRTH_ROWS).model_dump(mode="json")
    del stored["codes"]
    assert Page.model_validate(stored).codes == ()


def test_codes_are_stored_with_the_page() -> None:
    kept = page(BIRTH_ROWS).model_copy(
        update={"codes": (Code(payload=PAYLOAD, quad=box(10, 20, 30, 30)),)}
    )
    assert Page.model_validate_json(kept.model_dump_json()) == kept


def test_a_card_on_two_pages_counts_once_and_other_codes_do_not() -> None:
    payloads = (PAYLOAD, "https://example.com", PAYLOAD + "||")
    codes = tuple(Code(payload=payload, quad=box(0, 0, 9, 9)) for payload in payloads)
    pages = [
        page(BIRTH_ROWS, index=index).model_copy(update={"codes": codes}) for index in range(2)
    ]
    assert [card.personal_id for card in cards_on(pages)] == ["079185001234"]
