"""Light is evened and red stamps go, and nothing that somebody wrote goes with them."""

import cv2
import numpy as np
import pytest

from pipeline.preprocess.ink import ink_mask
from pipeline.preprocess.light import even_light
from pipeline.preprocess.stamps import suppress_red_stamps
from tests.pipeline.pages import A4, Pixels, blank_page, text_page

RED_INK, BLUE_INK = (70, 60, 215), (165, 70, 35)


def printed_over(page: Pixels, ink: Pixels) -> Pixels:
    """Return the page with ink laid over it: light passes through both."""
    return (page.astype(np.float32) * ink / 255).astype(np.uint8)


def stamp(colour: tuple[int, int, int] = RED_INK, centre: tuple[int, int] = (900, 1200)) -> Pixels:
    ink = blank_page(paper=255)
    cv2.circle(ink, centre, 140, colour, 10)
    cv2.circle(ink, centre, 90, colour, 5)
    cv2.putText(ink, "UBND XA", (centre[0] - 95, centre[1] + 15), 0, 1.3, colour, 6)
    return ink


def handwriting() -> Pixels:
    ink = blank_page(paper=255)
    cv2.putText(
        ink, "Nguyen Van An", (620, 1330), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 2.2, BLUE_INK, 4
    )
    return ink


def ink_of(image: Pixels) -> Pixels:
    return ink_mask(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8))


def share_kept(before: Pixels, after: Pixels) -> float:
    """Return what share of one mask is also in the other, give or take a pixel."""
    wider = cv2.dilate(after, np.ones((3, 3), np.uint8))
    return float(np.count_nonzero(before & wider) / np.count_nonzero(before))


@pytest.mark.parametrize("softness", [1, 40, 200])
def test_a_shadow_and_a_yellow_cast_are_taken_off_the_paper(softness: int) -> None:
    page = text_page(table=True)
    light = 0.725 - 0.275 * np.tanh((np.arange(A4[0]) - 800) / (2 * softness))
    shaded = (page * light[None, :, None] * (0.7, 0.9, 1.0)).astype(np.uint8)
    evened = even_light(shaded)
    is_paper = cv2.dilate(ink_of(page), np.ones((9, 9), np.uint8)) == 0
    assert np.percentile(shaded[is_paper], 5) < 90
    assert np.percentile(evened[is_paper], 5) > 235
    assert share_kept(ink_of(page), ink_of(evened)) > 0.97


def test_a_page_in_good_light_stays_as_it_is() -> None:
    page = text_page(paper=255)
    assert np.abs(even_light(page).astype(int) - page).mean() < 1


def test_a_black_page_gives_no_error() -> None:
    assert even_light(np.zeros((300, 200, 3), np.uint8)).max() < 30


@pytest.mark.parametrize(
    "colour", [RED_INK, (110, 100, 235), (40, 30, 160), (150, 150, 240)], ids=str
)
def test_a_red_stamp_goes_and_the_black_text_under_it_stays(colour: tuple[int, int, int]) -> None:
    page = text_page(paper=255)
    stamped = printed_over(page, stamp(colour))
    read = suppress_red_stamps(even_light(stamped))
    assert share_kept(ink_of(page), ink_of(read)) > 0.97
    assert share_kept(ink_of(read), ink_of(page)) > 0.99


def test_a_stamp_on_bare_paper_leaves_nothing_to_read() -> None:
    read = suppress_red_stamps(even_light(stamp()))
    assert read.min() > 200


def test_blue_handwriting_under_a_red_stamp_stays() -> None:
    written = printed_over(text_page(paper=255, lines=6), handwriting())
    read = suppress_red_stamps(even_light(printed_over(written, stamp())))
    assert share_kept(ink_of(written), ink_of(read)) > 0.97


def test_blue_handwriting_elsewhere_keeps_its_colour() -> None:
    written = handwriting()
    read = suppress_red_stamps(even_light(printed_over(written, stamp(centre=(400, 300)))))
    assert np.array_equal(read[1200:1400], even_light(written)[1200:1400])


def test_a_red_number_and_a_red_heading_stay_to_be_read() -> None:
    page = blank_page(paper=255)
    cv2.putText(page, "So 001234", (1200, 150), 0, 1.2, RED_INK, 4)
    cv2.putText(page, "GIAY KHAI SINH", (400, 400), 0, 2.0, RED_INK, 7)
    assert np.array_equal(suppress_red_stamps(page), page)


def test_the_image_given_is_not_changed() -> None:
    stamped = stamp()
    before = stamped.copy()
    suppress_red_stamps(stamped)
    assert np.array_equal(stamped, before)
