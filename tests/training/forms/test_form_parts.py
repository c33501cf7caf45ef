"""A value that a print asks for in parts is known whole, and one of which it asks a part, in part."""

import random

import pytest

from training.forms.blocks import Split
from training.forms.catalogue import FORMS, MATERIAL
from training.forms.make import Recipe, make_page
from training.forms.parts import Part, part_of

PEN = MATERIAL[Split.TRAIN].pens[-1]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Part.STREET, "số 12 đường Lê Lợi"),
        (Part.WARD, "phường Điện Biên, thành phố Thanh Hóa"),
        (Part.PROVINCE, "tỉnh Thanh Hóa"),
        (None, "số 12 đường Lê Lợi, phường Điện Biên, thành phố Thanh Hóa, tỉnh Thanh Hóa"),
    ],
)
def test_a_ward_stands_with_its_district(part: Part | None, text: str) -> None:
    address = "số 12 đường Lê Lợi, phường Điện Biên, thành phố Thanh Hóa, tỉnh Thanh Hóa"
    assert part_of(address, part) == text


def test_a_document_has_number_day_and_issuer() -> None:
    document = "CCCD 079185001234 cấp ngày 25/04/2021 tại Cục Cảnh sát QLHC về TTXH"
    parts = [part_of(document, part) for part in (Part.NUMBER, Part.DAY, Part.ISSUER)]
    assert parts == ["079185001234", "25/04/2021", "Cục Cảnh sát QLHC về TTXH"]


def test_a_list_may_be_shorter_than_the_lines_for_it() -> None:
    parts = [part_of("Sơ đồ; bản sao", part) for part in (Part.FIRST, Part.SECOND, Part.THIRD)]
    assert parts == ["Sơ đồ", "bản sao", ""]


def test_an_address_in_parts_is_true_whole_and_a_number_alone_is_true_alone() -> None:
    form, seed = FORMS["household_business"], "parts"
    recipe = Recipe(form.id, "in_force_business_68", "scan_100_dpi", PEN, seed)
    truth = make_page(recipe).truth
    answers = form.fill(random.Random(seed)).answers
    address = answers["owner_permanent_address"].text
    assert truth.texts["owner_permanent_address"] == address
    assert len(truth.quads["owner_permanent_address"]) == 3
    assert truth.fields["owner_id"] == part_of(answers["owner_id"].text, Part.NUMBER)
