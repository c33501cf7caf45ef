"""The example of the guide is a form of an office's own: it is right, and it reads a paper."""

from pathlib import Path

from pipeline.process import understand
from schemas.form import load_forms
from schemas.form_check import check_form
from schemas.record import Field
from tests.docs.markdown import marked_block
from tests.pipeline.typed import page
from workers.forms import forms_with

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = DOCS / "examples"
GUIDE = DOCS / "add-a-form.md"


def read(rows: list[str]) -> dict[str, Field]:
    (record,) = understand([page(rows)], forms_with(EXAMPLES)).records
    assert record.form == "authorisation"
    return record.fields


def test_the_guide_shows_the_example_as_it_is() -> None:
    shown = marked_block(GUIDE, "example form")
    assert shown == (EXAMPLES / "authorisation.yaml").read_text(encoding="utf-8")
    form, mistakes = check_form(shown, load_forms())
    assert form is not None
    assert mistakes == ()


def test_a_letter_of_authorisation_is_no_form_without_the_offices_folder() -> None:
    rows = marked_block(GUIDE, "example page").splitlines()
    assert understand([page(rows)], load_forms()).records == ()


def test_an_own_form_tells_the_two_people_apart_whatever_its_print() -> None:
    rows = marked_block(GUIDE, "example page").splitlines()
    fields = read(rows)
    typed = [
        row.replace("Họ và tên", "Họ, chữ đệm, tên")
        .replace("Số CCCD", "Giấy tờ tùy thân")
        .replace("Địa chỉ", "Nơi cư trú")
        for row in rows
        if "THỜI HẠN" not in row
    ]
    again = read(typed)
    assert (again["giver_name"].value, again["taker_name"].value) == (
        "Phạm Thị Hồng Gấm",
        "Trần Quốc Toản",
    )
    assert again["taker_residence"].value == fields["taker_residence"].value
    assert again["term"].value is None
