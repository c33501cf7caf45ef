"""How right a reading is: fields against their ground truth, text by character error rate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.extract.distances import distances, pattern_set
from schemas.base import Model
from schemas.document import DocumentResult
from schemas.form import load_forms
from schemas.geometry import Quad
from schemas.record import Field, FieldState, Record
from schemas.text import comparable
from training.forms.truth import Truth

LEADERS = str.maketrans(dict.fromkeys("._…·", " "))


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


@dataclass(frozen=True)
class TextScore:
    """Characters of a page's text and the edits between what stands there and what was read."""

    edits: int
    length: int


def record_of(truth: Truth, records: Sequence[Record]) -> Record | None:
    """Return the record that was made of a form; one of another form is none."""
    return next((r for r in records if r.form == truth.form and truth.page in r.pages), None)


def score_fields(file: str, truth: Truth, records: Sequence[Record]) -> Iterator[FieldOutcome]:
    """Yield the fields that the ground truth names or the reading claims; a form that was not
    recognised counts as read with every field empty and shown to a person.

    Args:
        file: its name.
        truth: of one form of the file.
        records: all that were read in the file.
    """
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


def score_text(truth: Truth, result: DocumentResult) -> TextScore:
    """Return for the pages of a form the least edits that turn pieces of the text read into its lines.

    Each line is sought where it is read best (Sellers, 1980), so neither the order of columns nor
    what else stands on the page counts; leaders and white space do not count either.
    """
    scores = [
        score_lines(lines, _texts_on(page, result))
        for page, lines in ((truth.page, truth.lines), *((f.page, f.lines) for f in truth.further))
    ]
    return TextScore(sum(each.edits for each in scores), sum(each.length for each in scores))


def _texts_on(page: int, result: DocumentResult) -> list[str]:
    return [line.text for line in result.pages[page].lines] if page < len(result.pages) else []


def score_lines(truth: Sequence[str], read: Sequence[str]) -> TextScore:
    """Return for a page's true lines what :func:`score_text` does, whoever read the page."""
    lines = tuple(plain for line in truth if (plain := _plain(line)))
    if not lines:
        return TextScore(0, 0)
    least = distances(pattern_set(lines), [ord(char) for char in _plain(" ".join(read))])
    return TextScore(
        edits=int(least.min(axis=1).sum()),
        length=sum(len(line) for line in lines),
    )


def _plain(text: str) -> str:
    return "".join(comparable(text.translate(LEADERS)).split())


def is_same(one: str | None, other: str | None) -> bool:
    """Return whether two values are equal; tone placement, case and outer spaces do not count."""
    if one is None or other is None:
        return one is other
    return comparable(one) == comparable(other)


def field_type(form: str, key: str) -> str:
    """Return the type of a field or of a table's cell."""
    return load_forms()[form].definition(key).type
