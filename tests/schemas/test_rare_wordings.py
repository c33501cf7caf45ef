"""Rare wordings find labels on papers whose form is known, and cost known prints nothing."""

import pytest

from pipeline.classify import classify
from pipeline.extract import extract
from pipeline.extract.fields import FOUND_LABEL, RARE_QUALITY
from schemas.form import load_forms, parse_form, with_rare_wordings
from tests.pipeline.typed import BIRTH_ROWS, page

FORM = """
id: pass
version: "1"
name: Giấy ra vào
legal_basis: Nội quy
domain: office
titles: [GIẤY ĐỀ NGHỊ CẤP THẺ RA VÀO]
labels:
  - texts: [Người đề nghị]
    also: [Ai xin thẻ]
    field: {id: name, type: person_name, name: Người đề nghị, required: true}
  - texts: [Số xe]
    also: [Đi xe biển số]
    field: {id: plate, type: free_text, name: Số xe, required: true}
  - texts: [Lý do vào]
    also: [Vào làm gì]
    field: {id: reason, type: free_text, name: Lý do, required: true}
"""
ROWS = [
    "GIẤY ĐỀ NGHỊ CẤP THẺ RA VÀO",
    "Ai xin thẻ: Trần Văn Bình",
    "Đi xe biển số: 65A-123.45",
    "Vào làm gì: họp",
]


def test_a_label_is_found_by_its_rare_wordings() -> None:
    found = {raw.key: raw for raw in extract(parse_form(FORM), [page(ROWS)])}
    assert {key: raw.text for key, raw in found.items()} == {
        "name": "Trần Văn Bình",
        "plate": "65A-123.45",
        "reason": "họp",
    }
    assert all(0 < raw.label_quality <= RARE_QUALITY < FOUND_LABEL for raw in found.values())


def test_where_the_usual_wordings_stand_rare_ones_are_not_looked_for() -> None:
    rows = [ROWS[0], "Người đề nghị: Trần Văn Bình", "Số xe: 65A", "Lý do vào: Vào làm gì: họp"]
    found = {raw.key: raw for raw in extract(parse_form(FORM), [page(rows)])}
    assert found["reason"].text == "Vào làm gì: họp"
    assert all(raw.label_quality == 1.0 for raw in found.values())


def test_rare_wordings_tell_no_form() -> None:
    assert not classify([page(ROWS[1:])], {"pass": parse_form(FORM)})


def test_labels_of_all_forms_share_rare_wordings() -> None:
    form = load_forms()["marital_status"]
    label = next(each for each in form.labels if each.field and each.field.id == "requester_name")
    assert set(label.also) - set(label.texts)


@pytest.mark.parametrize("form_id", sorted(load_forms()))
def test_no_wording_is_listed_twice_for_one_label(form_id: str) -> None:
    for label in with_rare_wordings(load_forms()[form_id]).labels:
        folded = [text.casefold() for text in label.texts]
        assert len(folded) == len(set(folded)), label.texts[0]


def test_a_known_print_is_read_as_without_rare_wordings() -> None:
    form = load_forms()["birth_registration"]
    bare = form.model_copy(
        update={"labels": tuple(each.model_copy(update={"also": ()}) for each in form.labels)}
    )
    assert extract(form, [page(BIRTH_ROWS)]) == extract(bare, [page(BIRTH_ROWS)])
