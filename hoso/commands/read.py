"""``hoso read``: read files on this machine, without any server."""

import argparse
import json
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

from pipeline.decode import decode_page
from pipeline.document import printable, read_document, rejected, sha256_of
from pipeline.read import Reader, load_reader
from schemas.document import DocumentResult, DocumentState
from schemas.errors import HosoError, RejectedDocument
from schemas.form import FormDefinition
from schemas.record import FieldState
from workers.forms import WrongForms, forms_with, known_forms

OK, SOME_REJECTED, WRONG_USAGE = 0, 1, 2

MARKS = {
    FieldState.ACCEPTED: " ",
    FieldState.NEEDS_REVIEW: "?",
    FieldState.CONFIRMED: " ",
    FieldState.CORRECTED: " ",
    FieldState.BLANK: "–",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument(
        "--json", action="store_true", help="in mỗi tệp một đối tượng JSON / one JSON object a file"
    )
    parser.add_argument(
        "--line",
        action="store_true",
        help="mỗi tệp là ảnh của một dòng chữ / the files are crops of single lines",
    )
    parser.add_argument(
        "--threads",
        type=int,
        default=0,
        help="số luồng của mô hình, 0 là mọi lõi / threads of the models, 0 for all cores",
    )
    parser.add_argument(
        "--forms",
        type=Path,
        metavar="DIR",
        help="thư mục biểu mẫu riêng, mặc định là HOSO_FORMS_DIR / folder of your own forms",
    )


def run(args: argparse.Namespace) -> int:
    """Read the files in the order given; every file has its answer before the next is begun."""
    absent = [path for path in args.files if not path.is_file()]
    if absent:
        for path in absent:
            print(f"hoso read: không có tệp này / no such file: {printable(path)}", file=sys.stderr)
        return WRONG_USAGE
    try:
        forms = known_forms() if args.forms is None else forms_with(args.forms)
    except WrongForms as error:
        print(f"hoso read: {error.message}\n{error.detail}", file=sys.stderr)
        return WRONG_USAGE
    reader = load_reader(args.threads)
    were_read = [
        _read_line(path, reader, args.json)
        if args.line
        else _read_file(path, reader, forms, args.json)
        for path in args.files
    ]
    return OK if all(were_read) else SOME_REJECTED


def _read_file(
    path: Path, reader: Reader, forms: Mapping[str, FormDefinition], as_json: bool
) -> bool:
    result = _answer_for(path, reader, forms)
    print(result.model_dump_json() if as_json else _for_people(result, forms), flush=True)
    if result.state is DocumentState.REJECTED:
        print(f"hoso read: {result.file}: {result.message}", file=sys.stderr)
    return result.state is not DocumentState.REJECTED


def _answer_for(path: Path, reader: Reader, forms: Mapping[str, FormDefinition]) -> DocumentResult:
    """Return the answer for a file; a fault of ours is an answer too, so that the files behind it
    are read. What went wrong is said on standard error, without the file's content."""
    try:
        return read_document(path, reader, forms)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(
            f"hoso read: {printable(path)}: {type(error).__name__} in {where.name}, "
            f"{Path(where.filename).name}:{where.lineno}",
            file=sys.stderr,
        )
        return rejected(path, sha256_of(path), HosoError(type(error).__name__))


def _read_line(path: Path, reader: Reader, as_json: bool) -> bool:
    try:
        line = reader.read_strips([decode_page(path, 0).pixels])[0]
    except RejectedDocument as error:
        print(f"hoso read: {printable(path)}: {error.message}", file=sys.stderr)
        if as_json:
            _print_json(file=printable(path), text=None, score=None, reason=error.code)
        return False
    if as_json:
        _print_json(file=printable(path), text=line.text.strip(), score=round(line.score, 4))
    else:
        print(line.text.strip(), flush=True)
    return True


def _print_json(**answer: str | float | None) -> None:
    print(json.dumps(answer, ensure_ascii=False), flush=True)


def _for_people(result: DocumentResult, forms: Mapping[str, FormDefinition]) -> str:
    lines = [f"{result.file}: {result.state}" + (f" ({result.reason})" if result.reason else "")]
    for record in result.records:
        lines.append(f"  {forms[record.form].name}")
        lines += [
            f"  {MARKS[field.state]} {key}: {field.value or field.text or '–'}"
            + (f"  [{field.confidence:.0%}]" if field.value else "")
            + "".join(f"  {reason.message}" for reason in field.reasons)
            for key, field in record.fields.items()
        ]
    if not result.records:
        lines += [f"    {line.text}" for page in result.pages for line in page.lines]
    return "\n".join(lines)
