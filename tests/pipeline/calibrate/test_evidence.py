"""What is known about a value before it is judged."""

from pipeline.calibrate.evidence import Surroundings, gather
from pipeline.extract.fields import RawField
from pipeline.extract.stream import StreamChar
from pipeline.normalise.fields import NormalField
from pipeline.normalise.result import Normalised
from schemas.form import FieldDefinition, FieldType
from schemas.page import CharRead


def worst_char(text: str, doubtful: str) -> float:
    chars = tuple(
        StreamChar(char, 0, CharRead(char, 0.4 if char in doubtful else 0.999, 0.5))
        for char in text
    )
    definition = FieldDefinition(id="area_m2", name="Diện tích", type=FieldType.DECIMAL_WITH_UNIT)
    raw = RawField("area_m2", definition, chars, label_quality=1.0, page=0, quad=None)
    field = NormalField(raw, Normalised(text))
    return gather(field, (), Surroundings(frozenset(), 0.0, 0.0)).worst_char


def test_a_doubtful_exponent_is_no_doubt_of_an_area() -> None:
    assert worst_char("156 m²", doubtful="²") < 0.01
    assert worst_char("130 m2", doubtful="2") < 0.01


def test_a_doubtful_digit_of_an_area_is_one() -> None:
    assert worst_char("256 m²", doubtful="2") > 0.5
