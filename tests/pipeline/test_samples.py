"""The samples read as they should: a floor under the accuracy, and every planted error caught."""

from functools import cache
from pathlib import Path

import pytest

from pipeline.document import read_document
from pipeline.read import load_reader
from schemas.document import DocumentResult
from schemas.form import load_forms
from schemas.record import FieldState
from training.forms.truth import load_truth
from training.scoring import score_fields, score_text

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def read(name: str) -> DocumentResult:
    return read_document(SAMPLES / name, load_reader(), load_forms())


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("birth_02_typed.png", 0.9),
        ("birth_03_photo.jpg", 0.9),
        ("birth_06_faint.pdf", 0.9),
        ("ct01_01_scan.jpg", 0.95),
        ("ct01_05_poor_photo.jpg", 0.8),
        ("ct01_06_older_impossible_date.png", 0.9),
        ("ct01_07_sideways_photo.jpg", 0.9),
        ("marriage_02_too_young_photo.jpg", 0.75),
        ("death_02_before_birth.jpg", 0.85),
        ("extract_02_half_by_hand.pdf", 0.9),
        ("marital_02_period_reversed.jpg", 0.8),
        ("land_change_02_older_fax.tif", 0.9),
        ("land_first_02_by_hand.jpg", 0.9),
        ("diploma_01_scan.jpg", 0.95),
        ("transfer_02_class_photo.jpg", 0.85),
        ("business_02_capital_photo.jpg", 0.75),
    ],
)
def test_most_fields_of_a_sample_are_exactly_right(name: str, floor: float) -> None:
    truth, result = load_truth(SAMPLES / name), read(name)
    scores = list(score_fields(name, truth, result.records))
    text = score_text(truth, result)
    assert sum(score.is_right for score in scores) >= floor * len(scores), [
        (s.key, s.truth, s.read) for s in scores if not s.is_right
    ]
    assert text.edits <= 0.03 * text.length


@pytest.mark.parametrize(
    "name",
    [
        "birth_04_impossible_date.jpg",
        "birth_05_smudged_name_photo.jpg",
        "ct01_04_id_contradicts.jpg",
        "ct01_06_older_impossible_date.png",
        "marriage_02_too_young_photo.jpg",
        "death_02_before_birth.jpg",
        "marital_02_period_reversed.jpg",
        "transfer_02_class_photo.jpg",
        "business_02_capital_photo.jpg",
    ],
)
def test_a_planted_error_is_shown_to_a_person(name: str) -> None:
    truth, result = load_truth(SAMPLES / name), read(name)
    assert truth.errors
    for error in truth.errors:
        field = result.records[0].fields[error.field]
        assert field.state is FieldState.NEEDS_REVIEW
        assert field.reasons


def test_two_forms_in_one_pdf_are_two_records() -> None:
    assert [(r.form, r.pages) for r in read("two_forms.pdf").records] == [
        ("residence_ct01", (0,)),
        ("birth_registration", (1,)),
    ]


def test_a_paper_of_no_known_form_is_kept_with_its_text() -> None:
    result = read("unknown_invitation.jpg")
    assert (result.state, result.reason, result.records) == ("needs_review", "unknown_form", ())
    assert result.message
    assert any("GIẤY MỜI" in line.text for line in result.pages[0].lines)


def test_values_stand_where_their_quads_say() -> None:
    truth, result = load_truth(SAMPLES / "ct01_01_scan.jpg"), read("ct01_01_scan.jpg")
    for key, quads in truth.quads.items():
        field = result.records[0].fields[key]
        if field.quad is None or not quads:
            continue
        left = min(x for quad in quads for x, _ in quad)
        top = min(y for quad in quads for _, y in quad)
        bottom = max(y for quad in quads for _, y in quad)
        middle = (field.quad[0][1] + field.quad[2][1]) / 2
        assert top - 25 <= middle <= bottom + 25, key
        assert abs(min(x for x, _ in field.quad) - left) < 60, key
