"""Weights below the smallest normal number are set to zero, whatever else a model holds stays."""

import numpy as np

from pipeline.read.reader import DETECTOR
from pipeline.read.subnormals import without_subnormals

SINGLE, INT64 = 1, 7
TINY = float(np.finfo(np.float32).tiny)


def field(number: int, content: bytes) -> bytes:
    size, varint = len(content), bytearray()
    while size >= 0x80:
        varint.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes([number << 3 | 2, *varint, size]) + content


def model(data_type: int, raw: bytes) -> bytes:
    tensor = field(8, b"weights") + bytes([2 << 3, data_type]) + field(9, raw)
    return bytes([1 << 3, 10]) + field(7, field(2, b"graph") + field(5, tensor))


def test_a_subnormal_weight_becomes_zero_and_the_others_stay() -> None:
    weights = np.array([1.0, TINY / 2, -TINY / 4, -TINY, 0.0, -3.5], "<f4")
    expected = np.array([1.0, 0.0, 0.0, -TINY, 0.0, -3.5], "<f4")
    given = model(SINGLE, weights.tobytes())
    assert without_subnormals(given) == model(SINGLE, expected.tobytes())


def test_a_weight_may_be_longer_than_one_byte_of_length_says() -> None:
    given = model(SINGLE, np.full(500, TINY / 2, "<f4").tobytes())
    assert without_subnormals(given) == model(SINGLE, bytes(2000))


def test_whole_numbers_stay_though_their_bytes_would_be_subnormal() -> None:
    given = model(INT64, np.array([1, 2, 3], "<i8").tobytes())
    assert without_subnormals(given) == given


def test_the_detector_has_subnormal_weights_and_is_as_long_without_them() -> None:
    given = (DETECTOR / "inference.onnx").read_bytes()
    changed = without_subnormals(given)
    assert len(changed) == len(given)
    assert changed != given
    assert without_subnormals(changed) == changed
