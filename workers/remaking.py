"""Records that are made anew: which is which of the ones before, and what a person decided stays."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.form import FieldType
from schemas.reasons import NOT_ON_PAPER, UNREADABLE
from schemas.record import Field, FieldState, Record
from workers.forms import known_forms

_MARKS = (UNREADABLE, NOT_ON_PAPER)
_DECIDED = {FieldState.CONFIRMED, FieldState.CORRECTED}


@dataclass(frozen=True)
class Remade:
    """A record that was made anew; ``before`` is its place among the records before, None for a new
    one."""

    record: Record
    before: int | None


def remade(found: Sequence[Record], before: Sequence[Record]) -> tuple[Remade, ...]:
    """Return the records that were found, with what a person decided in the records before.

    A record is the one before that has most of its pages, one of its own form first. Decided values
    stay where the record has a field of the same key and type.
    """
    left = set(range(len(before)))
    made = []
    for record in found:
        index = max(
            (it for it in left if set(before[it].pages) & set(record.pages)),
            key=lambda it: _likeness(record, before[it]),
            default=None,
        )
        left.discard(-1 if index is None else index)
        kept = record if index is None else _with_decisions(record, before[index])
        made.append(Remade(kept, index))
    return tuple(made)


def _likeness(record: Record, other: Record) -> tuple[bool, int]:
    return record.form == other.form, len(set(record.pages) & set(other.pages))


def _with_decisions(record: Record, before: Record) -> Record:
    fields = {
        key: _kept(field, before.fields[key]) if _still_fits(record, before, key) else field
        for key, field in record.fields.items()
    }
    return record.model_copy(update={"fields": fields})


def _still_fits(record: Record, before: Record, key: str) -> bool:
    field = before.fields.get(key)
    if field is None or field.state not in _DECIDED:
        return False
    return _type(record.form, key) is _type(before.form, key)


def _type(form: str, key: str) -> FieldType | None:
    try:
        return known_forms()[form].definition(key).type
    except KeyError:
        return None


def _kept(field: Field, decided: Field) -> Field:
    """Return a field with what was decided; its place is that of the new reading, if it has one."""
    marks = tuple(it for it in decided.reasons if it in _MARKS)
    return field.model_copy(
        update={
            "value": decided.value,
            "state": decided.state,
            "confidence": decided.confidence,
            "reasons": (*field.reasons, *marks),
        }
    )
