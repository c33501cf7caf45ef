"""The whole method on one screen: from a file to records."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.calibrate import judge
from pipeline.check import check_cards, check_record
from pipeline.classify import classify, unknown_papers
from pipeline.decode import decode_page
from pipeline.extract import extract
from pipeline.normalise import normalise_fields
from pipeline.preprocess import preprocess
from pipeline.qr import CitizenCard, cards_on, with_codes
from pipeline.read import Reader
from pipeline.read.memory import return_freed_memory
from pipeline.read.page import read_sheet
from schemas.document import DocumentState, Seconds
from schemas.errors import BlankDocument
from schemas.form import FormDefinition
from schemas.page import Page, Said
from schemas.reasons import UNKNOWN_FORM, UNKNOWN_PAPER
from schemas.record import Record

JPEG_QUALITY = 85

Result = TypeVar("Result")


@dataclass(frozen=True)
class ReadPage:
    """A page with what was read on it; ``image`` is the preprocessed page, H x W x 3, BGR."""

    page: Page
    image: NDArray[np.uint8]
    seconds: Seconds


@dataclass(frozen=True)
class Understanding:
    """What the pages of a document say; ``reason`` is a code where a form was not recognised."""

    state: DocumentState
    reason: str | None
    records: tuple[Record, ...]


def read_page(path: Path, index: int, reader: Reader, rotation: int | None = None) -> ReadPage:
    """Decode, preprocess and read one page of a file.

    ``rotation`` is how a person turned it, as in the page's geometry; None leaves it to the machine.

    Raises:
        RejectedDocument: if the file cannot be read.
    """
    decoded, decode_seconds = _timed(lambda: decode_page(path, index))
    sheet, preprocess_seconds = _timed(lambda: preprocess(decoded, rotation))
    (sheet, page), read_seconds = _timed(
        lambda: read_sheet(sheet, index, reader, is_upright=rotation is not None)
    )
    page, code_seconds = _timed(lambda: with_codes(page, decoded))
    return_freed_memory()
    seconds = Seconds(
        decode=decode_seconds, preprocess=preprocess_seconds, read=read_seconds + code_seconds
    )
    return ReadPage(page=page, image=sheet.image, seconds=seconds)


def understand(
    pages: Sequence[Page],
    forms: Mapping[str, FormDefinition],
    threshold: float | None = None,
    said: Mapping[int, Said] = MappingProxyType({}),
) -> Understanding:
    """Find the forms on the pages and turn them into records.

    ``threshold`` is the confidence from which an office accepts a value without a person; None
    stands for the default, that of the calibration. ``said`` is what a person said of pages, by
    their index.

    Raises:
        BlankDocument: if no page has any text.
    """
    if not any(page.lines for page in pages):
        raise BlankDocument(f"no text on {len(pages)} pages")
    cards = cards_on(pages)
    found = classify(pages, forms, said)
    records = tuple(
        _record_of(each.form, each.confidence, each.pages, cards, threshold) for each in found
    )
    if not records:
        return Understanding(DocumentState.NEEDS_REVIEW, UNKNOWN_FORM.code, ())
    if unknown_papers([page for page in pages if page.index not in said], found):
        return Understanding(DocumentState.NEEDS_REVIEW, UNKNOWN_PAPER.code, records)
    is_sure = not any(True for record in records for _ in record.unsure())
    return Understanding(
        DocumentState.DONE if is_sure else DocumentState.NEEDS_REVIEW, None, records
    )


def _record_of(
    form: FormDefinition,
    form_confidence: float,
    pages: tuple[Page, ...],
    cards: tuple[CitizenCard, ...],
    threshold: float | None,
) -> Record:
    raw = extract(form, pages)
    values = normalise_fields(raw)
    findings = (*check_record(values), *check_cards(values, cards))
    return judge(form, form_confidence, pages, values, findings, threshold)


def encode_image(image: NDArray[np.uint8]) -> bytes:
    """Return a page image as the JPEG that is stored and shown."""
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return data.tobytes()


def _timed(step: Callable[[], Result]) -> tuple[Result, float]:
    start = time.perf_counter()
    result = step()
    return result, time.perf_counter() - start
