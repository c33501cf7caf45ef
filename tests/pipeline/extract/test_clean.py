"""The furniture of a form is no part of a value."""

import pytest

from pipeline.extract.clean import clean_value, without_specks
from pipeline.extract.names import without_title
from pipeline.extract.stream import StreamChar, text_of
from schemas.form import FieldType


def cleaned(text: str) -> str:
    return text_of(clean_value([StreamChar(char, 0) for char in text]))


@pytest.mark.parametrize(
    ("between_labels", "value"),
    [
        (": (1) Ủy ban nhân dân xã An Phú ........", "Ủy ban nhân dân xã An Phú"),
        (": C ) Số 3 Lê Lợi", "Số 3 Lê Lợi"),
        ('("): Công an xã An Phú', "Công an xã An Phú"),
        (": 3) CCCD số 079", "CCCD số 079"),
        (": ( . Số 3 Lê Lợi", "Số 3 Lê Lợi"),
        (": 2 ....Số 3 Lê Lợi", "Số 3 Lê Lợi"),
        (": 2 Số 3 Lê Lợi", "Số 3 Lê Lợi"),
        (": 3.. bản", "3 bản"),
        (": tỉnh • Quảng Ninh", "tỉnh Quảng Ninh"),
        (": Kinh ✓", "Kinh"),
        ("c: Đăng ký tạm trú", "Đăng ký tạm trú"),
        (": 5 Lê Lợi", "5 Lê Lợi"),
        (": phường 1,. tỉnh An Giang .", "phường 1, tỉnh An Giang"),
        (":.....Kinh.....", "Kinh"),
        (": Lê . . . . . Mai", "Lê Mai"),
        (": LÊ THỊ MAI\n2. ", "LÊ THỊ MAI"),
        (": LÊ THỊ MAI\nb) ", "LÊ THỊ MAI"),
        (": LÊ THỊ MAI\n(7) ", "LÊ THỊ MAI"),
        (": LÊ THỊ MAI\n+ ", "LÊ THỊ MAI"),
        (": LÊ THỊ MAI\nIV. ", "LÊ THỊ MAI"),
        (": 50.000.000 đồng (", "50.000.000 đồng"),
        (": 12 Lê Lợi\nphường 5", "12 Lê Lợi phường 5"),
        (": số nhà 5 (2) hẻm 12", "số nhà 5 (2) hẻm 12"),
        (": 15/5, P.3, TP.HCM", "15/5, P.3, TP.HCM"),
        (": Trần Văn A (Cha)", "Trần Văn A (Cha)"),
        ("………………\n", ""),
        (": __________ ", ""),
    ],
)
def test_what_is_left_is_the_value(between_labels: str, value: str) -> None:
    assert cleaned(between_labels) == value


@pytest.mark.parametrize(
    ("wrapped", "value"),
    [
        (": QLHC về TTXH cấp…\nngày 19/04/2021", "QLHC về TTXH cấp ngày 19/04/2021"),
        (": tháng chín. \nnăm hai nghìn", "tháng chín năm hai nghìn"),
        (": Lê Quý…\nĐôn", "Lê Quý Đôn"),
        (": Cục Cảnh sát.\nQLHC.\nvề TTXH", "Cục Cảnh sát QLHC về TTXH"),
        (": Cục Cảnh sát QLHC về TTXH_\ncấp", "Cục Cảnh sát QLHC về TTXH cấp"),
    ],
)
def test_what_is_left_of_a_leader_where_a_value_wraps_is_no_part_of_it(
    wrapped: str, value: str
) -> None:
    assert cleaned(wrapped) == value


