"""Scores say what is right, and can say what is wrong."""

import pytest

from schemas.document import DocumentResult, LineOut, PageOut
from schemas.record import Field, FieldState, Record
from tests.pipeline.typed import box
from training.forms.truth import FurtherPage, Truth
from training.scoring import field_type, is_same, score_fields, score_text

TRUTH = Truth(
    form="residence_ct01",
    layout="official",
    quality="clean",
    fields={"name": "Lê Thị Mai", "gender": "Nữ", "email": None},
    lines=("Họ và tên: Lê Thị Mai", "Giới tính: Nữ"),
)


def record(form: str = "residence_ct01", **values: str | None) -> Record:
    fields = {
        key: Field(value=value, text=value or "", confidence=0.9, state=FieldState.ACCEPTED)
        for key, value in values.items()
    }
    return Record(form=form, form_version="1", form_confidence=1.0, pages=(0,), fields=fields)


def result(*lines: str) -> DocumentResult:
    out = tuple(LineOut(text=text, score=1.0, quad=box(0, 0, 10, 10)) for text in lines)
    page = PageOut(index=0, width=100, height=100, rotation=0, lines=out)
    return DocumentResult(file="x", sha256="0", state="done", pages=(page,))


def test_right_wrong_and_invented_values_are_told_apart() -> None:
    read = record(name="LÊ THỊ MAI", gender="Nam", email=None, phone="0912345678")
    right = {score.key: score.is_right for score in score_fields("x.png", TRUTH, [read])}
    assert right == {"name": True, "gender": False, "email": True, "phone": False}


def test_a_form_that_was_not_recognised_has_every_filled_field_wrong() -> None:
    scores = list(score_fields("x.png", TRUTH, [record("birth_registration", name="Lê Thị Mai")]))
    assert {score.key: score.is_right for score in scores} == {
        "name": False,
        "gender": False,
        "email": True,
    }
    assert all(score.is_flagged for score in scores)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Hoà", "hòa", True), ("Hòa", "Hoa", False), (None, None, True), (None, "x", False)],
)
def test_tones_count_and_their_placement_does_not(
    one: str | None, other: str | None, same: bool
) -> None:
    assert is_same(one, other) is same


def test_text_is_measured_whatever_its_order_and_leaders() -> None:
    assert (
        score_text(TRUTH, result("Giới tính: .....Nữ", "thừa", "Họ và tên: Lê Thị Mai")).edits == 0
    )
    assert score_text(TRUTH, result("Giới tính: Nu", "Họ và tên: Lê Thị Mai")).edits == 1
    nothing = score_text(TRUTH, result())
    assert nothing.edits == nothing.length > 20


def test_cells_of_tables_have_the_type_of_their_column() -> None:
    assert field_type("residence_ct01", "members.2.personal_id") == "personal_id"
    assert field_type("residence_ct01", "birth_date") == "date"


def test_the_text_overleaf_counts_too() -> None:
    overleaf = TRUTH.model_copy(
        update={"further": (FurtherPage(page=1, lines=("Ngày 5 tháng 3",)),)}
    )
    read = result("Họ và tên: Lê Thị Mai", "Giới tính: Nữ")
    missing = score_text(overleaf, read)
    assert missing.edits == len("ngày5tháng3")
    assert missing.length == score_text(TRUTH, read).length + len("ngày5tháng3")
