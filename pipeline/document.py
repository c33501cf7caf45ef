"""One file without any server: what ``hoso read`` does."""

import hashlib
import os
import time
from collections.abc import Mapping
from pathlib import Path

from pipeline.decode import DocumentInfo, inspect
from pipeline.process import read_page, understand
from pipeline.read import Reader
from schemas.document import DocumentResult, DocumentState, PageOut, Seconds, attachments_of
from schemas.errors import HosoError, RejectedDocument
from schemas.form import FormDefinition
from schemas.page import Page
from schemas.reasons import message_of


def read_document(
    path: Path, reader: Reader, forms: Mapping[str, FormDefinition]
) -> DocumentResult:
    """Read one file, a page at a time in memory; a file that cannot be read is a result too.

    Raises:
        OSError: if the file is not there or may not be read.
    """
    sha256 = sha256_of(path)
    try:
        info = inspect(path)
        return _read_pages(path, sha256, info, reader, forms)
    except RejectedDocument as error:
        return rejected(path, sha256, error)


def rejected(path: Path, sha256: str, error: HosoError) -> DocumentResult:
    """Return the answer for a file that could not be read."""
    return DocumentResult(
        file=printable(path),
        sha256=sha256,
        state=DocumentState.REJECTED,
        reason=error.code,
        message=error.message,
    )


def printable(path: Path) -> str:
    """Return a file's name as text; bytes that are no UTF-8 become question marks."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _read_pages(
    path: Path,
    sha256: str,
    info: DocumentInfo,
    reader: Reader,
    forms: Mapping[str, FormDefinition],
) -> DocumentResult:
    pages: list[Page] = []
    spent = Seconds()
    for index in range(info.page_count):
        result = read_page(path, index, reader)
        pages.append(result.page)
        spent = _sum(spent, result.seconds)
    start = time.perf_counter()
    understanding = understand(pages, forms)
    spent = _sum(spent, Seconds(understand=time.perf_counter() - start))
    shown = tuple(PageOut.of(page) for page in pages)
    return DocumentResult(
        file=printable(path),
        sha256=sha256,
        state=understanding.state,
        reason=understanding.reason,
        message=message_of(understanding.reason),
        notices=info.notices,
        pages=shown,
        records=understanding.records,
        attachments=attachments_of(shown, understanding.records),
        seconds=Seconds(**{k: round(v, 3) for k, v in spent.model_dump().items()}),
    )


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sum(a: Seconds, b: Seconds) -> Seconds:
    return Seconds(
        decode=a.decode + b.decode,
        preprocess=a.preprocess + b.preprocess,
        read=a.read + b.read,
        understand=a.understand + b.understand,
    )
