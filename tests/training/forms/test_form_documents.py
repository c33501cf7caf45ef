"""Files hold what offices get: several papers, several pages, hands and type."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.decode import inspect
from training.forms.__main__ import main
from training.forms.blocks import Split
from training.forms.catalogue import FORMS, hand
from training.forms.documents import Wish, documents
from training.forms.evaluation import recipes
from training.forms.fonts import ARIMO, PATRICK_HAND
from training.forms.make import Recipe, make_file, make_pages, save
from training.forms.page import draw_page
from training.forms.sheet import Pen
from training.forms.supporting import card_of
from training.forms.truth import UNKNOWN_FORM, load_truth

BY_HAND, TYPED = hand(PATRICK_HAND), Pen(ARIMO)
LONG = Recipe("household_business", "official_two_pages", "scan_100_dpi", BY_HAND, "long")
SHORT = Recipe("school_transfer", "official", "scan_100_dpi", TYPED, "short")


def shares(wish: Wish, count: int = 400) -> tuple[float, float]:
    """Return which parts of a set's files are written by hand, and partly so."""
    first = [papers[0] for _, papers in documents(Split.TRAIN, count, wish)]
    mixed = sum(recipe.second is not None for recipe in first)
    by_hand = sum(recipe.pen.is_hand and recipe.second is None for recipe in first)
    return by_hand / count, mixed / count


def test_a_form_on_two_pages_says_what_stands_on_which() -> None:
    first, second = make_pages(LONG, page=3)
    truth = first.truth
    assert truth is second.truth
    assert truth.pages == (3, 4)
    (further,) = truth.further
    assert "owner_name" in truth.quads
    assert "capital_vnd" in further.quads
    assert not set(truth.quads) & set(further.quads)
    written = {key for key, text in truth.texts.items() if text}
    assert written == set(truth.quads) | set(further.quads)
    assert any("CHỦ HỘ KINH DOANH" in line for line in further.lines)


def test_papers_of_one_file_keep_their_pages(tmp_path: Path) -> None:
    card = Recipe(UNKNOWN_FORM, "id_card_copy", "scan_100_dpi", TYPED, "card", beside=SHORT)
    save(tmp_path / "x.pdf", make_file([SHORT, card, LONG]))
    truths = list(load_truth(tmp_path / "x.pdf").every_form())
    assert [(truth.form, truth.pages) for truth in truths] == [
        ("school_transfer", (0,)),
        (UNKNOWN_FORM, (1,)),
        ("household_business", (2, 3)),
    ]
    assert inspect(tmp_path / "x.pdf").page_count == 4


@pytest.mark.parametrize("form_id", [form_id for form_id in FORMS if form_id != UNKNOWN_FORM])
def test_a_card_beside_a_form_is_its_applicants(form_id: str) -> None:
    filling = FORMS[form_id].fill(random.Random("beside"))
    card = card_of(filling, random.Random(1))
    assert card is not None
    names = [str(answer.value) for key, answer in filling.answers.items() if key.endswith("name")]
    assert card.holder.name in names
    said = [a.text for a in filling.answers.values() if card.holder.personal_id in a.text]
    assert all(f"{card.issued_on:%d/%m/%Y}" in text for text in said if "cấp" in text)


def test_a_cards_copy_shows_the_card() -> None:
    recipe = Recipe(UNKNOWN_FORM, "id_card_copy", "clean", TYPED, "card", beside=LONG)
    (page,) = make_pages(recipe)
    holder = FORMS[LONG.form].fill(random.Random(LONG.seed)).holder
    assert holder is not None
    assert holder[0].personal_id in page.truth.lines
    assert page.truth.fields == {}


def test_an_empty_back_has_nothing_on_it() -> None:
    layout = FORMS[UNKNOWN_FORM].layout("blank_back")
    clean = draw_page(layout, FORMS[UNKNOWN_FORM].fill(random.Random(1)), TYPED, "back", dpi=50)
    assert clean.lines == ()
    assert np.asarray(clean.image).min() == 255


def test_hands_names_what_is_written_by_hand() -> None:
    recipe = replace(SHORT, pen=BY_HAND)
    by_hand, typed = make_pages(recipe)[0].truth, make_pages(SHORT)[0].truth
    assert set(by_hand.hands) == {key for key, text in by_hand.texts.items() if text}
    assert typed.hands == ()
    mixed = make_pages(replace(recipe, second=TYPED))[0].truth
    assert 0 < len(mixed.hands) < len(by_hand.hands)
    assert mixed.texts == by_hand.texts


def test_the_cells_of_a_row_are_written_with_one_pen() -> None:
    recipe = replace(LONG, second=TYPED)
    for seed in ("a", "b", "c", "d"):
        truth = make_pages(replace(recipe, seed=seed))[0].truth
        rows = {key.rpartition(".")[0] for key in truth.texts if "." in key}
        for row in rows:
            cells = [key in truth.hands for key in truth.texts if key.startswith(f"{row}.")]
            assert len(set(cells)) == 1


def test_a_set_has_the_shares_of_hands_that_are_wished_for() -> None:
    by_hand, mixed = shares(Wish(handwritten=0.5, mixed=0.2))
    assert by_hand == pytest.approx(0.5, abs=0.08)
    assert mixed == pytest.approx(0.2, abs=0.08)
    assert shares(Wish(handwritten=0.0)) == (0, 0)
    assert shares(Wish(handwritten=1.0)) == (1, 0)


def test_without_wishes_a_file_is_one_form_as_before() -> None:
    plain = [(name, (recipe,)) for name, recipe in recipes(Split.VAL, 30)]
    assert list(documents(Split.VAL, 30, Wish())) == plain


def test_files_with_several_papers_hold_other_forms_and_supporting_pages() -> None:
    made = [papers for _, papers in documents(Split.DEV, 120, Wish(several=1.0))]
    assert all(
        len(papers) > 1 or len(FORMS[papers[0].form].layout(papers[0].layout).sheets()) > 1
        for papers in made
    )
    layouts = {recipe.layout for papers in made for recipe in papers}
    assert {"id_card_copy", "birth_certificate", "blank_back", "official_two_pages"} <= layouts
    assert all(len({recipe.quality for recipe in papers}) == 1 for papers in made)
    seeds = [recipe.seed for papers in made for recipe in papers]
    assert len(set(seeds)) == len(seeds)


def test_the_command_makes_the_forms_and_shares_that_it_is_asked_for(tmp_path: Path) -> None:
    asked = ["--split", "val", "--count", "3", "--forms", "land_change,diploma_copy"]
    assert main([*asked, "--handwritten", "1", "--several", "0.5", str(tmp_path)]) == 0
    truths = [load_truth(file) for file in sorted(tmp_path.glob("*.json"))]
    forms = {each.form for truth in truths for each in truth.every_form()}
    assert forms <= {"land_change", "diploma_copy", UNKNOWN_FORM}
    for truth in truths:
        for each in truth.every_form():
            assert set(each.hands) == {key for key, text in each.texts.items() if text}


@pytest.mark.parametrize("wrong", [["--forms", "no_such_form"], ["--mixed", "1.5"]])
def test_the_command_refuses_what_it_does_not_know(
    tmp_path: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--split", "val", *wrong, str(tmp_path)])
    assert wrong[1] in capsys.readouterr().err
