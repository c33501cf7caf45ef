"""What a check finds."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.record import Reason


class Effect(StrEnum):
    """What a finding does to the confidence of the fields it is about. A proof is the same value from
    a source on the document that is not read as text, as a code; an offer does nothing, it only
    proposes a value."""

    AGREES = "agrees"
    PROVES = "proves"
    DOUBTS = "doubts"
    CONTRADICTS = "contradicts"
    OFFERS = "offers"


class Subject(StrEnum):
    """What a finding that does not agree speaks of: whether a value was read right, or whether what
    stands on the paper can be so (a groom of 17), however well it was read. Both need a person;
    only the first makes a misreading likelier."""

    READING = "reading"
    PAPER = "paper"


@dataclass(frozen=True)
class Finding:
    """One observation about one or more fields; agreement needs no reason."""

    keys: tuple[str, ...]
    effect: Effect
    reason: Reason | None = None
    alternatives: tuple[str, ...] = ()
    about: Subject = Subject.READING


def compared(
    keys: tuple[str, ...], is_equal: bool, reason: Reason, about: Subject = Subject.READING
) -> Finding:
    """Return agreement, or a contradiction with its reason."""
    if is_equal:
        return Finding(keys, Effect.AGREES)
    return Finding(keys, Effect.CONTRADICTS, reason, about=about)
