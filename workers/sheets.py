"""Exported records as JSON Lines, CSV and XLSX."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workers.database import connect
from workers.exporting import ExportedRecord, exported_records
from workers.forms import known_forms
from workers.repository import exports
from workers.repository.exports import Choice

FIXED: Final = ("receipt", "document", "file", "state", "received_at", "form", "unsure")
"""The columns before the fields; unsure counts the fields that nobody has decided on."""
_FIXED_NAMES: Final = (
    "Số biên nhận",
    "Mã hồ sơ",
    "Tệp",
    "Trạng thái",
    "Nhận lúc",
    "Loại giấy tờ",
    "Mục chưa kiểm tra",
)
_MOST_ROWS: Final = 1_048_576
"""Of a sheet, the heading included (Excel's specifications and limits)."""
_LONGEST_CELL: Final = 32_767
_LONGEST_NAME: Final = 31
_LEADS_TO_FORMULA: Final = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""
_VIETNAM: Final = timezone(timedelta(hours=7))


class Kind(StrEnum):
    """How records are written down."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


def harmless(text: str) -> str:
    """Return a text so that a spreadsheet that opens it as CSV takes it for text."""
    return f"'{text}" if text[:1] in _LEADS_TO_FORMULA else text


def as_jsonl(office_id: UUID, choice: Choice) -> Iterator[bytes]:
    """Yield one line a record: :class:`ExportedRecord` as JSON."""
    for it in exported_records(office_id, choice):
        yield it.model_dump_json().encode() + b"\n"


def as_csv(office_id: UUID, choice: Choice) -> Iterator[bytes]:
    """Yield the records of one form as CSV, one a line, in UTF-8 with the mark that Excel looks for.

    Args:
        office_id: whose records.
        choice: which; it names a form.
    """
    with connect() as conn:
        keys = exports.keys(conn, office_id, choice)
    yield "\ufeff".encode() + _line((*FIXED, *keys))
    for it in exported_records(office_id, choice):
        yield _line(harmless(cell) for cell in _cells(it, keys))


def write_xlsx(office_id: UUID, choice: Choice, path: Path) -> None:
    """Write the records as an Excel workbook, one sheet a form, row by row and not in memory.

    Cells hold text that is never taken for a formula.
    """
    with connect() as conn:
        forms = exports.forms(conn, office_id, choice)
        keys = {
            it: exports.keys(conn, office_id, choice.model_copy(update={"form": it}))
            for it in forms
        }
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "tmpdir": str(path.parent),
    }
    with Workbook(str(path), options) as book:
        styles = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        for form in forms:
            chosen = choice.model_copy(update={"form": form})
            _write_form(book, styles, form, keys[form], exported_records(office_id, chosen))
        if not forms:
            book.add_worksheet()


def _write_form(
    book: Workbook,
    styles: tuple[Format, Format],
    form: str,
    keys: Sequence[str],
    records: Iterable[ExportedRecord],
) -> None:
    bold, quoted = styles
    heading = (*_FIXED_NAMES, *(_name(form, key) for key in keys))
    sheet, row = _new_sheet(book, form, heading, bold), 1
    for it in records:
        if row == _MOST_ROWS:
            sheet, row = _new_sheet(book, form, heading, bold), 1
        for column, cell in enumerate(_cells(it, keys)):
            style = quoted if cell[:1] in _LEADS_TO_FORMULA else None
            sheet.write_string(row, column, cell[:_LONGEST_CELL], style)
        row += 1


def _new_sheet(book: Workbook, form: str, heading: Sequence[str], bold: Format) -> Worksheet:
    # A name stands once in a workbook, whatever its case.
    number = len(book.worksheets()) + 1
    sheet = book.add_worksheet(f"{number} {form}"[:_LONGEST_NAME])
    sheet.set_column(0, len(heading) - 1, 18)
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(heading):
        sheet.write_string(0, column, name[:_LONGEST_CELL], bold)
    return sheet


def _cells(it: ExportedRecord, keys: Sequence[str]) -> tuple[str, ...]:
    fields = it.record.fields
    return (
        it.receipt,
        str(it.document),
        it.file,
        it.state.value,
        it.received_at.astimezone(_VIETNAM).isoformat(timespec="seconds"),
        it.record.form,
        str(sum(1 for _ in it.record.unsure())),
        *((fields[key].value or "") if key in fields else "" for key in keys),
    )


def _name(form: str, key: str) -> str:
    """Return what people call a field: ``Thành viên 1: Họ tên`` for a cell of a table."""
    table, _, rest = key.partition(".")
    try:
        name = known_forms()[form].definition(key).name
        if not rest:
            return name
        return f"{known_forms()[form].definition(table).name} {rest.partition('.')[0]}: {name}"
    except KeyError:
        return key


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(tuple(cells))
    return text.getvalue().encode()
