"""Numbers, names and terms as they are stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise import normalise_text
from schemas.form import FieldDefinition, FieldType
from schemas.reasons import (
    DIGIT_IN_NAME,
    DIGITS_GUESSED,
    EMAIL_GUESSED,
    NAME_TOO_SHORT,
    NONE_TICKED,
    NOT_A_GENDER,
    NOT_A_NUMBER,
    NOT_A_PERSONAL_ID,
    NOT_A_PHONE,
    NOT_AN_EMAIL,
    NOT_AN_ID_DOCUMENT,
    SEVERAL_PHONES,
)
from schemas.record import Reason
from schemas.text import comparable, tidy


def definition(field_type: FieldType) -> FieldDefinition:
    options = ("Có", "Không") if field_type is FieldType.CHECKBOX_GROUP else ()
    return FieldDefinition(id="x", type=field_type, name="X", options=options)


@pytest.mark.parametrize(
    ("field_type", "text", "value"),
    [
        (FieldType.PERSON_NAME, " NGUYỄN  THỊ  AN ", "Nguyễn Thị An"),
        (FieldType.PERSON_NAME, "H'HEN NIÊ", "H'Hen Niê"),
        (FieldType.PERSON_NAME, "VŨ THùY LlNH", "Vũ Thùy Linh"),
        (FieldType.PERSON_NAME, "Y Bih Niê", "Y Bih Niê"),
        (FieldType.PERSON_NAME, "H'Hen Niê", "H'Hen Niê"),
        (FieldType.PERSONAL_ID, "0 7 9 1 8 5 0 0 1 2 3 4", "079185001234"),
        (FieldType.PERSONAL_ID, "07918500123４", "079185001234"),
        (FieldType.PERSONAL_ID, "079 185 001 234", "079185001234"),
        (FieldType.PHONE, "0912.345.678", "0912345678"),
        (FieldType.PHONE, "+84 912 345 678", "0912345678"),
        (FieldType.PHONE, "SĐT: 0912345678", "0912345678"),
        (FieldType.PHONE, "(024) 3825 1234", "02438251234"),
        (FieldType.PHONE, "+84(0)912345678", "0912345678"),
        (FieldType.PHONE, "0168 123 4567", "01681234567"),
        (FieldType.EMAIL, "An.Nguyen@Example.com", "an.nguyen@example.com"),
        (FieldType.EMAIL, "an . nguyen@example. com", "an.nguyen@example.com"),
        (FieldType.GENDER, "nữ", "Nữ"),
        (FieldType.GENDER, "NAM", "Nam"),
        (FieldType.INTEGER, "02 bản", "2"),
        (FieldType.INTEGER, "hai", "2"),
        (FieldType.ADDRESS, "12/5  Lê Lợi", "12/5 Lê Lợi"),
        (FieldType.CHECKBOX_GROUP, "có", "Có"),
        (FieldType.FREE_TEXT, "C28129861", "C 28129861"),
        (FieldType.FREE_TEXT, "B.1234567", "B 1234567"),
        (FieldType.FREE_TEXT, "BV123456", "BV 123456"),
        (FieldType.FREE_TEXT, "CT01234567", "CT01234567"),
        (FieldType.FREE_TEXT, "CS01234", "CS01234"),
    ],
)
def test_values_are_stored_in_their_form(field_type: FieldType, text: str, value: str) -> None:
    normalised = normalise_text(definition(field_type), text)
    assert (normalised.value, normalised.problem) == (value, None)


@pytest.mark.parametrize(
    ("field_type", "text", "problem"),
    [
        (FieldType.PERSONAL_ID, "07918500123", NOT_A_PERSONAL_ID),
        (FieldType.PERSONAL_ID, "0791850012345", NOT_A_PERSONAL_ID),
        (FieldType.PERSONAL_ID, "٠٧٩١٨٥٠٠١٢٣٤", NOT_A_PERSONAL_ID),
        (FieldType.PHONE, "12345", NOT_A_PHONE),
        (FieldType.EMAIL, "không có", NOT_AN_EMAIL),
        (FieldType.GENDER, "Nam Nữ", NOT_A_GENDER),
        (FieldType.INTEGER, "nhiều", NOT_A_NUMBER),
        (FieldType.CHECKBOX_GROUP, "có lẽ", NONE_TICKED),
    ],
)
def test_what_is_no_such_value_has_a_reason(
    field_type: FieldType, text: str, problem: Reason
) -> None:
    normalised = normalise_text(definition(field_type), text)
    assert (normalised.value, normalised.problem) == (None, problem)


@pytest.mark.parametrize(
    ("field_type", "text", "doubt"),
    [
        (FieldType.PERSONAL_ID, "O79l85001234", DIGITS_GUESSED),
        (FieldType.PERSON_NAME, "Nguyễn Th1 An", DIGIT_IN_NAME),
        (FieldType.PERSON_NAME, "Trần", NAME_TOO_SHORT),
        (FieldType.ID_DOCUMENT, "Giấy chứng minh", NOT_AN_ID_DOCUMENT),
        (FieldType.PHONE, "O9l2345678", DIGITS_GUESSED),
        (FieldType.PHONE, "0912345678 - 0987654321", SEVERAL_PHONES),
        (FieldType.EMAIL, "an.nguyen©gmail.com", EMAIL_GUESSED),
        (FieldType.EMAIL, "nguyễn@gmail.com", EMAIL_GUESSED),
    ],
)
def test_a_guess_is_doubted(field_type: FieldType, text: str, doubt: Reason) -> None:
    normalised = normalise_text(definition(field_type), text)
    assert normalised.value is not None
    assert normalised.doubt == doubt


@given(st.sampled_from(list(FieldType)), st.text(max_size=40))
def test_no_text_breaks_a_normaliser_and_every_value_is_nfc(
    field_type: FieldType, text: str
) -> None:
    if field_type in (FieldType.TABLE, FieldType.TWO_PARTY):
        return
    value = normalise_text(definition(field_type), text).value
    assert value is None or (value == unicodedata.normalize("NFC", value) and value.strip())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà", "hòa"), ("THUÝ", "Thúy"), ("khoẻ", "khỏe"), ("Ủy  ban", "uỷ ban"), ("Thuỵ", "Thụy")],
)
def test_both_tone_placements_are_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(("one", "other"), [("Hòa", "Hoa"), ("quý", "quỳ"), ("toàn", "toán")])
def test_tones_count(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


def test_square_metres_are_equal_however_they_are_written() -> None:
    assert comparable("159 m²") == comparable("159 m2")
    assert tidy("159 m²") == "159 m²"


@given(st.text(max_size=30))
def test_comparing_is_stable(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
    assert tidy(tidy(text)) == tidy(text)
