"""A filled form: fields with values, confidence, state and the place on the page."""

from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field as PydanticField

from schemas.base import Model
from schemas.geometry import Quad


class FieldState(StrEnum):
    """Where a field stands on its way to being trusted."""

    ACCEPTED = "accepted"
    NEEDS_REVIEW = "needs_review"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    BLANK = "blank"


class Reason(Model):
    """Why a field is unsure: a stable code and a sentence in Vietnamese."""

    code: str
    message: str


class Field(Model):
    """One value of a record.

    ``value`` is normalised, ``text`` is as read; both are NFC. ``confidence`` is the probability
    that ``value`` is exactly right. ``page`` and ``quad`` say where the value stands (None where
    nothing was found). ``is_hand`` says whether a hand wrote it (None where nothing was read).
    ``parts`` holds the pieces of a composed value (an ID document's number,
    issuer, date); ``alternatives`` what a check proposes instead.
    """

    value: str | None
    text: str
    confidence: float
    state: FieldState
    page: int | None = None
    quad: Quad | None = None
    reasons: tuple[Reason, ...] = ()
    is_hand: bool | None = None
    parts: dict[str, str] = PydanticField(default_factory=dict)
    alternatives: tuple[str, ...] = ()


class Record(Model):
    """One filled form found in a document.

    ``fields`` is keyed by field id. A cell of a table has the key ``table.row.column`` with rows
    counted from 1 (``members.1.name``), so every value, also in a table, is one field.
    """

    form: str
    form_version: str
    form_confidence: float
    pages: tuple[int, ...]
    fields: dict[str, Field]

    def unsure(self) -> Iterator[tuple[str, Field]]:
        """Yield the fields that a verifier has to look at, in the order of the form."""
        for key, field in self.fields.items():
            if field.state is FieldState.NEEDS_REVIEW:
                yield key, field
