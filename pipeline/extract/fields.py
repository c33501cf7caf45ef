"""Raw values of a form's fields: what stands behind each label, up to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.address_parts import joined_parts
from pipeline.extract.align import align, with_numbers
from pipeline.extract.arranged import lines_seen
from pipeline.extract.blocks import Blocks, find_blocks, labels_in_order
from pipeline.extract.chain import UNKNOWN, Placed
from pipeline.extract.clauses import without_whose
from pipeline.extract.clean import (
    clean_value,
    without_marks,
    without_next_heading,
    without_rest_of_label,
    without_specks,
)
from pipeline.extract.dashes import with_colons
from pipeline.extract.dateline import is_day
from pipeline.extract.fit import fit_of, is_in_doubt
from pipeline.extract.hypotheses import best_reading
from pipeline.extract.items import is_numbered, marks_of
from pipeline.extract.listed import items_by_dashes, items_joined, parts_of_paper
from pipeline.extract.match import Sightings
from pipeline.extract.names import without_addressee, without_title, without_what_follows
from pipeline.extract.regions import regions_of
from pipeline.extract.semicolons import as_meant
from pipeline.extract.side_by_side import people_field
from pipeline.extract.signing import with_days_of_signing
from pipeline.extract.spans import values_of
from pipeline.extract.stream import Passage, StreamChar, place_of, stream_of, text_of
from pipeline.extract.tables import FilledTable
from pipeline.extract.ticked import Choice, choose_option
from pipeline.extract.unlisted import may_be_unlisted
from pipeline.extract.wishes import ticked_wishes
from schemas.form import FieldDefinition, FieldType, FormDefinition, Label, with_rare_wordings
from schemas.geometry import Quad
from schemas.page import Page

FOUND_LABEL = 0.8
"""Quality from which a label need not be looked for in rare words; above what the confidence takes for
listed, so that a print that is read poorly is looked at twice as well."""

USUALLY_MISSING = 1
"""Labels that are missing on a known print: of 433 generated ones 15 had more, of 244 others 153."""

RARE_QUALITY = 0.7
"""Quality of a label in rare words at most: what such a print calls something is less sure."""


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
    is_expected: bool = True
    """False for a label that some editions of the form leave out, unless at its place something is
    asked for in words that are not known, or it is the place before the day of signing."""

    @property
    def text(self) -> str:
        """The value as read."""
        return text_of(self.chars)


BY_TYPE = (
    joined_parts,
    parts_of_paper,
    items_joined,
    without_rest_of_label,
    without_marks,
    without_title,
    without_addressee,
    without_what_follows,
    without_whose,
    without_specks,
    as_meant,
)
"""What is done to the characters of a value according to its type, in this order."""


@dataclass(frozen=True)
class _Reading:
    """A record in one order of its text: the labels in the order looked for, where they stand, what
    stands behind each, and whether the paper numbers them."""

    labels: list[Label]
    sightings: Sightings
    placed: list[Placed]
    values: list[tuple[Placed, Sequence[StreamChar]]]
    is_numbered: bool


def extract(form: FormDefinition, pages: Sequence[Page]) -> tuple[RawField, ...]:
    """Return every field of a form, found or not, in the form's order.

    A table comes as its cells; one whose cells cannot be made out as one field with all its text.
    Rare wordings, and people side by side who are asked one after the other on the usual prints, are
    looked for where labels are missing without them, and believed if they are fewer then.
    """
    usual = _extracted(form, pages)
    if _missing_labels(usual) <= USUALLY_MISSING:
        return usual
    rare = _extracted(with_rare_wordings(form), pages, people_field(form))
    if _missing_labels(rare) >= _missing_labels(usual):
        return usual
    known = {each.key for each in usual if each.label_quality >= FOUND_LABEL}
    return tuple(
        each
        if each.key in known
        else replace(each, label_quality=min(each.label_quality, RARE_QUALITY))
        for each in rare
    )


def _missing_labels(fields: Sequence[RawField]) -> int:
    """Return how many labels were expected and not found, or hardly so."""
    return sum(each.is_expected and each.label_quality < FOUND_LABEL for each in fields)


def _extracted(
    form: FormDefinition,
    pages: Sequence[Page],
    people: tuple[FieldDefinition, int] | None = None,
) -> tuple[RawField, ...]:
    blocks = find_blocks(form, pages, people)
    reading = _best_reading(form, blocks, pages)
    labels, placed, values = reading.labels, reading.placed, reading.values
    spans = {
        found.label.field.id: (found, chars)
        for found, chars in values
        if found.label.field is not None
    }
    asked = [each.match for each, chars in values if each.label is UNKNOWN and _is_filled(chars)]
    doubtful = {id(label) for label in may_be_unlisted(labels, placed, asked)}
    doubtful |= {
        id(place)
        for place, day in pairwise(form.labels)
        if is_day(day) and day.field is not None and day.field.id in spans
    }
    return tuple(
        raw
        for label in form.labels
        if label.field is not None
        for field in label.field.expanded()
        for raw in _found(reading.is_numbered, field, blocks, spans, pages)
        or [_missing(field, is_expected=not label.optional or id(label) in doubtful)]
    )


def _best_reading(form: FormDefinition, blocks: Blocks, pages: Sequence[Page]) -> _Reading:
    """Return the record row by row, or with columns that stand side by side in the order that explains
    it best."""

    row_by_row = _read(form, blocks, pages)
    regions = [
        region
        for page in pages
        if page.index not in blocks.zones
        for region in regions_of(page, blocks.claimed)
        if is_in_doubt(region, row_by_row.values, row_by_row.sightings.stream)
    ]
    if not regions:
        return row_by_row

    def read(passages: Sequence[Passage]) -> tuple[float, _Reading]:
        reading = _read(form, blocks, pages, passages)
        return fit_of(reading.values, regions), reading

    matches = [
        match
        for label in row_by_row.labels
        if label.field is not None
        for match in row_by_row.sightings.of(label.texts)
    ]
    seen = lines_seen(row_by_row.sightings.stream, matches)
    return best_reading(regions, seen, (fit_of(row_by_row.values, regions), row_by_row), read)


def _read(
    form: FormDefinition,
    blocks: Blocks,
    pages: Sequence[Page],
    passages: Sequence[Passage] = (),
) -> _Reading:
    stream = with_colons(stream_of(pages, blocks.claimed, blocks.zones, passages))
    labels = labels_in_order(form, blocks, stream)
    sightings = Sightings(stream, [text for label in labels for text in label.texts])
    placed = with_days_of_signing(labels, align(labels, sightings), sightings)
    numbered = form.numbered or is_numbered(marks_of(stream), [each.match for each in placed])
    placed = with_numbers(placed, stream)
    return _Reading(labels, sightings, placed, list(values_of(placed, stream)), numbered)


def _found(
    numbered: bool,
    field: FieldDefinition,
    blocks: Blocks,
    spans: Mapping[str, tuple[Placed, Sequence[StreamChar]]],
    pages: Sequence[Page],
) -> list[RawField]:
    table = blocks.tables.get(field.id)
    if table is not None:
        return _cells(field, table)
    stated = blocks.stated.get(field.id)
    if stated is not None:
        return [_raw(field.id, field, stated.chars, stated.quality)]
    if field.id in spans:
        return [_value(numbered, field, *spans[field.id], pages)]
    return []


def _missing(field: FieldDefinition, *, is_expected: bool) -> RawField:
    return RawField(field.id, field, (), 0.0, None, None, is_expected=is_expected)


def _is_filled(chars: Sequence[StreamChar]) -> bool:
    return any(char.char.isalnum() for char in chars)


def _cells(field: FieldDefinition, table: FilledTable) -> list[RawField]:
    return [
        _raw(f"{field.id}.{cell.row}.{cell.column.id}", cell.definition, cell.chars, cell.quality)
        for cell in table.cells
    ]


def _value(
    numbered: bool,
    field: FieldDefinition,
    placed: Placed,
    chars: Sequence[StreamChar],
    pages: Sequence[Page],
) -> RawField:
    if field.type is not FieldType.CHECKBOX_GROUP:
        chars = without_next_heading(chars, field.type)
        items = ticked_wishes(chars, field.type, pages) or items_by_dashes(chars, field.type)
        value = items or clean_value(chars, numbered)
        return _raw(field.id, field, value, placed.match.quality)
    choice = choose_option(field.options, chars, pages)
    return RawField(
        key=field.id,
        definition=field,
        chars=choice.chars if choice else (),
        label_quality=placed.match.quality,
        page=choice.page if choice else None,
        quad=choice.quad if choice else None,
        choice=choice,
    )


def _raw(
    key: str, definition: FieldDefinition, chars: tuple[StreamChar, ...], quality: float
) -> RawField:
    for step in BY_TYPE:
        chars = step(chars, definition.type)
    place = place_of(chars)
    page, quad = place if place else (None, None)
    return RawField(key, definition, chars, quality, page, quad)
