"""Measure how well lines and whole forms are read::

python -m training.evaluation forms FOLDER --with-tesseract --out DIR
python -m training.evaluation lines
python -m training.evaluation lines --with tesseract,stock --handwriting FOLDER --out DIR
python -m training.evaluation lines --recogniser FOLDER --compare DIR/report.json

``forms`` prints how often forms and fields are right, what a person has to look at and what is let by,
by form, type, quality and how it was written. ``lines`` prints error rates, calibration and speed by
slice, and what is confused with what, for hoso's recogniser by the best path (greedy) and with the
language model (decoder). Every engine has one thread and sees the same pictures. With ``--compare``
the exit status is 1 if a slice got worse than chance explains.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2

from training.evaluation import pictures, report, tables
from training.evaluation.clock import cpu_seconds
from training.evaluation.engines import Engine, load_decoder, load_recogniser
from training.evaluation.forms import command
from training.evaluation.measures import SliceScore, score_slice
from training.evaluation.slices import HANDS, Slice, drawn_slices, hand_slice
from training.evaluation.stock import load_stock
from training.evaluation.tesseract import load_tesseract
from training.forms.blocks import Split
from training.lines.mixture import SLICES, sample_slice
from training.lines.real import handwriting_folder
from training.lines.texts.division import SPLITS

OTHERS: Mapping[str, Callable[[], Engine]] = {"tesseract": load_tesseract, "stock": load_stock}
"""What ``--with`` knows."""

WORST = 40


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    asked = _parser().parse_args(arguments)
    cv2.setNumThreads(1)
    return int(asked.run(asked))


def _lines(asked: argparse.Namespace) -> int:
    engines = [load_recogniser(asked.recogniser), load_decoder(asked.recogniser)]
    engines += [OTHERS[name]() for name in asked.others]
    slices = _slices(asked)
    found = report.Report(
        split=asked.split,
        seed=asked.seed,
        count=asked.count,
        engines=tuple(_measured(engine, slices) for engine in engines),
    )
    for line in tables.report_table(found):
        print(line)
    for engine in found.engines:
        print("", *tables.confusion_table(engine), sep="\n")
    if asked.out is not None:
        _write(found, slices, asked.out, is_dumping=asked.dump)
    return _compare(found, asked.compare) if asked.compare is not None else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m training.evaluation", description=__doc__)
    commands = parser.add_subparsers(required=True)
    forms = commands.add_parser("forms", help="whole forms with their fields")
    forms.set_defaults(run=command.run)
    command.add_arguments(forms)
    lines = commands.add_parser("lines", help="single text lines")
    lines.set_defaults(run=_lines)
    lines.add_argument("--split", type=Split, choices=SPLITS, default=Split.TEST)
    lines.add_argument("--count", type=int, default=200, help="lines a slice")
    lines.add_argument("--seed", type=int, default=1)
    lines.add_argument("--slices", type=_names, help="only these, with commas between")
    lines.add_argument("--recogniser", type=Path, metavar="FOLDER")
    lines.add_argument(
        "--handwriting", type=Path, metavar="FOLDER", help="real lines (or HOSO_HANDWRITING)"
    )
    lines.add_argument(
        "--with", dest="others", type=_names, default=[], help=f"of {', '.join(OTHERS)}"
    )
    lines.add_argument("--out", type=Path, metavar="DIR", help="for the report and the pictures")
    lines.add_argument("--dump", action="store_true", help="write every line's picture too")
    lines.add_argument("--compare", type=Path, metavar="REPORT", help="an earlier report.json")
    return parser


def _names(text: str) -> list[str]:
    return [name for name in text.split(",") if name]


def _slices(asked: argparse.Namespace) -> list[Slice]:
    names = [name for name in SLICES if asked.slices is None or name in asked.slices]
    slices = list(drawn_slices(names, asked.split, asked.count, asked.seed, sample_slice))
    folder = asked.handwriting or handwriting_folder()
    if folder is not None and (asked.slices is None or HANDS in asked.slices):
        slices.append(hand_slice(folder))
    return slices


def _measured(engine: Engine, slices: list[Slice]) -> report.EngineReport:
    engine.read([line.image for line in slices[0].lines[:2]])
    return report.EngineReport(
        engine=engine.name, slices=tuple(_read_slice(engine, each) for each in slices)
    )


def _read_slice(engine: Engine, each: Slice) -> SliceScore:
    print(f"{engine.name}: {each.name}", file=sys.stderr)
    start = cpu_seconds()
    reads = engine.read([line.image for line in each.lines])
    seconds = cpu_seconds() - start
    return score_slice(each.name, [line.text for line in each.lines], reads, each.fold, seconds)


def _write(found: report.Report, slices: list[Slice], out: Path, *, is_dumping: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    report.save(found, out / "report.json")
    by_name = {each.name: each for each in slices}
    for engine in found.engines:
        stem = engine.engine.replace(" ", "_")
        pictures.confusion_map(tables.all_confusions(engine)).save(out / f"confusions_{stem}.png")
        worst = report.worst_lines(engine.slices, WORST)
        shown = [(name, by_name[name].lines[i].image, score) for name, i, score in worst]
        pictures.contact_sheet(shown).save(out / f"worst_{stem}.png")
    for each in slices if is_dumping else ():
        pictures.dump(each, out / "lines")


def _compare(found: report.Report, old: Path) -> int:
    moved = list(report.changes(report.load(old), found))
    print("", *tables.change_table(moved), sep="\n")
    return int(any(change.is_worse for change in moved))


if __name__ == "__main__":
    sys.exit(main())
