"""A form as data: official name, titles, and the ordered labels with their fields."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from schemas.base import Model
from schemas.wordings import with_shared_wordings
from schemas.yaml_text import parse_yaml

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""Part of a key of a record: without dots, which separate a table's cells."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$")]
"""The id of a field, or of a table's cell where it is seen as a field of its own."""

Prefix = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9_]*)?$")]

Text = Annotated[str, StringConstraints(pattern=r"\w")]
"""Something to read: a label without a letter would be found nowhere."""

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class FieldType(StrEnum):
    """The types of values (design, section 4)."""

    PERSON_NAME = "person_name"
    DATE = "date"
    DATE_IN_WORDS = "date_in_words"
    YEAR = "year"
    PERSONAL_ID = "personal_id"
    ID_DOCUMENT = "id_document"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    PLACE = "place"
    GENDER = "gender"
    ETHNICITY = "ethnicity"
    NATIONALITY = "nationality"
    RELATIONSHIP = "relationship"
    INTEGER = "integer"
    DECIMAL_WITH_UNIT = "decimal_with_unit"
    CHECKBOX_GROUP = "checkbox_group"
    FREE_TEXT = "free_text"
    TABLE = "table"
    TWO_PARTY = "two_party"


class ReviewPolicy(StrEnum):
    """When a person must see a field."""

    UNSURE = "unsure"
    ALWAYS = "always"
    NEVER = "never"


class Column(Model):
    """One column of a table field; ``headers`` are the variants of its heading."""

    id: Id
    type: FieldType
    headers: Texts
    required: bool = False


class Party(Model):
    """One of the people whose columns stand side by side; ``headers`` are the variants of the
    column's heading."""

    prefix: Prefix
    """What the ids of this person's fields begin with, ``bride_``, if anything."""
    name: Text
    """Who it is, in Vietnamese, as it stands in brackets behind a field's name: "bên nữ"."""
    headers: Texts


class Worded(Model):
    """A printed text by its wordings: ``texts`` are the variants seen on paper, the official one first."""

    texts: Texts
    also: tuple[Text, ...] = ()
    """Wordings of rare prints: looked for on a paper whose form is known, never to tell its form."""


class PartyRow(Worded):
    """One row of a two-party field: ``field`` is what each party states behind the label."""

    field: "FieldDefinition"

    @model_validator(mode="after")
    def _has_one_value_a_party(self) -> Self:
        if self.field.type in (FieldType.TABLE, FieldType.TWO_PARTY):
            raise PydanticCustomError(
                "no_single_value",
                "row {row}: a {type} has no place in a row",
                {"row": self.texts[0], "type": self.field.type.value},
            )
        return self


