"""What a verifier types becomes a value in the same way as what was read, and is checked likewise."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final, cast

from pipeline.check import check_record
from pipeline.normalise import NormalField, Normalised, normalise_text
from schemas.form import FieldDefinition, FieldType
from schemas.reasons import (
    ID_CONTRADICTS_BIRTH_YEAR,
    ID_CONTRADICTS_GENDER,
    IMPLAUSIBLE_BIRTH_DATE,
    UNKNOWN_PROVINCE_CODE,
)
from schemas.record import Reason, Record
from workers.forms import known_forms

if TYPE_CHECKING:
    from pipeline.extract import RawField

_CLOSED: Final = frozenset(
    {
        FieldType.DATE,
        FieldType.YEAR,
        FieldType.GENDER,
        FieldType.INTEGER,
        FieldType.CHECKBOX_GROUP,
    }
)
_ASKED_ABOUT: Final = (UNKNOWN_PROVINCE_CODE, ID_CONTRADICTS_BIRTH_YEAR, ID_CONTRADICTS_GENDER)
_SHAPES: Final[Mapping[FieldType, re.Pattern[str]]] = {
    FieldType.PERSONAL_ID: re.compile(r"[0-9]{12}"),
    FieldType.DATE: re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}"),
    FieldType.YEAR: re.compile(r"[0-9]{4}"),
    FieldType.GENDER: re.compile(r"Nam|Nữ"),
    FieldType.ID_DOCUMENT: re.compile(r".*", re.DOTALL),
}
"""What the checks of a person compare, and how it must look: a verifier may have insisted on what
is no such value."""
_BIRTH: Final = re.compile(r"(^|[._])birth_(date|year)$")
_FIRST_YEAR: Final = 1900
_VIETNAM: Final = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Typed:
    """A typed value in its stored form; empty if nothing was typed.

    ``problem`` says why the text is hardly such a value, and ``may_stay`` whether ``value`` may
    be stored all the same: a phone number with a digit too few can stand on the paper, a date
    that does not exist has no stored form.
    """

    value: str
    problem: Reason | None = None
    may_stay: bool = True


@dataclass(frozen=True)
class _Known:
    """What the checks look at of a :class:`RawField`, which the web has no reader to make."""

    key: str
    definition: FieldDefinition
    chars: tuple[()] = ()
    """What a person typed was not read."""


def clean_typed(text: str) -> str:
    """Return a text as one line in NFC, without control characters and invisible formatting
    (Unicode's Cc and Cf, which can turn the direction of what a colleague reads)."""
    visible = "".join(
        char for char in text if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf"}
    )
    return " ".join(unicodedata.normalize("NFC", visible).split())


def read_typed(record: Record, key: str, text: str) -> Typed:
    """Return what a text typed into a field stands for.

    Args:
        record: the record with the values that stand in it.
        key: the field's key in the record.
        text: what was typed, as :func:`clean_typed` leaves it.
    """
    definition = _definition(record.form, key)
    if not text or definition is None:
        return Typed(text)
    normal = normalise_text(definition, text)
    if normal.value is None:
        return Typed(text, normal.problem, may_stay=definition.type not in _CLOSED)
    doubt = normal.doubt or _implausible(key, normal.value) or _contradiction(record, key, normal)
    return Typed(normal.value, doubt)


def _implausible(key: str, value: str) -> Reason | None:
    if not _BIRTH.search(key) or not value[:4].isdecimal():
        return None
    today = datetime.now(_VIETNAM).date().isoformat()
    is_plausible = int(value[:4]) >= _FIRST_YEAR and value <= today
    return None if is_plausible else IMPLAUSIBLE_BIRTH_DATE


def _contradiction(record: Record, key: str, typed: Normalised) -> Reason | None:
    """Return what speaks against a typed value, by what stands in the other fields of its person."""
    values = [
        _known(record.form, other, typed if other == key else Normalised(field.value))
        for other, field in record.fields.items()
    ]
    found = check_record([value for value in values if value is not None])
    return next((it.reason for it in found if key in it.keys and it.reason in _ASKED_ABOUT), None)


def _known(form_id: str, key: str, normal: Normalised) -> NormalField | None:
    definition = _definition(form_id, key)
    shape = _SHAPES.get(definition.type) if definition is not None else None
    if definition is None or shape is None or not shape.fullmatch(normal.value or ""):
        return None
    return NormalField(cast("RawField", _Known(key, definition)), normal)


def _definition(form_id: str, key: str) -> FieldDefinition | None:
    try:
        return known_forms()[form_id].definition(key)
    except KeyError:
        return None
