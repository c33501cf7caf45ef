"""The furniture of a form is no part of a value."""

import pytest

from pipeline.extract.clean import clean_value
from pipeline.extract.stream import StreamChar, text_of


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
        ("c: Đăng ký tạm trú", "Đăng ký tạm trú"),
        (": 5 Lê Lợi", "5 Lê Lợi"),
        (": phường 1,. tỉnh An Giang .", "phường 1, tỉnh An Giang"),
        (":.....Kinh.....", "Kinh"),
        (": Lê . . . . . Mai", "Lê Mai"),
        (": LÊ THỊ MAI\n2. ", "LÊ THỊ MAI"),
        (": LÊ THỊ MAI\nb) ", "LÊ THỊ MAI"),
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


@pytest.mark.parametrize("number", [" 3.", " 3)", " 2.1.", " b)", "\n2.1.", "........3.", "…3."])
def test_the_number_of_the_next_item_is_no_part_of_a_value_on_a_numbered_form(number: str) -> None:
    chars = [StreamChar(char, 0) for char in f": CS 01234;{number} "]
    assert text_of(clean_value(chars, is_numbered=True)) == "CS 01234"


def test_a_date_at_the_end_of_a_value_is_no_item_number() -> None:
    chars = [StreamChar(char, 0) for char in ": cấp ngày 12.05.2021."]
    assert text_of(clean_value(chars, is_numbered=True)) == "cấp ngày 12.05.2021"
