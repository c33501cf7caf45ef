"""What a clerk knows, as checks."""

from collections.abc import Sequence

import pytest

from pipeline.check import Effect, Finding, check_record
from pipeline.check.personal_id import facts_of
from pipeline.extract import RawField, extract
from pipeline.normalise import NormalField, normalise_fields
from schemas.form import load_forms
from schemas.reasons import (
    BORN_AFTER_DECLARATION,
    DATE_CONTRADICTS_WORDS,
    ID_CONTRADICTS_BIRTH_YEAR,
    ID_CONTRADICTS_GENDER,
    PARENT_TOO_YOUNG,
    UNKNOWN_ETHNICITY,
    UNKNOWN_FAMILY_NAME,
    UNKNOWN_PROVINCE_CODE,
)
from schemas.record import Reason
from tests.pipeline.typed import BIRTH_ROWS, page

FORMS = load_forms()

CT01_ROWS = (
    "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",
    "Kính gửi: Công an phường Dịch Vọng",
    "1. Họ, chữ đệm và tên: LÊ THỊ MAI",
    "2. Ngày, tháng, năm sinh: 05/06/1988 3. Giới tính: Nữ",
    "4. Số định danh cá nhân: 001188012345",
    "5. Số điện thoại liên hệ: 0912345678 6. Email: mai.le@example.com",
)


def fields_of(form: str, rows: Sequence[str]) -> tuple[NormalField, ...]:
    raw: tuple[RawField, ...] = extract(FORMS[form], [page(rows)])
    return normalise_fields(raw)


def birth(old: str = "", new: str = "") -> tuple[Finding, ...]:
    rows = [row.replace(old, new) for row in BIRTH_ROWS]
    assert not old or rows != list(BIRTH_ROWS)
    return check_record(fields_of("birth_registration", rows))


def residence(old: str = "", new: str = "") -> tuple[Finding, ...]:
    rows = [row.replace(old, new) for row in CT01_ROWS]
    assert not old or rows != list(CT01_ROWS)
    return check_record(fields_of("residence_ct01", rows))


def reasons(findings: Sequence[Finding], effect: Effect) -> set[Reason]:
    return {f.reason for f in findings if f.effect is effect and f.reason is not None}


def test_a_consistent_declaration_has_no_contradiction() -> None:
    assert reasons(birth(), Effect.CONTRADICTS) == set()
    assert reasons(residence(), Effect.CONTRADICTS) == set()


def test_an_id_that_fits_its_holder_agrees_with_birth_date_and_gender() -> None:
    agreeing = {f.keys for f in residence() if f.effect is Effect.AGREES}
    assert {("personal_id", "birth_date"), ("personal_id", "gender")} <= agreeing


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("05/06/1988", "05/06/1989", ID_CONTRADICTS_BIRTH_YEAR),
        ("Giới tính: Nữ", "Giới tính: Nam", ID_CONTRADICTS_GENDER),
        ("001188012345", "003188012345", UNKNOWN_PROVINCE_CODE),
    ],
)
def test_an_id_that_does_not_fit_is_flagged(old: str, new: str, reason: Reason) -> None:
    assert reasons(residence(old, new), Effect.CONTRADICTS) == {reason}


def test_a_date_that_differs_from_its_words_is_flagged_on_both() -> None:
    found = [f for f in birth("12/03/2024", "13/03/2024") if f.effect is Effect.CONTRADICTS]
    assert [(f.keys, f.reason) for f in found] == [
        (("child_birth_date", "child_birth_date_words"), DATE_CONTRADICTS_WORDS)
    ]


def test_a_mother_younger_than_twelve_is_flagged() -> None:
    assert reasons(birth("1994", "2014"), Effect.CONTRADICTS) == {PARENT_TOO_YOUNG}


def test_a_birth_after_the_declaration_is_flagged() -> None:
    found = reasons(birth("ngày 20 tháng 3", "ngày 10 tháng 3"), Effect.CONTRADICTS)
    assert found == {BORN_AFTER_DECLARATION}


def test_a_misread_family_name_is_doubted_and_the_right_one_proposed() -> None:
    finding = next(f for f in residence("LÊ THỊ MAI", "LỂ THỊ MAI") if f.keys == ("name",))
    assert (finding.effect, finding.reason) == (Effect.DOUBTS, UNKNOWN_FAMILY_NAME)
    assert "Lê Thị Mai" in finding.alternatives


def test_an_unknown_ethnic_group_is_doubted_and_the_nearest_proposed() -> None:
    finding = next(f for f in birth("Tày", "Tảy") if f.keys == ("father_ethnicity",))
    assert (finding.effect, finding.reason) == (Effect.DOUBTS, UNKNOWN_ETHNICITY)
    assert finding.alternatives[0] == "Tày"


def test_a_check_never_changes_a_value() -> None:
    before = fields_of("residence_ct01", CT01_ROWS)
    check_record(before)
    assert before == fields_of("residence_ct01", CT01_ROWS)


@pytest.mark.parametrize(
    ("number", "province", "gender", "year"),
    [
        ("001188012345", "Hà Nội", "Nữ", 1988),
        ("079090001234", "Hồ Chí Minh", "Nam", 1990),
        ("096215000001", "Cà Mau", "Nam", 2015),
        ("048324000001", "Đà Nẵng", "Nữ", 2024),
    ],
)
def test_an_id_says_where_when_and_who(number: str, province: str, gender: str, year: int) -> None:
    facts = facts_of(number)
    assert (facts.province, facts.gender, facts.birth_year) == (province, gender, year)


def test_facts_need_twelve_digits() -> None:
    with pytest.raises(ValueError, match="12 digits"):
        facts_of("12345678901x")
