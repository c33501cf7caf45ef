"""A mistake that is asked for stands on the paper, and nothing else changes."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.form import load_forms
from training.forms.catalogue import FORMS
from training.forms.truth import UNKNOWN_FORM, ErrorKind
from training.forms.values import Filling, amount_in_words

seeds = st.integers(0, 2**32)
FIELDS = {form.id: {field.id for field in form.fields()} for form in load_forms().values()}
ASKED = [(form.id, error) for form in FORMS.values() for error in form.errors]


def value(filling: Filling, key: str) -> str:
    return str(filling.answers[key].value)


def day(filling: Filling, key: str) -> dt.date:
    return dt.date.fromisoformat(value(filling, key))


def years(birth: dt.date, on: dt.date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def with_mistake(form_id: str, error: ErrorKind, seed: int) -> Filling:
    return FORMS[form_id].fill(random.Random(seed), error)


@given(seeds, st.sampled_from(ASKED))
def test_a_mistake_names_the_fields_that_it_concerns(
    seed: int, asked: tuple[str, ErrorKind]
) -> None:
    form_id, kind = asked
    filling = with_mistake(form_id, kind, seed)
    (error,) = filling.errors
    assert error.kind is kind
    assert {error.field, *error.others} <= set(filling.answers)
    layouts = FORMS[form_id].layouts
    assert any(layout.asks(error.field) for layout in layouts)


@given(seeds, st.sampled_from([form_id for form_id in FORMS if form_id != UNKNOWN_FORM]))
def test_a_filling_answers_the_fields_of_its_form_and_no_others(seed: int, form_id: str) -> None:
    answered = {key.partition(".")[0] for key in FORMS[form_id].fill(random.Random(seed)).answers}
    assert answered <= FIELDS[form_id]
    assert FIELDS[form_id] - answered <= {"copies_requested", "copies_count", "members", "made_at"}


def test_a_form_without_that_mistake_says_so() -> None:
    with pytest.raises(ValueError, match="death_before_birth"):
        with_mistake("school_transfer", ErrorKind.DEATH_BEFORE_BIRTH, 1)


@given(seeds)
def test_spouses_are_old_enough_unless_the_groom_is_to_be_too_young(seed: int) -> None:
    right = FORMS["marriage_registration"].fill(random.Random(seed))
    wrong = with_mistake("marriage_registration", ErrorKind.GROOM_TOO_YOUNG, seed)
    signed = day(right, "made_on")
    assert years(day(right, "groom_birth_date"), signed) >= 20
    assert years(day(right, "bride_birth_date"), signed) >= 18
    assert years(day(wrong, "groom_birth_date"), day(wrong, "made_on")) < 20


@given(seeds)
def test_people_die_after_their_birth_unless_asked_otherwise(seed: int) -> None:
    right = FORMS["death_registration"].fill(random.Random(seed))
    wrong = with_mistake("death_registration", ErrorKind.DEATH_BEFORE_BIRTH, seed)
    assert day(right, "deceased_birth_date") < day(right, "death_date") <= day(right, "made_on")
    if right.answers["death_notice_date"].value:
        assert day(right, "death_date") <= day(right, "death_notice_date") <= day(right, "made_on")
    assert day(wrong, "death_date") < day(wrong, "deceased_birth_date")


@given(seeds)
def test_events_are_registered_after_the_birth_unless_asked_otherwise(seed: int) -> None:
    right = FORMS["civil_extract_copy"].fill(random.Random(seed))
    wrong = with_mistake("civil_extract_copy", ErrorKind.REGISTERED_BEFORE_BIRTH, seed)
    assert day(right, "subject_birth_date") < day(right, "registered_on") < day(right, "made_on")
    assert day(wrong, "registered_on") < day(wrong, "subject_birth_date")


@given(seeds)
def test_a_period_runs_forwards_unless_asked_otherwise(seed: int) -> None:
    right = FORMS["marital_status"].fill(random.Random(seed))
    wrong = with_mistake("marital_status", ErrorKind.PERIOD_REVERSED, seed)
    assert day(right, "period_from") < day(right, "period_to") <= day(right, "made_on")
    assert day(wrong, "period_from") > day(wrong, "period_to")


@given(seeds)
def test_a_certificate_is_older_than_the_application_unless_asked_otherwise(seed: int) -> None:
    right = FORMS["land_change"].fill(random.Random(seed))
    wrong = with_mistake("land_change", ErrorKind.CERTIFICATE_AFTER_SIGNING, seed)
    assert day(right, "certificate_date") < day(right, "made_on")
    assert day(wrong, "certificate_date") > day(wrong, "made_on")


@given(seeds)
def test_graduates_are_grown_up_unless_asked_otherwise(seed: int) -> None:
    right = FORMS["diploma_copy"].fill(random.Random(seed))
    wrong = with_mistake("diploma_copy", ErrorKind.GRADUATED_AS_A_CHILD, seed)
    born = day(right, "birth_date").year
    assert int(value(right, "graduation_year")) - born in (15, 18)
    assert int(value(wrong, "graduation_year")) - born <= 10


@given(seeds)
def test_pupils_are_in_the_class_of_their_age_unless_asked_otherwise(seed: int) -> None:
    right = FORMS["school_transfer"].fill(random.Random(seed))
    wrong = with_mistake("school_transfer", ErrorKind.CLASS_CONTRADICTS_AGE, seed)
    assert value(right, "class") != value(wrong, "class")


@given(seeds)
def test_the_capital_is_the_same_in_words_unless_asked_otherwise(seed: int) -> None:
    right = FORMS["household_business"].fill(random.Random(seed))
    wrong = with_mistake("household_business", ErrorKind.CAPITAL_CONTRADICTS_WORDS, seed)
    words = f"{amount_in_words(int(value(right, 'capital_vnd')))} đồng"
    assert value(right, "capital_words").lower() == words
    assert value(wrong, "capital_words").lower() != words


@given(
    seeds,
    st.sampled_from([f for f, error in ASKED if error is ErrorKind.COPIES_REFUSED_BUT_COUNTED]),
)
def test_refused_copies_are_not_counted_unless_asked_otherwise(seed: int, form_id: str) -> None:
    right = FORMS[form_id].fill(random.Random(seed))
    wrong = with_mistake(form_id, ErrorKind.COPIES_REFUSED_BUT_COUNTED, seed)
    is_wanted = value(right, "copies_requested") == "Có"
    assert (right.answers["copies_count"].value is not None) == is_wanted
    assert value(wrong, "copies_requested") == "Không"
    assert int(value(wrong, "copies_count")) > 0


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "bảy"),
        (50_000_000, "năm mươi triệu"),
        (105_000_000, "một trăm linh năm triệu"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (2_000_015, "hai triệu không trăm mười lăm"),
        (21_301_000, "hai mươi mốt triệu ba trăm linh một nghìn"),
    ],
)
def test_amounts_are_spelt_as_they_are_read(number: int, words: str) -> None:
    assert amount_in_words(number) == words
