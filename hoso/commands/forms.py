"""``hoso forms``: check an office's own form definitions, list the forms that are known."""

import argparse
import os
import sys
from pathlib import Path

from schemas.form import load_forms
from workers.forms import forms_with, known_forms, read_form

OK, WRONG, WRONG_USAGE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(required=True, dest="action", metavar="check|list")
    check = actions.add_parser(
        "check",
        description="Kiểm tra định nghĩa biểu mẫu / check form definitions."
        " Mỗi chỗ sai: tệp, dòng, cột và cách sửa.",
    )
    check.add_argument("files", nargs="+", metavar="FILE", type=Path, help="tệp YAML / YAML files")
    listing = actions.add_parser("list", description="Liệt kê các biểu mẫu / list the forms.")
    listing.add_argument(
        "--forms",
        type=Path,
        metavar="DIR",
        help="thư mục biểu mẫu riêng, mặc định là HOSO_FORMS_DIR / folder of your own forms",
    )


def run(args: argparse.Namespace) -> int:
    """Check the files, or list the forms."""
    return _list(args.forms) if args.action == "list" else _check(args.files)


def _check(files: list[Path]) -> int:
    """Print what is wrong with each file. Returns 0 if nothing is, else 1; 2 without the files."""
    absent = [file for file in files if not file.is_file()]
    for file in absent:
        print(f"hoso forms: không có tệp này / no such file: {_name(file)}", file=sys.stderr)
    if absent:
        return WRONG_USAGE
    right = [_is_right(file) for file in files]
    return OK if all(right) else WRONG


def _is_right(file: Path) -> bool:
    form, mistakes = read_form(file)
    for mistake in mistakes:
        place = f"{_name(file)}:{mistake.line}:{mistake.column}"
        print(f"{place}: {mistake.sentence.vi}\n    {mistake.sentence.en}")
    if form is None:
        return False
    count = len(form.fields())
    print(f"{_name(file)}: đúng, {count} mục: {form.name} ({form.id}, {form.version})")
    print(f"    right, {count} fields")
    return True


def _name(file: Path) -> str:
    """Return a file's name as text; bytes that are no UTF-8 become question marks."""
    return os.fsencode(file).decode("utf-8", errors="replace")


def _list(folder: Path | None) -> int:
    shipped = load_forms()
    forms = known_forms() if folder is None else forms_with(folder)
    width = max(map(len, forms))
    for form in forms.values():
        own = "" if form == shipped.get(form.id) else "  (riêng / own)"
        count = len(form.fields())
        print(f"{form.id:<{width}}  {form.version:<8}  {count:>3} mục  {form.name}{own}")
    return OK
