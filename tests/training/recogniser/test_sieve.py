"""What training leaves out: lines that are read without a mistake and without a doubt."""

import numpy as np
import pytest

from training.lines.drawn import LineImage
from training.recogniser.alphabet import Alphabet
from training.recogniser.sieve import is_hard

ALPHABET = Alphabet(("a", "b", " "))


class Sees:
    """Stands in for a session: gives what a network would have seen, step by step."""

    def __init__(self, *steps: list[float]) -> None:
        self.steps = np.array([steps], dtype=np.float32)

    def get_inputs(self) -> list[object]:
        return [type("Input", (), {"name": "x"})]

    def run(self, _: None, feed: dict[str, object]) -> list[object]:
        return [self.steps]


def line(text: str) -> LineImage:
    return LineImage(np.full((48, 200, 3), 255, np.uint8), text, "word", "clean", "print", False)


A, FAINT_A = [0.01, 0.98, 0.01, 0.0], [0.3, 0.6, 0.1, 0.0]
B, BLANK, PERHAPS_B = [0.0, 0.05, 0.95, 0.0], [1.0, 0.0, 0.0, 0.0], [0.15, 0.0, 0.85, 0.0]


@pytest.mark.parametrize(
    ("text", "steps", "expected"),
    [
        pytest.param("ab", [A, BLANK, B], False, id="sure and right"),
        pytest.param("ab", [FAINT_A, A, FAINT_A, B], False, id="sure at one step of a letter"),
        pytest.param("ab", [A, BLANK, PERHAPS_B], True, id="right and in doubt"),
        pytest.param("ba", [A, BLANK, B], True, id="sure and wrong"),
        pytest.param("a", [BLANK, BLANK], True, id="overlooked"),
    ],
)
def test_a_line_is_hard_that_is_read_wrongly_or_doubted(
    text: str, steps: list[list[float]], expected: bool
) -> None:
    assert is_hard(line(text), Sees(*steps), ALPHABET) is expected
