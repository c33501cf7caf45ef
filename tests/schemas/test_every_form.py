"""Each form that comes with hoso reads clean papers of its kind, whatever their print."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline.classify import classify
from pipeline.extract import extract
from schemas.form import FieldDefinition, FieldType, FormDefinition, Label, load_forms
from schemas.page import Page
from tests.pipeline.typed import page
from tests.schemas.papers import EDITIONS, NUMBERED, PAPERS, Paper

FORMS = load_forms()
ALL = PAPERS | EDITIONS | NUMBERED

each_paper = pytest.mark.parametrize("paper", ALL.values(), ids=list(ALL))


def values_of(form: FormDefinition, read: Page) -> dict[str, str]:
    """Return what is found on a page, without what is blank and without tables."""
    tables = {field.id for field in form.fields() if field.type is FieldType.TABLE}
    return {
        raw.key: raw.text
        for raw in extract(form, [read])
        if raw.text and raw.key.partition(".")[0] not in tables
    }


def test_there_is_a_paper_of_every_form_with_every_field_filled() -> None:
    assert {form_id: set(paper.values) for form_id, paper in PAPERS.items()} == {
        form.id: {field.id for field in form.fields() if field.type is not FieldType.TABLE}
        for form in FORMS.values()
    }


@each_paper
def test_every_value_of_a_clean_paper_is_found(paper: Paper) -> None:
    assert values_of(FORMS[paper.form], paper.page()) == paper.values


@each_paper
def test_a_clean_paper_is_known_for_what_it_is(paper: Paper) -> None:
    (found,) = classify([paper.page()], FORMS)
    assert found.form.id == paper.form


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_a_missing_row_costs_only_its_own_values(paper: Paper) -> None:
    for row in paper.rows:
        gone = re.findall(r"{(\w+)}", row) if isinstance(row, str) else []
        if gone:
            torn = replace(paper, rows=tuple(other for other in paper.rows if other != row))
            left = {key: value for key, value in paper.values.items() if key not in gone}
            assert values_of(FORMS[paper.form], torn.page()) == left, row


def variants() -> Iterator[tuple[str, int]]:
    for form in FORMS.values():
        for number in range(max(len(label.texts) for label in form.labels)):
            yield form.id, number


@pytest.mark.parametrize(("form_id", "number"), list(variants()))
def test_every_variant_of_a_label_is_told_from_the_others(form_id: str, number: int) -> None:
    labels = [label for label in FORMS[form_id].labels if not label.floating]
    found = values_of(FORMS[form_id], page([row_of(label, number) for label in labels]))
    asked = [label.field for label in labels if label.field and label.field.type not in COMPOSED]
    assert {field.id: found.get(field.id) for field in asked} == {
        field.id: sample(field) for field in asked
    }


COMPOSED = (FieldType.TABLE, FieldType.TWO_PARTY, FieldType.CHECKBOX_GROUP)
SAMPLES = {
    FieldType.DATE: "12 tháng 3 năm 2024",
    FieldType.YEAR: "1994",
    FieldType.INTEGER: "2",
    FieldType.PHONE: "0912345678",
    FieldType.PERSONAL_ID: "083188012345",
}


def sample(field: FieldDefinition) -> str:
    return SAMPLES.get(field.type, "Xyz Uvw")


def row_of(label: Label, number: int) -> str:
    """Return a row with the label's variant of that number, or its last, and a value."""
    text = label.texts[min(number, len(label.texts) - 1)]
    if label.field is None:
        return text
    return f"{text}:" if label.field.type in COMPOSED else f"{text}: {sample(label.field)}"
