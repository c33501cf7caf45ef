"""What a recogniser gives for lines whose texts are known, kept so that decoders can be compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.read.ctc import Decode
from training.evaluation.clock import cpu_seconds
from training.evaluation.engines import Read
from training.evaluation.folding import canonical, words_alone
from training.evaluation.measures import SliceScore, score_slice
from training.forms.blocks import Split
from training.lines.drawn import LineImage
from training.lines.mixture import face_line, printed_line
from training.lines.real import load_lines
from training.lines.texts import Kind, Text, invent_kind
from training.lines.texts.shapes import titled
from training.lines.texts.syllables import a_syllable
from training.recogniser.alphabet import alphabet_of
from training.recogniser.batches import collate, network_input, prepare
from training.recogniser.runtime import open_session, probabilities

HAND = "hands"
ODD_NAMES = "odd names"
"""Names of three syllables drawn evenly from all that the script allows: no list holds them."""

KINDS: tuple[Kind, ...] = ("name", "digits", "number", "address", "mixed", "prose", "rare")


@dataclass(frozen=True)
class Outputs:
    """The recogniser's outputs for the lines of a slice: ``arrays`` (time steps, classes) and what
    stands there; ``writers`` says whose hand, empty for drawn lines."""

    name: str
    truths: tuple[str, ...]
    arrays: tuple[NDArray[np.float32], ...]
    fold: Callable[[str], str]
    writers: tuple[str, ...] = ()


def hand_outputs(recogniser: Path, handwriting: Path) -> Outputs:
    """Return the outputs for the real lines of the writers that training never saw."""
    lines = load_lines(handwriting, "val")
    arrays = _arrays(recogniser, [LineImage(line.image, line.text, "", "", "") for line in lines])
    texts = tuple(line.text for line in lines)
    return Outputs(HAND, texts, arrays, words_alone, tuple(line.writer for line in lines))


def drawn_outputs(recogniser: Path, count: int, seed: int) -> list[Outputs]:
    """Return the outputs for drawn lines that a language model could spoil: print and handwriting
    faces in every quality, by what they say.

    Args:
        recogniser: in PaddleOCR's folder form.
        count: lines a slice.
        seed: another one gives other lines.
    """
    found = []
    for source, draw in (("print", printed_line), ("face", face_line)):
        for kind in (*KINDS, ODD_NAMES):
            rng = np.random.default_rng([seed, *kind.encode()])
            lines = [
                draw(Split.VAL, rng, text=_text(kind, rng, for_hand=source == "face"))
                for _ in range(count)
            ]
            texts = tuple(line.text for line in lines)
            name = f"{source} {kind}"
            found.append(Outputs(name, texts, _arrays(recogniser, lines), canonical))
    return found


def _text(kind: str, rng: np.random.Generator, *, for_hand: bool) -> Text:
    if kind == ODD_NAMES:
        return Text(titled(" ".join(a_syllable(rng) for _ in range(3))), "name")
    (known,) = (each for each in KINDS if each == kind)
    return invent_kind(known, Split.VAL, rng, for_hand=for_hand)


def _arrays(recogniser: Path, lines: Sequence[LineImage]) -> tuple[NDArray[np.float32], ...]:
    session = open_session(recogniser / "inference.onnx")
    return tuple(
        probabilities(session, network_input(collate([prepare(line)])))[0] for line in lines
    )


def characters_of(recogniser: Path) -> list[str]:
    """Return the class names of a recogniser, the blank's first."""
    return ["blank", *alphabet_of(recogniser).characters]


def measured(outputs: Outputs, decode: Decode, characters: list[str]) -> SliceScore:
    """Return the figures of a decoder on a slice."""
    start = cpu_seconds()
    lines = [decode(array, characters) for array in outputs.arrays]
    seconds = cpu_seconds() - start
    reads = [Read(line.text, tuple(char.probability for char in line.chars)) for line in lines]
    return score_slice(outputs.name, outputs.truths, reads, outputs.fold, seconds)
