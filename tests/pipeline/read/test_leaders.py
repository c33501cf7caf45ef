"""Leaders go, letters and their dots stay."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipeline.read.leaders import without_leaders
from tests.pipeline.pages import font

Pixels = NDArray[np.uint8]
BLUE, BLACK = (160, 60, 30), (25, 25, 25)


def drawn(*texts: tuple[str, tuple[int, int], tuple[int, int, int]]) -> Pixels:
    image = Image.new("RGB", (1200, 120), (250, 250, 250))
    for text, place, colour in texts:
        ImageDraw.Draw(image).text(place, text, font=font("Serif", 30), fill=colour)
    return np.asarray(image).copy()


def ink(image: Pixels) -> int:
    return int((image.min(axis=2) < 140).sum())


def test_a_row_of_dots_goes() -> None:
    assert ink(without_leaders(drawn(("." * 60, (200, 30), BLACK)))) == 0


def test_a_ruled_leader_goes() -> None:
    assert ink(without_leaders(drawn(("_" * 30, (200, 30), BLACK)))) == 0


def test_letters_keep_their_tones_and_points() -> None:
    text = drawn(("Họ tên: Nguyễn Thị Tuyết, 15/3, P.5, ạ ị ọ ụ ợ ự.", (100, 30), BLACK))
    assert ink(without_leaders(text)) == ink(text)


def test_the_label_and_the_value_between_leaders_stay_as_they_are() -> None:
    words = [("Dân tộc:", (60, 30), BLACK), ("Kinh", (420, 30), BLUE)]
    clean = without_leaders(
        drawn(*words, ("." * 20, (200, 30), BLACK), ("." * 40, (520, 30), BLACK))
    )
    assert ink(clean) == ink(drawn(*words))


def test_the_dot_of_a_tone_in_another_ink_stays_among_the_dots() -> None:
    dots = ("." * 60, (100, 30), BLACK)
    tone = drawn(dots)
    tone[58:63, 595:600] = BLUE
    clean = without_leaders(tone)
    assert (clean[58:63, 595:600] == BLUE).all()


def test_a_row_of_dots_that_a_coarse_scan_has_blurred_goes() -> None:
    dots = drawn()
    for left in range(200, 800, 15):
        dots[60:69, left : left + 7] = (90, 90, 90)
    assert ink(without_leaders(dots)) == 0


def with_specks(image: Pixels) -> Pixels:
    """Noise of up to five pixels, as a photo in poor light leaves it above and between the dots."""
    rng = np.random.default_rng(0)
    noisy = image.copy()
    for x, y in zip(rng.integers(5, 1190, 300), rng.integers(5, 110, 300), strict=True):
        noisy[y : y + 2, x : x + rng.integers(1, 3)] = (120, 120, 120)
    return noisy


def test_blurred_dots_go_from_among_the_specks_of_a_poor_photo() -> None:
    dots = with_specks(drawn())
    for left in range(200, 800, 15):
        dots[60:69, left : left + 7] = (90, 90, 90)
    clean = without_leaders(dots)
    assert (clean[62:67, 200:800].max(axis=2) < 100).mean() < 0.02


def test_dots_that_have_run_together_go_with_their_uneven_edges() -> None:
    run = drawn()
    run[60:68, 200:800] = (90, 90, 90)
    for left in range(210, 790, 29):
        run[58:60, left : left + 3] = (90, 90, 90)
    clean = without_leaders(run)
    assert (clean[60:68, 200:800].max(axis=2) < 100).mean() < 0.02


def test_the_dot_of_a_tone_stays_on_a_rule_that_grows_thicker() -> None:
    rule = drawn()
    rule[70:73, 200:900] = 60
    rule[68:70, 200:500] = 60
    rule[65:70, 700:706] = 60
    clean = without_leaders(rule)
    assert (clean[66:72, 701:705] < 100).all()
    assert (clean[70:73, 210:690] > 200).all()


def test_a_comma_before_a_leader_stays() -> None:
    comma = drawn(("Bắc Giang,", (60, 30), BLACK))
    width = int(np.flatnonzero((comma.min(axis=2) < 140).any(axis=0)).max())
    clean = without_leaders(
        drawn(("Bắc Giang,", (60, 30), BLACK), ("." * 40, (width + 4, 30), BLACK))
    )
    assert ink(clean) == ink(comma)


def test_the_dot_of_a_tone_that_stands_on_a_rule_stays() -> None:
    rule = drawn()
    rule[60:63, 200:800] = BLACK
    rule[55:62, 500:507] = BLACK
    clean = without_leaders(rule)
    assert (clean[56:60, 501:506] == BLACK).all()
    assert ink(clean[:, :490]) == 0
    assert ink(clean[:, 520:]) == 0


def test_a_page_without_leaders_is_returned_unchanged() -> None:
    text = drawn(("Quốc tịch: Việt Nam", (100, 30), BLACK))
    assert without_leaders(text) is text


def test_a_blank_page_stays_as_it_is() -> None:
    blank = np.full((400, 300, 3), 255, np.uint8)
    assert without_leaders(blank) is blank
