"""Which normaliser goes with which type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.normalise.addresses import parse_address, parse_place
from pipeline.normalise.amounts import parse_integer, parse_measure
from pipeline.normalise.dates import parse_date, parse_date_in_words, parse_year
from pipeline.normalise.id_documents import parse_id_document, parse_personal_id
from pipeline.normalise.phones import parse_phone
from pipeline.normalise.result import Normalised
from pipeline.normalise.words import parse_email, parse_gender, parse_person_name, parse_written
from schemas.form import FieldDefinition, FieldType
from schemas.reasons import BOXES_NOT_FOUND, NONE_TICKED, SEVERAL_TICKED, TABLE_NOT_READ

if TYPE_CHECKING:
    # What a verifier types is normalised in the web server, where no reader is to be loaded.
    from pipeline.extract import RawField

NORMALISERS: dict[FieldType, Callable[[str], Normalised]] = {
    FieldType.PERSON_NAME: parse_person_name,
    FieldType.DATE: parse_date,
    FieldType.DATE_IN_WORDS: parse_date_in_words,
    FieldType.YEAR: parse_year,
    FieldType.PERSONAL_ID: parse_personal_id,
    FieldType.ID_DOCUMENT: parse_id_document,
    FieldType.PHONE: parse_phone,
    FieldType.EMAIL: parse_email,
    FieldType.ADDRESS: parse_address,
    FieldType.PLACE: parse_place,
    FieldType.GENDER: parse_gender,
    FieldType.INTEGER: parse_integer,
    FieldType.DECIMAL_WITH_UNIT: parse_measure,
}
"""Types that are not named here are kept as written."""


@dataclass(frozen=True)
class NormalField:
    """A raw field with its value."""

    raw: RawField
    normalised: Normalised

    @property
    def key(self) -> str:
        """The field's id, for a table's cell ``table.row.column``."""
        return self.raw.key

    @property
    def value(self) -> str | None:
        """The value in its stored form."""
        return self.normalised.value


def normalise_text(definition: FieldDefinition, text: str) -> Normalised:
    """Return the value that a text stands for in a field: the same for what was read and for what
    a verifier types."""
    if not text.strip():
        return Normalised(None)
    if definition.type is FieldType.CHECKBOX_GROUP:
        chosen = next((o for o in definition.options if o.lower() == text.strip().lower()), None)
        return Normalised(chosen, problem=None if chosen else NONE_TICKED)
    if definition.type is FieldType.TABLE:
        return Normalised(None, problem=TABLE_NOT_READ)
    return NORMALISERS.get(definition.type, parse_written)(text)


def normalise_fields(raw: Sequence[RawField]) -> tuple[NormalField, ...]:
    """Return raw fields with their values, in the same order."""
    return tuple(NormalField(field, _normalise(field)) for field in raw)


def _normalise(field: RawField) -> Normalised:
    if field.definition.type is not FieldType.CHECKBOX_GROUP:
        return normalise_text(field.definition, field.text)
    if field.choice is None:
        return Normalised(None, problem=BOXES_NOT_FOUND if field.label_quality else None)
    if field.choice.option is None:
        return Normalised(
            None, problem=SEVERAL_TICKED if field.choice.is_ambiguous else NONE_TICKED
        )
    return Normalised(field.choice.option)
