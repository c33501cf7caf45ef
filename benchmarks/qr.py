"""How well the codes of citizen cards are read, and how long a page takes::

python -m benchmarks.qr
python -m benchmarks.qr --count 6 --with product zxing

copies invented citizens' cards onto form pages of the dev split, cuts a piece of 126 x 94 mm around
each, does to it what scanners, cameras and copiers do, and gives the same pictures to each decoder.
Printed are the shares of codes whose text comes out right to the letter; then, for whole pages, CPU
milliseconds of one thread and how many texts were read. "on page" is the product's decoder on the
preprocessed page instead of the original; its milliseconds are without preprocessing.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain
from types import MappingProxyType

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from pipeline.decode import DecodedPage
from pipeline.preprocess import preprocess
from pipeline.qr import find_codes
from schemas.geometry import Quad
from schemas.text import tidy
from training.forms.blocks import Split
from training.forms.camera import lit, photographed
from training.forms.catalogue import FORMS
from training.forms.damage import (
    Damage,
    Picture,
    black_and_white,
    blur,
    faint,
    jpeg,
    noise,
    scale,
    skew,
    specks,
    suffer,
    warp,
)
from training.forms.evaluation import recipes
from training.forms.page import draw_page
from training.forms.people import FEMALE, MALE, a_person
from training.forms.places import PLACES, an_address
from training.forms.qr import CARD_MM, CODE_MM, Card, a_card, draw_card
from training.forms.sheet import Sheet

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
Decoder = Callable[[Pixels], list[str]]

SMALL_MM = 14.0
"""The modules of such a code have half the area of those of 20 mm."""
CARD_CORNER_MM = (70.0, 190.0)
ROUND_MM = 20.0
"""What stands around the card in a piece, on each side."""

PHOTO_8_MP, PHOTO_3_MP = (1384, 1030), (868, 648)
"""Sizes at which a piece has the scale of an A4 page that fills a photo of so many megapixels."""


@dataclass(frozen=True)
class Kind:
    """A kind of picture: what is done to a piece of a page drawn at ``dpi``, and before that to the
    code alone, in a square picture of it."""

    name: str
    damages: Callable[[Rng], tuple[Damage, ...]]
    dpi: int = 200
    code_mm: float = CODE_MM
    on_code: Damage | None = None


def _stained(picture: Picture, rng: Rng) -> Picture:
    """Spill tea over a third of a code: darker at its rim, nowhere black."""
    side = min(picture.size)
    middle = (int(rng.uniform(0.2, 0.8) * side), int(rng.uniform(0.2, 0.8) * side))
    wet = np.zeros((side, side), np.float32)
    cv2.circle(wet, middle, round(side * 0.33), (0.35,), -1)
    cv2.circle(wet, middle, round(side * 0.33), (0.6,), max(2, side // 30))
    light = 1 - cv2.GaussianBlur(wet, (0, 0), side / 60)[..., None] * np.array([0.55, 0.75, 1.0])
    image = picture.image.copy()
    image[:side, :side] = (image[:side, :side] * light).astype(np.uint8)
    return Picture(image, picture.matrix)


def _crossed(picture: Picture, rng: Rng) -> Picture:
    """Rub a strip of the print off, or cross it with a pen."""
    image, side = picture.image.copy(), min(picture.size)
    start, end = (int(part) for part in rng.uniform(0.35, 0.65, 2) * side)
    colour = (252, 252, 250) if rng.random() < 0.5 else (40, 48, 130)
    cv2.line(image, (0, start), (side, end), colour, max(2, round(side * 0.045)))
    return Picture(image, picture.matrix)


def _turned_anyhow(picture: Picture, rng: Rng) -> Picture:
    """Turn a picture to any angle, on a canvas that holds all of it."""
    width, height = picture.size
    side = int(np.hypot(width, height)) + 1
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-180, 180), 1)
    turn[:, 2] += ((side - width) / 2, (side - height) / 2)
    return warp(np.vstack([turn, [0, 0, 1]]), (side, side))(picture, rng)


def _copied(rng: Rng, threshold: int) -> tuple[Damage, ...]:
    return (blur(1.3), noise(12), black_and_white(threshold), skew(rng.uniform(-1, 1)), specks(10))


KINDS: tuple[Kind, ...] = (
    Kind("scan, 300 dpi", lambda rng: (skew(rng.uniform(-1, 1)), blur(0.8), noise(3)), 300),
    Kind("scan, 200 dpi", lambda rng: (skew(rng.uniform(-1, 1)), blur(0.7), noise(3))),
    Kind("scan, 150 dpi", lambda rng: (skew(rng.uniform(-1, 1)), scale(0.75), noise(4), jpeg(62))),
    Kind("scan, 100 dpi", lambda rng: (skew(rng.uniform(-1, 1)), scale(0.5), noise(3))),
    Kind("14 mm, 300 dpi", lambda rng: (skew(rng.uniform(-1, 1)), blur(0.8)), 300, SMALL_MM),
    Kind("14 mm, 200 dpi", lambda rng: (skew(rng.uniform(-1, 1)), blur(0.6)), 200, SMALL_MM),
    Kind("14 mm, 150 dpi", lambda rng: (skew(rng.uniform(-1, 1)), scale(0.75)), 200, SMALL_MM),
    Kind("any angle", lambda _: (_turned_anyhow, blur(0.6), noise(4))),
    Kind(
        "photo, 8 megapixels",
        lambda _: (photographed(PHOTO_8_MP, 0.06), lit(0.3, 0.1), blur(0.9), noise(4)),
        dpi=300,
    ),
    Kind(
        "photo, 3 megapixels",
        lambda _: (photographed(PHOTO_3_MP, 0.09), lit(0.4, 0.1), blur(0.7), noise(6), jpeg(60)),
        dpi=300,
    ),
    Kind("blurred", lambda rng: (blur(rng.uniform(1.4, 2.2)), noise(3))),
    Kind("JPEG, quality 25", lambda rng: (skew(rng.uniform(-1, 1)), jpeg(25))),
    Kind("noise", lambda _: (blur(0.6), noise(28))),
    Kind("photocopy", lambda rng: _copied(rng, 150), 300),
    Kind("copy of a copy", lambda rng: (*_copied(rng, 140), *_copied(rng, 170), scale(0.67)), 300),
    Kind("fax, 200 dpi", lambda _: (blur(0.7), noise(16), specks(10), black_and_white())),
    Kind("low contrast", lambda rng: (faint(rng.uniform(0.2, 0.3)), blur(0.7), noise(4))),
    Kind("in shadow", lambda _: (lit(0.8), blur(0.7), noise(5))),
    Kind("stained", lambda _: (blur(0.7), noise(3)), on_code=_stained),
    Kind("rubbed or crossed", lambda _: (blur(0.7), noise(3)), on_code=_crossed),
)


@dataclass(frozen=True, eq=False)
class Sample:
    """A picture, H x W x 3 BGR, and the text of its code."""

    image: Pixels
    payload: str


def draw_sample(kind: Kind, number: int) -> Sample:
    """Return a piece of a page around a card; the same number is always the same picture."""
    rng = np.random.default_rng([number, len(kind.name), kind.dpi])
    image, quad = page_with_card(number, kind.dpi, kind.code_mm)
    if kind.on_code is not None:
        part = _part(quad[0], quad[2])
        image[part] = kind.on_code(Picture.of(image[part]), rng).image
    left, top = (at - ROUND_MM for at in CARD_CORNER_MM)
    right, bottom = (left + CARD_MM[0] + 2 * ROUND_MM, top + CARD_MM[1] + 2 * ROUND_MM)
    mm = kind.dpi / 25.4
    piece = image[_part((left * mm, top * mm), (right * mm, bottom * mm))]
    picture = suffer(Picture.of(np.ascontiguousarray(piece)), kind.damages(rng), rng)
    return Sample(_bgr(picture.image), card_of(number).payload)


def page_with_card(number: int, dpi: int, code_mm: float = CODE_MM) -> tuple[Pixels, Quad]:
    """Return a form page with the copy of a card on it, H x W x 3 RGB, and where the code is."""
    sheet = Sheet(form_page(number, dpi).copy(), dpi, random.Random(number))
    x, y = (at * dpi / 25.4 for at in CARD_CORNER_MM)
    quad = draw_card(sheet, card_of(number), (x, y), code_mm)
    return np.array(sheet.image), quad


def card_of(number: int) -> Card:
    """Return the invented card with a number."""
    rng = random.Random(f"card:{number}")
    born = date(1955, 1, 1) + timedelta(days=rng.randrange(55 * 365))
    holder = a_person(rng, rng.choice((MALE, FEMALE)), born, rng.choice(PLACES))
    return a_card(rng, holder, an_address(rng, rng.choice(PLACES)))


@cache
def form_page(number: int, dpi: int) -> Image.Image:
    """Return a clean filled form of the dev split."""
    ((_, recipe),) = recipes(Split.DEV, 1, start=number)
    form = FORMS[recipe.form]
    filling = form.fill(random.Random(recipe.seed), None)
    return draw_page(form.layout(recipe.layout), filling, recipe.pen, recipe.seed, dpi).image


def _zxing(image: Pixels) -> list[str]:
    found = zxingcpp.read_barcodes(_grey(image), formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]


def _opencv(image: Pixels) -> list[str]:
    return _texts_of(cv2.QRCodeDetector(), image)


def _aruco(image: Pixels) -> list[str]:
    return _texts_of(cv2.QRCodeDetectorAruco(), image)


def _texts_of(detector: cv2.GraphicalCodeDetector, image: Pixels) -> list[str]:
    try:
        _, texts, _, _ = detector.detectAndDecodeMulti(_grey(image))
    except (cv2.error, UnicodeDecodeError):
        return []
    return [text for text in texts if text]


def _zxing_then_aruco(image: Pixels) -> list[str]:
    return _zxing(image) or _aruco(image)


def _product(image: Pixels) -> list[str]:
    return [code.payload for code in find_codes(image)]


def _grey(image: Pixels) -> Pixels:
    return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)


def _bgr(image: Pixels) -> Pixels:
    return np.ascontiguousarray(image[..., ::-1])


def _part(corner: tuple[float, float], opposite: tuple[float, float]) -> tuple[slice, slice]:
    return slice(round(corner[1]), round(opposite[1])), slice(round(corner[0]), round(opposite[0]))


ON_PAGE = "on page"
DECODERS: Mapping[str, Decoder] = MappingProxyType(
    {
        "zxing": _zxing,
        "opencv": _opencv,
        "aruco": _aruco,
        "zxing+aruco": _zxing_then_aruco,
        "product": _product,
        ON_PAGE: _product,
    }
)


def decode(name: str, image: Pixels) -> tuple[list[str], float]:
    """Return what a decoder reads in a picture, and its CPU seconds."""
    seen = preprocess(DecodedPage(image)).image if name == ON_PAGE else image
    start = time.process_time()
    texts = DECODERS[name](seen)
    return texts, time.process_time() - start


def shares(count: int, decoders: Sequence[str], kinds: Sequence[Kind] = KINDS) -> Iterator[str]:
    """Yield the table of how many codes each decoder reads."""
    yield _row(f"codes read of {count}", decoders)
    total, wrong = dict.fromkeys(decoders, 0), dict.fromkeys(decoders, 0)
    for kind in kinds:
        right = dict.fromkeys(decoders, 0)
        for number in range(count):
            sample = draw_sample(kind, number)
            for name in decoders:
                texts = [tidy(text) for text in decode(name, sample.image)[0]]
                right[name] += tidy(sample.payload) in texts
                wrong[name] += sum(text != tidy(sample.payload) for text in texts)
        yield _row(kind.name, [str(right[name]) for name in decoders])
        total = {name: total[name] + right[name] for name in decoders}
    pictures = count * len(kinds)
    yield _row(f"all {pictures}", [f"{total[name] / pictures:.1%}" for name in decoders])
    yield _row("wrong texts", [str(wrong[name]) for name in decoders])


def times(count: int, decoders: Sequence[str]) -> Iterator[str]:
    """Yield the table of milliseconds a whole page takes, and how many texts are read."""
    yield _row("ms a page (texts)", decoders)
    for name, draw in WHOLE_PAGES.items():
        spent, texts = dict.fromkeys(decoders, 0.0), dict.fromkeys(decoders, 0)
        for number in range(count):
            image = draw(number)
            for decoder in decoders:
                read, seconds = decode(decoder, image)
                spent[decoder] += 1000 * seconds / count
                texts[decoder] += len(read)
        yield _row(name, [f"{spent[it]:.0f} ({texts[it]})" for it in decoders])


def _whole(number: int, dpi: int, has_card: bool) -> Pixels:
    rng = np.random.default_rng(number)
    clean = page_with_card(number, dpi)[0] if has_card else np.array(form_page(number, dpi))
    return _bgr(suffer(Picture.of(clean), (blur(0.7), noise(3)), rng).image)


WHOLE_PAGES: Mapping[str, Callable[[int], Pixels]] = MappingProxyType(
    {
        "A4, 200 dpi, a card": lambda number: _whole(number, 200, True),
        "A4, 200 dpi, none": lambda number: _whole(number, 200, False),
        "A4, 300 dpi, a card": lambda number: _whole(number, 300, True),
        "A4, 300 dpi, none": lambda number: _whole(number, 300, False),
    }
)


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:22}" + "".join(f"{cell:>13}" for cell in cells)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m benchmarks.qr", description=__doc__)
    parser.add_argument("--count", type=int, default=10, help="pictures of each kind")
    parser.add_argument("--pages", type=int, default=4, help="whole pages of each kind")
    parser.add_argument("--with", nargs="+", choices=list(DECODERS), dest="decoders")
    asked = parser.parse_args()
    decoders = asked.decoders or list(DECODERS)
    cv2.setNumThreads(1)
    for line in chain(shares(asked.count, decoders), [""], times(asked.pages, decoders)):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
