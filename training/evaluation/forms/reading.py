"""Reading files whole: by hoso, and by Tesseract with the same extraction behind it."""

import csv
import gc
import io
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.process import ReadPage, understand
from pipeline.read.order import in_reading_order
from schemas.errors import BlankDocument
from schemas.form import load_forms
from schemas.page import CharRead, Line, Page
from training.evaluation.forms.outcomes import FileOutcome, file_outcome
from training.evaluation.tesseract import run_tesseract
from training.forms.truth import load_truth
from training.reading import read_pages
from training.scoring import FieldOutcome

HOSO, TESSERACT = "hoso", "Tesseract vie"

CROP_ROOM = 14
"""Pixels around a value in the picture of it."""

_WORD = "5"
"""The level of a word's row in Tesseract's TSV."""

Image = NDArray[np.uint8]


@dataclass(frozen=True)
class Crop:
    """The picture of a wrong value as JPEG, and which it is."""

    file: str
    key: str
    jpeg: bytes


@dataclass(frozen=True)
class FileRead:
    """What each engine made of a file, by its name, and pictures of what hoso read wrong."""

    outcomes: dict[str, FileOutcome]
    crops: tuple[Crop, ...]


def read_file(file: Path, with_tesseract: bool = False) -> FileRead:
    """Read a file with ground truth beside it on one thread.

    Raises:
        RejectedDocument: if it cannot be read.
    """
    read = read_pages(file)
    outcomes = {HOSO: _understood(file, [each.page for each in read])}
    if with_tesseract:
        outcomes[TESSERACT] = _understood(file, [by_tesseract(each) for each in read])
    return FileRead(outcomes, tuple(_crops(outcomes[HOSO].fields, read)))


def _understood(file: Path, pages: Sequence[Page]) -> FileOutcome:
    """Return what is understood of a file, and in what time; the garbage collector does not look through
    what an evaluation keeps of earlier files meanwhile, as a worker keeps nothing of them."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    try:
        records = understand(pages, load_forms()).records
    except BlankDocument:
        records = ()
    seconds = time.process_time() - start
    truths = list(load_truth(file).every_form())
    return file_outcome(file.name, truths, records, len(pages), seconds)


def _crops(fields: Sequence[FieldOutcome], read: Sequence[ReadPage]) -> Iterator[Crop]:
    for field in fields:
        if field.is_right or field.page is None or field.quad is None:
            continue
        picture = _around(read[field.page].image, field)
        if picture.size:
            yield Crop(field.file, field.key, cv2.imencode(".jpg", picture)[1].tobytes())


def _around(image: Image, field: FieldOutcome) -> Image:
    xs, ys = zip(*field.quad or (), strict=True)
    top, left = max(0, int(min(ys)) - CROP_ROOM), max(0, int(min(xs)) - CROP_ROOM)
    return image[top : int(max(ys)) + CROP_ROOM, left : int(max(xs)) + CROP_ROOM]


def by_tesseract(read: ReadPage) -> Page:
    """Return the page as hoso found it, but with the lines that Tesseract reads on its picture."""
    with tempfile.TemporaryDirectory(prefix="hoso-tesseract-") as folder:
        picture = Path(folder) / "page.png"
        cv2.imwrite(str(picture), read.image)
        table = run_tesseract(picture, "tsv")
    return read.page.model_copy(update={"lines": in_reading_order(tuple(lines_of(table)))})


@dataclass(frozen=True)
class _Word:
    text: str
    probability: float
    left: int
    top: int
    right: int
    bottom: int


def lines_of(table: str) -> Iterator[Line]:
    """Yield the lines of Tesseract's TSV. A word's confidence stands for each of its characters."""
    lines: dict[tuple[str, str, str], list[_Word]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == _WORD and row["text"].strip():
            left, top = int(row["left"]), int(row["top"])
            word = _Word(
                row["text"],
                max(0.0, float(row["conf"]) / 100),
                left,
                top,
                left + int(row["width"]),
                top + int(row["height"]),
            )
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
    for words in lines.values():
        yield _line(words)


def _line(words: Sequence[_Word]) -> Line:
    left, right = min(word.left for word in words), max(word.right for word in words)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    chars: list[CharRead] = []
    for word in words:
        if chars:
            chars.append(CharRead(" ", 1.0, _share(word.left, left, right)))
        step = (word.right - word.left) / len(word.text)
        for number, char in enumerate(word.text):
            position = _share(word.left + (number + 0.5) * step, left, right)
            chars.append(CharRead(char, word.probability, position))
    return Line(
        text="".join(char.char for char in chars),
        score=sum(char.probability for char in chars) / len(chars),
        quad=((left, top), (right, top), (right, bottom), (left, bottom)),
        chars=tuple(chars),
    )


def _share(x: float, left: float, right: float) -> float:
    return (x - left) / max(1.0, right - left)
