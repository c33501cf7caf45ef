"""Codes are found, where they are and as they lie, and read to the letter."""

import time
import unicodedata

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.qr.decode import _places, find_codes, text_of
from tests.pipeline.pages import text_page
from tests.pipeline.qr.cards import PAYLOAD, blurred, code, middle, page_with


def test_a_code_is_read_with_its_tones() -> None:
    (found,) = find_codes(page_with((code(PAYLOAD), (300, 500))))
    assert found.payload == PAYLOAD


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_code_says_where_it_is_and_how_it_lies(turns: int) -> None:
    picture = code(PAYLOAD)
    side = picture.shape[0] - 2 * 4 * 4
    page = np.ascontiguousarray(np.rot90(page_with((picture, (300, 500))), -turns))
    corner = cv2.transform(
        np.array([[[316.0, 516.0]]]),
        {
            0: np.array([[1, 0, 0], [0, 1, 0.0]]),
            1: np.array([[0, -1, 1200], [1, 0, 0.0]]),
            2: np.array([[-1, 0, 1000], [0, -1, 1200.0]]),
            3: np.array([[0, 1, 0], [-1, 0, 1000.0]]),
        }[turns],
    )[0, 0]
    (found,) = find_codes(page)
    assert found.quad[0] == pytest.approx(corner.tolist(), abs=4)
    assert cv2.contourArea(np.array(found.quad, np.float32)) == pytest.approx(side**2, rel=0.05)
    assert cv2.contourArea(np.array(found.quad, np.float32), oriented=True) > 0


def test_all_codes_of_a_page_are_read_each_once() -> None:
    other = PAYLOAD.replace("079185001234", "079085005678")
    page = page_with((code(PAYLOAD), (50, 50)), (code(other), (500, 50)), (code(other), (50, 600)))
    assert sorted(found.payload for found in find_codes(page)) == sorted((PAYLOAD, other))


@pytest.mark.parametrize(
    ("pixels", "sigma"), [(3, 1.8), (4, 2.2), (4, 2.6)], ids=["unseen", "seen", "faintly seen"]
)
def test_a_code_too_blurred_to_read_is_sharpened(pixels: int, sigma: float) -> None:
    sharp = page_with((code(PAYLOAD, pixels), (300, 500)))
    (found,) = find_codes(blurred(sharp, sigma))
    assert found.payload == PAYLOAD
    side = code(PAYLOAD, pixels).shape[0]
    assert middle(found.quad) == pytest.approx((300 + side / 2, 500 + side / 2), abs=4)


def test_a_code_spoilt_beyond_repair_gives_nothing() -> None:
    page = page_with((code(PAYLOAD), (300, 500)))
    page[600:640, 300:560] = 250
    assert find_codes(page) == ()


def test_a_page_of_text_has_no_code() -> None:
    assert find_codes(text_page(table=True)) == ()


def test_a_page_without_codes_costs_little() -> None:
    """A page takes two seconds; the search may not be felt. CPU time, the best of three."""
    page = text_page()

    def spent() -> float:
        start = time.process_time()
        find_codes(page)
        return time.process_time() - start

    assert min(spent() for _ in range(3)) < 0.2


def test_decomposed_letters_come_out_composed() -> None:
    decomposed = unicodedata.normalize("NFD", PAYLOAD)
    (found,) = find_codes(page_with((code(decomposed, pixels=3), (100, 100))))
    assert found.payload == PAYLOAD


def test_bytes_that_are_no_utf_8_are_read_as_the_decoder_does() -> None:
    (found,) = find_codes(page_with((code("Đà Nẵng".encode("utf-16-be")), (100, 100))))
    assert found.payload
    assert text_of(b"caf\xe9", "café") == "café"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80))
def test_utf_8_is_utf_8_whatever_the_decoder_guessed(text: str) -> None:
    expected = " ".join(unicodedata.normalize("NFC", text.removeprefix("\ufeff")).split())
    assert text_of(text.encode(), "譚冗浹逕伜") == expected
    assert text_of(b"\xef\xbb\xbf" + text.encode(), "?").strip("\ufeff") == expected.strip("\ufeff")


@pytest.mark.parametrize("corner", [(-900.0, -900.0), (5000.0, 100.0), (100.0, 5000.0)])
def test_a_code_made_out_beyond_the_picture_is_not_looked_at(corner: tuple[float, float]) -> None:
    x, y = corner
    quad = ((x, y), (x + 90, y), (x + 90, y + 90), (x, y + 90))
    picture = np.full((400, 300), 255, np.uint8)
    assert _places([quad], picture) == []
    inside = ((-20.0, -20.0), (90.0, -20.0), (90.0, 90.0), (-20.0, 90.0))
    ((rows, columns),) = _places([quad, inside], picture)
    assert (rows.start, columns.start) == (0, 0)
    assert picture[rows, columns].size > 90 * 90
