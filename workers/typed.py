"""What a verifier types becomes a value in the same way as what was read."""

from dataclasses import dataclass
from typing import Final

from pipeline.normalise import normalise_text
from schemas.form import FieldDefinition, FieldType, load_forms
from schemas.record import Reason

_CLOSED: Final = frozenset(
    {
        FieldType.DATE,
        FieldType.YEAR,
        FieldType.GENDER,
        FieldType.INTEGER,
        FieldType.CHECKBOX_GROUP,
    }
)


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


def read_typed(form_id: str, key: str, text: str) -> Typed:
    """Return what a text typed into a field stands for.

    Args:
        form_id: the record's form.
        key: the field's key in the record.
        text: what was typed, NFC, without spaces around it.
    """
    definition = _definition(form_id, key)
    if not text or definition is None:
        return Typed(text)
    normal = normalise_text(definition, text)
    if normal.value is not None:
        return Typed(normal.value, normal.doubt)
    return Typed(text, normal.problem, may_stay=definition.type not in _CLOSED)


def _definition(form_id: str, key: str) -> FieldDefinition | None:
    try:
        return load_forms()[form_id].definition(key)
    except KeyError:
        return None
