"""What a normaliser answers."""

from dataclasses import dataclass, field

from schemas.record import Reason


@dataclass(frozen=True)
class Normalised:
    """A value in its stored form, or None with the reason why the text is no such value.

    ``doubt`` is set when there is a value but the normaliser had to guess.
    """

    value: str | None
    problem: Reason | None = None
    doubt: Reason | None = None
    parts: dict[str, str] = field(default_factory=dict)
