import unicodedata
from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.gazetteer import (
    Gazetteer,
    Place,
    System,
    Unit,
    changes_of,
    load_gazetteer,
    name_key,
)
from schemas.lexicons import load_lexicon, province_codes
from schemas.text import modern_tone_placement

OLD, NEW = load_gazetteer("63"), load_gazetteer("34")
KINDS = {
    "63": ({"Tỉnh", "Thành phố"}, {"Quận", "Huyện", "Thị xã", "Thành phố"}),
    "34": ({"Tỉnh", "Thành phố"}, set()),
}
WARD_KINDS = {"63": {"Xã", "Phường", "Thị trấn"}, "34": {"Xã", "Phường", "Đặc khu"}}

both_systems = pytest.mark.parametrize("system", ["63", "34"])


def all_places(gazetteer: Gazetteer) -> tuple[Place, ...]:
    return gazetteer.places + gazetteer.gone


def place(ward: str, district: str | None, province: str) -> Place:
    """Return a place from units written "kind|name"."""
    units = [Unit(*unit.split("|")) if unit else None for unit in (ward, district, province)]
    assert units[2] is not None
    return Place(units[0], units[1], units[2])


def test_the_old_system_has_as_many_units_as_it_ended_with() -> None:
    assert len(OLD.provinces()) == 63
    assert len({(p.province, p.district) for p in OLD.places}) == 696
    assert sum(p.ward is not None for p in OLD.places) == 10_035


def test_the_new_system_has_as_many_units_as_the_law_says() -> None:
    assert len(NEW.provinces()) == 34
    assert Counter(p.ward.kind for p in NEW.places if p.ward) == {
        "Xã": 2_621,
        "Phường": 687,
        "Đặc khu": 13,
    }


def test_only_five_island_districts_have_no_wards() -> None:
    without = {p.district.name for p in OLD.places if p.ward is None and p.district}
    assert without == {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}


@both_systems
def test_every_unit_has_a_type_word_of_its_level(system: System) -> None:
    provinces, districts = KINDS[system]
    for found in all_places(load_gazetteer(system)):
        assert found.province.kind in provinces
        assert found.district is None or found.district.kind in districts
        assert found.ward is None or found.ward.kind in WARD_KINDS[system]


@both_systems
def test_names_are_nfc_tidy_and_have_one_tone_placement(system: System) -> None:
    for name in {unit.name for found in all_places(load_gazetteer(system)) for unit in found.units}:
        assert name == " ".join(unicodedata.normalize("NFC", name).split())
        assert name == modern_tone_placement(name)
        assert name[0].isupper() or name[0].isdigit()


@both_systems
def test_no_place_stands_twice(system: System) -> None:
    key = cache(name_key)
    keys = Counter(
        tuple((unit.kind, key(unit.name)) for unit in found.units)
        for found in all_places(load_gazetteer(system))
    )
    assert [key for key, count in keys.items() if count > 1] == []


@both_systems
def test_a_code_is_one_place(system: System) -> None:
    gazetteer = load_gazetteer(system)
    assert len(gazetteer.by_code) == len(gazetteer.places)


def test_the_provinces_are_those_of_the_other_lists() -> None:
    assert {unit.name for unit in NEW.provinces()} == set(load_lexicon("provinces_34"))
    names = {found.province.name for found in all_places(OLD)}
    assert names == {*province_codes().values(), "Huế"}


def test_every_new_province_bears_the_name_of_an_old_one() -> None:
    assert {unit.name for unit in NEW.provinces()} <= {unit.name for unit in OLD.provinces()}


