"""What the page of a document shows: fields with their names, grouped as on the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from schemas.document import DocumentState
from schemas.form import FieldDefinition, FieldType
from schemas.geometry import Quad
from schemas.record import Field, FieldState, Record
from web.dates import shown_date
from web.reasons import reason_sentence
from web.wording import Language, say
from workers.forms import known_forms
from workers.models import DocumentSummary, PageLook

_LONG_TYPES = frozenset(
    {FieldType.ADDRESS, FieldType.PLACE, FieldType.FREE_TEXT, FieldType.ID_DOCUMENT}
)
_DATE_TYPES = frozenset({FieldType.DATE})
_NUMERIC_TYPES = frozenset(
    {FieldType.PERSONAL_ID, FieldType.PHONE, FieldType.INTEGER, FieldType.YEAR}
)
_GENDERS = ("Nam", "Nữ")
_LONGEST_SHORT = 40


@dataclass(frozen=True)
class Alternative:
    """What a check proposes instead: ``value`` to store, ``shown`` to people."""

    value: str
    shown: str


@dataclass(frozen=True)
class FieldView:
    """One field on the screen; ``shown`` is the value as people write it, empty where none is."""

    record: int
    key: str
    name: str
    type: FieldType
    shown: str
    options: tuple[str, ...]
    state: FieldState
    percent: int
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    quad: Quad | None
    page: int | None

    @property
    def dom_id(self) -> str:
        """The id of the field's element on the page."""
        return f"f-{self.record}-{self.key}"

    @property
    def is_unsure(self) -> bool:
        """Whether a verifier has to look at it."""
        return self.state is FieldState.NEEDS_REVIEW

    @property
    def is_long(self) -> bool:
        """Whether its value may need several lines."""
        return self.type in _LONG_TYPES or len(self.shown) > _LONGEST_SHORT

    @property
    def is_numeric(self) -> bool:
        """Whether a phone should offer its keypad of digits."""
        return self.type in _NUMERIC_TYPES


@dataclass(frozen=True)
class GroupView:
    """Fields that belong together: a row of a table under its name, or the fields between."""

    name: str | None
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class RecordView:
    """One filled form."""

    form_name: str
    percent: int
    groups: tuple[GroupView, ...]


@dataclass(frozen=True)
class PageView:
    """One page with the boxes that stand on it; width and height in page pixels."""

    index: int
    width: int
    height: int
    rotation: int
    lines: tuple[str, ...]
    boxes: tuple[FieldView, ...]

    @property
    def number(self) -> int:
        """Its number as people count."""
        return self.index + 1

    @property
    def unsure(self) -> int:
        """How many unsure fields stand on it."""
        return sum(1 for box in self.boxes if box.is_unsure)

    def height_at(self, width: int) -> int:
        """Return how high an image of it is that is so wide."""
        return round(width * self.height / self.width)


def percent(confidence: float) -> int:
    """Return a confidence in whole per cent; only what is certain is shown as 100."""
    return 100 if confidence >= 1 else min(99, round(100 * confidence))


def shown_value(type_: FieldType, value: str | None) -> str:
    """Return a stored value as people write it."""
    if value is None:
        return ""
    return shown_date(value) if type_ in _DATE_TYPES else value


def field_view(record: Record, index: int, key: str, language: Language) -> FieldView:
    """Return one field of the record at ``index`` of its document.

    Raises:
        KeyError: if the record has no such field.
    """
    return _view(index, key, record.fields[key], _definition(record.form, key), language)


def record_views(records: Sequence[Record], language: Language) -> tuple[RecordView, ...]:
    """Return the records of a document, fields in the order of the form."""
    return tuple(_record_view(record, index, language) for index, record in enumerate(records))


def page_views(
    pages: Sequence[PageLook], records: Sequence[Record], language: Language
) -> tuple[PageView, ...]:
    """Return the pages that are read, each with the boxes of its fields."""
    fields = [
        field_view(record, index, key, language)
        for index, record in enumerate(records)
        for key in record.fields
    ]
    return tuple(
        PageView(
            index=page.index,
            width=page.width,
            height=page.height,
            rotation=page.rotation,
            lines=page.lines,
            boxes=tuple(field for field in fields if field.page == page.index and field.quad),
        )
        for page in pages
    )


def remaining(records: Sequence[Record]) -> int:
    """Return how many fields still need a verifier."""
    return sum(1 for record in records for _ in record.unsure())


def is_decidable(summary: DocumentSummary) -> bool:
    """Return whether a document waits for a verifier."""
    return summary.state is DocumentState.NEEDS_REVIEW


def _definition(form_id: str, key: str) -> FieldDefinition:
    """Return what a key stands for; free text under its own key where no form says."""
    try:
        return known_forms()[form_id].definition(key)
    except KeyError:
        return FieldDefinition(id=key, type=FieldType.FREE_TEXT, name=key)


def _view(
    record: int,
    key: str,
    field: Field,
    definition: FieldDefinition,
    language: Language,
) -> FieldView:
    return FieldView(
        record=record,
        key=key,
        name=definition.name,
        type=definition.type,
        shown=shown_value(definition.type, field.value),
        options=_GENDERS if definition.type is FieldType.GENDER else definition.options,
        state=field.state,
        percent=percent(field.confidence),
        reasons=tuple(reason_sentence(language, reason) for reason in field.reasons),
        alternatives=tuple(
            Alternative(value=other, shown=shown_value(definition.type, other))
            for other in field.alternatives
        ),
        quad=field.quad,
        page=field.page,
    )


def _record_view(record: Record, index: int, language: Language) -> RecordView:
    form = known_forms().get(record.form)
    groups = groupby(record.fields, key=_row_of)
    return RecordView(
        form_name=form.name if form else record.form,
        percent=percent(record.form_confidence),
        groups=tuple(
            GroupView(
                name=_row_name(record.form, row, language),
                fields=tuple(field_view(record, index, key, language) for key in keys),
            )
            for row, keys in groups
        ),
    )


def _row_of(key: str) -> tuple[str, str] | None:
    table, _, rest = key.partition(".")
    return (table, rest.partition(".")[0]) if rest else None


def _row_name(form_id: str, row: tuple[str, str] | None, language: Language) -> str | None:
    if row is None:
        return None
    table, number = row
    return say(language, "row", name=_definition(form_id, table).name, row=number)