class FieldDefinition(Model):
    """One field of a form."""

    id: Key
    type: FieldType
    name: Text
    """What a person calls it, in Vietnamese: the heading beside the value on screen."""
    required: bool = False
    review: ReviewPolicy = ReviewPolicy.UNSURE
    options: tuple[Text, ...] = ()
    columns: tuple[Column, ...] = ()
    parties: tuple[Party, ...] = ()
    rows: tuple[PartyRow, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Self:
        needs = {
            FieldType.CHECKBOX_GROUP: ("options", bool(self.options)),
            FieldType.TABLE: ("columns", bool(self.columns)),
            FieldType.TWO_PARTY: ("parties and rows", bool(self.parties and self.rows)),
        }
        for field_type, (keys, are_there) in needs.items():
            if (self.type is field_type) != are_there:
                raise PydanticCustomError(
                    "type_and_parts",
                    "field {field}: {keys} go with {type}, and only with it",
                    {"field": self.id, "keys": keys, "type": field_type.value},
                )
        return self

    def cell(self, column: Column) -> "FieldDefinition":
        """Return a cell of this table as a field of its own."""
        return FieldDefinition(
            id=f"{self.id}.{column.id}",
            type=column.type,
            name=column.headers[0],
            required=column.required,
            review=self.review,
        )

    def of_party(self, party: Party, row: PartyRow) -> "FieldDefinition":
        """Return what one party states in one row of this two-party field as a field of its own."""
        return row.field.model_copy(
            update={
                "id": f"{party.prefix}{row.field.id}",
                "name": f"{row.field.name} ({party.name})",
            }
        )

    def expanded(self) -> tuple["FieldDefinition", ...]:
        """Return the fields of a record that this one stands for, in the order of the paper: a
        two-party field for one a row and party, any other for itself."""
        if self.type is not FieldType.TWO_PARTY:
            return (self,)
        return tuple(self.of_party(party, row) for row in self.rows for party in self.parties)


class Label(Worded):
    """A piece of printed text, in the order of the paper: what stands behind it up to the next one is the
    value of ``field``; a label without a field only ends the value before it."""

    field: FieldDefinition | None = None
    optional: bool = False
    """Not on every print of the form: an edition in use leaves it out."""
    floating: bool = False
    """Stands anywhere (a signature's heading, a footnote): only ends the value it interrupts."""

    @model_validator(mode="after")
    def _floats_without_a_field(self) -> Self:
        if self.floating and self.field is not None:
            raise PydanticCustomError(
                "floating_field",
                "label {label}: a floating label has no field",
                {"label": self.texts[0]},
            )
        return self


class FormDefinition(Model):
    """A kind of paper."""

    id: Id
    version: Text
    name: Text
    legal_basis: Text
    domain: Text
    titles: Texts
    numbered: bool = False
    """Whether the labels carry item numbers, "3. Giới tính", which then end no value."""
    people: tuple[Party, ...] = ()
    """Two whom the print asks one after the other, and some papers side by side below headings."""
    labels: Annotated[tuple[Label, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_each_field_once_without_dots(self) -> Self:
        ids = [field.id for field in self.fields()]
        twice = sorted({field_id for field_id in ids if ids.count(field_id) > 1})
        if twice:
            raise PydanticCustomError(
                "named_twice",
                "form {form}: fields named twice: {fields}",
                {"form": self.id, "fields": ", ".join(twice)},
            )
        dotted = [field_id for field_id in ids if "." in field_id]
        if dotted:
            message = "field {field}: an id has no dot"
            raise PydanticCustomError("dotted", message, {"field": dotted[0]})
        return self

    @model_validator(mode="after")
    def _names_two_people_or_none(self) -> Self:
        if len(self.people) not in (0, 2):
            message = "form {form}: people are two or none, not {count}"
            context = {"form": self.id, "count": len(self.people)}
            raise PydanticCustomError("not_two_people", message, context)
        return self

    def fields(self) -> tuple[FieldDefinition, ...]:
        """Return the fields of a record in the order of the paper, a two-party field expanded."""
        return tuple(
            field
            for label in self.labels
            if label.field is not None
            for field in label.field.expanded()
        )

    def field(self, field_id: str) -> FieldDefinition:
        """Return the field with that id.

        Raises:
            KeyError: if the form has no such field.
        """
        for field in self.fields():
            if field.id == field_id:
                return field
        raise KeyError(f"form {self.id} has no field {field_id}")

    def definition(self, key: str) -> FieldDefinition:
        """Return what a key of a record stands for: a field, or for a table's cell
        (``table.row.column``) its column as a field.

        Raises:
            KeyError: if the form has no such field or column.
        """
        field_id, _, cell = key.partition(".")
        field = self.field(field_id)
        if not cell:
            return field
        column_id = cell.partition(".")[2]
        for column in field.columns:
            if column.id == column_id:
                return field.cell(column)
        raise KeyError(f"form {self.id} has no field {key}")


def parse_form(text: str) -> FormDefinition:
    """Return the form that a YAML text defines.

    Raises:
        pydantic.ValidationError, yaml.YAMLError: if it is no form definition, or not YAML.
    """
    return _with_shared_wordings(FormDefinition.model_validate(parse_yaml(text)))


def _with_shared_wordings(form: FormDefinition) -> FormDefinition:
    """Return a form whose labels are also known by the words that other forms have for the same."""
    rows = [row for label in form.labels if label.field is not None for row in label.field.rows]
    worded: list[Worded] = [*form.labels, *rows]
    every = [text for each in worded for text in (*each.texts, *each.also)]

    def widened(each: Worded) -> dict[str, tuple[str, ...]]:
        texts, also = with_shared_wordings(each.texts, each.also, every)
        return {"texts": texts, "also": also}

    return _reworded(form, widened)


@lru_cache(maxsize=64)
def with_rare_wordings(form: FormDefinition) -> FormDefinition:
    """Return a form for a paper that is known to be one, whose rare wordings are looked for too."""
    return _reworded(form, lambda each: {"texts": (*each.texts, *each.also)})


def _reworded(
    form: FormDefinition, change: Callable[[Worded], dict[str, tuple[str, ...]]]
) -> FormDefinition:
    """Return a form with other texts of its labels and of the rows of two people."""
    labels = []
    for label in form.labels:
        update: dict[str, object] = dict(change(label))
        if label.field is not None and label.field.rows:
            rows = tuple(row.model_copy(update=change(row)) for row in label.field.rows)
            update = {"field": label.field.model_copy(update={"rows": rows})}
        labels.append(label.model_copy(update=update))
    return form.model_copy(update={"labels": tuple(labels)})


@cache
def load_forms() -> dict[str, FormDefinition]:
    """Return the forms that come with hoso, by id."""
    folder = files("schemas") / "forms"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    forms = [parse_form((folder / name).read_text(encoding="utf-8")) for name in names]
    return {form.id: form for form in forms}
