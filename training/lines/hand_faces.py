"""The handwriting faces that lines are drawn in, by split, weighted by how people write.

Only what a pen does is taken from them, the middle of each stroke, and Vietnamese marks can be
written onto bare letters: so a face needs no Vietnamese, and looks less clean than it is.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.random import Generator

from training.forms.blocks import Split
from training.forms.fonts import MissingFont

FACES = Path(__file__).resolve().parents[2] / ".cache/faces"
"""Where ``scripts/fetch_faces.py`` puts them."""
SUMS = Path(__file__).with_name("faces.sha256")


class Hand(StrEnum):
    """Whether letters stand apart or run into each other (then whole words in capitals are
    unreadable, and nobody writes them so)."""

    APART = "apart"
    JOINED = "joined"


@dataclass(frozen=True)
class HandFace:
    """A face by its package's name, and how often lines are drawn in it."""

    name: str
    hand: Hand
    weight: float

    @property
    def file(self) -> Path:
        """Its font file.

        Raises:
            MissingFont: if it was not fetched.
        """
        return _file(self.name)


def _faces(hand: Hand, **weights: float) -> tuple[HandFace, ...]:
    return tuple(HandFace(name.replace("_", "-"), hand, weight) for name, weight in weights.items())


HANDS: dict[Split, tuple[HandFace, ...]] = {
    Split.TRAIN: (
        *_faces(Hand.APART, patrick_hand=3, mali=3, caveat=3, indie_flower=3, playpen_sans=2.5),
        *_faces(Hand.APART, shantell_sans=3, shadows_into_light=2.5, gloria_hallelujah=2),
        *_faces(Hand.APART, nanum_pen_script=2, fuzzy_bubbles=1.5),
        *_faces(Hand.APART, itim=1.5, mansalva=1.2, charm=1.2),
        *_faces(
            Hand.JOINED,
            charmonman=1.2,
            comforter=0.8,
            dancing_script=1.5,
            la_belle_aurore=2,
            qwigley=0.8,
        ),
        *_faces(Hand.JOINED, birthstone=0.8, meow_script=0.8, moon_dance=0.8),
        *_faces(Hand.JOINED, hurricane=0.7, send_flowers=0.7, allison=0.7, puppies_play=0.7),
        *_faces(Hand.JOINED, inspiration=0.6, ephesis=0.6, whisper=0.6, great_vibes=0.6),
        *_faces(Hand.JOINED, corinthia=0.6, carattere=0.5, waterfall=0.5, luxurious_script=0.4),
        *_faces(Hand.JOINED, island_moments=0.4, kolker_brush=0.3, love_light=0.3),
    ),
    Split.VAL: (
        *_faces(Hand.APART, kalam=3, gochi_hand=2, delicious_handrawn=2),
        *_faces(Hand.JOINED, marck_script=1.5, fuggles=1, praise=0.5),
    ),
    Split.TEST: (
        *_faces(Hand.APART, pangolin=3, mynerve=3, handlee=3, reenie_beanie=2),
        *_faces(Hand.APART, sedgwick_ave=2, bad_script=2),
        *_faces(Hand.JOINED, playwrite_us_trad=1.5, my_soul=0.7),
    ),
}


def hand_face(split: Split, rng: Generator, *, capitals: bool = False) -> HandFace:
    """Return one of a split's faces by weight; for a text in capitals one that writes letters
    apart."""
    faces = [face for face in HANDS[split] if not capitals or face.hand is Hand.APART]
    weights = np.array([face.weight for face in faces])
    return faces[int(rng.choice(len(faces), p=weights / weights.sum()))]


@cache
def _file(name: str) -> Path:
    """Return where a face lies.

    Raises:
        MissingFont: if it was not fetched.
    """
    for line in SUMS.read_text(encoding="utf-8").splitlines():
        relative = line.split(maxsplit=1)[1]
        if relative.partition("@")[0] == name and (FACES / relative).is_file():
            return FACES / relative
    raise MissingFont(f"handwriting face {name} not found: python scripts/fetch_faces.py")
