"""The semicolon between the items of a list, which is read as a colon where its tail is faint."""

from collections.abc import Sequence

from pipeline.extract.stream import StreamChar
from schemas.form import FieldType

MIN_RUNNER_UP = 0.02
"""Probability of the semicolon beside a colon from which a list has one: on generated forms half of
the semicolons read as colons have 0.06, and of 7,015 colons read, 35 have more than this at all."""


def is_semicolon(char: StreamChar) -> bool:
    """Return whether a colon may as well be a semicolon."""
    return (
        char.char == ":"
        and char.read is not None
        and char.read.runner_up == ";"
        and char.read.runner_up_probability >= MIN_RUNNER_UP
    )


def as_meant(chars: Sequence[StreamChar], kind: FieldType) -> tuple[StreamChar, ...]:
    """Return a value's characters, in free text with semicolons for what may be one."""
    if kind is not FieldType.FREE_TEXT:
        return tuple(chars)
    return tuple(char._replace(char=";") if is_semicolon(char) else char for char in chars)
