"""Addresses in both systems of administrative units, with every abbreviation in use."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.addresses import parse_address, parse_place
from schemas.gazetteer import Place, load_gazetteer, name_key

PLACES = [
    place
    for system in ("63", "34")
    for place in load_gazetteer(system).places  # type: ignore[arg-type]
    if place.ward is not None
]

SHORT = {
    "Phường": "P.", "Xã": "X.", "Thị trấn": "TT.", "Quận": "Q.", "Huyện": "H.", "Thị xã": "TX.",
    "Thành phố": "TP.", "Tỉnh": "T.", "Đặc khu": "ĐK",
}  # fmt: skip

LEVELS = ("house", "street", "hamlet", "ward", "district", "province")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "12/5 Lê Lợi, phường Bến Nghé, Thành phố Hồ Chí Minh",
            "12/5|Lê Lợi||Phường Bến Nghé||Thành phố Hồ Chí Minh",
        ),
        (
            "Số 12, ngõ 34, đường Trần Duy Hưng, tổ 5, phường Trung Hòa, quận Cầu Giấy, TP. Hà Nội",
            "12, ngõ 34|đường Trần Duy Hưng|tổ 5|Phường Trung Hòa|Quận Cầu Giấy|Thành phố Hà Nội",
        ),
        (
            "ấp 3, xã Tân Phú, huyện Tam Bình, tỉnh Vĩnh Long",
            "||ấp 3|Xã Tân Phú|Huyện Tam Bình|Tỉnh Vĩnh Long",
        ),
        (
            "thôn Đông xã Yên Sở huyện Hoài Đức Hà Nội",
            "||thôn Đông|Xã Yên Sở|Huyện Hoài Đức|Thành phố Hà Nội",
        ),
        ("P5, Q.3, TPHCM", "|||Phường 5|Quận 3|Thành phố Hồ Chí Minh"),
        (
            "12 Nguyễn Trãi, F.05, Q3, TP.HCM",
            "12|Nguyễn Trãi||Phường 5|Quận 3|Thành phố Hồ Chí Minh",
        ),
        (
            "Dịch Vọng - Cầu Giấy - Hà Nội",
            "|||Phường Dịch Vọng|Quận Cầu Giấy|Thành phố Hà Nội",
        ),
        (
            "Phường 1 - TP Vũng Tàu - Bà Rịa - Vũng Tàu",
            "|||Phường 1|Thành phố Vũng Tàu|Tỉnh Bà Rịa - Vũng Tàu",
        ),
        (
            "12 Bà Huyện Thanh Quan, phường 6, quận 3, TP HCM",
            "12|Bà Huyện Thanh Quan||Phường 6|Quận 3|Thành phố Hồ Chí Minh",
        ),
        (
            "25 phố Xã Đàn, phường Nam Đồng, Đống Đa, Hà Nội",
            "25|phố Xã Đàn||Phường Nam Đồng|Quận Đống Đa|Thành phố Hà Nội",
        ),
        (
            "P. Vĩnh Ninh, TP Huế, TT-Huế",
            "|||Phường Vĩnh Ninh|Thành phố Huế|Tỉnh Thừa Thiên Huế",
        ),
        ("phường 1, thành phố Hải Dương", "|||Phường 1|Thành phố Hải Dương|"),
        (
            "KP3, TT. Củ Chi, H. Củ Chi, Thành phố Hồ Chí Minh, Việt Nam",
            "||KP3|Thị trấn Củ Chi|Huyện Củ Chi|Thành phố Hồ Chí Minh",
        ),
        (
            "SN 15 ngách 4/2 ngõ 12 Láng Hạ, Thành Công, Ba Đình, Hà Nội",
            "15, ngách 4/2, ngõ 12|Láng Hạ||Phường Thành Công|Quận Ba Đình|Thành phố Hà Nội",
        ),
        ("buôn Ea Kmar, xã Ea Súp, tỉnh Đắc Lắc", "||buôn Ea Kmar|Xã Ea Súp||Tỉnh Đắk Lắk"),
        ("đặc khu Phú Quốc, tỉnh An Giang", "|||Đặc khu Phú Quốc||Tỉnh An Giang"),
        (
            "tổ dân phố 4, phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng",
            "||tổ dân phố 4|Phường Xuân Hương - Đà Lạt||Tỉnh Lâm Đồng",
        ),
        (
            "số 5 tổ 3 phường Hồng Gai, thành phố Hạ Long, tỉnh Quảng Ninh",
            "5||tổ 3|Phường Hồng Gai|Thành phố Hạ Long|Tỉnh Quảng Ninh",
        ),
        (
            "PHƯỜNG BẾN NGHÉ, QUẬN 1, TP HỒ CHÍ MINH",
            "|||Phường Bến Nghé|Quận 1|Thành phố Hồ Chí Minh",
        ),
    ],
)
def test_an_address_is_kept_as_written_and_has_its_parts(text: str, parts: str) -> None:
    parsed = parse_address(text)
    assert parsed.value == text
    told = dict(zip(LEVELS, parts.split("|"), strict=True))
    assert parsed.parts == {level: part for level, part in told.items() if part}


def test_a_misread_name_stays_as_written() -> None:
    parts = parse_address("xã Tân Phu, huyện Tam Bình, tỉnh Vĩnh Lông").parts
    assert parts == {
        "ward": "Xã Tân Phu",
        "district": "Huyện Tam Bình",
        "province": "Tỉnh Vĩnh Lông",
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bệnh viện Từ Dũ, Thành phố Hồ Chí Minh", {"province": "Thành phố Hồ Chí Minh"}),
        ("Bệnh viện Phụ sản Hà Nội", {"province": "Thành phố Hà Nội"}),
        ("Công an phường Dịch Vọng", {"ward": "Phường Dịch Vọng"}),
        ("Ủy ban nhân dân phường Bền Nghé", {"ward": "Phường Bền Nghé"}),
        ("Bến Tre", {"province": "Tỉnh Bến Tre"}),
        (
            "Bệnh viện Phụ sản Thành phố Cần Thơ, thành phố Cần Thơ",
            {"province": "Thành phố Cần Thơ"},
        ),
        ("Trường THPT Chu Văn An", {}),
        (
            "UBND xã An Phú, huyện An Phú, tỉnh An Giang",
            {"ward": "Xã An Phú", "district": "Huyện An Phú", "province": "Tỉnh An Giang"},
        ),
    ],
)
def test_a_place_has_the_units_it_names(text: str, parts: dict[str, str]) -> None:
    parsed = parse_place(text)
    assert (parsed.value, parsed.parts) == (text, parts)


def in_short(place: Place) -> str:
    return ", ".join(f"{SHORT[unit.kind]} {unit.name}" for unit in place.units)


def in_full(place: Place) -> str:
    return ", ".join(f"{unit.kind.lower()} {unit.name}" for unit in place.units)


@given(st.sampled_from(PLACES), st.sampled_from([in_short, in_full, lambda p: in_full(p).upper()]))
def test_every_unit_of_both_systems_is_told(place: Place, write: Callable[[Place], str]) -> None:
    parts = parse_address(f"12 Lê Lợi, {write(place)}").parts
    told = [parts[level] for level in ("ward", "district", "province") if level in parts]
    assert [name_key(name) for name in told] == [name_key(str(unit)) for unit in place.units]
    assert (parts["house"], parts["street"]) == ("12", "Lê Lợi")


@given(st.text(alphabet="xãphường tỉnhTP.,-– 0123456789ĐđQHAaMớ'/", max_size=60))
def test_any_text_is_kept_as_an_address(text: str) -> None:
    assert parse_address(text).value == (" ".join(text.split()) or None)
