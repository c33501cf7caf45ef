"""Whether the units an address names exist, in either system."""

import pytest

from pipeline.check import Effect, Finding
from pipeline.check.places import check_place
from schemas.form import FieldType
from schemas.reasons import UNKNOWN_DISTRICT, UNKNOWN_PROVINCE, UNKNOWN_WARD
from schemas.record import Reason
from tests.pipeline.check.filled import a_field


def of_address(text: str, field_type: FieldType = FieldType.ADDRESS) -> Finding | None:
    return check_place(a_field(field_type, text))


@pytest.mark.parametrize(
    "text",
    [
        "12/5 Lê Lợi, phường Bến Nghé, quận 1, Thành phố Hồ Chí Minh",
        "phường Sài Gòn, Thành phố Hồ Chí Minh",
        "P5, Q.3, TPHCM",
        "ấp 3, xã Tân Phú, huyện Tam Bình, tỉnh Vĩnh Long",
        "phường Trần Phú, thành phố Hải Dương",
        "xã Ea Súp, huyện Ea Súp, tỉnh Đắk Lắk",
        "Cầu Giấy, Hà Nội",
        "Hà Nội",
    ],
)
def test_what_is_or_was_somewhere_agrees(text: str) -> None:
    found = of_address(text)
    assert found is not None
    assert found.effect is Effect.AGREES


@pytest.mark.parametrize(
    "text",
    [
        "phường Hồng Gai, thành phố Hạ Long, tỉnh Quảng Ninh",
        "phường Trần Phú, thành phố Hải Dương, tỉnh Hải Dương",
        "phường Trần Phú, thành phố Hải Phòng",
        "phường Sài Gòn, quận 1, Thành phố Hồ Chí Minh",
        "xã Mai Hạ, huyện Mai Châu, tỉnh Phú Thọ",
    ],
)
def test_a_name_merged_in_2025_is_right_also_beside_one_of_the_other_system(text: str) -> None:
    found = of_address(text)
    assert found is not None
    assert found.effect is Effect.AGREES


@pytest.mark.parametrize(
    ("text", "reason", "proposal"),
    [
        (
            "12 Lê Lợi, phường Bền Nghé, quận 1, Thành phố Hồ Chí Minh",
            UNKNOWN_WARD,
            "12 Lê Lợi, phường Bến Nghé, quận 1, Thành phố Hồ Chí Minh",
        ),
        (
            "xã Tân Phu, huyện Tam Bình, tỉnh Vĩnh Long",
            UNKNOWN_WARD,
            "xã Tân Phú, huyện Tam Bình, tỉnh Vĩnh Long",
        ),
        ("quận Cầu Giáy, Hà Nội", UNKNOWN_DISTRICT, "quận Cầu Giấy, Hà Nội"),
        ("huyện Tam Bình, tỉnh Vĩnh Lông", UNKNOWN_PROVINCE, "huyện Tam Bình, tỉnh Vĩnh Long"),
    ],
)
def test_an_unknown_name_is_doubted_and_one_like_it_proposed(
    text: str, reason: Reason, proposal: str
) -> None:
    found = of_address(text)
    assert found is not None
    assert (found.effect, found.reason) == (Effect.DOUBTS, reason)
    assert proposal in found.alternatives


def test_a_ward_of_another_district_is_doubted() -> None:
    found = of_address("phường Bến Nghé, quận 3, Thành phố Hồ Chí Minh")
    assert found is not None
    assert (found.effect, found.reason) == (Effect.DOUBTS, UNKNOWN_WARD)


def test_a_number_is_never_proposed_in_the_place_of_another() -> None:
    found = of_address("12/99 Lê Lợi, phường 99, quận 1, Thành phố Hồ Chí Minh")
    assert found is not None
    assert found.alternatives == ()


def test_an_address_without_units_is_doubted_and_a_place_is_not() -> None:
    found = of_address("số 5 Lê Lợi")
    assert found is not None
    assert (found.effect, found.reason) == (Effect.DOUBTS, UNKNOWN_PROVINCE)
    assert of_address("Trường THPT Chu Văn An", FieldType.PLACE) is None


@pytest.mark.parametrize("text", ["xã Yên Sở, huyện Hoài Đức, tỉnh Hà Tây", "Quế Võ, Hà Bắc"])
def test_a_province_of_earlier_decades_is_neither_confirmed_nor_doubted(text: str) -> None:
    assert of_address(text) is None
