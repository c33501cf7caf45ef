"""Values that hold a label, break off or lost a sign are doubted, whole ones are not."""

from dataclasses import replace

import pytest

from pipeline.check.wholeness import (
    WIDE_GAP,
    check_wholeness,
    holds_a_label,
    misses_a_sign,
    widest_gap,
)
from pipeline.extract.stream import StreamChar
from schemas.form import FieldType
from schemas.page import CharRead, Line
from tests.pipeline.check.filled import a_field


def codes(value: str) -> list[str]:
    """Return the codes of the doubts about a value."""
    found = check_wholeness(a_field(FieldType.FREE_TEXT, value))
    return [finding.reason.code for finding in found if finding.reason is not None]


@pytest.mark.parametrize(
    "value",
    ["Ngày cấp", "7/3 Nơi sinh", "451/2025/GBT Ngày cấp: ngày 31", "Số 63 Lê Lợi Nơi cư trú Số 30"],
)
def test_a_label_in_a_value_is_doubted(value: str) -> None:
    assert codes(value) == ["holds_a_label"]


@pytest.mark.parametrize(
    "value",
    ["Gia đình chuyển nơi cư trú", "NƠI CƯ TRÚ MỚI", "Giấy chứng nhận đã cấp; hợp đồng", "Nam", "Bản thân"],
)  # fmt: skip
def test_words_of_a_label_in_small_letters_and_at_the_beginning_are_not(value: str) -> None:
    assert codes(value) == []


def test_an_identity_paper_is_written_with_words_of_labels() -> None:
    paper = "CCCD: 034201615565, Ngày cấp 02/04/2023, Nơi cấp: Bộ Công an"
    assert not holds_a_label(paper, of_paper=True)
    assert holds_a_label(paper)
    assert holds_a_label(f"{paper} Nơi thường trú Số 30/11", of_paper=True)


@pytest.mark.parametrize("value", ["Số 5 Lê Lợi, phường", "CCCD: 034201615565, cấp ngày", "Tại xã"])
def test_a_value_that_breaks_off_is_doubted(value: str) -> None:
    assert codes(value) == ["unfinished"]


@pytest.mark.parametrize(
    "value", ["Buôn bán tự do", "50 năm", "Nhồi máu cơ tim cấp", "Số 5 Lê Lợi"]
)
def test_a_value_that_ends_as_values_do_is_not(value: str) -> None:
    assert codes(value) == []


@pytest.mark.parametrize(
    ("address", "is_missing"),
    [
        ("Số 160 Lê Lợi, phường Trần Phú, thành phố Bắc Giang tỉnh Bắc Giang", True),
        ("Số 160 Lê Lợi, P. Trần Phú, TP Bắc Giang, tỉnh Bắc Giang", True),
        ("Số 160 Lê Lợi, phường Trần Phú, thành phố Bắc Giang, tỉnh Bắc Giang", False),
        ("Số 160 Lê Lợi, P. Trần Phú, Q. Hà Đông, TP. Hà Nội", False),
        ("160 Lê Lợi P Trần Phú Tp Bắc Giang", False),
        ("Ủy ban nhân dân phường Minh An, thành phố Hội An", False),
        ("TP Hồ Chí Minh", False),
    ],
)
def test_a_sign_that_its_neighbours_have_is_missed(address: str, is_missing: bool) -> None:
    assert misses_a_sign(address) is is_missing


@pytest.mark.parametrize(
    ("value", "kind", "code"),
    [
        ("Nguyễn Thanh Thảo Trương Văn Tuấn", FieldType.PERSON_NAME, "two_values"),
        ("Số 97 Nguyễn Phong Sắc, phường Hưng Số 97 Nguyễn Phong Sắc", FieldType.ADDRESS, "two_values"),
        ("Đà Nẵng, ngày 26 tháng 09 năm 2024", FieldType.PLACE, "holds_a_label"),
        ("(Chuyển nhượng, tặng cho, thừa kế)", FieldType.FREE_TEXT, "holds_a_label"),
        ("CCCD 040165090201 cấp ngày 12/11/2022 Giờ chết", FieldType.ID_DOCUMENT, "holds_a_label"),
    ],
)  # fmt: skip
def test_two_values_in_one_and_notes_of_the_print_are_doubted(
    value: str, kind: FieldType, code: str
) -> None:
    found = check_wholeness(a_field(kind, value))
    assert code in [finding.reason.code for finding in found if finding.reason]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("Nguyễn Thị Minh Khai", FieldType.PERSON_NAME),
        ("Công Tằng Tôn Nữ Thị Huế", FieldType.PERSON_NAME),
        ("CCCD 040165090201 cấp ngày 12/11/2022 Bộ Công an", FieldType.ID_DOCUMENT),
    ],
)
def test_long_names_and_papers_with_their_issuer_behind_are_not(
    value: str, kind: FieldType
) -> None:
    assert check_wholeness(a_field(kind, value)) == ()


def name_with_a_gap(gap: float) -> list[StreamChar]:
    """Return "An Bo" on a line of 400 x 40 pixels, with so many heights between n and B."""
    line = Line(text="An Bo", score=1.0, quad=((0, 0), (400, 0), (400, 40), (0, 40)))
    places = (0.1, 0.15, 0.18, 0.15 + gap / 10, 0.2 + gap / 10)
    return [
        StreamChar(char, 0, CharRead(char, 1.0, place, "", 0.0), line)
        for char, place in zip(line.text, places, strict=True)
    ]


def test_room_for_a_word_between_two_others_is_doubted() -> None:
    assert widest_gap(name_with_a_gap(1.0)) == pytest.approx(1.0)
    assert widest_gap([]) == 0.0
    field = a_field(FieldType.PERSON_NAME, "An Bo")

    def found(gap: float) -> list[str]:
        raw = replace(field.raw, chars=tuple(name_with_a_gap(gap)))
        findings = check_wholeness(replace(field, raw=raw))
        return [finding.reason.code for finding in findings if finding.reason is not None]

    assert found(WIDE_GAP + 1.0) == ["gap_inside"]
    assert found(WIDE_GAP - 1.0) == []
