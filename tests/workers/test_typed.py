"""What a verifier types becomes a value in the same way as what was read."""

from datetime import UTC, datetime, timedelta

import pytest

from schemas.reasons import (
    ID_CONTRADICTS_BIRTH_YEAR,
    ID_CONTRADICTS_GENDER,
    IMPLAUSIBLE_BIRTH_DATE,
    IMPOSSIBLE_DATE,
    NOT_A_GENDER,
    NOT_A_PERSONAL_ID,
    UNKNOWN_PROVINCE_CODE,
)
from schemas.record import Field, FieldState, Reason, Record
from workers.typed import clean_typed, read_typed

BIRTH, RESIDENCE = "birth_registration", "residence_ct01"


def record_of(form: str, **values: str) -> Record:
    """Return a record with these values; a dot in a key is written as two underscores."""
    return Record(
        form=form,
        form_version="1",
        form_confidence=0.9,
        pages=(0,),
        fields={
            key.replace("__", "."): Field(
                value=value, text=value, confidence=0.6, state=FieldState.NEEDS_REVIEW
            )
            for key, value in values.items()
        },
    )


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
    typed = read_typed(record_of(form), key, text)
    assert typed.value == value
    assert typed.problem is None


def test_a_date_that_does_not_exist_has_no_stored_form() -> None:
    typed = read_typed(record_of(BIRTH), "child_birth_date", "31/02/2024")
    assert typed.problem is IMPOSSIBLE_DATE
    assert not typed.may_stay


def test_a_gender_is_one_of_two() -> None:
    typed = read_typed(record_of(BIRTH), "child_gender", "khác")
    assert typed.problem is NOT_A_GENDER
    assert not typed.may_stay


def test_a_wrong_number_can_stand_on_the_paper() -> None:
    typed = read_typed(record_of(RESIDENCE), "personal_id", "00119601234")
    assert typed.problem is NOT_A_PERSONAL_ID
    assert typed.may_stay
    assert typed.value == "00119601234"


PERSON = {"personal_id": "001196012345", "birth_date": "1996-03-05", "gender": "Nữ"}


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("personal_id", "001196012345", None),
        ("personal_id", "003196012345", UNKNOWN_PROVINCE_CODE),
        ("personal_id", "001197012345", ID_CONTRADICTS_BIRTH_YEAR),
        ("personal_id", "001096012345", ID_CONTRADICTS_GENDER),
        ("birth_date", "05/03/1996", None),
        ("birth_date", "05/03/1995", ID_CONTRADICTS_BIRTH_YEAR),
        ("gender", "Nam", ID_CONTRADICTS_GENDER),
    ],
)
def test_a_typed_value_is_held_against_the_rest_of_its_person(
    key: str, text: str, problem: Reason | None
) -> None:
    typed = read_typed(record_of(RESIDENCE, **PERSON), key, text)
    assert typed.problem == problem
    assert typed.may_stay


def test_a_person_in_a_table_is_not_held_against_another() -> None:
    record = record_of(RESIDENCE, **PERSON, members__1__birth_date="", members__1__personal_id="")
    assert read_typed(record, "members.1.birth_date", "01/02/2011").problem is None
    assert read_typed(record, "members.1.personal_id", "001211012345").problem is None


def test_the_province_of_an_id_document_is_checked_too() -> None:
    record = record_of(BIRTH, requester_id="")
    assert read_typed(record, "requester_id", "001196012345").problem is None
    assert read_typed(record, "requester_id", "003196012345").problem is UNKNOWN_PROVINCE_CODE


def test_what_was_insisted_on_before_is_no_ground_for_a_check() -> None:
    record = record_of(RESIDENCE, personal_id="mất giấy tờ", birth_date="không rõ", gender="?")
    assert read_typed(record, "birth_date", "05/03/1996").problem is None
    assert read_typed(record, "personal_id", "001196012345").problem is None


@pytest.mark.parametrize(("days", "is_odd"), [(-1, False), (2, True)])
def test_nobody_is_born_in_the_future(days: int, is_odd: bool) -> None:
    day = datetime.now(UTC).date() + timedelta(days=days)
    typed = read_typed(record_of(BIRTH), "child_birth_date", f"{day:%d/%m/%Y}")
    assert typed.problem == (IMPLAUSIBLE_BIRTH_DATE if is_odd else None)
    assert typed.may_stay
    assert typed.value == day.isoformat()


@pytest.mark.parametrize(
    ("key", "text"), [("child_birth_date", "31/12/1899"), ("mother_birth_year", "1899")]
)
def test_nobody_on_a_form_of_today_was_born_before_1900(key: str, text: str) -> None:
    typed = read_typed(record_of(BIRTH), key, text)
    assert typed.problem is IMPLAUSIBLE_BIRTH_DATE
    assert typed.may_stay


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\u202e", "\u2066", "\u200b", "\ufeff", "\x7f"])
def test_what_nobody_sees_is_taken_out_of_a_typed_text(hidden: str) -> None:
    assert clean_typed(f" Trần{hidden} Thị {hidden} An\t\nMẫu{hidden}") == "Trần Thị An Mẫu"
