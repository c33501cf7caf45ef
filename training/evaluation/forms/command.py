"""The command ``forms``: read a folder, print the figures, write the page."""

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from schemas.base import Model
from training.evaluation.forms.page import html_page
from training.evaluation.forms.reading import FileRead, read_file
from training.evaluation.forms.tables import EngineOutcome, report
from training.evaluation.tesseract import load_tesseract


class FormsReport(Model):
    """One run over a folder."""

    engines: tuple[EngineOutcome, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be told."""
    parser.add_argument(
        "folder", type=Path, help="made by python -m training.forms --split test, or samples/"
    )
    parser.add_argument(
        "--with-tesseract", action="store_true", help="the same extraction behind Tesseract vie"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="for report.json and report.html")
    parser.add_argument("--processes", type=int, help="that read, one thread each; one a core")


def run(asked: argparse.Namespace) -> int:
    """Run the command; return its exit status.

    Raises:
        MissingComponent: if Tesseract is wanted and not installed.
    """
    if asked.with_tesseract:
        load_tesseract()
    files = files_with_truth(asked.folder)
    read_one = partial(read_file, with_tesseract=asked.with_tesseract)
    with ProcessPoolExecutor(asked.processes, mp_context=get_context("spawn")) as pool:
        reads = list(pool.map(read_one, files))
    engines = engine_outcomes(reads)
    for engine in engines:
        print(*report(engine), "", sep="\n")
    if asked.out is not None:
        asked.out.mkdir(parents=True, exist_ok=True)
        found = FormsReport(engines=tuple(engines))
        (asked.out / "report.json").write_text(found.model_dump_json(indent=1) + "\n", "utf-8")
        crops = [crop for read in reads for crop in read.crops]
        (asked.out / "report.html").write_text(html_page(engines, crops), "utf-8")
    return 0


def files_with_truth(folder: Path) -> list[Path]:
    """Return the files of a folder that have their ground truth beside them."""
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix != ".json" and file.with_suffix(".json").exists()
    )


def engine_outcomes(reads: Sequence[FileRead]) -> list[EngineOutcome]:
    """Return the outcomes of all files, engine by engine."""
    names = dict.fromkeys(name for read in reads for name in read.outcomes)
    return [
        EngineOutcome(engine=name, files=tuple(read.outcomes[name] for read in reads))
        for name in names
    ]
