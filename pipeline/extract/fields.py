"""Raw values of a form's fields: what stands behind each label, up to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.align import Placed, align
from pipeline.extract.clean import clean_value
from pipeline.extract.stream import StreamChar, place_of, stream_of, text_of
from pipeline.extract.tables import extract_table
from pipeline.extract.ticked import Choice, choose_option
from schemas.form import FieldDefinition, FieldType, FormDefinition
from schemas.geometry import Quad
from schemas.page import Page


@dataclass(frozen=True)
class RawField:
    """What was found for a field before it is understood.

    ``label_quality`` is 1 for a label read without error and 0 for one that was not found;
    ``quad`` is in pixels of ``page``. ``choice`` is set for check boxes.
    """

    key: str
    definition: FieldDefinition
    chars: tuple[StreamChar, ...]
    label_quality: float
    page: int | None
    quad: Quad | None
    choice: Choice | None = None

    @property
    def text(self) -> str:
        """The value as read."""
        return text_of(self.chars)


def extract(form: FormDefinition, pages: Sequence[Page]) -> tuple[RawField, ...]:
    """Return every field of a form, found or not, in the form's order; tables as their cells."""
    stream = stream_of(pages)
    placed = align(form, stream)
    spans = {
        label.label.field.id: (label, end)
        for label, end in zip(placed, _ends(placed, len(stream)), strict=True)
        if label.label.field is not None
    }
    return tuple(
        raw
        for field in form.fields()
        for raw in _fields_of(field, spans.get(field.id), stream, pages)
    )


def _ends(placed: Sequence[Placed], length: int) -> list[int]:
    return [following.match.start for following in placed[1:]] + [length] * bool(placed)


def _fields_of(
    field: FieldDefinition,
    span: tuple[Placed, int] | None,
    stream: Sequence[StreamChar],
    pages: Sequence[Page],
) -> list[RawField]:
    if span is None:
        return [] if field.type is FieldType.TABLE else [missing(field.id, field)]
    placed, end = span
    chars = stream[placed.match.end : end]
    if field.type is FieldType.TABLE:
        return [
            _raw(
                f"{field.id}.{cell.row}.{cell.column.id}", cell.definition, cell.chars, cell.quality
            )
            for cell in extract_table(field, chars, pages)
        ]
    if field.type is FieldType.CHECKBOX_GROUP:
        choice = choose_option(field.options, chars, pages)
        return [
            RawField(
                key=field.id,
                definition=field,
                chars=choice.chars if choice else (),
                label_quality=placed.match.quality,
                page=choice.page if choice else None,
                quad=choice.quad if choice else None,
                choice=choice,
            )
        ]
    return [_raw(field.id, field, clean_value(chars), placed.match.quality)]


def _raw(
    key: str, definition: FieldDefinition, chars: tuple[StreamChar, ...], quality: float
) -> RawField:
    place = place_of(chars)
    page, quad = place if place else (None, None)
    return RawField(key, definition, chars, quality, page, quad)


def missing(key: str, definition: FieldDefinition) -> RawField:
    """Return the raw field of a label that was not found."""
    return RawField(key, definition, (), 0.0, None, None)
