"""Recipes become files with their ground truth, the same ones every time."""

import datetime as dt
import random
import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from training.forms.__main__ import main
from training.forms.blocks import Split
from training.forms.catalogue import FORMS, hand
from training.forms.evaluation import recipes
from training.forms.fonts import PATRICK_HAND
from training.forms.make import Recipe, make_file, make_page, save
from training.forms.samples import SAMPLES
from training.forms.truth import UNKNOWN_FORM, ErrorKind, Truth, load_truth
from training.forms.values import Filling

SAMPLES_FOLDER = Path(__file__).parents[3] / "samples"
KNOWN_FORMS = [form_id for form_id in FORMS if form_id != UNKNOWN_FORM]
seeds = st.integers(0, 2**32)


def a_recipe(seed: str = "a", **changes: object) -> Recipe:
    pen = hand(PATRICK_HAND)
    return Recipe("residence_ct01", "official", "scan_100_dpi", pen, seed, **changes)  # type: ignore[arg-type]


def forms_with(error: ErrorKind) -> st.SearchStrategy[str]:
    """Return the forms in which a mistake can be made."""
    return st.sampled_from([form.id for form in FORMS.values() if error in form.errors])


def personal_id_in(filling: Filling, key: str) -> str:
    return re.findall(r"\d{12}", filling.answers[key].text)[0]


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".pdf"])
def test_the_same_recipe_gives_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    for name in ("one", "two"):
        save(tmp_path / f"{name}{suffix}", [make_page(a_recipe(is_stamped=True))])
    one, two = (tmp_path / f"{name}{suffix}" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert load_truth(one) == load_truth(two)


def test_a_sample_is_drawn_today_as_it_was_when_it_was_made(tmp_path: Path) -> None:
    name = "ct01_03_fax.tif"
    save(tmp_path / name, make_file(SAMPLES[name]))
    assert (tmp_path / name).read_bytes() == (SAMPLES_FOLDER / name).read_bytes()


def test_another_seed_is_another_family_on_another_picture() -> None:
    first, second = make_page(a_recipe("a")), make_page(a_recipe("b"))
    assert first.truth.fields["name"] != second.truth.fields["name"]
    assert first.image.tobytes() != second.image.tobytes()


def test_pages_of_one_file_keep_their_places_in_the_truth(tmp_path: Path) -> None:
    pages = [make_page(a_recipe(seed), page) for page, seed in enumerate("ab")]
    save(tmp_path / "two.pdf", pages)
    truth = load_truth(tmp_path / "two.pdf")
    assert [form.page for form in truth.every_form()] == [0, 1]
    with pytest.raises(ValueError, match=r"2 pages in a \.jpg"):
        save(tmp_path / "two.jpg", pages)


@given(seeds, forms_with(ErrorKind.ID_CONTRADICTS_BIRTH_YEAR))
def test_an_id_says_the_birth_year_unless_a_contradiction_is_asked_for(
    seed: int, form_id: str
) -> None:
    right = FORMS[form_id].fill(random.Random(seed))
    wrong = FORMS[form_id].fill(random.Random(seed), ErrorKind.ID_CONTRADICTS_BIRTH_YEAR)
    (error,) = wrong.errors
    (born,) = error.others
    year = str(right.answers[born].value)[2:4]
    assert personal_id_in(right, error.field)[4:6] == year
    assert personal_id_in(wrong, error.field)[4:6] != year
    assert right.errors == ()


@given(seeds, forms_with(ErrorKind.ID_CONTRADICTS_GENDER))
def test_an_id_of_the_other_gender_differs_in_the_fourth_digit_only(
    seed: int, form_id: str
) -> None:
    right = FORMS[form_id].fill(random.Random(seed))
    wrong = FORMS[form_id].fill(random.Random(seed), ErrorKind.ID_CONTRADICTS_GENDER)
    before, after = (personal_id_in(each, wrong.errors[0].field) for each in (right, wrong))
    assert [n for n in range(12) if before[n] != after[n]] == [3]
    assert int(before[3]) // 2 == int(after[3]) // 2


@given(seeds, forms_with(ErrorKind.IMPOSSIBLE_DATE))
def test_an_impossible_date_is_written_but_has_no_value(seed: int, form_id: str) -> None:
    wrong = FORMS[form_id].fill(random.Random(seed), ErrorKind.IMPOSSIBLE_DATE)
    answer = wrong.answers[wrong.errors[0].field]
    day, month, year = (int(part) for part in answer.text.split("/"))
    assert answer.value is None
    with pytest.raises(ValueError, match="day"):
        dt.date(year, month, day)


@given(seeds, st.sampled_from(KNOWN_FORMS))
def test_dates_and_numbers_are_normalised_in_the_values(seed: int, form_id: str) -> None:
    for key, answer in FORMS[form_id].fill(random.Random(seed)).answers.items():
        value = answer.value
        if value is None:
            assert answer.text == ""
        elif key.endswith(("_date", "made_on", "registered_on", "period_from", "period_to")):
            assert dt.date.fromisoformat(value)
        elif key.endswith(
            ("personal_id", "phone", "copies_count", "marriage_count", "capital_vnd")
        ):
            assert value.isdigit()
        elif key.endswith("gender"):
            assert value in ("Nam", "Nữ")


def test_splits_have_their_own_layouts_and_seeds() -> None:
    made = {split: [recipe for _, recipe in recipes(split, 120)] for split in Split}
    retyped = {
        split: {(r.form, r.layout) for r in of_split if r.layout.startswith(("retyped", "exam"))}
        for split, of_split in made.items()
    }
    assert all(retyped.values())
    assert not any(retyped[one] & retyped[other] for one, other in combinations(Split, 2))
    assert len({r.seed for of_split in made.values() for r in of_split}) == 480


@pytest.mark.parametrize("form_id", KNOWN_FORMS)
def test_every_form_has_a_retyped_layout_for_each_split_alone(form_id: str) -> None:
    own = {
        split
        for layout in FORMS[form_id].layouts
        for split in layout.splits
        if len(layout.splits) == 1
    }
    assert own == set(Split)


def test_a_set_goes_on_where_an_earlier_one_ended() -> None:
    whole = list(recipes(Split.TEST, 6))
    assert list(recipes(Split.TEST, 3)) + list(recipes(Split.TEST, 3, start=3)) == whole


def test_the_command_makes_a_set_with_truth_beside_each_file(tmp_path: Path) -> None:
    assert main(["--split", "test", "--count", "3", str(tmp_path)]) == 0
    files = [path for path in tmp_path.iterdir() if path.suffix != ".json"]
    assert len(files) == 3
    for file in files:
        truth = load_truth(file)
        written = {key for key, text in truth.texts.items() if text}
        assert written == set(truth.quads)
        assert len(truth.lines) == len(truth.line_quads)


@pytest.mark.parametrize("name", list(SAMPLES))
def test_each_sample_says_what_its_recipe_says(name: str) -> None:
    forms = list(load_truth(SAMPLES_FOLDER / name).every_form())
    assert len(forms) == len(SAMPLES[name])
    for truth, recipe in zip(forms, SAMPLES[name], strict=True):
        form = FORMS[recipe.form]
        filling = form.fill(random.Random(recipe.seed), recipe.error)
        asked = {k: a for k, a in filling.answers.items() if form.layout(recipe.layout).asks(k)}
        assert truth.fields == {key: answer.value for key, answer in asked.items()}
        assert truth.texts == {key: answer.text for key, answer in asked.items()}
        planted = [(error.field, error.kind) for error in filling.errors]
        assert [(error.field, error.kind) for error in truth.errors] == planted


def every_sample() -> list[Truth]:
    return [form for name in SAMPLES for form in load_truth(SAMPLES_FOLDER / name).every_form()]


def test_the_samples_are_what_the_demo_needs() -> None:
    forms = every_sample()
    assert {truth.form for truth in forms} == set(FORMS)
    assert len({error.kind for truth in forms for error in truth.errors}) >= 8
    assert {Path(name).suffix for name in SAMPLES} == {".jpg", ".png", ".tif", ".pdf"}
    assert sum(path.stat().st_size for path in SAMPLES_FOLDER.iterdir()) < 17_000_000


def test_a_sample_from_a_phone_says_in_exif_how_it_lies() -> None:
    image = Image.open(SAMPLES_FOLDER / "birth_03_photo.jpg")
    assert image.getexif()[0x0112] == 6
    assert image.width > image.height


def test_a_set_may_be_of_layouts_whose_ids_begin_alike() -> None:
    forms = ("birth_registration", "land_change")
    made = [recipe.layout for _, recipe in recipes(Split.TRAIN, 12, forms, layouts=("counter_",))]
    assert len(set(made)) > 1
    assert all(layout.startswith("counter_") for layout in made)
