"""A wrong definition is answered with the place and the way to mend it, in both languages."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.form import load_forms, parse_form
from schemas.form_check import Mistake, check_form

RIGHT = """\
id: note
version: "1"
name: Giấy hẹn
legal_basis: không có
domain: justice
titles: [GIẤY HẸN]
labels:
  - texts: [Hẹn ông/bà]
    field: {id: guest, type: person_name, name: Người được hẹn}
  - texts: [Vào ngày]
    field: {id: day, type: date, name: Ngày hẹn}
"""

ONE = "{prefix: guest_, name: người được hẹn, headers: [Khách]}"
HEADS = "{prefix: a_, name: a, headers: [A], header: [A]}"


def mistakes(text: str) -> tuple[Mistake, ...]:
    return check_form(text, load_forms())[1]


def test_a_right_definition_has_no_mistakes() -> None:
    assert check_form(RIGHT, load_forms()) == (parse_form(RIGHT), ())


@pytest.mark.parametrize(
    ("right", "wrong", "place", "vi", "en"),
    [
        ("person_name", "persn_name", (9, 30), "Có phải «person_name»", "Did you mean «person_"),
        ("field: {id: guest", "feild: {id: guest", (9, 5), "Có phải «field»", "mean «field»"),
        ('version: "1"', "version: 1", (2, 10), "dấu ngoặc kép", "quotes"),
        ("name: Giấy hẹn\n", "", (1, 1), "thiếu khóa «name»", "«name» is missing"),
        ("[GIẤY HẸN]", "GIẤY HẸN", (6, 9), "danh sách", "a list"),
        ("[GIẤY HẸN]", "[]", (6, 9), "ít nhất một mục", "an entry"),
        ("[Vào ngày]", '["..."]', (10, 13), "cần có chữ", "with a letter"),
        ("[Vào ngày]", "[Vào ngày (2)]", (10, 13), "«(2)»", "«(2)»"),
        ("id: day", "id: Ngày", (11, 17), "chữ thường không dấu", "lower-case"),
        ("id: day", "id: day.one", (11, 17), "dấu chấm", "a dot"),
        ("id: day", "id: guest", (11, 17), "cùng tên: guest", "one id: guest"),
        ("type: date", "type: table", (11, 12), "«columns»", "«columns»"),
        ("type: date", "type: two_party", (11, 12), "«parties» và «rows»", "«parties» and"),
        ("domain: justice", "numbered: maybe\ndomain: x", (5, 11), "true hoặc false", "true or"),
        ("{id: day, type: date, name: Ngày hẹn}", "Ngày hẹn", (11, 12), "một nhóm", "a group"),
        ("domain: justice", "domain: a\ndomain: b", (6, 1), "hai lần", "twice"),
        ("labels:", f"people: [{ONE}]\nlabels:", (1, 1), "đúng hai người", "names two"),
        ("labels:", f"people: [{HEADS}]\nlabels:", (7, 46), "Có phải «headers»", "mean «headers»"),
        ("name: Giấy hẹn", "name: Giấy: hẹn", (3, 11), "YAML", "no YAML"),
        ("  - texts: [Hẹn", "\t- texts: [Hẹn", (8, 1), "YAML", "no YAML"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_way_to_mend_it(
    right: str, wrong: str, place: tuple[int, int], vi: str, en: str
) -> None:
    assert right in RIGHT
    (mistake,) = mistakes(RIGHT.replace(right, wrong))
    assert (mistake.line, mistake.column) == place
    assert vi in mistake.sentence.vi
    assert en in mistake.sentence.en


def test_all_mistakes_are_told_at_once_in_the_order_of_the_text() -> None:
    text = RIGHT.replace("person_name", "person").replace("type: date", "type: day")
    assert [mistake.line for mistake in mistakes(text)] == [9, 11]


def test_text_with_marks_apart_from_their_letters_is_refused_where_it_begins() -> None:
    text = RIGHT.replace("Giấy hẹn", unicodedata.normalize("NFD", "Giấy hẹn"))
    (mistake,) = mistakes(text)
    assert (mistake.line, mistake.column) == (3, 9)
    assert "NFC" in mistake.sentence.vi


def test_an_empty_file_is_told_so() -> None:
    (mistake,) = mistakes("# chưa viết gì\n")
    assert "trống" in mistake.sentence.vi


def test_a_control_character_is_told_with_its_place() -> None:
    (mistake,) = mistakes(RIGHT.replace("justice", "jus\x07tice"))
    assert (mistake.line, mistake.column) == (5, 12)


def test_another_form_under_the_name_and_version_of_a_known_one_is_refused() -> None:
    shipped = load_forms()["birth_registration"]
    text = RIGHT.replace("id: note", f"id: {shipped.id}").replace('"1"', f'"{shipped.version}"')
    (mistake,) = mistakes(text)
    assert (mistake.line, mistake.column) == (2, 10)
    assert "đã có sẵn" in mistake.sentence.vi


def test_a_new_version_of_a_known_form_is_no_mistake() -> None:
    assert mistakes(RIGHT.replace("id: note", "id: birth_registration")) == ()


def test_every_sentence_is_filled_and_ends() -> None:
    text = RIGHT.replace("person_name", "x").replace("type: date", "type: table")
    for mistake in mistakes(text):
        for sentence in (mistake.sentence.vi, mistake.sentence.en):
            assert sentence.endswith((".", "?"))
            assert "{" not in sentence


@given(st.text(max_size=80), st.integers(0, len(RIGHT)))
def test_no_text_breaks_the_check(noise: str, at: int) -> None:
    form, found = check_form(RIGHT[:at] + noise + RIGHT[at:], load_forms())
    assert (form is None) == bool(found)
    assert all(mistake.line >= 1 and mistake.column >= 1 for mistake in found)


@given(st.text(alphabet="ab:-[]{}&*!#|>'\"\n ,?", max_size=60))
def test_no_yaml_breaks_the_check(text: str) -> None:
    form, found = check_form(text, load_forms())
    assert form is None
    assert found
