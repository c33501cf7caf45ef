"""Personal IDs and ID documents, in every way citizens write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.id_documents import parse_id_document, parse_personal_id
from schemas.reasons import DIGITS_GUESSED

CIRCULATION = "Cục Cảnh sát QLHC về TTXH"


@pytest.mark.parametrize(
    ("text", "kind", "number", "issuer", "issued_on"),
    [
        (
            f"CCCD số 079185001234 do {CIRCULATION} cấp ngày 25/04/2021",
            *("CCCD", "079185001234", CIRCULATION, "2021-04-25"),
        ),
        (
            "CMND: 321 456 789, CA Bến Tre cấp 12/3/2010",
            *("CMND", "321456789", "CA Bến Tre", "2010-03-12"),
        ),
        (
            f"Số: 079185001234; Ngày cấp: 25/4/2021; Nơi cấp: {CIRCULATION}",
            *(None, "079185001234", CIRCULATION, "2021-04-25"),
        ),
        (
            f"Căn cước công dân; Số: 079185001234; Nơi cấp: {CIRCULATION}; ngày cấp: 25/4/2021",
            *("CCCD", "079185001234", CIRCULATION, "2021-04-25"),
        ),
        (
            "CCCD 079.185.001.234 cấp ngày 25-04-2021 tại Công an tỉnh Bến Tre",
            *("CCCD", "079185001234", "Công an tỉnh Bến Tre", "2021-04-25"),
        ),
        (
            "CMND số 321456789 do Công an thành phố Hồ Chí Minh cấp ngày 12 tháng 3 năm 2010",
            *("CMND", "321456789", "Công an thành phố Hồ Chí Minh", "2010-03-12"),
        ),
        (
            "Hộ chiếu số B1234567 do Cục Quản lý xuất nhập cảnh cấp ngày 01/02/2020",
            *("Hộ chiếu", "B1234567", "Cục Quản lý xuất nhập cảnh", "2020-02-01"),
        ),
        (
            "thẻ căn cước 079185001234, cấp ngày 02/8/2024, Bộ Công an, có giá trị đến 02/8/2034",
            *("CC", "079185001234", "Bộ Công an", "2024-08-02"),
        ),
        ("079185001234 do Bộ Công an cấp", None, "079185001234", "Bộ Công an", None),
        ("Căn cước công dân 079185001234", "CCCD", "079185001234", None, None),
        ("Giấy khai sinh số 123/2024", "Giấy khai sinh", "123/2024", None, None),
    ],
)
def test_an_id_document_has_its_parts(
    text: str, kind: str | None, number: str, issuer: str | None, issued_on: str | None
) -> None:
    parsed = parse_id_document(text)
    assert (parsed.value, parsed.doubt) == (text, None)
    expected = {"kind": kind, "number": number, "issuer": issuer, "issued_on": issued_on}
    assert parsed.parts == {name: part for name, part in expected.items() if part}


def test_letters_in_the_number_are_doubted() -> None:
    parsed = parse_id_document("CCCD O79l85001234")
    assert (parsed.parts["number"], parsed.doubt) == ("079185001234", DIGITS_GUESSED)


@given(
    st.from_regex(r"[0-9]{12}", fullmatch=True),
    st.sampled_from([(12,), (3, 3, 3, 3), (4, 4, 4), (1,) * 12]),
    st.sampled_from([" ", ".", "-"]),
    st.sampled_from(["CCCD số {} do Bộ Công an cấp ngày 01/02/2023", "{}", "Số: {}, cấp 1/2/2023"]),
)
def test_digits_may_stand_in_groups(
    number: str, groups: tuple[int, ...], separator: str, pattern: str
) -> None:
    starts = [sum(groups[:i]) for i in range(len(groups))]
    written = separator.join(number[s : s + size] for s, size in zip(starts, groups, strict=True))
    assert parse_id_document(pattern.format(written)).parts["number"] == number


@pytest.mark.parametrize("text", ["Số: 079185001234", "CCCD 079185001234", "(079185001234)"])
def test_words_around_a_personal_id_are_passed_over(text: str) -> None:
    parsed = parse_personal_id(text)
    assert (parsed.value, parsed.doubt) == ("079185001234", None)
