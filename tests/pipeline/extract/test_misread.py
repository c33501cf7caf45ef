"""Whatever happens to one label, the other fields keep their values."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import extract
from schemas.form import load_forms
from tests.pipeline.typed import BIRTH_ROWS, page

BIRTH = load_forms()["birth_registration"]
PLACES = [
    (row, text)
    for text in sorted({label.texts[0] for label in BIRTH.labels if label.field is not None})
    for row, printed in enumerate(BIRTH_ROWS)
    if text in printed and text != "ngày"
]


def texts(rows: list[str]) -> dict[str, str]:
    return {raw.key: raw.text for raw in extract(BIRTH, [page(rows)])}


EXPECTED = texts(list(BIRTH_ROWS))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(PLACES), st.integers(0, 10_000))
def test_a_label_with_a_fifth_of_its_letters_misread_costs_no_field_but_its_own(
    place: tuple[int, str], seed: int
) -> None:
    row, label = place
    rows = list(BIRTH_ROWS)
    rows[row] = rows[row].replace(label, misread(label, seed))
    found = texts(rows)
    assert sum(found[key] != EXPECTED[key] for key in EXPECTED) <= 1


def misread(text: str, seed: int) -> str:
    """Return the text with a fifth of its letters taken for others."""
    rng = random.Random(seed)  # noqa: S311
    letters = [i for i, char in enumerate(text) if char.isalpha()]
    wrong = set(rng.sample(letters, len(letters) // 5))
    return "".join(rng.choice("xwz8") if i in wrong else char for i, char in enumerate(text))


SIGNED = "Làm tại: phường Bến Nghé, ngày 20 tháng 3 năm 2024"


@pytest.mark.parametrize(
    ("written", "place", "date"),
    [
        ("Làm tại:phường Bến Nghé,ngày20tháng3năm2024", "phường Bến Nghé", "20tháng3năm2024"),
        ("phường Bến Nghé, ngày 20 tháng 3 năm 2024", "phường Bến Nghé", "20 tháng 3 năm 2024"),
        ("Làm tại: Huế, ngay 20 thang 3 nam 2024", "Huế", "20 thang 3 nam 2024"),
        ("Làm tại: Huế , nqày  20  thánq 3 năm 2024", "Huế", "20 thánq 3 năm 2024"),
        ("Làm tại: ........, ngày .... tháng .... năm 20....", "", "tháng năm 20"),
        ("Lảm tạl: Huế, Ngày 20 Tháng 3 Năm 2024", "Huế", "20 Tháng 3 Năm 2024"),
    ],
)
def test_place_and_date_of_signing_are_told_apart_in_every_spelling(
    written: str, place: str, date: str
) -> None:
    found = texts([row if row != SIGNED else written for row in BIRTH_ROWS])
    assert (found["made_at"], found["made_on"]) == (place, date)
    assert found | {"made_at": "", "made_on": ""} == EXPECTED | {"made_at": "", "made_on": ""}


def test_a_date_written_out_in_a_value_is_not_the_date_of_signing() -> None:
    rows = [
        row.replace("12/03/2024", "ngày 12 tháng 3 năm 2024")
        for row in BIRTH_ROWS
        if not row.startswith("Làm tại")
    ]
    found = texts(rows)
    assert found["child_birth_date"] == "ngày 12 tháng 3 năm 2024"
    assert found["made_on"] == ""