@pytest.mark.parametrize(
    ("wrapped", "value"),
    [
        (": 5 Lê Lợi, TP.\nhcm", "5 Lê Lợi, TP. hcm"),
        (": 5 Lê Lợi, q.\nba", "5 Lê Lợi, q. ba"),
        (": Gia đình chuyển nhà.\nCháu đi học xa", "Gia đình chuyển nhà. Cháu đi học xa"),
    ],
)
def test_an_abbreviation_or_sentence_keeps_its_stop_where_a_value_wraps(
    wrapped: str, value: str
) -> None:
    assert cleaned(wrapped) == value


@pytest.mark.parametrize(
    ("behind_label", "value"),
    [
        (" đề nghị: Bản chính bị hư hỏng", "Bản chính bị hư hỏng"),
        (" đất: Đất ở tại đô thị", "Đất ở tại đô thị"),
        (" (người giám hộ): LÊ THỊ MAI", "LÊ THỊ MAI"),
        (": ghi chú: không", "ghi chú: không"),
        (" Giấy tờ: không", "Giấy tờ: không"),
    ],
)
def test_the_last_words_of_a_longer_label_are_no_part_of_the_value(
    behind_label: str, value: str
) -> None:
    assert cleaned(behind_label) == value


@pytest.mark.parametrize("number", [" 3.", " 3)", " 2.1.", " b)", "\n2.1.", "........3.", "…3."])
def test_the_number_of_the_next_item_is_no_part_of_a_value_on_a_numbered_form(number: str) -> None:
    chars = [StreamChar(char, 0) for char in f": CS 01234;{number} "]
    assert text_of(clean_value(chars, is_numbered=True)) == "CS 01234"


def test_a_date_at_the_end_of_a_value_is_no_item_number() -> None:
    chars = [StreamChar(char, 0) for char in ": cấp ngày 12.05.2021."]
    assert text_of(clean_value(chars, is_numbered=True)) == "cấp ngày 12.05.2021"


def test_the_number_behind_a_phone_number_is_the_next_items_though_only_a_speck_is_between() -> (
    None
):
    chars = [StreamChar(char, 0) for char in ": 0760358544.6. "]
    assert text_of(clean_value(chars, is_numbered=True)) == "0760358544"


@pytest.mark.parametrize(
    ("kind", "read", "value"),
    [
        (FieldType.ADDRESS, "phường 5, tỉnh. Quảng Ninh", "phường 5, tỉnh Quảng Ninh"),
        (FieldType.PLACE, "Buôn Ma.Thuột", "Buôn Ma Thuột"),
        (FieldType.ID_DOCUMENT, "CCCD do. Bộ Công an cấp", "CCCD do Bộ Công an cấp"),
        (FieldType.ADDRESS, "P. 5, Q. Tân Bình, TP. HCM", "P. 5, Q. Tân Bình, TP. HCM"),
        (FieldType.FREE_TEXT, "phân. chia di sản", "phân chia di sản"),
        (FieldType.FREE_TEXT, "11 giờ 21. phút", "11 giờ 21 phút"),
        (FieldType.ADDRESS, "Số 5. Lê Lợi", "Số 5. Lê Lợi"),
        (FieldType.FREE_TEXT, "Nhà xa. Cháu đi bộ", "Nhà xa. Cháu đi bộ"),
        (FieldType.EMAIL, "mai.le@example.com", "mai.le@example.com"),
    ],
)
def test_a_stop_where_no_sentence_ends_is_a_speck(kind: FieldType, read: str, value: str) -> None:
    chars = [StreamChar(char, 0) for char in read]
    assert text_of(without_specks(chars, kind)) == value


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("Bà Phạm Thị Tâm", "Phạm Thị Tâm"),
        ("ông: NGUYỄN VĂN AN", "NGUYỄN VĂN AN"),
        ("Bà Rịa", "Bà Rịa"),
        ("Anh Tuấn", "Anh Tuấn"),
    ],
)
def test_how_a_person_is_called_is_no_part_of_the_name(read: str, value: str) -> None:
    chars = [StreamChar(char, 0) for char in read]
    assert text_of(without_title(chars, FieldType.PERSON_NAME)) == value
