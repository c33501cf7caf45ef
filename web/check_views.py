"""What the pages of the double check show: a field without its value, two values, all fields."""

from collections.abc import Collection
from dataclasses import dataclass

from schemas.form import FieldType
from web.figures import number
from web.reasons import reason_sentence
from web.views import FieldView, record_views, shown_value
from web.wording import Language, say
from workers import double_checking
from workers.double_checking import Answer
from workers.forms import known_forms
from workers.repository.double_checks import Check


@dataclass(frozen=True)
class BlindView:
    """A field to be keyed; ``row`` is the name of the table's row it is in, None elsewhere."""

    form_name: str
    row: str | None
    field: FieldView


@dataclass(frozen=True)
class ValueView:
    """What somebody said: ``shown`` is a value or why there is none; ``is_value`` says which."""

    who: str
    shown: str
    is_value: bool


@dataclass(frozen=True)
class FieldChoice:
    """A field that may be chosen; ``id`` names it among all."""

    id: str
    name: str
    pair: tuple[str, str]
    is_chosen: bool


@dataclass(frozen=True)
class FormChoice:
    """A form with its fields."""

    name: str
    fields: tuple[FieldChoice, ...]

    @property
    def chosen(self) -> int:
        """How many of its fields are chosen."""
        return sum(it.is_chosen for it in self.fields)


def blind_view(check: Check, language: Language) -> BlindView:
    """Return what somebody sees who is to key a field."""
    (record,) = record_views((double_checking.blind_record(check),), language)
    (group,) = record.groups
    return BlindView(record.form_name, group.name, group.fields[0])


def two_values(check: Check, kind: FieldType, language: Language) -> tuple[ValueView, ValueView]:
    """Return what stands in the record and what the second person keyed."""
    first, second = double_checking.answers_of(check)
    stands = "value_machine" if check.first_by is None else "value_first"
    return _value(stands, first, kind, language), _value("value_second", second, kind, language)


def form_choices(chosen: Collection[tuple[str, str]]) -> tuple[FormChoice, ...]:
    """Return all forms by name, with the fields in the order of the paper."""
    return tuple(
        FormChoice(
            name=form.name,
            fields=tuple(
                FieldChoice(
                    id=f"{form.id}/{field.id}",
                    name=field.name,
                    pair=(form.id, field.id),
                    is_chosen=(form.id, field.id) in chosen,
                )
                for field in form.fields()
            ),
        )
        for form in sorted(known_forms().values(), key=lambda it: it.name)
    )


def percent_of(share: float, language: Language) -> str:
    """Return a share in per cent as people write it: ``2,5``."""
    return number(language, float(f"{100 * share:g}")).removesuffix(",0").removesuffix(".0")


def _value(who: str, answer: Answer, kind: FieldType, language: Language) -> ValueView:
    if answer.value is not None:
        return ValueView(say(language, who), shown_value(kind, answer.value), is_value=True)
    (mark,) = answer.marks
    return ValueView(say(language, who), reason_sentence(language, mark), is_value=False)
