"""Invented families agree with themselves."""

import datetime as dt
import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from training.forms.people import FEMALE, Person, a_family, personal_id
from training.forms.places import PLACES, TWO_TIERS_SINCE, an_address
from training.forms.values import date_in_words, id_document, number_in_words

seeds = st.integers(0, 2**32)
births = st.dates(dt.date(2000, 1, 1), dt.date(2025, 10, 1))


def _id_agrees(person: Person) -> bool:
    century, gender = 19 + int(person.personal_id[3]) // 2, int(person.personal_id[3]) % 2
    year = century * 100 + int(person.personal_id[4:6])
    return (
        len(person.personal_id) == 12
        and person.personal_id.isdigit()
        and person.personal_id[:3] == person.registered.code
        and year == person.born.year
        and (gender == 1) == (person.gender == FEMALE)
    )


@given(seeds, births)
def test_parents_are_grown_up_when_their_children_are_born(seed: int, born: dt.date) -> None:
    family = a_family(random.Random(seed), born)
    assert family.children[-1].born == born
    for child in family.children:
        assert family.mother.age(child.born) >= 19
        assert family.father.age(child.born) >= 20
    assert family.grandfather.age(family.father.born) >= 19


@given(seeds, births)
def test_everybody_in_a_family_has_an_id_that_agrees_with_birth_and_gender(
    seed: int, born: dt.date
) -> None:
    family = a_family(random.Random(seed), born)
    people = (family.father, family.mother, family.grandfather, *family.children)
    assert all(_id_agrees(person) for person in people)
    assert len({person.personal_id for person in people}) == len(people)


@given(seeds, births)
def test_children_have_the_fathers_surname_and_names_of_their_own(seed: int, born: dt.date) -> None:
    family = a_family(random.Random(seed), born)
    assert {child.surname for child in family.children} == {family.father.surname}
    assert family.grandfather.surname == family.father.surname
    assert len({child.given for child in family.children}) == len(family.children)
    gaps = zip(family.children, family.children[1:], strict=False)
    assert all((younger.born - elder.born).days > 300 for elder, younger in gaps)


@given(seeds)
def test_names_and_contacts_are_written_as_vietnamese_people_write_them(seed: int) -> None:
    person = a_family(random.Random(seed), dt.date(2024, 5, 1)).mother
    assert unicodedata.is_normalized("NFC", person.name)
    assert person.name == person.name.upper().title()
    assert len(person.phone) == 10
    assert person.email.isascii()
    assert person.email.split("@")[1].startswith("example.")


def test_the_fourth_digit_of_an_id_tells_century_and_gender() -> None:
    rng = random.Random(1)
    assert personal_id(rng, "079", "Nam", dt.date(1985, 1, 1)).startswith("079085")
    assert personal_id(rng, "001", "Nữ", dt.date(1999, 1, 1)).startswith("001199")
    assert personal_id(rng, "048", "Nam", dt.date(2004, 1, 1)).startswith("048204")
    assert personal_id(rng, "092", "Nữ", dt.date(2010, 1, 1)).startswith("092310")


def test_an_address_has_a_district_before_july_2025_and_none_since() -> None:
    place = next(place for place in PLACES if place.ward == "phường Dịch Vọng")
    address = an_address(random.Random(3), place)
    before = address.written(TWO_TIERS_SINCE - dt.timedelta(days=1))
    since = address.written(TWO_TIERS_SINCE)
    assert before.endswith("phường Dịch Vọng, quận Cầu Giấy, thành phố Hà Nội")
    assert since.endswith("phường Cầu Giấy, thành phố Hà Nội")
    assert "quận" not in since


@given(seeds, st.dates(dt.date(2022, 1, 1), dt.date(2025, 12, 31)))
def test_an_identity_card_is_issued_before_it_is_shown(seed: int, shown: dt.date) -> None:
    rng = random.Random(seed)
    family = a_family(rng, shown - dt.timedelta(days=20))
    text = id_document(family.father, shown, rng).text
    issued = dt.datetime.strptime(text[-10:], "%d/%m/%Y").date()
    assert issued < shown
    assert family.father.personal_id in text


def test_dates_are_spelt_as_they_are_read() -> None:
    assert (
        date_in_words(15, 4, 2025) == "Ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi lăm"
    )
    assert date_in_words(21, 12, 2004) == (
        "Ngày hai mươi mốt tháng mười hai năm hai nghìn không trăm linh bốn"
    )
    assert number_in_words(1999) == "một nghìn chín trăm chín mươi chín"
    assert number_in_words(10) == "mười"
    assert number_in_words(30) == "ba mươi"
