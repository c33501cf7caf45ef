"""What became of each form, field and planted mistake of a file."""

from collections.abc import Iterator, Sequence

from schemas.base import Model
from schemas.record import Record
from training.forms.truth import UNKNOWN_FORM, ErrorKind, PlantedError, Truth
from training.scoring import FieldOutcome, record_of, score_fields


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
        fields=tuple(f for truth in known for f in score_fields(file, truth, records)),
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
