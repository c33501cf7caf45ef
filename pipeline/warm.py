"""What the first document of a process would wait for: gazetteers, language model, calibration."""

import gc

from pipeline.calibrate.model import load_calibration
from pipeline.check import check_record
from pipeline.extract import RawField
from pipeline.extract.stream import StreamChar
from pipeline.normalise import normalise_fields
from pipeline.read.language import load_language
from schemas.form import FieldDefinition, FieldType

_PLACES = (
    "Ấp 1, xã Bình Hưng, huyện Bình Chánh, Thành phố Hồ Chí Minh",
    "Thôn 2, xã Thanh Trì, thành phố Hà Nội",
)
"""Of both administrative systems; one that is known and one that is not are looked up in all
indices."""


def warm_up() -> None:
    """Load what is kept for all documents, by the way that an address of a document takes, and let
    the garbage collector leave it alone from then on."""
    load_calibration()
    load_language()
    residence = FieldDefinition(id="residence", type=FieldType.ADDRESS, name="Nơi cư trú")
    for place in _PLACES:
        chars = tuple(StreamChar(char, 0) for char in place)
        raw = RawField("residence", residence, chars, label_quality=1.0, page=None, quad=None)
        check_record(normalise_fields([raw]))
    gc.collect()
    gc.freeze()
