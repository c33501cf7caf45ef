"""What a verifier types becomes a value in the same way as what was read."""

import pytest

from schemas.reasons import IMPOSSIBLE_DATE, NOT_A_GENDER, NOT_A_PERSONAL_ID
from workers.typed import read_typed

BIRTH, RESIDENCE = "birth_registration", "residence_ct01"


@pytest.mark.parametrize(
    ("form", "key", "text", "value"),
    [
        (BIRTH, "child_birth_date", "5/3/2024", "2024-03-05"),
        (BIRTH, "child_birth_date", "05-03-2024", "2024-03-05"),
        (RESIDENCE, "members.2.birth_date", "05.03.2024", "2024-03-05"),
        (RESIDENCE, "personal_id", "001 196 012 345", "001196012345"),
        (BIRTH, "child_gender", "nữ", "Nữ"),
        (BIRTH, "child_name", "Trần Thị An", "Trần Thị An"),
        (BIRTH, "child_name", "", ""),
        ("form_of_the_past", "anything", "như đã gõ", "như đã gõ"),
        (BIRTH, "field_of_the_past", "như đã gõ", "như đã gõ"),
    ],
)
def test_a_typed_text_takes_its_stored_form(form: str, key: str, text: str, value: str) -> None:
    typed = read_typed(form, key, text)
    assert typed.value == value
    assert typed.problem is None


def test_a_date_that_does_not_exist_has_no_stored_form() -> None:
    typed = read_typed(BIRTH, "child_birth_date", "31/02/2024")
    assert typed.problem is IMPOSSIBLE_DATE
    assert not typed.may_stay


def test_a_gender_is_one_of_two() -> None:
    typed = read_typed(BIRTH, "child_gender", "khác")
    assert typed.problem is NOT_A_GENDER
    assert not typed.may_stay


def test_a_wrong_number_can_stand_on_the_paper() -> None:
    typed = read_typed(RESIDENCE, "personal_id", "00119601234")
    assert typed.problem is NOT_A_PERSONAL_ID
    assert typed.may_stay
    assert typed.value == "00119601234"
