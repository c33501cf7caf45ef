"""What a verifier needs beside a field: where it stands, what the machine doubts, what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from schemas.form import FieldType
from schemas.page import Line
from schemas.record import Field, Record
from web.reasons import reason_sentence
from web.views import field_view
from web.wording import Language, say
from workers.doubts import ReadChar, read_chars
from workers.reviewing import MARKS

_WITHOUT_DIGITS = frozenset(
    {
        FieldType.PERSON_NAME,
        FieldType.GENDER,
        FieldType.ETHNICITY,
        FieldType.NATIONALITY,
        FieldType.RELATIONSHIP,
        FieldType.CHECKBOX_GROUP,
    }
)


@dataclass(frozen=True)
class ReadPart:
    """Characters side by side that are doubted alike; ``hint`` says how much, empty if not."""

    text: str
    hint: str


@dataclass(frozen=True)
class FieldLook:
    """``crop`` is the ``viewBox`` of the place on page ``number``, both None where nothing stands.

    ``read`` is the text as read, empty where nothing of it is doubted and it is what is shown.
    ``typed`` is a draft, None where none is. ``takes_digits`` says that a bare digit picks an
    alternative, because no value of this kind has one. ``mark`` says why there is no value.
    """

    crop: str | None
    number: int | None
    read: tuple[ReadPart, ...]
    typed: str | None
    takes_digits: bool
    mark: str


def looks_of(
    records: Sequence[Record],
    lines: Mapping[int, Sequence[Line]],
    drafts: Mapping[tuple[int, str], str],
    language: Language,
    reread: str = "",
) -> Mapping[str, FieldLook]:
    """Return what to show beside the fields, by the id of their element.

    Args:
        records: of the document.
        lines: with their characters, by page; those of pages without unsure fields are not needed.
        drafts: what the visitor typed, by the record's place and the field's key.
        language: of the hints.
        reread: the id of a field whose characters are shown though it is decided on.
    """
    found = {}
    for index, record in enumerate(records):
        for key, field in record.fields.items():
            view = field_view(record, index, key, language)
            chars = read_chars(field, lines.get(field.page, ())) if field.page is not None else ()
            found[view.dom_id] = FieldLook(
                crop=_crop(field),
                number=None if field.page is None else field.page + 1,
                read=_parts(chars, language) if view.is_unsure or view.dom_id == reread else (),
                typed=drafts.get((index, key)),
                takes_digits=view.type in _WITHOUT_DIGITS,
                mark=_mark(field, language),
            )
    return found


def pages_to_look_at(records: Sequence[Record]) -> frozenset[int]:
    """Return the indexes of the pages on which unsure fields stand."""
    return frozenset(
        field.page for record in records for _, field in record.unsure() if field.page is not None
    )


def _crop(field: Field) -> str | None:
    """Return the place with as much around it as shows that nothing was cut off."""
    if field.quad is None:
        return None
    xs, ys = [x for x, _ in field.quad], [y for _, y in field.quad]
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    margin = min(height, 60.0)
    return " ".join(
        f"{it:.1f}"
        for it in (left - margin, top - margin / 3, width + 2 * margin, height + 2 * margin / 3)
    )


def _parts(chars: Sequence[ReadChar], language: Language) -> tuple[ReadPart, ...]:
    hints = ((it.char, _hint(it, language)) for it in chars)
    return tuple(
        ReadPart("".join(char for char, _ in run), hint)
        for hint, run in groupby(hints, key=lambda it: it[1])
    )


def _hint(char: ReadChar, language: Language) -> str:
    if char.read is None or not char.is_doubted:
        return ""
    percent = round(100 * char.read.probability)
    if not char.read.runner_up.strip():
        return say(language, "unsure_char", percent=percent)
    return say(language, "perhaps_char", percent=percent, name=char.read.runner_up)


def _mark(field: Field, language: Language) -> str:
    return next(
        (reason_sentence(language, it) for it in field.reasons if it in MARKS),
        "",
    )
