"""The forms that come with hoso keep the contract of their ids."""

import unicodedata

import pytest
from pydantic import ValidationError

from schemas.form import FieldType, load_forms, parse_form
from schemas.lexicons import load_lexicon, province_codes, provinces

PARENT = ("name", "birth_year", "ethnicity", "nationality", "residence")
SPOUSE = ("name", "birth_date", "ethnicity", "nationality", "residence", "id", "marriage_count")
REGISTERED = ("name", "birth_date", "gender", "ethnicity", "nationality", "residence", "id")
REQUESTER = {
    "receiving_office", "requester_name", "requester_residence", "requester_id",
    "requester_relationship",
}  # fmt: skip
SIGNED = {"made_at", "made_on"}
COPIES = {"copies_requested", "copies_count"}
LAND_USER = {
    "receiving_office", "user_name", "user_id", "user_address", "user_phone", "user_email",
}  # fmt: skip
PLOT = {"plot_number", "map_sheet", "area_m2", "land_use", "plot_address"}

CONTRACT = {
    "birth_registration": {
        *REQUESTER, "child_name", "child_birth_date", "child_birth_date_words",
        "child_gender", "child_ethnicity", "child_nationality", "child_birth_place",
        "child_origin", *(f"mother_{part}" for part in PARENT),
        *(f"father_{part}" for part in PARENT), *SIGNED, *COPIES,
    },
    "marriage_registration": {
        "receiving_office", *(f"bride_{part}" for part in SPOUSE),
        *(f"groom_{part}" for part in SPOUSE), *SIGNED, *COPIES,
    },
    "death_registration": {
        *REQUESTER, *(f"deceased_{part}" for part in REGISTERED), "death_time", "death_date",
        "death_place", "death_cause", "death_notice_number", "death_notice_issuer",
        "death_notice_date", *SIGNED, *COPIES,
    },
    "civil_extract_copy": {
        *REQUESTER, "extract_kind", *(f"subject_{part}" for part in REGISTERED),
        "subject_personal_id", "registered_at", "registered_on", "registration_number",
        "registration_book", "copies_count", *SIGNED,
    },
    "marital_status": {
        *REQUESTER, *(f"subject_{part}" for part in REGISTERED), "period_residence",
        "period_from", "period_to", "status", "purpose", *SIGNED,
    },
    "residence_ct01": {
        "receiving_office", "name", "birth_date", "gender", "personal_id", "phone", "email",
        "permanent_address", "temporary_address", "current_address", "occupation", "head_name",
        "head_relationship", "head_personal_id", "request", "members", "made_on",
    },
    "land_change": {
        *LAND_USER, "change", "certificate_book_number", "certificate_serial",
        "certificate_date", *PLOT, "reason", "attachments", *SIGNED,
    },
    "land_first_registration": {
        *LAND_USER, *PLOT, "use_since", "use_term", "origin", "request", "attachments", *SIGNED,
    },
    "diploma_copy": {
        "receiving_office", "name", "birth_date", "birth_place", "gender", "ethnicity",
        "personal_id", "phone", "diploma_kind", "school", "graduation_year", "classification",
        "serial", "register_number", "copies_count", "reason", *SIGNED,
    },
    "school_transfer": {
        "receiving_office", "parent_name", "parent_phone", "residence", "pupil_name",
        "pupil_birth_date", "class", "from_school", "to_school", "reason", *SIGNED,
    },
    "household_business": {
        "receiving_office", "owner_name", "owner_gender", "owner_birth_date", "owner_ethnicity",
        "owner_nationality", "owner_id", "owner_permanent_address", "owner_current_address",
        "owner_phone", "owner_email", "business_name", "business_address", "activities",
        "capital_vnd", "capital_words", "workers", *SIGNED,
    },
}  # fmt: skip


def test_every_form_has_a_contract() -> None:
    assert set(load_forms()) == set(CONTRACT)


@pytest.mark.parametrize("form_id", CONTRACT)
def test_a_form_has_exactly_the_fields_of_the_contract(form_id: str) -> None:
    assert {field.id for field in load_forms()[form_id].fields()} == CONTRACT[form_id]


@pytest.mark.parametrize(
    ("form_id", "table", "columns"),
    [
        (
            "residence_ct01",
            "members",
            ["no", "name", "birth_date", "gender", "personal_id", "relationship"],
        ),
        ("household_business", "activities", ["no", "name", "code"]),
    ],
)
def test_a_table_has_the_columns_of_the_contract(
    form_id: str, table: str, columns: list[str]
) -> None:
    assert [column.id for column in load_forms()[form_id].field(table).columns] == columns


def test_all_that_people_read_is_nfc() -> None:
    for form in load_forms().values():
        texts = [form.name, *form.titles, *(text for label in form.labels for text in label.texts)]
        texts += [field.name for field in form.fields()]
        assert texts == [unicodedata.normalize("NFC", text) for text in texts]


