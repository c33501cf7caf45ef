"""A citizen card's code beside what was read of its holder."""

from collections.abc import Sequence

import pytest

from pipeline.check import Effect, Finding, check_cards
from pipeline.extract import extract
from pipeline.normalise import NormalField, normalise_fields
from pipeline.process import understand
from pipeline.qr import CitizenCard
from schemas.form import load_forms
from schemas.page import Code
from schemas.record import FieldState
from tests.pipeline.typed import BIRTH_ROWS, box, page

FORMS = load_forms()

MAI = CitizenCard(
    personal_id="001188012345",
    old_id="012345678",
    name="Lê Thị Mai",
    birth_date="1988-06-05",
    gender="Nữ",
    address="Số 3, ngõ 7 Duy Tân, phường Dịch Vọng, quận Cầu Giấy, thành phố Hà Nội",
    issued_on="2021-04-25",
)
STRANGER = CitizenCard(
    personal_id="079090007777", name="Phạm Văn Long", birth_date="1990-01-01", gender="Nam"
)
FATHER = CitizenCard(
    personal_id="079090001234", name="Trần Văn Bình", birth_date="1990-08-17", gender="Nam"
)
MOTHER = CitizenCard(
    personal_id="079194005555", name="Nguyễn Thị Thu Hương", birth_date="1994-02-03", gender="Nữ"
)

CT01_ROWS = (
    "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",
    "Kính gửi: Công an phường Dịch Vọng",
    "1. Họ, chữ đệm và tên: LÊ THỊ MAI",
    "2. Ngày, tháng, năm sinh: 05/06/1988 3. Giới tính: Nữ",
    "4. Số định danh cá nhân: 001188012345",
    "5. Số điện thoại liên hệ: 0912345678 6. Email: mai.le@example.com",
    "5. Địa chỉ thường trú: số 3 ngõ 7 Duy Tân, Phường Dịch Vọng, Quận Cầu Giấy, Thành phố Hà Nội",
    "7. Họ, chữ đệm và tên chủ hộ: LÊ VĂN HÙNG 8. Mối quan hệ với chủ hộ: Con",
    "9. Số định danh cá nhân của chủ hộ: 001060004321",
)


def fields_of(form: str, rows: Sequence[str], *changes: tuple[str, str]) -> tuple[NormalField, ...]:
    changed = list(rows)
    for old, new in changes:
        assert any(old in row for row in changed)
        changed = [row.replace(old, new) for row in changed]
    return normalise_fields(extract(FORMS[form], [page(changed)]))


def residence(*changes: tuple[str, str], cards: Sequence[CitizenCard] = (MAI,)) -> list[Finding]:
    return list(check_cards(fields_of("residence_ct01", CT01_ROWS, *changes), cards))


def keys(findings: Sequence[Finding], effect: Effect) -> set[str]:
    return {key for finding in findings if finding.effect is effect for key in finding.keys}


def test_each_field_that_the_card_confirms_agrees() -> None:
    findings = residence()
    assert {f.effect for f in findings} == {Effect.PROVES}
    expected = {"name", "birth_date", "gender", "personal_id", "permanent_address"}
    assert keys(findings, Effect.PROVES) == expected


@pytest.mark.parametrize(
    ("old", "new", "key", "paper", "card"),
    [
        ("LÊ THỊ MAI", "LÊ THỊ MÃI", "name", "Lê Thị Mãi", "Lê Thị Mai"),
        ("05/06/1988", "05/08/1988", "birth_date", "05/08/1988", "05/06/1988"),
        ("Giới tính: Nữ", "Giới tính: Nam", "gender", "Nam", "Nữ"),
        ("001188012345", "001188072345", "personal_id", "001188072345", "001188012345"),
    ],
)
def test_what_the_card_has_otherwise_contradicts_with_both_values(
    old: str, new: str, key: str, paper: str, card: str
) -> None:
    findings = residence((old, new))
    (finding,) = [f for f in findings if f.effect is Effect.CONTRADICTS]
    assert finding.keys == (key,)
    assert finding.reason is not None
    assert f"«{paper}»" in finding.reason.message
    assert f"«{card}»" in finding.reason.message
    assert finding.alternatives in {(card,), ("1988-06-05",)}
    assert len(keys(findings, Effect.PROVES)) == 4


def test_a_year_of_birth_is_compared_with_the_year() -> None:
    assert "birth_date" in keys(residence(("05/06/1988", "1988")), Effect.PROVES)
    (finding,) = [f for f in residence(("05/06/1988", "1989")) if f.alternatives]
    assert (finding.keys, finding.alternatives) == (("birth_date",), ("1988",))


def test_a_card_of_nobody_in_the_record_says_nothing() -> None:
    assert residence(cards=[STRANGER]) == []


def test_without_cards_nothing_is_said() -> None:
    assert residence(cards=[]) == []


def test_a_card_beside_a_strangers_speaks_for_its_holder() -> None:
    assert residence(cards=[STRANGER, MAI]) == residence()


