"""Weights too small to matter, set to zero as a model is loaded.

Training pulls weights that nothing needs towards zero, and hundreds of thousands of the detector's have
got below 1e-38. What such subnormal numbers take part in leaves the fast path of Intel's processors: two
layers took two thirds of the detector's time. Its output is the same without them, to the last bit.

ONNX Runtime's own option (``session.set_denormal_as_zero``) switches all arithmetic of a thread, and its
documentation recommends models without such numbers. So the file's bytes are changed in memory, by the
wire format of Protocol Buffers and the field numbers of ``onnx.proto``.
"""

from collections.abc import Iterator

import numpy as np

GRAPH, INITIALIZER = 7, 5
"""Fields of ``ModelProto`` and ``GraphProto``."""

DATA_TYPE, RAW_DATA = 2, 9
"""Fields of ``TensorProto``."""

FLOAT = 1
"""The data type of single precision."""

VARINT = 0
"""The wire type of numbers of variable length."""

FIXED_BYTES = {1: 8, 5: 4}
"""Bytes of the wire types of fixed length."""


def without_subnormals(model: bytes) -> bytes:
    """Return an ONNX file with the subnormal ones among its single-precision weights set to zero."""
    changed = bytearray(model)
    for graph in _parts(memoryview(changed), GRAPH):
        for tensor in _parts(graph, INITIALIZER):
            if (DATA_TYPE, FLOAT) in _fields(tensor):
                for raw in _parts(tensor, RAW_DATA):
                    weights = np.frombuffer(raw, "<f4")
                    weights[np.abs(weights) < np.finfo(np.float32).tiny] = 0.0
    return bytes(changed)


def _parts(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the contents of a message's fields of one number that hold bytes or messages."""
    for number, value in _fields(message):
        if number == wanted and isinstance(value, memoryview):
            yield value


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Yield the number and the value of each field of a message: a number as such, the rest as bytes."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        if tag & 7 == VARINT:
            value, at = _varint(message, at)
            yield tag >> 3, value
            continue
        size = FIXED_BYTES.get(tag & 7)
        if size is None:
            size, at = _varint(message, at)
        yield tag >> 3, message[at : at + size]
        at += size


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number of variable length at a place, and the place behind it."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
