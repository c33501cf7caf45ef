"""``hoso export``: write the records of an office as JSON Lines, CSV or an Excel workbook, or its
documents as searchable PDFs."""

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from uuid import UUID

from schemas.document import DocumentState
from schemas.errors import HosoError
from workers import sheets
from workers.bootstrap import OFFICE, NoSuchOffice
from workers.database import connect
from workers.exporting import read_documents
from workers.repository import audit
from workers.repository.exports import Choice
from workers.repository.users import office_by_code
from workers.searchable.binding import searchable_pdf
from workers.settings import settings
from workers.sheets import Kind
from workers.storage import open_storage

OK, SOME_FAILED, WRONG_USAGE = 0, 1, 2
PDF = "pdf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--office", default=OFFICE, help=f"mã đơn vị ({OFFICE})")
    kinds = [*(it.value for it in Kind), PDF]
    parser.add_argument("--format", choices=kinds, default=Kind.JSONL.value)
    parser.add_argument("--form", help="chỉ một loại giấy tờ (xem «hoso forms»); CSV phải có")
    parser.add_argument("--state", choices=[it.value for it in DocumentState])
    parser.add_argument("--since", type=date.fromisoformat, help="nhận từ ngày (NĂM-THÁNG-NGÀY)")
    parser.add_argument("--until", type=date.fromisoformat, help="nhận đến hết ngày")
    parser.add_argument(
        "--out", type=Path, help="tệp để ghi (thư mục nếu là PDF); không có thì ghi ra đầu ra chuẩn"
    )


def run(args: argparse.Namespace) -> int:
    """Write the export; note it in the audit before the first record."""
    settings()
    if args.format == PDF:
        return _export_pdfs(args)
    kind = Kind(args.format)
    if kind is Kind.CSV and args.form is None:
        print("hoso export: xuất CSV cần --form.", file=sys.stderr)
        return WRONG_USAGE
    if kind is Kind.XLSX and args.out is None:
        print("hoso export: xuất Excel cần --out.", file=sys.stderr)
        return WRONG_USAGE
    choice = _choice(args)
    office_id = _begin(args.office, kind.value)
    if kind is Kind.XLSX:
        _write_workbook(office_id, choice, args.out)
        return OK
    write = sheets.as_jsonl if kind is Kind.JSONL else sheets.as_csv
    with _output(args.out) as out:
        out.writelines(write(office_id, choice))
    return OK


def _export_pdfs(args: argparse.Namespace) -> int:
    """Write a PDF a document, called by its receipt; go on after one that cannot be written."""
    if args.out is None:
        print("hoso export: xuất PDF cần --out THƯ_MỤC.", file=sys.stderr)
        return WRONG_USAGE
    args.out.mkdir(parents=True, exist_ok=True)
    storage, status = open_storage(settings()), OK
    office_id = _begin(args.office, PDF)
    for document in read_documents(office_id, _choice(args)):
        try:
            with searchable_pdf(storage, office_id, document) as path:
                shutil.move(path, args.out / path.name)
        except HosoError as error:
            print(f"hoso export: {document.receipt}: {error.message}", file=sys.stderr)
            status = SOME_FAILED
    return status


def _choice(args: argparse.Namespace) -> Choice:
    return Choice(form=args.form, state=args.state, since=args.since, until=args.until)


def _begin(code: str, kind: str) -> UUID:
    with connect() as conn:
        office = office_by_code(conn, code)
        if office is None:
            raise NoSuchOffice(f"no office {code}")
        audit.write(conn, "records_exported", office_id=office.id, actor=None, code=kind)
    return office.id


def _write_workbook(office_id: UUID, choice: Choice, out: Path) -> None:
    with TemporaryDirectory(prefix="hoso-", dir=out.absolute().parent) as folder:
        path = Path(folder) / out.name
        sheets.write_xlsx(office_id, choice, path)
        shutil.move(path, out)


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO]:
    if path is None:
        yield sys.stdout.buffer
        return
    with path.open("wb") as file:
        yield file
