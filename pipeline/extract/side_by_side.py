"""People whom a form asks one after the other, the requester and whom the paper is for, as a field of two
parties: papers that are typed again set them side by side, "| Người nộp | Người được cấp"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.extract.stream import fold
from schemas.form import FieldDefinition, FieldType, FormDefinition, Label, Party, PartyRow

PEOPLE = "people"
"""Id of such a field, which is no form's."""

OF_A_PERSON = frozenset(
    {
        FieldType.PERSON_NAME,
        FieldType.DATE,
        FieldType.YEAR,
        FieldType.PERSONAL_ID,
        FieldType.ID_DOCUMENT,
        FieldType.PHONE,
        FieldType.EMAIL,
        FieldType.ADDRESS,
        FieldType.GENDER,
        FieldType.ETHNICITY,
        FieldType.NATIONALITY,
    }
)
"""What somebody states of themselves."""


@lru_cache(maxsize=64)
def people_field(form: FormDefinition) -> tuple[FieldDefinition, int] | None:
    """Return a form's people as a field of two parties, and the index of the first label behind theirs;
    None for a form that names no people.

    A row is what one of them or both are asked for, in all words that either is asked in. Of a
    person whose fields' ids begin with nothing of their own they stand before the last of another's.
    """
    own = [
        (index, person, label)
        for index, label in enumerate(form.labels)
        if label.field is not None and label.field.type in OF_A_PERSON
        for person in [_whose(label.field.id, form.people)]
        if person is not None
    ]
    last = max((index for index, person, _ in own if person.prefix), default=-1)
    asked: dict[str, list[Label]] = {}
    for index, person, label in own:
        if index <= last and label.field is not None:
            asked.setdefault(label.field.id[len(person.prefix) :], []).append(label)
    rows = tuple(_row(suffix, labels, form.people) for suffix, labels in asked.items())
    if not rows:
        return None
    field = FieldDefinition(
        id=PEOPLE,
        type=FieldType.TWO_PARTY,
        name=form.people[0].name,
        parties=form.people,
        rows=rows,
    )
    return field, last + 1


def _whose(field_id: str, people: Sequence[Party]) -> Party | None:
    """Return the person with the longest prefix that the id begins with."""
    own = [person for person in people if field_id.startswith(person.prefix)]
    return max(own, key=lambda person: len(person.prefix), default=None)


def _row(suffix: str, labels: Sequence[Label], people: Sequence[Party]) -> PartyRow:
    fields = [label.field for label in labels if label.field is not None]
    return PartyRow(
        texts=tuple(dict.fromkeys(_texts(labels, people))),
        field=fields[0].model_copy(update={"id": suffix}),
    )


def _texts(labels: Sequence[Label], people: Sequence[Party]) -> Iterator[str]:
    """Yield the words of labels, the rare ones too, without those that are a person's heading."""
    headings = {fold(header) for person in people for header in person.headers}
    for label in labels:
        for text in (*label.texts, *label.also):
            if fold(text) not in headings:
                yield text
