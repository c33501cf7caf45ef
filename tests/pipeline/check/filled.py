"""Records made of what stands in their fields, for tests of the checks alone."""

from collections.abc import Mapping, Sequence

from pipeline.check import Effect, Finding, check_record
from pipeline.extract import RawField
from pipeline.normalise import NormalField, normalise_text
from schemas.form import FieldDefinition, FieldType, load_forms
from schemas.record import Reason


def filled(definition: FieldDefinition, key: str, text: str) -> NormalField:
    raw = RawField(key, definition, (), 1.0, None, None)
    return NormalField(raw, normalise_text(definition, text))


def a_field(field_type: FieldType, text: str, key: str = "x") -> NormalField:
    return filled(FieldDefinition(id=key, type=field_type, name="X"), key, text)


def findings_in(form: str, values: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what the checks find in a form with these texts, by key."""
    definition = load_forms()[form].definition
    return check_record([filled(definition(key), key, text) for key, text in values.items()])


def reasons(findings: Sequence[Finding], effect: Effect) -> set[Reason]:
    return {f.reason for f in findings if f.effect is effect and f.reason is not None}


def contradictions(form: str, values: Mapping[str, str]) -> set[Reason]:
    return reasons(findings_in(form, values), Effect.CONTRADICTS)


def agreeing(findings: Sequence[Finding]) -> set[tuple[str, ...]]:
    return {finding.keys for finding in findings if finding.effect is Effect.AGREES}
