"""How right a reading is: fields against their ground truth, text by character error rate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.distances import distances, pattern_set
from schemas.document import DocumentResult
from schemas.form import load_forms
from schemas.record import FieldState, Record
from schemas.text import comparable
from training.forms.truth import Truth

LEADERS = str.maketrans(dict.fromkeys("._…·", " "))


@dataclass(frozen=True)
class FieldScore:
    """One field of one form: what it is, what was read, how sure hoso was."""

    form: str
    key: str
    quality: str
    truth: str | None
    read: str | None
    confidence: float
    state: FieldState

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


def score_fields(truth: Truth, records: Sequence[Record]) -> Iterator[FieldScore]:
    """Yield the fields that the ground truth names or the reading claims.

    A form that was not recognised counts as read with every field empty.

    Args:
        truth: of one form of the file.
        records: all that were read in the file.
    """
    record = _record_for(truth, records)
    read = record.fields if record is not None else {}
    claimed = [key for key, field in read.items() if field.value is not None]
    for key in dict.fromkeys([*truth.fields, *claimed]):
        field = read.get(key)
        yield FieldScore(
            form=truth.form,
            key=key,
            quality=truth.quality,
            truth=truth.fields.get(key),
            read=field.value if field is not None else None,
            confidence=field.confidence if field is not None else 0.0,
            state=field.state if field is not None else FieldState.NEEDS_REVIEW,
        )


def _record_for(truth: Truth, records: Sequence[Record]) -> Record | None:
    return next(
        (r for r in records if r.form == truth.form and truth.page in r.pages),
        None,
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
