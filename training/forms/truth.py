"""What a generated file truly says: the model behind each ``samples/*.json``."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from pydantic import Field

from schemas.base import Model
from schemas.geometry import Quad

UNKNOWN_FORM = "unknown"
"""``Truth.form`` of a paper that is none of the forms."""


class ErrorKind(StrEnum):
    """The mistakes that are put in on purpose, for a verifier to catch."""

    IMPOSSIBLE_DATE = "impossible_date"
    ID_CONTRADICTS_BIRTH_YEAR = "id_contradicts_birth_year"
    SMUDGED_NAME = "smudged_name"
    ID_CONTRADICTS_GENDER = "id_contradicts_gender"
    DATE_CONTRADICTS_WORDS = "date_contradicts_words"
    COPIES_REFUSED_BUT_COUNTED = "copies_refused_but_counted"
    GROOM_TOO_YOUNG = "groom_too_young"
    DEATH_BEFORE_BIRTH = "death_before_birth"
    REGISTERED_BEFORE_BIRTH = "registered_before_birth"
    PERIOD_REVERSED = "period_reversed"
    CERTIFICATE_AFTER_SIGNING = "certificate_after_signing"
    GRADUATED_AS_A_CHILD = "graduated_as_a_child"
    CLASS_CONTRADICTS_AGE = "class_contradicts_age"
    CAPITAL_CONTRADICTS_WORDS = "capital_contradicts_words"


class PlantedError(Model):
    """A mistake and where it stands; ``note`` says it in English.

    ``others`` are the fields beside ``field`` that a contradiction concerns.
    """

    field: str
    kind: ErrorKind
    note: str
    others: tuple[str, ...] = ()


class FurtherPage(Model):
    """A page after the first one of a form: what stands on it and where, as in :class:`Truth`."""

    page: int
    quads: dict[str, tuple[Quad, ...]] = Field(default_factory=dict)
    lines: tuple[str, ...] = ()
    line_quads: tuple[Quad, ...] = ()


class Truth(Model):
    """One filled form in a file.

    ``fields`` holds the value of each field by its id (a table's cell as ``members.1.name``, rows
    from 1), normalised: NFC, outer dots and spaces removed; dates YYYY-MM-DD, or YYYY where only
    the year is written; gender ``Nam`` or ``Nữ``; phones and personal ids digits only; names of
    people with capital first letters however they are written; a check box as the chosen option's
    text. None where the field was left blank, and where what is written is no possible value (a
    date like 31/02/2024): then ``texts`` still has what is written. A contradicting ID's value is
    the digits as written. A smudged name's value is the name that was there before the smudge.

    ``texts`` is what stands on the paper, "" where blank; ``quads`` are the pieces of each
    written value (one a line that it wraps over), in pixels of page ``page`` as stored in the
    file, before any EXIF orientation. ``lines`` are all text lines in reading order, row by row,
    without the leader dots and the round text of stamps; ``line_quads`` stand beside them.

    ``hands`` are the keys of the values that are written by hand (or in a face that imitates one).
    ``further`` are the other pages of a form that goes on overleaf: ``fields`` and ``texts`` are
    those of the whole form, a value's quads stand with the page that it is on.

    ``quality`` names the damage, ``layout`` the paper, ``fonts`` the faces of labels and values.
    ``more`` are the other forms and papers of the same file, in page order (only the first one has
    it); a paper that is none of the forms is :data:`UNKNOWN_FORM`.
    """

    form: str
    layout: str
    quality: str
    page: int = 0
    fonts: tuple[str, ...] = ()
    fields: dict[str, str | None] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)
    quads: dict[str, tuple[Quad, ...]] = Field(default_factory=dict)
    lines: tuple[str, ...] = ()
    line_quads: tuple[Quad, ...] = ()
    errors: tuple[PlantedError, ...] = ()
    hands: tuple[str, ...] = ()
    further: tuple[FurtherPage, ...] = ()
    more: tuple["Truth", ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of the file that the form stands on."""
        return (self.page, *(each.page for each in self.further))

    def every_form(self) -> Iterator["Truth"]:
        """Yield this form and the others of the file."""
        yield self
        yield from self.more


def load_truth(file: Path) -> Truth:
    """Return the ground truth beside a sample file or in a ``.json``.

    Raises:
        OSError: if there is none.
        pydantic.ValidationError: if it is no ground truth.
    """
    return Truth.model_validate_json(file.with_suffix(".json").read_text(encoding="utf-8"))
