"""Reading generated files once: pages are kept until the files or the reading code change."""

import hashlib
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from pipeline.decode import inspect
from pipeline.process import ReadPage, read_page
from pipeline.read import load_reader
from schemas.document import Seconds
from schemas.page import Page

ROOT = Path(__file__).resolve().parents[1]

CACHE = ROOT / ".cache" / "read"

READING = ("decode", "preprocess", "read", "qr", "weights")
"""The folders of ``pipeline/`` that decide what is read on a page."""


def read_pages(file: Path, folder: Path = CACHE) -> list[ReadPage]:
    """Return the pages of a file as the product reads them on one thread.

    Args:
        file: any document.
        folder: where pages are kept; the pictures of kept ones went through JPEG.

    Raises:
        RejectedDocument: if the file cannot be read.
    """
    kept = folder / _key(file)
    count = inspect(file).page_count
    return [_kept(kept, index) or _read(file, index, kept) for index in range(count)]


def _kept(folder: Path, index: int) -> ReadPage | None:
    text, picture = folder / f"{index}.json", folder / f"{index}.jpg"
    if not (text.exists() and picture.exists()):
        return None
    page = Page.model_validate_json(text.read_text(encoding="utf-8"))
    return ReadPage(page, np.asarray(cv2.imread(str(picture)), dtype=np.uint8), Seconds())


def _read(file: Path, index: int, folder: Path) -> ReadPage:
    read = read_page(file, index, load_reader(1))
    folder.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(folder / f"{index}.jpg"), read.image)
    (folder / f"{index}.json").write_text(read.page.model_dump_json(), encoding="utf-8")
    return read


def _key(file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes())
    digest.update(_reading_code())
    return digest.hexdigest()[:32]


@cache
def _reading_code() -> bytes:
    digest = hashlib.sha256()
    sources = [path for name in READING for path in (ROOT / "pipeline" / name).rglob("*")]
    for path in sorted(sources):
        is_settings = path.name == "model.json"
        if path.is_file() and (is_settings or path.suffix in (".py", ".onnx", ".yml", ".npz")):
            digest.update(path.read_bytes())
    return digest.digest()