def test_another_address_is_no_contradiction_because_people_move() -> None:
    moved = residence(("số 3 ngõ 7 Duy Tân", "số 15 phố Trung Kính"))
    assert "permanent_address" not in {key for f in moved for key in f.keys}


def test_an_address_of_other_tones_only_is_doubted_and_the_cards_proposed() -> None:
    (finding,) = [f for f in residence(("Dịch Vọng, Q", "Dịch Vòng, Q")) if f.alternatives]
    assert (finding.keys, finding.effect) == (("permanent_address",), Effect.DOUBTS)
    assert finding.alternatives == (MAI.address,)


def test_an_unread_address_is_offered_from_the_card() -> None:
    findings = residence((CT01_ROWS[6], "5. Địa chỉ thường trú:"))
    (finding,) = [f for f in findings if f.effect is Effect.OFFERS]
    assert (finding.keys, finding.alternatives) == (("permanent_address",), (MAI.address,))


def test_a_date_that_could_not_be_read_is_offered_from_the_card() -> None:
    (finding,) = [f for f in residence(("05/06/1988", "05/0x/19")) if f.effect is Effect.OFFERS]
    assert (finding.keys, finding.alternatives) == (("birth_date",), ("1988-06-05",))


def test_both_tone_placements_are_one_name() -> None:
    card = MAI.model_copy(update={"name": "Lê Thị Thúy Hoà"})
    findings = residence(("LÊ THỊ MAI", "LÊ THỊ THUÝ HÒA"), cards=[card])
    assert "name" in keys(findings, Effect.PROVES)


def test_a_relative_of_another_id_and_like_name_is_somebody_else() -> None:
    twin = MAI.model_copy(update={"personal_id": "001188098765", "name": "Lê Thị Mại"})
    assert residence(cards=[twin]) == []
    assert residence(cards=[twin, MAI]) == residence()


def test_one_card_speaks_for_a_person_wherever_the_form_names_him() -> None:
    """The father is the one who declares: his ID stands there, his birth year further down."""
    findings = check_cards(fields_of("birth_registration", BIRTH_ROWS), [FATHER, MOTHER])
    assert keys(findings, Effect.PROVES) == {
        *("requester_name", "father_name", "father_birth_year"),
        *("mother_name", "mother_birth_year"),
    }
    assert keys(findings, Effect.AGREES) == {"requester_id"}


def test_a_card_proves_an_id_but_only_agrees_with_a_document_that_names_its_issuer_too() -> None:
    assert "personal_id" in keys(residence(), Effect.PROVES)
    birth = check_cards(fields_of("birth_registration", BIRTH_ROWS), [FATHER])
    assert "requester_id" not in keys(birth, Effect.PROVES)


def test_a_wrong_digit_in_an_id_document_is_mended_within_its_text() -> None:
    fields = fields_of("birth_registration", BIRTH_ROWS, ("079090001234", "079090001284"))
    (finding,) = [f for f in check_cards(fields, [FATHER]) if f.effect is Effect.CONTRADICTS]
    value = next(f.value for f in fields if f.key == "requester_id")
    assert finding.keys == ("requester_id",)
    assert finding.alternatives == ((value or "").replace("079090001284", "079090001234"),)


def test_an_id_from_before_agrees_with_the_cards_old_one() -> None:
    card = FATHER.model_copy(update={"old_id": "023456789"})
    fields = fields_of("birth_registration", BIRTH_ROWS, ("CCCD số 079090001234", "CMND 023456789"))
    findings = check_cards(fields, [card])
    assert "requester_id" in keys(findings, Effect.AGREES)


def test_cards_on_any_page_of_the_document_are_compared() -> None:
    payload = "|".join(
        (MAI.personal_id, "", "LÊ THỊ MAI", "05061988", "Nữ", MAI.address or "", "25042021")
    )
    copy = page(["CĂN CƯỚC CÔNG DÂN"], index=1).model_copy(
        update={"codes": (Code(payload=payload, quad=box(0, 0, 160, 160)),)}
    )
    rows = [row.replace("05/06/1988", "05/08/1988") for row in CT01_ROWS]
    (record,) = understand([page(rows), copy], FORMS).records
    born = record.fields["birth_date"]
    assert born.state is FieldState.NEEDS_REVIEW
    assert "card_differs" in {reason.code for reason in born.reasons}
    assert "1988-06-05" in born.alternatives
    assert record.fields["name"].state is FieldState.ACCEPTED


def test_a_value_that_the_card_has_too_is_accepted_however_badly_it_was_read() -> None:
    payload = "|".join((MAI.personal_id, "", "LÊ THỊ MAI", "05061988", "Nữ", "", "25042021"))
    codes = (Code(payload=payload, quad=box(0, 0, 160, 160)),)
    poor = page(CT01_ROWS, probability=0.6)
    (without,) = understand([poor], FORMS).records
    (record,) = understand([poor.model_copy(update={"codes": codes})], FORMS).records
    assert without.fields["birth_date"].state is FieldState.NEEDS_REVIEW
    assert record.fields["birth_date"].state is FieldState.ACCEPTED
    assert record.fields["birth_date"].confidence >= 0.999
