"""The ground truth of values that a print asks for in several rows."""

from training.forms.blocks import Blank, Layout, Row, Ticks
from training.forms.parts import Part
from training.forms.told import as_asked, in_items, items_written
from training.forms.values import Filling, plain

PAPER = plain("CCCD 079185001234 cấp ngày 25/04/2021 tại Cục Cảnh sát QLHC về TTXH")


def printed(*asks: Blank | Ticks) -> Layout:
    return Layout("x", (Row(asks),))


def test_an_identity_paper_in_parts_has_the_words_printed_between_them() -> None:
    layout = printed(
        Blank("1.2. Giấy tờ nhân thân {2}: CCCD số:", "id", part=Part.NUMBER),
        Blank("; Cấp ngày:", "id", part=Part.DAY),
        Blank("; Nơi cấp:", "id", part=Part.ISSUER),
    )
    assert as_asked(layout, "id", PAPER).value == (
        "CCCD số: 079185001234; Cấp ngày: 25/04/2021; Nơi cấp: Cục Cảnh sát QLHC về TTXH"
    )


def test_parts_within_a_sentence_keep_the_words_between_them() -> None:
    layout = printed(
        Blank("số căn cước", "id", part=Part.NUMBER),
        Blank("cấp ngày", "id", part=Part.DAY),
        Blank("do", "id", part=Part.ISSUER),
    )
    assert as_asked(layout, "id", PAPER).value == (
        "079185001234 cấp ngày 25/04/2021 do Cục Cảnh sát QLHC về TTXH"
    )


def test_the_one_part_that_is_asked_for_is_the_value() -> None:
    layout = printed(Blank("Số định danh:", "id", part=Part.NUMBER))
    assert as_asked(layout, "id", PAPER).value == "079185001234"


def test_what_is_asked_for_whole_stays_whole() -> None:
    assert as_asked(printed(Blank("Giấy tờ:", "id")), "id", PAPER) == PAPER


def test_ticked_wishes_are_the_items_of_what_is_asked_for() -> None:
    layout = printed(
        Ticks("a)", "wish_1", ("Đăng ký đất đai",), item_of="request"),
        Ticks("b)", "wish_2", ("Cấp Giấy chứng nhận",), item_of="request"),
        Ticks("c)", "wish_3", ("Ghi nợ",), item_of="request"),
    )
    filling = Filling({}).with_asides(wish_1="Đăng ký đất đai", wish_3="Ghi nợ")
    assert in_items(layout, filling)["request"].value == "Đăng ký đất đai; Ghi nợ"
    assert items_written(layout) == []


def test_written_items_have_the_words_printed_before_them() -> None:
    layout = printed(
        Blank("- Hiệu trưởng trường{1}", "to_head", item_of="office"),
        Blank("- Hiệu trưởng trường{2}", "from_head", item_of="office"),
    )
    filling = Filling({}).with_asides(to_head="THCS Nguyễn Du", from_head="THCS Kim Đồng")
    assert in_items(layout, filling)["office"].value == (
        "Hiệu trưởng trường THCS Nguyễn Du; Hiệu trưởng trường THCS Kim Đồng"
    )
    assert items_written(layout) == [("office", "to_head")]
