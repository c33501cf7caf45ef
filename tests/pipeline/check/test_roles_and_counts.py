"""One person in two roles, names in a family, and numbers that stand twice."""

import pytest

from pipeline.check import Effect
from pipeline.check.result import Subject
from schemas.reasons import (
    CAPITAL_CONTRADICTS_WORDS,
    COPIES_CONTRADICT,
    FAMILY_NAME_OF_NO_PARENT,
    ROLES_DIFFER,
)
from tests.pipeline.check.filled import agreeing, contradictions, findings_in, reasons

FAMILY = {
    "requester_name": "Trần Văn Bình",
    "requester_relationship": "Cha",
    "child_name": "TRẦN MINH KHÔI",
    "mother_name": "NGUYỄN THỊ THU HƯƠNG",
    "father_name": "TRẦN VĂN BÌNH",
}


def test_a_requester_who_is_the_father_is_written_like_the_father() -> None:
    assert ("requester_name", "father_name") in agreeing(findings_in("birth_registration", FAMILY))


def test_a_father_written_in_two_ways_is_flagged_and_each_proposed_for_the_other() -> None:
    found = findings_in("birth_registration", FAMILY | {"father_name": "TRẦN VÂN BÌNH"})
    proposals = {f.keys: f.alternatives for f in found if f.reason == ROLES_DIFFER}
    assert proposals == {
        ("requester_name",): ("Trần Vân Bình",),
        ("father_name",): ("Trần Văn Bình",),
    }


def test_another_relative_is_not_taken_for_a_parent() -> None:
    values = FAMILY | {"requester_relationship": "Ông nội", "requester_name": "Trần Văn An"}
    assert contradictions("birth_registration", values) == set()


def test_the_head_of_a_household_is_the_declarant_who_says_so() -> None:
    values = {
        "name": "LÊ THỊ MAI",
        "head_name": "LÊ THỊ MÁI",
        "head_relationship": "Chủ hộ",
        "personal_id": "001188012345",
        "head_personal_id": "001188012345",
    }
    found = findings_in("residence_ct01", values)
    assert reasons(found, Effect.CONTRADICTS) == {ROLES_DIFFER}
    assert ("personal_id", "head_personal_id") in agreeing(found)


def test_a_child_has_the_family_name_of_a_parent() -> None:
    assert ("child_name",) in agreeing(findings_in("birth_registration", FAMILY))


def test_a_family_name_close_to_a_parent_s_is_doubted_and_the_parent_s_proposed() -> None:
    found = findings_in("birth_registration", FAMILY | {"child_name": "TRÂN MINH KHÔI"})
    doubt = next(f for f in found if f.reason == FAMILY_NAME_OF_NO_PARENT)
    assert doubt.alternatives == ("Trần Minh Khôi",)


def test_another_family_name_by_custom_is_not_doubted() -> None:
    found = findings_in("birth_registration", FAMILY | {"child_name": "Y Bih Niê"})
    assert FAMILY_NAME_OF_NO_PARENT not in reasons(found, Effect.DOUBTS)


@pytest.mark.parametrize(
    ("requested", "count", "is_flagged"),
    [("Có", "02 bản", False), ("Không", "0", False), ("Không", "2", True), ("Có", "0", True)],
)
def test_copies_are_counted_where_they_are_asked_for(
    requested: str, count: str, is_flagged: bool
) -> None:
    values = {"copies_requested": requested, "copies_count": count}
    assert (COPIES_CONTRADICT in contradictions("birth_registration", values)) == is_flagged


@pytest.mark.parametrize(
    ("figures", "words", "is_flagged"),
    [
        ("100.000.000 đồng", "Một trăm triệu đồng", False),
        ("100.000.000", "Một trăm triệu đồng chẵn./.", False),
        ("10.000.000", "Một trăm triệu đồng", True),
        ("50000000", "Năm mươi lăm triệu đồng", True),
        ("50000000", "như trên", False),
    ],
)
def test_capital_in_figures_is_that_in_words(figures: str, words: str, is_flagged: bool) -> None:
    values = {"capital_vnd": figures, "capital_words": words}
    flagged = contradictions("household_business", values)
    assert (CAPITAL_CONTRADICTS_WORDS in flagged) == is_flagged


def test_a_wrong_number_of_copies_is_no_misreading() -> None:
    values = {"copies_requested": "Không", "copies_count": "2"}
    found = findings_in("birth_registration", values)
    assert [f.about for f in found if f.reason == COPIES_CONTRADICT] == [Subject.PAPER]
