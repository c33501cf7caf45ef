"""Tesseract with its Vietnamese data, all lines in one call so that it starts once."""

import csv
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from pipeline.read.crops import Pixels
from schemas.errors import MissingComponent
from training.evaluation.engines import Read

BORDER = 10
"""Pixels of paper around a line; without them Tesseract reads tight crops badly (its manual,
"Improving the quality of the output", asks for 10)."""

_WORD = "5"
"""The level of a word's row in Tesseract's TSV."""


@dataclass(frozen=True)
class Tesseract:
    """Tesseract's command; every line is a page of one TIFF, read as a single line (``--psm 7``)."""

    name: str = "Tesseract vie"

    def read(self, images: Sequence[Pixels]) -> list[Read]:
        """Read lines in one call on one thread.

        Raises:
            subprocess.CalledProcessError: if Tesseract fails.
        """
        if not images:
            return []
        with tempfile.TemporaryDirectory(prefix="hoso-tesseract-") as folder:
            sheet = Path(folder) / "lines.tif"
            pages = [Image.fromarray(_with_border(image)[..., ::-1]) for image in images]
            pages[0].save(sheet, save_all=True, append_images=pages[1:], compression="raw")
            table = run_tesseract(sheet, "--psm", "7", "tsv")
        return list(reads_of(table, len(images)))


def load_tesseract() -> Tesseract:
    """Return Tesseract.

    Raises:
        MissingComponent: if it or its Vietnamese data is not installed.
    """
    command = shutil.which("tesseract")
    languages = (
        subprocess.run([command, "--list-langs"], capture_output=True, text=True, check=True).stdout
        if command
        else ""
    )
    if "vie" not in languages.split():
        raise MissingComponent("apt-get install tesseract-ocr-vie")
    return Tesseract()


def run_tesseract(source: Path, *options: str) -> str:
    """Return what Tesseract prints for an image file or a list of them, on one thread.

    Raises:
        subprocess.CalledProcessError: if Tesseract fails.
    """
    done = subprocess.run(
        ["tesseract", str(source), "stdout", "-l", "vie", *options],
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def reads_of(table: str, count: int) -> Iterator[Read]:
    """Yield the lines of Tesseract's TSV, one a page, "" for a page without words.

    A word's confidence is taken as its probability and spread over its letters, so that their
    product is the word's; spaces have no doubt of their own.
    """
    words: dict[int, list[tuple[str, float]]] = {page: [] for page in range(1, count + 1)}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == _WORD and row["text"].strip():
            words[int(row["page_num"])].append((row["text"], float(row["conf"]) / 100))
    for page in range(1, count + 1):
        text = " ".join(word for word, _ in words[page])
        probabilities = [(*_spread(word, sure), 1.0) for word, sure in words[page]]
        yield Read(text, tuple(p for word in probabilities for p in word)[: len(text)])


def _spread(word: str, sure: float) -> tuple[float, ...]:
    return (max(0.0, sure) ** (1 / len(word)),) * len(word)


def _with_border(image: Pixels) -> Pixels:
    paper = np.percentile(image.reshape(-1, 3), 80, axis=0).tolist()
    sides = (BORDER,) * 4
    return np.asarray(
        cv2.copyMakeBorder(image, *sides, cv2.BORDER_CONSTANT, value=paper), dtype=np.uint8
    )
