"""The classes of the recogniser's output and the characters they stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

BLANK = 0
"""CTC's blank is class 0, as in PaddleOCR."""


@dataclass(frozen=True)
class Alphabet:
    """The characters of classes 1, 2, ...; the last one is the space, as PaddleOCR has it."""

    characters: tuple[str, ...]

    @property
    def classes(self) -> int:
        """The number of the network's outputs: the characters and the blank."""
        return len(self.characters) + 1

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {character: number for number, character in enumerate(self.characters, start=1)}

    def has(self, text: str) -> bool:
        """Say whether every character of a text has a class."""
        return all(character in self._numbers for character in text)

    def encode(self, text: str) -> list[int]:
        """Return the classes of a text's characters; a character without one is a KeyError."""
        return [self._numbers[character] for character in text]

    def decode(self, path: Iterable[int]) -> str:
        """Return the text of a path of classes, one a time step: repeats merged, blanks left out."""
        text = []
        before = BLANK
        for number in path:
            if number not in (before, BLANK):
                text.append(self.characters[number - 1])
            before = number
        return "".join(text)


def alphabet_of(folder: Path) -> Alphabet:
    """Read the alphabet of a recogniser in PaddleOCR's folder form (``inference.yml``)."""
    described = yaml.safe_load((folder / "inference.yml").read_text(encoding="utf-8"))
    return Alphabet((*described["PostProcess"]["character_dict"], " "))
