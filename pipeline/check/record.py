"""All checks of a record: each field by its type, then fields against each other."""

from collections.abc import Sequence

from pipeline.check.counts import check_capital, check_copies
from pipeline.check.dates import check_ages, check_orders, check_times
from pipeline.check.people import check_person, people_of
from pipeline.check.result import Finding
from pipeline.check.roles import check_family_name, check_requester, check_roles
from pipeline.check.schooling import check_class, check_class_name, check_graduation
from pipeline.check.terms import check_term
from pipeline.check.wholeness import check_wholeness
from pipeline.normalise import NormalField


def check_record(fields: Sequence[NormalField]) -> tuple[Finding, ...]:
    """Return everything the checks find in the fields of one record."""
    values = {field.key: field for field in fields if field.value}
    made_on = values.get("made_on")
    return (
        *(finding for field in fields for finding in check_term(field)),
        *(finding for field in fields for finding in check_wholeness(field)),
        *(finding for person in people_of(fields) for finding in check_person(person, made_on)),
        *check_orders(values),
        *check_ages(values),
        *check_times(values),
        *check_roles(values),
        *check_requester(values),
        *check_family_name(values),
        *check_copies(values),
        *check_capital(values),
        *check_class(values),
        *check_class_name(values),
        *check_graduation(values),
    )
