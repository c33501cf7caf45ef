"""One person's fields against each other."""

import pytest

from pipeline.check import Effect
from pipeline.check.people import gender_of_relation
from schemas.reasons import (
    DATE_CONTRADICTS_WORDS,
    DATED_AFTER_DECLARATION,
    ID_CONTRADICTS_BIRTH_YEAR,
    ID_CONTRADICTS_GENDER,
    ID_CONTRADICTS_ID_DOCUMENT,
    ID_ISSUED_BEFORE_BIRTH,
    ID_NUMBER_CONTRADICTS_KIND,
    RELATIONSHIP_CONTRADICTS_GENDER,
    UNKNOWN_PROVINCE_CODE,
)
from schemas.record import Reason
from tests.pipeline.check.filled import agreeing, contradictions, findings_in

SUBJECT = {
    "subject_name": "LÊ THỊ MAI",
    "subject_birth_date": "05/06/1988",
    "subject_gender": "Nữ",
    "subject_id": "CCCD số 001188012345 do Cục Cảnh sát QLHC về TTXH cấp ngày 25/04/2021",
    "subject_personal_id": "001188012345",
    "made_on": "01/02/2024",
}
COUPLE = {
    "bride_birth_date": "05/06/1998",
    "bride_id": "CCCD số 001198012345",
    "groom_birth_date": "07/08/1995",
    "groom_id": "CCCD số 001095012345",
    "made_on": "01/02/2024",
}


def test_a_consistent_person_is_confirmed_by_every_pair() -> None:
    found = findings_in("civil_extract_copy", SUBJECT)
    assert contradictions("civil_extract_copy", SUBJECT) == set()
    assert {
        ("subject_personal_id", "subject_birth_date"),
        ("subject_personal_id", "subject_gender"),
        ("subject_personal_id", "subject_id"),
    } <= agreeing(found)


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("subject_birth_date", "05/06/1989", ID_CONTRADICTS_BIRTH_YEAR),
        ("subject_gender", "Nam", ID_CONTRADICTS_GENDER),
        ("subject_id", "CCCD số 001188012346", ID_CONTRADICTS_ID_DOCUMENT),
        ("subject_id", "CCCD số 123456789", ID_NUMBER_CONTRADICTS_KIND),
        ("subject_id", "CMND số 123456789 cấp ngày 01/02/1980", ID_ISSUED_BEFORE_BIRTH),
        ("subject_id", "CMND số 123456789 cấp ngày 01/02/2025", DATED_AFTER_DECLARATION),
    ],
)
def test_what_does_not_fit_a_person_is_flagged(key: str, text: str, reason: Reason) -> None:
    assert contradictions("civil_extract_copy", SUBJECT | {key: text}) == {reason}


def test_a_couple_s_ids_are_held_against_their_roles() -> None:
    assert contradictions("marriage_registration", COUPLE) == set()
    swapped = COUPLE | {"bride_id": "CCCD số 001098012345"}
    assert contradictions("marriage_registration", swapped) == {ID_CONTRADICTS_GENDER}


@pytest.mark.parametrize(
    "text", ["CMND 001188012345", "CMND 123456789", "Hộ chiếu B1234567", "CC 001188012345"]
)
def test_every_kind_of_document_has_numbers_of_its_own(text: str) -> None:
    values = {"requester_id": text}
    assert ID_NUMBER_CONTRADICTS_KIND not in contradictions("birth_registration", values)


def test_a_head_of_household_is_checked_without_a_birth_date() -> None:
    values = {"head_personal_id": "003188012345"}
    assert contradictions("residence_ct01", values) == {UNKNOWN_PROVINCE_CODE}


def test_people_in_a_table_are_kept_apart() -> None:
    values = {
        "members.1.birth_date": "01/02/2011",
        "members.1.personal_id": "001211012345",
        "members.2.birth_date": "01/02/2012",
        "members.2.personal_id": "001211012345",
    }
    found = findings_in("residence_ct01", values)
    flagged = [finding.keys for finding in found if finding.effect is Effect.CONTRADICTS]
    assert flagged == [("members.2.personal_id", "members.2.birth_date")]


def test_a_spelt_date_is_compared_in_any_dialect() -> None:
    values = {
        "child_birth_date": "15/04/2005",
        "child_birth_date_words": "ngày mười lăm, tháng tư, năm hai ngàn lẻ năm",
    }
    assert contradictions("birth_registration", values) == set()
    values["child_birth_date"] = "16/04/2005"
    assert contradictions("birth_registration", values) == {DATE_CONTRADICTS_WORDS}


@pytest.mark.parametrize(
    ("relation", "gender"),
    [
        ("Vợ", "Nữ"),
        ("Bố chồng", "Nam"),
        ("Mẹ vợ", "Nữ"),
        ("Con gái", "Nữ"),
        ("Anh rể", "Nam"),
        ("con dâu", "Nữ"),
        ("Ba", "Nam"),
        ("Bà nội", "Nữ"),
        ("Con", None),
        ("Cha mẹ", None),
        ("Người giám hộ", None),
    ],
)
def test_some_relationships_say_a_gender(relation: str, gender: str | None) -> None:
    assert gender_of_relation(relation) == gender


def test_a_relationship_is_held_against_the_gender_of_its_person_only() -> None:
    values = {
        "gender": "Nam",
        "head_relationship": "Con trai",
        "members.1.relationship": "Vợ",
        "members.1.gender": "Nữ",
    }
    found = findings_in("residence_ct01", values)
    assert {
        ("head_relationship", "gender"),
        ("members.1.relationship", "members.1.gender"),
    } <= agreeing(found)
    values["members.1.gender"] = "Nam"
    assert contradictions("residence_ct01", values) == {RELATIONSHIP_CONTRADICTS_GENDER}


def test_the_declarant_s_relationship_says_nothing_of_the_head() -> None:
    values = {"head_relationship": "Vợ", "head_personal_id": "001088012345"}
    assert contradictions("residence_ct01", values) == set()


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("079090001234", None),
        ("079091001234", ID_CONTRADICTS_BIRTH_YEAR),
        ("079190001234", ID_CONTRADICTS_GENDER),
    ],
)
def test_the_id_of_a_requesting_father_is_that_of_the_father(
    number: str, reason: Reason | None
) -> None:
    values = {
        "requester_relationship": "Cha",
        "requester_id": f"CCCD số {number}",
        "father_birth_year": "1990",
    }
    expected = set() if reason is None else {reason}
    assert contradictions("birth_registration", values) == expected
