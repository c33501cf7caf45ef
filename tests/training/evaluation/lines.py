"""Stand-ins: lines drawn plainly, and engines that read from a crib."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.read.crops import Pixels
from training.evaluation.engines import Read
from training.evaluation.folding import canonical
from training.evaluation.measures import SliceScore, score_slice
from training.forms.blocks import Split
from training.forms.fonts import NOTO_SANS, path_of
from training.lines.drawn import LineImage

TEXTS = ("Họ và tên: Lê Thị Mai", "Số định danh: 001185012345", "Đường Hoà Bình, phường Tân Hoà")


def picture(text: str) -> Pixels:
    """Return a text in black on white, cut out tightly."""
    font = ImageFont.truetype(str(path_of(NOTO_SANS.regular, NOTO_SANS.package)), 32)
    left, top, right, bottom = (round(side) for side in font.getbbox(text))
    image = Image.new("RGB", (right - left + 8, bottom - top + 8), "white")
    ImageDraw.Draw(image).text((4 - left, 4 - top), text, "black", font)
    return np.asarray(image, dtype=np.uint8)


def sample(name: str, split: Split, rng: np.random.Generator) -> LineImage:
    """Return a plain line, whichever slice it is for."""
    text = str(rng.choice(TEXTS))
    return LineImage(picture(text), text, "label", "clean", "print")


@dataclass(frozen=True)
class Parrot:
    """Says of every line the same, or what stands in its crib under the line's width."""

    name: str = "parrot"
    says: str = "Le Thi Mai"
    crib: Mapping[int, str] = field(default_factory=dict)

    def read(self, images: Sequence[Pixels]) -> list[Read]:
        """Say it."""
        texts = [self.crib.get(image.shape[1], self.says) for image in images]
        return [Read(text, (0.9,) * len(text)) for text in texts]


def score(truths: Sequence[str], reads: Sequence[str], sure: float = 1.0) -> SliceScore:
    """Return the score of reading these as those, with one probability for every character."""
    found = [Read(text, (sure,) * len(text)) for text in reads]
    return score_slice("clean", truths, found, canonical, seconds=1.0)
