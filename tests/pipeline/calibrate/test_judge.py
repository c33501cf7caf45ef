"""From evidence to a decision."""

from collections.abc import Sequence

import pytest

from pipeline.calibrate.evidence import Evidence
from pipeline.calibrate.model import load_calibration, probability
from pipeline.process import understand
from schemas.document import DocumentState
from schemas.errors import BlankDocument
from schemas.form import load_forms
from schemas.page import Page
from schemas.record import FieldState, Record
from tests.pipeline.typed import BIRTH_ROWS, page

FORMS = load_forms()


def record(
    rows: Sequence[str] = BIRTH_ROWS, probability: float = 0.999, blurred: bool = False
) -> Record:
    pages: list[Page] = [page(rows, probability=probability, is_blurred=blurred)]
    return understand(pages, FORMS).records[0]


def codes(read: Record, key: str) -> list[str]:
    return [reason.code for reason in read.fields[key].reasons]


def test_a_clear_value_is_accepted() -> None:
    name = record().fields["child_name"]
    assert (name.value, name.text, name.state) == (
        "Trần Minh Khôi",
        "TRẦN MINH KHÔI",
        FieldState.ACCEPTED,
    )


def test_doubtful_characters_send_a_value_to_a_person() -> None:
    name = record(probability=0.5).fields["child_name"]
    assert name.state is FieldState.NEEDS_REVIEW
    assert [reason.code for reason in name.reasons] == ["unclear"]


def test_a_contradiction_sends_both_values_to_a_person() -> None:
    rows = [row.replace("12/03/2024", "13/03/2024") for row in BIRTH_ROWS]
    read = record(rows)
    for key in ("child_birth_date", "child_birth_date_words"):
        assert read.fields[key].state is FieldState.NEEDS_REVIEW
        assert "date_contradicts_words" in codes(read, key)


def test_an_impossible_date_keeps_its_text_and_has_no_value() -> None:
    read = record([row.replace("12/03/2024", "31/02/2024") for row in BIRTH_ROWS])
    date = read.fields["child_birth_date"]
    assert (date.value, date.text, date.state) == (None, "31/02/2024", FieldState.NEEDS_REVIEW)
    assert "impossible_date" in codes(read, "child_birth_date")


def test_a_blank_optional_field_is_blank_and_a_blank_required_one_is_missing() -> None:
    rows = [
        row.replace("NGUYỄN THỊ THU HƯƠNG", "........").replace("Bến Tre", "......")
        for row in BIRTH_ROWS
    ]
    read = record(rows)
    assert read.fields["mother_name"].state is FieldState.BLANK
    assert read.fields["child_origin"].state is FieldState.NEEDS_REVIEW
    assert codes(read, "child_origin") == ["missing"]


def test_a_label_that_is_not_found_is_never_taken_for_blank() -> None:
    read = record([row for row in BIRTH_ROWS if not row.startswith("Họ, chữ đệm, tên người mẹ")])
    assert read.fields["mother_name"].state is FieldState.NEEDS_REVIEW
    assert "label_not_found" in codes(read, "mother_name")


def test_on_a_print_of_strange_labels_nothing_is_taken_for_blank() -> None:
    rows = [row.replace("NGUYỄN THỊ THU HƯƠNG", "........") for row in BIRTH_ROWS]
    strange = [row.replace("Dân tộc", "Sắc tộc").replace("Quốc tịch", "Xứ") for row in rows]
    assert record(rows).fields["mother_name"].state is FieldState.BLANK
    assert record(strange).fields["mother_name"].state is FieldState.NEEDS_REVIEW


def test_boxes_that_are_not_found_are_never_taken_for_unticked() -> None:
    assert codes(record(), "copies_requested") == ["boxes_not_found"]
    assert record().fields["copies_requested"].state is FieldState.NEEDS_REVIEW


def test_a_paper_that_is_no_known_form_goes_to_a_person_with_its_reason() -> None:
    read = understand([page(["GIẤY MỜI HỌP", "Kính mời ông Nguyễn Văn A dự họp"])], FORMS)
    assert (read.state, read.reason, read.records) == (
        DocumentState.NEEDS_REVIEW,
        "unknown_form",
        (),
    )


def test_pages_without_text_are_a_blank_document() -> None:
    with pytest.raises(BlankDocument):
        understand([page([])], FORMS)


def test_two_forms_in_one_document_are_two_records() -> None:
    ct01 = ["TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", "Kính gửi: Công an xã An Phú"]
    ct01 += ["1. Họ, chữ đệm và tên: LÊ AN", "4. Số định danh cá nhân: 001188012345"]
    read = understand([page(ct01), page(BIRTH_ROWS, index=1)], FORMS)
    assert [(r.form, r.pages) for r in read.records] == [
        ("residence_ct01", (0,)),
        ("birth_registration", (1,)),
    ]


def test_a_form_without_its_title_is_known_by_its_labels() -> None:
    read = understand([page([row for row in BIRTH_ROWS if "TỜ KHAI" not in row])], FORMS)
    assert [r.form for r in read.records] == ["birth_registration"]


def test_a_letter_that_quotes_a_title_is_not_that_form() -> None:
    rows = ["CÔNG VĂN", "Về việc hướng dẫn tờ khai đăng ký khai sinh cho các xã"]
    assert understand([page(rows)], FORMS).reason == "unknown_form"


@pytest.mark.parametrize("name", Evidence.names())
def test_worse_evidence_never_raises_confidence(name: str) -> None:
    best = dict.fromkeys(Evidence.names(), 0.0)
    calibration = load_calibration()
    worse = best | {name: 1.0}
    assert probability(Evidence(**worse), calibration) <= probability(Evidence(**best), calibration)
