"""Engines read through one protocol; Tesseract's table becomes texts with probabilities."""

import math

import pytest

from tests.training.evaluation.lines import picture
from training.evaluation.engines import load_recogniser
from training.evaluation.tesseract import reads_of

COLUMNS = "level page_num block_num par_num line_num word_num left top width height conf text"


def row(level: int, page: int, confidence: str, text: str) -> str:
    return "\t".join(
        [str(level), str(page), "1", "1", "1", "1", "0", "0", "9", "9", confidence, text]
    )


def test_a_page_of_tesseracts_table_is_a_line_and_a_page_without_words_an_empty_one() -> None:
    rows = [row(1, 1, "-1", ""), row(5, 1, "81", "Lê"), row(5, 1, "50", '"An'), row(1, 2, "-1", "")]
    first, second, third = reads_of(
        "\n".join([COLUMNS.replace(" ", "\t"), *rows, row(5, 3, "96.5", "Mai")]), 3
    )
    assert (first.text, second.text, third.text) == ('Lê "An', "", "Mai")
    assert first.probabilities[:3] == pytest.approx((0.9, 0.9, 1.0))
    assert math.prod(first.probabilities) == pytest.approx(0.81 * 0.5)
    assert len(first.probabilities) == len(first.text)
    assert second.probabilities == ()


def test_the_recogniser_is_read_through_the_product() -> None:
    texts = ["Họ và tên: Lê Thị Mai", "Ngày 02/09/1985"]
    reads = load_recogniser().read([picture(text) for text in texts])
    assert [read.text for read in reads] == texts
    assert all(len(read.text) == len(read.probabilities) for read in reads)
    assert all(0.5 < p <= 1.0 for read in reads for p in read.probabilities)
