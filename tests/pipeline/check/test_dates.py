"""Dates in the order in which things happen, and ages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check import Effect
from pipeline.check.dates import full_years, is_after
from pipeline.check.result import Subject
from schemas.reasons import (
    BORN_AFTER_DECLARATION,
    DATED_AFTER_DECLARATION,
    DIED_BEFORE_BIRTH,
    GRADUATED_BEFORE_BIRTH,
    IMPOSSIBLE_TIME,
    NOTICE_BEFORE_DEATH,
    PARENT_TOO_OLD,
    PARENT_TOO_YOUNG,
    PERIOD_BEFORE_BIRTH,
    PERIOD_REVERSED,
    REGISTERED_BEFORE_BIRTH,
    TOO_YOUNG_TO_MARRY,
)
from schemas.record import Reason
from tests.pipeline.check.filled import contradictions, findings_in, reasons

DEATH = {
    "deceased_birth_date": "1940",
    "death_time": "08 giờ 30 phút",
    "death_date": "ngày 05 tháng 3 năm 2024",
    "death_notice_date": "06/03/2024",
    "made_on": "ngày 10 tháng 3 năm 2024",
}
STATUS = {
    "subject_birth_date": "05/06/1988",
    "period_from": "01/02/2010",
    "period_to": "01/02/2024",
    "made_on": "02/02/2024",
}
EXTRACT = {"subject_birth_date": "05/06/1988", "registered_on": "10/06/1988", "made_on": "1/2/2024"}
DIPLOMA = {"birth_date": "05/06/1988", "graduation_year": "2006", "made_on": "1/2/2024"}
COUPLE = {
    "bride_birth_date": "01/02/2006",
    "groom_birth_date": "01/02/2004",
    "made_on": "01/02/2024",
}
BIRTH = {"child_birth_date": "12/03/2024", "mother_birth_year": "1994", "father_birth_year": "1990"}


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("death_registration", DEATH),
        ("marital_status", STATUS),
        ("civil_extract_copy", EXTRACT),
        ("diploma_copy", DIPLOMA),
        ("marriage_registration", COUPLE),
        ("birth_registration", BIRTH),
    ],
)
def test_dates_in_their_order_are_not_flagged(form: str, values: dict[str, str]) -> None:
    assert contradictions(form, values) == set()


@pytest.mark.parametrize(
    ("form", "values", "key", "text", "reason"),
    [
        ("death_registration", DEATH, "death_date", "05/03/1939", DIED_BEFORE_BIRTH),
        ("death_registration", DEATH, "death_notice_date", "04/03/2024", NOTICE_BEFORE_DEATH),
        ("death_registration", DEATH, "death_notice_date", "11/03/2024", DATED_AFTER_DECLARATION),
        ("death_registration", DEATH, "death_time", "25 giờ 30 phút", IMPOSSIBLE_TIME),
        ("death_registration", DEATH, "death_time", "8h75", IMPOSSIBLE_TIME),
        ("marital_status", STATUS, "period_to", "01/02/2009", PERIOD_REVERSED),
        ("marital_status", STATUS, "period_from", "01/02/1987", PERIOD_BEFORE_BIRTH),
        ("civil_extract_copy", EXTRACT, "registered_on", "04/06/1988", REGISTERED_BEFORE_BIRTH),
        ("civil_extract_copy", EXTRACT, "registered_on", "2/2/2024", DATED_AFTER_DECLARATION),
        ("diploma_copy", DIPLOMA, "graduation_year", "1986", GRADUATED_BEFORE_BIRTH),
        ("marriage_registration", COUPLE, "bride_birth_date", "02/02/2006", TOO_YOUNG_TO_MARRY),
        ("marriage_registration", COUPLE, "groom_birth_date", "02/02/2004", TOO_YOUNG_TO_MARRY),
        ("birth_registration", BIRTH, "mother_birth_year", "2014", PARENT_TOO_YOUNG),
        ("birth_registration", BIRTH, "father_birth_year", "05/06/2013", PARENT_TOO_YOUNG),
    ],
)
def test_what_cannot_have_happened_so_is_flagged(
    form: str, values: dict[str, str], key: str, text: str, reason: Reason
) -> None:
    assert contradictions(form, values | {key: text}) == {reason}


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("school_transfer", "pupil_birth_date"),
        ("household_business", "owner_birth_date"),
        ("residence_ct01", "members.1.birth_date"),
        ("residence_ct01", "birth_date"),
        ("birth_registration", "mother_birth_year"),
    ],
)
def test_nobody_is_born_after_the_declaration(form: str, key: str) -> None:
    values = {key: "2025", "made_on": "01/02/2024"}
    assert BORN_AFTER_DECLARATION in contradictions(form, values)


def test_a_mother_over_55_is_doubted() -> None:
    found = findings_in("birth_registration", BIRTH | {"mother_birth_year": "1965"})
    assert PARENT_TOO_OLD in reasons(found, Effect.DOUBTS)


@pytest.mark.parametrize(("made_on", "is_flagged"), [("01/02/2015", True), ("31/12/2014", False)])
def test_the_age_of_marriage_is_not_asked_of_papers_before_the_law(
    made_on: str, is_flagged: bool
) -> None:
    values = {"bride_birth_date": "01/03/1997", "made_on": made_on}
    assert (TOO_YOUNG_TO_MARRY in contradictions("marriage_registration", values)) == is_flagged


def test_an_order_that_cannot_be_speaks_of_the_paper_and_not_of_the_reading() -> None:
    found = findings_in("death_registration", DEATH | {"death_date": "05/03/1939"})
    flagged = [finding for finding in found if finding.effect is Effect.CONTRADICTS]
    assert {finding.about for finding in flagged} == {Subject.PAPER}
    found = findings_in("death_registration", DEATH | {"death_time": "25 giờ"})
    flagged = [finding for finding in found if finding.effect is Effect.CONTRADICTS]
    assert {finding.about for finding in flagged} == {Subject.READING}


@pytest.mark.parametrize(
    ("one", "other"), [("1990", "1990-05-02"), ("1990-05", "1990-05-02"), ("1990-05-02", "1990")]
)
def test_a_date_known_in_part_is_not_surely_after_another(one: str, other: str) -> None:
    assert not is_after(one, other)


@given(st.dates(), st.dates())
def test_whole_dates_are_compared_as_the_calendar_does(one: date, other: date) -> None:
    assert is_after(str(one), str(other)) == (one > other)


@pytest.mark.parametrize(
    ("born", "at", "years"),
    [
        ("2004-02-01", "2024-02-01", 20),
        ("2004-02-02", "2024-02-01", 19),
        ("2004", "2024-02-01", 20),
        ("2004-03", "2024-02-01", 19),
        ("2004-02-01", "2024", 20),
    ],
)
def test_full_years_give_the_benefit_of_the_doubt(born: str, at: str, years: int) -> None:
    assert full_years(born, at) == years
