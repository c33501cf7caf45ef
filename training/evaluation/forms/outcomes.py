"""What became of each form, field and planted mistake of a file."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from schemas.base import Model
from schemas.geometry import Quad
from schemas.record import Field, FieldState, Record
from schemas.text import comparable
from training.forms.truth import UNKNOWN_FORM, ErrorKind, PlantedError, Truth
from training.scoring import field_type, is_same


class FieldOutcome(Model):
    """One field: what stands on the paper, what was read, how sure hoso was.

    ``edits`` are those from the value to the true one; ``length`` is the true one's. ``page`` and
    ``quad`` say where it was read, in pixels of the preprocessed page. ``is_planted`` are the fields
    of deliberate mistakes: such a value may be read right and has to be looked at all the same.
    """

    file: str
    form: str
    key: str
    type: str
    quality: str
    is_hand: bool
    is_planted: bool
    truth: str | None
    read: str | None
    confidence: float
    state: FieldState
    edits: int
    length: int
    page: int | None = None
    quad: Quad | None = None

    @property
    def is_right(self) -> bool:
        """Whether the value is exactly right; tone placement, case and outer spaces do not count."""
        return is_same(self.truth, self.read)

    @property
    def is_flagged(self) -> bool:
        """Whether a person has to look."""
        return self.state is FieldState.NEEDS_REVIEW


class FormOutcome(Model):
    """One paper: what it is, what it was taken for (None for no form), and whether it was found on
    just the pages it stands on."""

    file: str
    truth: str
    read: str | None
    quality: str
    is_hand: bool
    has_right_pages: bool

    @property
    def is_right(self) -> bool:
        """Whether the form was recognised, or an unknown paper was taken for none."""
        return self.read == (None if self.truth == UNKNOWN_FORM else self.truth)


class PlantedOutcome(Model):
    """One deliberate mistake, and whether a field that it concerns is shown to a person."""

    file: str
    form: str
    kind: ErrorKind
    is_hand: bool
    is_flagged: bool


class FileOutcome(Model):
    """All of one file. ``seconds`` is the CPU time it took to understand its pages."""

    file: str
    pages: int
    seconds: float
    forms: tuple[FormOutcome, ...]
    fields: tuple[FieldOutcome, ...]
    planted: tuple[PlantedOutcome, ...]


def file_outcome(
    file: str, truths: Sequence[Truth], records: Sequence[Record], pages: int, seconds: float
) -> FileOutcome:
    """Return what became of a file.

    Args:
        file: its name.
        truths: of its forms and other papers.
        records: all that were read in it.
        pages: how many it has.
        seconds: how long they took to be understood.
    """
    known = [truth for truth in truths if truth.form != UNKNOWN_FORM]
    return FileOutcome(
        file=file,
        pages=pages,
        seconds=seconds,
        forms=tuple(_form(file, truth, records) for truth in truths),
        fields=tuple(f for truth in known for f in _fields(file, truth, records)),
        planted=tuple(p for truth in known for p in _planted(file, truth, records)),
    )


def _form(file: str, truth: Truth, records: Sequence[Record]) -> FormOutcome:
    found = [record for record in records if truth.page in record.pages]
    record = next((r for r in found if r.form == truth.form), found[0] if found else None)
    return FormOutcome(
        file=file,
        truth=truth.form,
        read=record.form if record is not None else None,
        quality=truth.quality,
        is_hand=bool(truth.hands),
        has_right_pages=record is not None and set(record.pages) == set(truth.pages),
    )


def record_of(truth: Truth, records: Sequence[Record]) -> Record | None:
    """Return the record that was made of a form; one of another form is none."""
    return next((r for r in records if r.form == truth.form and truth.page in r.pages), None)


def _fields(file: str, truth: Truth, records: Sequence[Record]) -> Iterator[FieldOutcome]:
    """Yield the fields that the truth names or the reading claims; a form that was not recognised
    counts as read with every field empty and shown to a person."""
    record = record_of(truth, records)
    read = record.fields if record is not None else {}
    claimed = [key for key, field in read.items() if field.value is not None]
    concerned = {key for error in truth.errors for key in (error.field, *error.others)}
    for key in dict.fromkeys([*truth.fields, *claimed]):
        yield _field(file, truth, key, read.get(key), is_planted=key in concerned)


def _field(
    file: str, truth: Truth, key: str, field: Field | None, *, is_planted: bool
) -> FieldOutcome:
    right = comparable(truth.fields.get(key) or "")
    value = field.value if field is not None else None
    return FieldOutcome(
        file=file,
        form=truth.form,
        key=key,
        type=field_type(truth.form, key),
        quality=truth.quality,
        is_hand=key in truth.hands,
        is_planted=is_planted,
        truth=truth.fields.get(key),
        read=value,
        confidence=field.confidence if field is not None else 0.0,
        state=field.state if field is not None else FieldState.NEEDS_REVIEW,
        edits=Levenshtein.distance(comparable(value or ""), right),
        length=len(right),
        page=field.page if field is not None else None,
        quad=field.quad if field is not None else None,
    )


def _planted(file: str, truth: Truth, records: Sequence[Record]) -> Iterator[PlantedOutcome]:
    record = record_of(truth, records)
    for error in truth.errors:
        yield PlantedOutcome(
            file=file,
            form=truth.form,
            kind=error.kind,
            is_hand=error.field in truth.hands,
            is_flagged=record is None or _is_shown(error, record),
        )


def _is_shown(error: PlantedError, record: Record) -> bool:
    shown = {key for key, _ in record.unsure()}
    return bool(shown & {error.field, *error.others})
