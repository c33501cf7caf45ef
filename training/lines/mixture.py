"""What the recogniser is trained and measured on: texts, ink, paper and damage put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.forms.blocks import Split
from training.lines import capture, handwritten, paper, printed, real
from training.lines.drawn import Drawn, LineImage
from training.lines.filled import filled_in
from training.lines.texts import Text, invent, invent_kind

Sampler = Callable[[np.random.Generator], LineImage]

QUALITIES: Mapping[str, float] = {
    "clean": 0.22,
    "mild": 0.26,
    "hard": 0.18,
    "photo": 0.19,
    "small": 0.15,
}
"""Shares of what happens to the paper. Clean print has nothing on the paper but text."""

MAX_ASPECT = 33.0
"""Width over height of the widest line that training sees: 1,600 pixels at the network's height."""


@dataclass(frozen=True)
class Shares:
    """Shares of who wrote a line; they need not add up to 1. ``filled`` are printed labels after
    which a hand goes on."""

    printed: float = 0.54
    face: float = 0.14
    real: float = 0.23
    filled: float = 0.09


def mostly_print(share: float) -> Shares:
    """Return shares of which ``share`` is print and the rest as it is otherwise."""
    usual = Shares()
    rest = (1 - share) / (usual.face + usual.real + usual.filled)
    return Shares(share, usual.face * rest, usual.real * rest, usual.filled * rest)


PRINT_ONLY = Shares(printed=0.63, face=0.27, real=0.0, filled=0.10)


def sampler(split: Split, handwriting: Path | None, shares: Shares | None = None) -> Sampler:
    """Return what draws one line after the other.

    Args:
        split: whose fonts, texts, damage and writers are used.
        handwriting: folder of the real handwriting; ``None`` does without it.
        shares: of print, handwriting faces and real hands.
    """
    hands = real.load_hands(handwriting, split) if handwriting else None
    wanted = shares or (Shares() if hands else PRINT_ONLY)
    makers: list[Sampler] = [
        lambda rng: printed_line(split, rng),
        lambda rng: face_line(split, rng),
        lambda rng: filled_line(split, rng, hands),
    ]
    weights = [wanted.printed, wanted.face, wanted.filled]
    if hands:
        makers.append(lambda rng: real_line(hands, split, rng))
        weights.append(wanted.real)
    odds = np.array(weights) / sum(weights)

    def sample(rng: np.random.Generator) -> LineImage:
        while True:
            line = makers[rng.choice(len(makers), p=odds)](rng)
            height, width = line.image.shape[:2]
            if width <= MAX_ASPECT * height:
                return line

    return sample


def printed_line(
    split: Split,
    rng: np.random.Generator,
    *,
    text: Text | None = None,
    quality: str | None = None,
) -> LineImage:
    """Return a line of print; text and quality are drawn where they are not given."""
    chosen = text or invent(split, rng)
    return _on_paper(
        printed.draw(chosen.text, split, rng), chosen.kind, "print", quality, split, rng
    )


def face_line(
    split: Split,
    rng: np.random.Generator,
    *,
    text: Text | None = None,
    quality: str | None = None,
) -> LineImage:
    """Return a line that a handwriting face imitates."""
    chosen = text or invent(split, rng, for_hand=True)
    drawn = handwritten.draw(chosen.text, split, rng)
    return _on_paper(drawn, chosen.kind, "face", quality, split, rng)


def real_line(hands: real.Hands, split: Split, rng: np.random.Generator) -> LineImage:
    """Return a really handwritten line: as it was photographed, or its ink on another paper."""
    way = rng.random()
    if way < 0.4:
        line = hands.any_line(rng)
        return LineImage(real.augment_photo(line.image, rng), line.text, "address", "photo", "hand")
    drawn = hands.recombined(rng) if way < 0.75 else hands.any_lifted(rng)
    return _on_paper(real.warp(drawn, rng), "address", "hand", None, split, rng)


def filled_line(
    split: Split, rng: np.random.Generator, hands: real.Hands | None = None
) -> LineImage:
    """Return a printed label after which a hand goes on: a real one if there are any, or a face."""
    text = invent_kind("label", split, rng).text.rstrip(" .:") + ":"
    label = printed.draw(text, split, rng)
    if hands is not None and rng.random() < 0.5:
        value, source = hands.recombined(rng), "hand"
    else:
        written = invent(split, rng, for_hand=True).text[:48].strip() or "Nam"
        value, source = handwritten.draw(written, split, rng), "face"
    return _on_paper(filled_in(label, value, rng), "mixed", source, None, split, rng)


def _on_paper(
    drawn: Drawn,
    kind: str,
    source: str,
    quality: str | None,
    split: Split,
    rng: np.random.Generator,
) -> LineImage:
    chosen = quality or str(rng.choice(list(QUALITIES), p=list(QUALITIES.values())))
    is_plain = chosen == "clean" and not drawn.is_hand
    laid = paper.lay(drawn, split, rng, lambda: _neighbour(drawn, split, rng), is_plain=is_plain)
    image = capture.take(laid, chosen, split, rng)
    return LineImage(image, drawn.text, kind, chosen, source, laid.has_leader, drawn.printed)


def _neighbour(drawn: Drawn, split: Split, rng: np.random.Generator) -> Drawn:
    text = invent(split, rng, for_hand=drawn.is_hand).text[:40].strip() or "a"
    return (handwritten if drawn.is_hand and rng.random() < 0.6 else printed).draw(text, split, rng)


SLICES = (
    "clean",
    "mild",
    "hard",
    "photo",
    "small",
    "capitals",
    "digits",
    "names",
    "addresses",
    "faces",
    "filled",
    "leaders",
)
"""Slices of drawn lines; really handwritten ones are measured as they were photographed."""


KIND_OF_SLICE = {
    "capitals": "capitals",
    "digits": "digits",
    "names": "name",
    "addresses": "address",
}


def sample_slice(name: str, split: Split, rng: np.random.Generator) -> LineImage:
    """Return a line of a slice.

    Raises:
        KeyError: if there is no such slice.
    """
    if name in QUALITIES:
        return printed_line(split, rng, quality=name)
    if name == "faces":
        return face_line(split, rng)
    if name == "filled":
        return filled_line(split, rng)
    if name == "leaders":
        return _with_leader(split, rng)
    kind = KIND_OF_SLICE[name]
    quality = "mild" if rng.random() < 0.5 else "clean"
    return printed_line(split, rng, text=invent_kind(kind, split, rng), quality=quality)


def _with_leader(split: Split, rng: np.random.Generator) -> LineImage:
    while True:
        line = (printed_line if rng.random() < 0.5 else face_line)(split, rng)
        if line.has_leader:
            return line
