"""Single values against lists, number plans and spelling."""

import pytest

from pipeline.check import Effect, Finding
from pipeline.check.terms import check_term
from schemas.form import FieldType
from schemas.lexicons import load_lexicon, province_codes
from schemas.reasons import UNKNOWN_PHONE_PREFIX, UNUSUAL_EMAIL_DOMAIN, UNUSUAL_WORDING
from tests.pipeline.check.filled import a_field


def findings(field_type: FieldType, text: str) -> tuple[Finding, ...]:
    return check_term(a_field(field_type, text))


def effects(field_type: FieldType, text: str) -> list[Effect]:
    return [finding.effect for finding in findings(field_type, text)]


@pytest.mark.parametrize("text", ["0912345678", "02438251234", "0296 3851 234", "0168 123 4567"])
def test_phones_of_the_number_plan_agree(text: str) -> None:
    assert effects(FieldType.PHONE, text) == [Effect.AGREES]


@pytest.mark.parametrize("text", ["0112345678", "02001234567", "01501234567"])
def test_other_phones_are_doubted(text: str) -> None:
    (found,) = findings(FieldType.PHONE, text)
    assert (found.effect, found.reason) == (Effect.DOUBTS, UNKNOWN_PHONE_PREFIX)


def test_every_province_has_one_area_code() -> None:
    codes = dict(line.split(" ", 1) for line in load_lexicon("phone_area_codes"))
    assert sorted(codes.values()) == sorted(province_codes().values())


def test_a_domain_close_to_a_common_one_is_doubted_and_that_one_proposed() -> None:
    (found,) = findings(FieldType.EMAIL, "an.nguyen@gmail.con")
    assert (found.effect, found.reason) == (Effect.DOUBTS, UNUSUAL_EMAIL_DOMAIN)
    assert found.alternatives == ("an.nguyen@gmail.com",)
    assert findings(FieldType.EMAIL, "an@hanoi.gov.vn") == ()


@pytest.mark.parametrize(
    ("field_type", "text"),
    [
        (FieldType.ETHNICITY, "Kinh"),
        (FieldType.ETHNICITY, "H'Mông"),
        (FieldType.NATIONALITY, "Việt Nam"),
        (FieldType.NATIONALITY, "Kazakhstan"),
        (FieldType.NATIONALITY, "Miến Điện"),
        (FieldType.RELATIONSHIP, "Bố dượng"),
        (FieldType.RELATIONSHIP, "mẹ đẻ"),
    ],
)
def test_terms_of_the_lists_agree(field_type: FieldType, text: str) -> None:
    assert effects(field_type, text) == [Effect.AGREES]


def test_a_rare_name_of_an_ethnic_group_is_neither_sure_nor_odd() -> None:
    assert findings(FieldType.ETHNICITY, "Pa Dí") == ()


@pytest.mark.parametrize(
    "issuer",
    [
        "Cục Cảnh sát QLHC về TTXH",
        "Cục CSĐKQL cư trú và DLQG về dân cư",
        "Bộ Công an",
        "Công an tỉnh Bến Tre",
        "CA TP. Hồ Chí Minh",
        "Giám đốc Công an thành phố Hà Nội",
    ],
)
def test_offices_that_issue_id_documents_are_known(issuer: str) -> None:
    text = f"CCCD số 079185001234 do {issuer} cấp ngày 25/04/2021"
    assert effects(FieldType.ID_DOCUMENT, text) == [Effect.AGREES]


def test_a_misread_issuer_is_doubted_and_the_right_one_proposed() -> None:
    (found,) = findings(
        FieldType.ID_DOCUMENT, "CCCD số 079185001234 do Cục Cảnh sắt QLHC về TTXH cấp"
    )
    assert (found.effect, found.reason) == (Effect.DOUBTS, UNUSUAL_WORDING)
    assert "Cảnh sát" in found.alternatives[0]


@pytest.mark.parametrize(
    "text",
    [
        "Trường trung học phổ thông",
        "Tình trạng hôn nhân",
        "quân đội",
        "xin cấp lại giấy tờ bị mất",
    ],
)
def test_everyday_words_are_not_taken_for_type_words(text: str) -> None:
    assert findings(FieldType.FREE_TEXT, text) == ()


@pytest.mark.parametrize(
    "text", ["xã Ea Súp, huyện Ea Súp, tỉnh Đắk Lắk", "huyện Phù Yên, tỉnh Sơn La"]
)
def test_names_of_units_are_spelt_as_the_gazetteers_have_them(text: str) -> None:
    assert effects(FieldType.ADDRESS, text) == [Effect.AGREES]