@pytest.mark.parametrize(
    ("ward", "district", "province"),
    [
        ("Phường|Bến Nghé", "Quận|1", "Thành phố|Hồ Chí Minh"),
        ("Phường|25", "Quận|Bình Thạnh", "Thành phố|Hồ Chí Minh"),
        ("Phường|Thảo Điền", "Thành phố|Thủ Đức", "Thành phố|Hồ Chí Minh"),
        ("Phường|Dịch Vọng", "Quận|Cầu Giấy", "Thành phố|Hà Nội"),
        ("Thị trấn|Ea Súp", "Huyện|Ea Súp", "Tỉnh|Đắk Lắk"),
        ("Xã|Tả Van", "Thị xã|Sa Pa", "Tỉnh|Lào Cai"),
        ("Phường|Vĩnh Ninh", "Quận|Thuận Hóa", "Thành phố|Huế"),
        ("Phường|Vĩnh Ninh", "Thành phố|Huế", "Tỉnh|Thừa Thiên Huế"),
        ("Phường|7", "Quận|Phú Nhuận", "Thành phố|Hồ Chí Minh"),
        ("Phường|17", "Quận|Phú Nhuận", "Thành phố|Hồ Chí Minh"),
        ("Xã|Quang Huy", "Huyện|Phù Yên", "Tỉnh|Sơn La"),
    ],
)
def test_places_of_old_papers_are_found(ward: str, district: str, province: str) -> None:
    wanted = place(ward, district, province)
    assert wanted.ward is not None
    assert wanted in OLD.wards_named(wanted.ward.name)


@pytest.mark.parametrize(
    ("ward", "province"),
    [
        ("Phường|Sài Gòn", "Thành phố|Hồ Chí Minh"),
        ("Đặc khu|Phú Quốc", "Tỉnh|An Giang"),
        ("Đặc khu|Côn Đảo", "Thành phố|Hồ Chí Minh"),
        ("Phường|Hoàn Kiếm", "Thành phố|Hà Nội"),
        ("Xã|Ea Súp", "Tỉnh|Đắk Lắk"),
        ("Phường|Xuân Hương - Đà Lạt", "Tỉnh|Lâm Đồng"),
    ],
)
def test_places_of_new_papers_are_found(ward: str, province: str) -> None:
    wanted = place(ward, None, province)
    assert wanted.ward is not None
    assert wanted in NEW.wards_named(wanted.ward.name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("BẾN NGHÉ", "Bến Nghé"),
        ("Hoà  Bình", "Hòa Bình"),
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("Phan Rang-Tháp Chàm", "Phan Rang - Tháp Chàm"),
        ("Bà Rịa–Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("M’Drắk", "M'Drắk"),
        ("07", "7"),
    ],
)
def test_spellings_of_one_name_have_one_key(written: str, name: str) -> None:
    assert name_key(written) == name_key(name)


def test_tones_count() -> None:
    assert name_key("Hòa Bình") != name_key("Hoa Bình")
    assert OLD.wards_named("Ben Nghe") == ()


@given(st.sampled_from([unit.name for found in all_places(OLD) for unit in found.units]))
def test_case_and_composition_of_letters_do_not_count(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name.upper())) == name_key(name)


def test_districts_and_wards_are_listed_from_above() -> None:
    assert Unit("Quận", "1") in OLD.districts_of("hồ chí minh")
    assert Unit("Phường", "Bến Nghé") in OLD.wards_of("Hồ Chí Minh", "1")
    assert Unit("Phường", "Bến Nghé") not in OLD.wards_of("Hồ Chí Minh", "3")
    assert Unit("Đặc khu", "Phú Quốc") in NEW.wards_of("An Giang")
    assert NEW.districts_of("An Giang") == ()
    assert OLD.districts_of("Atlantis") == OLD.wards_of("Atlantis") == ()


def test_a_district_s_name_may_be_that_of_many() -> None:
    found = OLD.districts_named("Châu Thành")
    assert len({p.province for p in found}) == len(found) > 5
    assert all(p.ward is None for p in found)


def test_a_province_is_found_by_its_earlier_name() -> None:
    assert OLD.provinces_named("Thừa Thiên Huế") == (Unit("Tỉnh", "Thừa Thiên Huế"),)
    assert OLD.provinces_named("Huế") == (Unit("Thành phố", "Huế"),)


def test_a_ward_knows_what_it_became() -> None:
    (old,) = OLD.wards_named("Bến Nghé")
    (change,) = changes_of(old)
    assert change.place == place("Phường|Sài Gòn", None, "Thành phố|Hồ Chí Minh")
    assert change.share == "whole"


def test_what_was_gone_before_2025_became_nothing_then() -> None:
    assert OLD.gone
    assert not any(changes_of(found) for found in OLD.gone)


def test_every_old_place_became_something_and_every_new_one_was_something() -> None:
    became = [changes_of(found) for found in OLD.places]
    assert all(changes[0].share in ("whole", "main") for changes in became)
    assert all(change.share == "part" for changes in became for change in changes[1:])
    assert {change.place for changes in became for change in changes} == set(NEW.places)