HEAD = 'id: x\nversion: "1"\nname: X\nlegal_basis: none\ndomain: justice\ntitles: [X]\nlabels:\n'


@pytest.mark.parametrize(
    ("labels", "complaint"),
    [
        ("  - {texts: [A], field: {id: a, type: nonsense, name: A}}", "type"),
        ("  - {texts: [A], field: {id: a, type: table, name: A}}", "columns go with table"),
        ("  - {texts: [A], field: {id: a, type: checkbox_group, name: A}}", "options go with"),
        ("  - {texts: [A], field: {id: a, type: two_party, name: A}}", "parties and rows go with"),
        (
            "  - texts: [A]\n"
            "    field:\n"
            "      {id: a, type: date, name: A, parties: [{prefix: b_, name: b, headers: [B]}],\n"
            "       rows: [{texts: [C], field: {id: c, type: date, name: C}}]}",
            "parties and rows go with",
        ),
        ("  - {texts: [A], floating: true, field: {id: a, type: date, name: A}}", "floating"),
        ("  - {texts: [A], colour: red}", "colour"),
        (
            "  - {texts: [A], field: {id: a, type: date, name: A}}\n"
            "  - {texts: [B], field: {id: a, type: date, name: A}}",
            "named twice",
        ),
    ],
)
def test_a_wrong_definition_is_refused_with_its_reason(labels: str, complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        parse_form(HEAD + labels)


def test_a_cell_of_a_table_has_a_definition_of_its_own() -> None:
    cell = load_forms()["residence_ct01"].definition("members.2.birth_date")
    assert cell.type is FieldType.DATE


TWO_PARTIES = (
    HEAD
    + """
  - texts: [Thông tin]
    field:
      id: parties
      type: two_party
      name: Hai bên
      parties:
        - {prefix: bride_, name: bên nữ, headers: [Bên nữ]}
        - {prefix: groom_, name: bên nam, headers: [Bên nam]}
      rows:
        - texts: ["Họ, chữ đệm, tên"]
          field: {id: name, type: person_name, name: "Họ, chữ đệm, tên", required: true}
        - texts: [Dân tộc]
          field: {id: ethnicity, type: ethnicity, name: Dân tộc}
"""
)


def test_a_two_party_field_stands_for_one_field_a_row_and_party_in_the_order_of_the_paper() -> None:
    form = parse_form(TWO_PARTIES)
    ids = [field.id for field in form.fields()]
    assert ids == ["bride_name", "groom_name", "bride_ethnicity", "groom_ethnicity"]
    name = form.field("bride_name")
    assert (name.type, name.name, name.required) == (
        FieldType.PERSON_NAME,
        "Họ, chữ đệm, tên (bên nữ)",
        True,
    )
    assert form.definition("groom_ethnicity").name == "Dân tộc (bên nam)"


def test_the_label_of_a_two_party_field_keeps_it_whole() -> None:
    (label,) = parse_form(TWO_PARTIES).labels
    assert label.field is not None
    assert label.field.type is FieldType.TWO_PARTY
    assert [row.field.id for row in label.field.rows] == ["name", "ethnicity"]


def test_a_field_that_bears_the_name_of_a_partys_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="named twice: bride_name"):
        parse_form(TWO_PARTIES + "  - {texts: [B], field: {id: bride_name, type: date, name: B}}")


def test_a_table_within_a_row_of_two_parties_is_refused() -> None:
    table = "{id: x, type: table, name: X, columns: [{id: c, type: date, headers: [C]}]}"
    with pytest.raises(ValidationError, match="no place in a row"):
        parse_form(f"{TWO_PARTIES}        - {{texts: [X], field: {table}}}")


def test_the_lexicons_are_complete() -> None:
    assert len(province_codes()) == 63
    assert len(load_lexicon("provinces_34")) == 34
    assert len(load_lexicon("ethnic_groups")) == 54
    assert set(load_lexicon("provinces_34")) <= set(provinces())


def test_an_office_s_own_form_gets_the_wordings_that_forms_share() -> None:
    form = parse_form(
        """
id: own
version: "1"
name: Đơn của xã
legal_basis: Quyết định 1
domain: justice
titles: [ĐƠN CỦA XÃ]
labels:
  - texts: [Nơi cư trú]
    field: {id: residence, type: address, name: Nơi cư trú}
  - texts: [Nơi sinh sống, Nơi tạm trú]
    field: {id: temporary, type: address, name: Nơi tạm trú}
"""
    )
    assert "Chỗ ở hiện nay" in form.labels[0].texts
    assert "Nơi tạm trú" not in form.labels[0].texts
    assert form.labels[1].texts == ("Nơi sinh sống", "Nơi tạm trú")
