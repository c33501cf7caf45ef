"""The parts of a form that are no running text: tables, and people side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.chain import FLOATING_QUALITY
from pipeline.extract.columns import find_zone
from pipeline.extract.heading_cells import below_headings
from pipeline.extract.match import Sightings
from pipeline.extract.parties import (
    FilledParties,
    Stated,
    ruled_parties,
    unruled_parties,
)
from pipeline.extract.party_headings import first_mention, headings_of
from pipeline.extract.people_rows import people_in_rows
from pipeline.extract.side_by_side import PEOPLE
from pipeline.extract.stream import StreamChar, Zone
from pipeline.extract.tables import FilledTable, find_table
from pipeline.extract.twins import TWINS, twin_fields
from schemas.form import FieldDefinition, FieldType, FormDefinition, Label, Party
from schemas.page import Page


@dataclass(frozen=True)
class Blocks:
    """What was found of a form's tables and two-party fields.

    ``tables`` are by the field's id, ``stated`` by the id of a party's field; ``zones`` are where
    the parties stand in columns without a grid, by page index; ``claimed`` is the ``id`` of every
    line that stands in a table or a grid of the parties.
    """

    tables: Mapping[str, FilledTable]
    stated: Mapping[str, Stated]
    zones: Mapping[int, Zone]
    claimed: frozenset[int]


def find_blocks(
    form: FormDefinition, pages: Sequence[Page], people: tuple[FieldDefinition, int] | None = None
) -> Blocks:
    """Return the tables and the parties of a form that can be told from their place on paper.

    Args:
        form: with its labels.
        pages: of the record.
        people: whom the form asks one after the other, as a field of two parties, and the index of the
            first label behind theirs, if they may stand side by side.
    """
    tables: dict[str, FilledTable] = {}
    for index, label in enumerate(form.labels):
        if label.field is not None and label.field.type is FieldType.TABLE:
            table = find_table(label.field, pages, _following(form, index + 1))
            if table is not None:
                tables[label.field.id] = table
    parties: list[FilledParties] = []
    zones: dict[int, Zone] = {}
    for field, behind in [*_people(form), *([people] if people else [])]:
        following = _following(form, behind)
        found = people_in_rows(field, pages, following) or ruled_parties(field, pages)
        own = _zones(field, pages, following) if found is None and field.id != PEOPLE else {}
        if found is None and not zones and not own:
            found = unruled_parties(field, pages, following)
        if field.id != TWINS:
            zones |= own
        if found is not None:
            parties.append(found)
    fields = {field.id: field for field in form.fields()}
    lines = [line for table in tables.values() for line in table.lines]
    lines += [line for found in parties for line in found.lines]
    below = below_headings(form, pages, {id(line) for line in lines})
    if below is not None:
        parties.append(below)
        lines += below.lines
    return Blocks(
        tables=tables,
        stated={
            value.definition.id: replace(value, definition=fields[value.definition.id])
            for found in parties
            for value in found.values
            if value.definition.id in fields
        },
        zones=zones,
        claimed=frozenset(id(line) for line in lines),
    )


def _people(form: FormDefinition) -> Iterator[tuple[FieldDefinition, int]]:
    """Yield what two people state side by side, and the index of the first label behind it."""
    for index, label in enumerate(form.labels):
        if label.field is not None and label.field.type is FieldType.TWO_PARTY:
            yield label.field, index + 1
    yield from twin_fields(form.labels)


def _following(form: FormDefinition, start: int) -> list[str]:
    return [text for label in form.labels[start:] for text in label.texts]


def labels_in_order(
    form: FormDefinition, blocks: Blocks, stream: Sequence[StreamChar]
) -> list[Label]:
    """Return the labels in the order in which the running text has them, a two-party field as
    the labels of one party after those of the other.

    Args:
        form: with its labels.
        blocks: what does not stand in the running text.
        stream: the running text.
    """
    labels: list[Label] = []
    for label in form.labels:
        if label.field is None or label.field.type is not FieldType.TWO_PARTY:
            if label.field is None or label.field.id not in blocks.stated:
                labels.append(label)
            continue
        labels.append(Label(texts=label.texts, optional=True))
        if not any(field.id in blocks.stated for field in label.field.expanded()):
            labels += _party_labels(label.field, stream)
    return labels


def _party_labels(field: FieldDefinition, stream: Sequence[StreamChar]) -> list[Label]:
    sightings = Sightings(stream, [text for party in field.parties for text in headings_of(party)])
    in_order = sorted(
        field.parties,
        key=lambda party: (_first_heading(party, sightings), first_mention(party, stream)),
    )
    return [
        label
        for party in in_order
        for label in (
            Label(texts=headings_of(party), optional=True),
            *(Label(texts=row.texts, field=field.of_party(party, row)) for row in field.rows),
        )
    ]


def _first_heading(party: Party, sightings: Sightings) -> int:
    """Return where the heading of a party first stands, the end of the text if it does not."""
    starts = [
        match.start
        for match in sightings.of(headings_of(party))
        if match.quality >= FLOATING_QUALITY
    ]
    return min(starts, default=len(sightings.stream))


def _zones(
    field: FieldDefinition, pages: Sequence[Page], following: Sequence[str]
) -> dict[int, Zone]:
    found = {page.index: find_zone(field, page, following) for page in pages}
    return {index: zone for index, zone in found.items() if zone is not None}
