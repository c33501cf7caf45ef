"""What reads lines: one protocol, and the engines that stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.read.crops import Pixels
from pipeline.read.reader import Reader, load_reader


@dataclass(frozen=True)
class Read:
    """A line as an engine read it: a probability for each character of the text."""

    text: str
    probabilities: tuple[float, ...]


class Engine(Protocol):
    """Anything that reads pictures of single text lines, on one thread."""

    @property
    def name(self) -> str:
        """What the tables call it."""
        ...

    def read(self, images: Sequence[Pixels]) -> list[Read]:
        """Read lines (H x W x 3, BGR), each for itself."""
        ...


@dataclass(frozen=True)
class Recogniser:
    """A recogniser behind the product's own reader, so that what is measured is what is shipped."""

    name: str
    reader: Reader

    def read(self, images: Sequence[Pixels]) -> list[Read]:
        """Read lines as the product does."""
        return [
            Read(line.text, tuple(char.probability for char in line.chars))
            for line in self.reader.read_strips(list(images))
        ]


def load_recogniser(
    folder: Path | None = None, name: str = "hoso greedy", *, use_language: bool = False
) -> Engine:
    """Load a recogniser in PaddleOCR's folder form.

    Args:
        folder: of the recogniser; of the one that is used on this machine unless given.
        name: what the tables call it.
        use_language: decode with the language model as the product does, not by the best path.

    Raises:
        MissingComponent: if there are no weights.
    """
    return Recogniser(name, load_reader(1, folder, use_language=use_language))


def load_decoder(folder: Path | None = None) -> Engine:
    """Load a recogniser as :func:`load_recogniser` does, with the language model behind it.

    Raises:
        MissingComponent: if there are no weights.
    """
    return load_recogniser(folder, "hoso decoder", use_language=True)
