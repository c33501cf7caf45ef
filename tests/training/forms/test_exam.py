"""The split for the last word: papers and faces that nothing else was made or mended with."""

import random

import pytest

from training.forms.blocks import Abreast, Block, Facts, Layout, Row, Split, Table
from training.forms.catalogue import FORMS, MATERIAL
from training.forms.documents import Wish, documents
from training.forms.evaluation import recipes
from training.forms.truth import UNKNOWN_FORM
from training.lines.faces import PRINT
from training.lines.hand_faces import HANDS

KNOWN_FORMS = [form_id for form_id in FORMS if form_id != UNKNOWN_FORM]


def own_layouts(form_id: str, split: Split) -> list[Layout]:
    """Return a form's layouts that no other split has."""
    return [lay for lay in FORMS[form_id].layouts if lay.splits == frozenset({split})]


def asked(block: Block) -> set[str]:
    """Return the fields that a block asks for; of a table, those of its first row."""
    match block:
        case Row():
            return {ask.key for ask in block.asks}
        case Table():
            return {f"{block.key}.1.{column.id}" for column in block.columns}
        case Facts():
            return {key for row in block.rows for key in row[1:]}
        case Abreast():
            return {key for pair in block.pairs for line in pair for key in asked(line)}
    return set()


@pytest.mark.parametrize("form_id", KNOWN_FORMS)
def test_every_form_has_three_layouts_that_only_the_test_has(form_id: str) -> None:
    assert len(own_layouts(form_id, Split.TEST)) >= 3


@pytest.mark.parametrize("form_id", KNOWN_FORMS)
def test_a_layout_of_the_test_asks_only_for_what_its_form_has(form_id: str) -> None:
    filled = [FORMS[form_id].fill(random.Random(seed)) for seed in range(20)]
    fields = {key for filling in filled for key in (*filling.answers, *filling.asides)}
    for layout in own_layouts(form_id, Split.TEST):
        keys = {key for block in layout.blocks for key in asked(block)}
        assert keys - {""} <= fields, layout.id
        assert len(keys) > 9, layout.id


@pytest.mark.parametrize("form_id", list(FORMS))
def test_no_form_has_two_layouts_of_one_name(form_id: str) -> None:
    names = [layout.id for layout in FORMS[form_id].layouts]
    assert len(set(names)) == len(names)


def test_the_faces_of_the_test_are_those_that_lines_are_only_tested_with() -> None:
    layouts = [lay for form_id in FORMS for lay in own_layouts(form_id, Split.TEST)]
    material = MATERIAL[Split.TEST]
    printed = {*material.labels, *(pen.family for pen in material.pens if not pen.is_hand)}
    printed |= {layout.style.family for layout in layouts}
    assert printed <= {face.family for face in PRINT[Split.TEST]}
    written = {pen.family.name for pen in material.pens if pen.is_hand}
    assert len(written) >= 2
    assert {name.lower().replace(" ", "-") for name in written} <= {
        h.name for h in HANDS[Split.TEST]
    }


def test_the_dev_split_makes_the_files_that_once_were_the_tests() -> None:
    dev, test = (list(recipes(split, 5)) for split in (Split.DEV, Split.TEST))
    assert [recipe.seed for _, recipe in dev] == [f"test:{n}" for n in range(5)]
    assert not {recipe.seed for _, recipe in dev} & {recipe.seed for _, recipe in test}
    assert [name.split("_")[0] for name, _ in test] == ["test"] * 5


def test_papers_of_the_test_lie_beside_supporting_papers_that_no_other_split_has() -> None:
    shown = {
        split: {
            recipe.layout
            for _, papers in documents(split, 60, Wish(several=1.0))
            for recipe in papers
            if recipe.form == UNKNOWN_FORM
        }
        for split in (Split.DEV, Split.TEST)
    }
    assert len(shown[Split.TEST] - shown[Split.DEV]) >= 4
    assert "birth_certificate" not in shown[Split.TEST]
