"""Really handwritten addresses in the place of a face that imitates hands."""

import random
from dataclasses import dataclass, replace
from pathlib import Path

from training.forms.blocks import Blank, Layout, Row
from training.forms.sheet import Ink, Pens
from training.forms.values import Filling, Written
from training.lines.handwriting import RealLine, RealSplit, load_lines
from training.lines.ink import lift

_ADDRESSES = ("residence", "address")
"""How the ids of fields end in which an address stands, and nothing else."""


@dataclass(frozen=True)
class RealHands:
    """The lines of a folder by some of its writers (see :mod:`training.lines.handwriting`)."""

    folder: Path
    split: RealSplit


def with_real_addresses(
    hands: RealHands, layout: Layout, filling: Filling, pens: Pens, seed: str
) -> Filling:
    """Return the filling with a writer's real lines for the addresses that are written by hand in
    blanks of the layout; they say other places than the rest of the form does.

    Raises:
        HandwritingMissing: if the folder does not hold the lines.
        WritersMixed: if a writer stands in both of its splits.
    """
    keys = [key for key in _addresses(layout, filling) if pens.pen(key).is_hand]
    rng = random.Random(f"{seed} hand")
    lines = rng.sample(_of_one_writer(load_lines(hands.folder, hands.split), rng), len(keys))
    said = {key: Written(line.text, line.text) for key, line in zip(keys, lines, strict=True)}
    inks = {key: _ink_of(line) for key, line in zip(keys, lines, strict=True)}
    return replace(filling, answers={**filling.answers, **said}, inks=inks)


def _addresses(layout: Layout, filling: Filling) -> list[str]:
    asks = [ask for block in layout.blocks if isinstance(block, Row) for ask in block.asks]
    return [
        ask.key
        for ask in asks
        if isinstance(ask, Blank)
        and ask.part is None
        and ask.key.endswith(_ADDRESSES)
        and ask.key in filling.answers
        and filling.answers[ask.key].text
    ]


def _of_one_writer(lines: tuple[RealLine, ...], rng: random.Random) -> list[RealLine]:
    writer = rng.choice(sorted({line.writer for line in lines}))
    return [line for line in lines if line.writer == writer]


def _ink_of(line: RealLine) -> Ink:
    drawn = lift(line.image, line.text)
    return Ink(drawn.ink, drawn.baseline, drawn.x_height)
