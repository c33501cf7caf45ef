"""What a check finds."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.record import Reason


class Effect(StrEnum):
    """What a finding does to the confidence of the fields it is about; an offer does nothing, it
    only proposes a value."""

    AGREES = "agrees"
    DOUBTS = "doubts"
    CONTRADICTS = "contradicts"
    OFFERS = "offers"


@dataclass(frozen=True)
class Finding:
    """One observation about one or more fields; agreement needs no reason."""

    keys: tuple[str, ...]
    effect: Effect
    reason: Reason | None = None
    alternatives: tuple[str, ...] = ()
