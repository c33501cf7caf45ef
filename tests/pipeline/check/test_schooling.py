"""School classes and diplomas against age."""

import pytest

from pipeline.check import Effect
from schemas.reasons import CLASS_CONTRADICTS_AGE, GRADUATED_AS_A_CHILD, ODD_CLASS
from tests.pipeline.check.filled import contradictions, findings_in, reasons


@pytest.mark.parametrize(
    ("made_on", "born", "class_", "is_flagged"),
    [
        ("10/10/2024", "2018", "Lớp 1A", False),
        ("10/10/2024", "2007", "12A1", False),
        ("10/03/2025", "2013", "6", False),
        ("10/07/2024", "2018", "lớp 1", False),
        ("10/10/2024", "2012", "Lớp 1", True),
        ("10/10/2024", "2016", "Lớp 9B", True),
    ],
)
def test_a_class_goes_with_the_year_of_birth(
    made_on: str, born: str, class_: str, is_flagged: bool
) -> None:
    values = {"pupil_birth_date": born, "class": class_, "made_on": made_on}
    flagged = contradictions("school_transfer", values)
    assert (CLASS_CONTRADICTS_AGE in flagged) == is_flagged


@pytest.mark.parametrize(
    ("kind", "year", "is_flagged"),
    [
        ("Bằng tốt nghiệp trung học cơ sở", "2003", False),
        ("Bằng tốt nghiệp THPT", "2006", False),
        ("Bằng tốt nghiệp THPT", "2000", True),
        ("Bằng cử nhân", "2006", True),
        ("Chứng chỉ tin học", "2000", False),
    ],
)
def test_a_diploma_goes_with_the_year_of_birth(kind: str, year: str, is_flagged: bool) -> None:
    values = {"birth_date": "05/06/1988", "diploma_kind": kind, "graduation_year": year}
    flagged = contradictions("diploma_copy", values)
    assert (GRADUATED_AS_A_CHILD in flagged) == is_flagged


def test_a_class_without_a_number_says_nothing() -> None:
    values = {"pupil_birth_date": "2018", "class": "Lá", "made_on": "10/10/2024"}
    effects = [f.effect for f in findings_in("school_transfer", values) if "class" in f.keys]
    assert Effect.CONTRADICTS not in effects


@pytest.mark.parametrize(
    ("name", "is_odd"),
    [("32", True), ("9AI", True), ("B", True), ("9A1", False), ("3.2", False), ("Lớp 12C", False)],
)
def test_a_class_that_no_school_has_is_doubted(name: str, is_odd: bool) -> None:
    doubted = reasons(findings_in("school_transfer", {"class": name}), Effect.DOUBTS)
    assert (ODD_CLASS in doubted) == is_odd
