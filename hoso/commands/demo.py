"""``hoso demo``: start everything, read the samples the way a clerk's upload is read, show it."""

import argparse
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

import hoso
from hoso.client import FINAL_STATES, Client, sample_files
from hoso.commands.up import print_way_in, start_with_progress
from schemas.document import DocumentResult, DocumentState
from schemas.record import FieldState
from workers.forms import known_forms

OK, STALLED, NO_SAMPLES = 0, 1, 2
POLL_SECONDS = 0.3
NAMED = 4
"""How many fields the table names before it counts the rest."""
SAMPLES = Path(hoso.__file__).resolve().parent.parent / "samples"

STATES = {
    DocumentState.RECEIVED: "Đã nhận",
    DocumentState.PROCESSING: "Đang đọc",
    DocumentState.NEEDS_REVIEW: "[yellow]Cần kiểm tra[/]",
    DocumentState.DONE: "[green]Hoàn tất[/]",
    DocumentState.REJECTED: "[red]Không đọc được[/]",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--samples", type=Path, default=SAMPLES, help="thư mục hồ sơ mẫu (samples/)"
    )
    parser.add_argument(
        "--patience", type=float, default=300.0, help="số giây chờ tối đa giữa hai hồ sơ xong (300)"
    )


def run(args: argparse.Namespace) -> int:
    """Start the stack, upload the samples, wait for them, print the table and the way in."""
    files = list(sample_files(args.samples)) if args.samples.is_dir() else []
    if not files:
        print(f"hoso demo: không có hồ sơ mẫu nào trong {args.samples}", file=sys.stderr)
        return NO_SAMPLES
    stack = start_with_progress()
    client = Client(stack.address, stack.demo.token)
    results = _read_all(client, files, args.patience)
    Console(width=None if sys.stdout.isatty() else 120).print(_table(results))
    print_way_in(stack)
    unfinished = [name for name, result in results.items() if result.state not in FINAL_STATES]
    if unfinished:
        print(
            f"hoso demo: chưa đọc xong: {', '.join(unfinished)} (xem {stack.home}/log)",
            file=sys.stderr,
        )
    return STALLED if unfinished else OK


def _read_all(client: Client, files: list[Path], patience: float) -> Mapping[str, DocumentResult]:
    """Upload the files and wait until all are read, or none has become ready for too long."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        sending = progress.add_task("Tải lên", total=len(files))
        reading = progress.add_task("Đọc hồ sơ", total=len(files))
        ids = {}
        for file in files:
            ids[file.name] = client.upload(file).id
            progress.advance(sending)
        results: dict[str, DocumentResult] = {}
        last_news = time.monotonic()
        while len(results) < len(ids) and time.monotonic() - last_news < patience:
            for name in ids.keys() - results.keys():
                result = client.result(ids[name])
                if result.state in FINAL_STATES:
                    results[name] = result
                    last_news = time.monotonic()
                    progress.advance(reading)
            time.sleep(0 if len(results) == len(ids) else POLL_SECONDS)
    return {name: results.get(name) or client.result(ids[name]) for name in ids}


def _table(results: Mapping[str, DocumentResult]) -> Table:
    table = Table(title="Kết quả đọc hồ sơ mẫu", title_justify="left")
    table.add_column("Tệp", overflow="fold")
    table.add_column("Loại giấy tờ", overflow="fold")
    table.add_column("Trạng thái")
    table.add_column("Mục đã đọc", justify="right")
    table.add_column("Mục cần người xem", overflow="fold")
    for name, result in results.items():
        table.add_row(name, *_cells(result))
    return table


def _cells(result: DocumentResult) -> tuple[str, str, str, str]:
    fields = [field for record in result.records for field in record.fields.values()]
    read = sum(field.value is not None for field in fields)
    return (
        "\n".join(known_forms()[record.form].name for record in result.records) or "Chưa nhận ra",
        STATES[result.state],
        f"{read}/{len(fields)}" if fields else "–",
        _for_a_person(result),
    )


def _for_a_person(result: DocumentResult) -> str:
    """Name the fields that a person has to look at, or why the document as a whole needs one."""
    names = [
        known_forms()[record.form].definition(key).name
        for record in result.records
        for key, field in record.fields.items()
        if field.state is FieldState.NEEDS_REVIEW
    ]
    if not names:
        return result.message or ""
    more = f" và {len(names) - NAMED} mục khác" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
