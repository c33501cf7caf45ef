"""Smaller forms of an exported recogniser: weights stored in half precision, or computed in int8.

Half precision halves the file and changes no speed: the weights are made 32 bit again when the
file is loaded. With the 1x1 convolutions of the last two stages in int8, a line takes about half the
time on a CPU with VNNI. Each changes what is read, so each is kept only after a measurement.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.lines.drawn import LineImage
from training.recogniser.alphabet import Alphabet
from training.recogniser.batches import collate, network_input, prepare
from training.recogniser.rounding import is_rounded
from training.recogniser.runtime import Session, probabilities

SMALLEST_HALVED = 1024
"""Numbers in a constant that is worth halving."""


def in_half(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model with its large constants stored in 16 bits."""
    halved = onnx.ModelProto()
    halved.CopyFrom(model)
    graph = halved.graph
    casts = []
    for one in graph.initializer:
        if one.data_type != TensorProto.FLOAT or np.prod(one.dims) < SMALLEST_HALVED:
            continue
        name = one.name
        small = numpy_helper.to_array(one).astype(np.float16)
        one.CopyFrom(numpy_helper.from_array(small, f"{name}_half"))
        casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return halved


def in_int8(file: Path, lines: Sequence[LineImage], out: Path) -> None:
    """Write a recogniser most of whose 1x1 convolutions compute in 8 bits.

    Args:
        file: the exported model.
        lines: what the ranges of the values are measured on; not those it is judged by.
        out: where the result goes.
    """
    from onnxruntime.quantization import QuantFormat, QuantType, quantize_static
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        inferred = Path(folder) / "inferred.onnx"
        quant_pre_process(str(file), str(inferred), skip_symbolic_shape=True)
        quantize_static(
            str(inferred),
            str(out),
            _Calibration(lines),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["Conv"],
            nodes_to_quantize=pointwise(onnx.load(str(inferred)).graph),
        )


def pointwise(graph: onnx.GraphProto) -> list[str]:
    """Return the names of the convolutions to compute in 8 bits: those that rounded in training."""
    shapes = {one.name: list(one.dims) for one in graph.initializer}
    return [
        node.name
        for node in graph.node
        if node.op_type == "Conv" and is_rounded(node.input[1], tuple(shapes[node.input[1]][2:]))
    ]


class _Calibration:
    """Lines one by one, as ONNX Runtime's calibration asks for them."""

    def __init__(self, lines: Sequence[LineImage]) -> None:
        self._inputs: Iterator[dict[str, NDArray[np.float32]]] = (
            {"x": network_input(collate([prepare(line)]))} for line in lines
        )

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        return next(self._inputs, None)


def texts_of(session: Session, alphabet: Alphabet, lines: Sequence[LineImage]) -> list[str]:
    """Return what an exported model reads, greedily, line by line."""
    paths = (
        probabilities(session, network_input(collate([prepare(line)])))[0].argmax(axis=1)
        for line in lines
    )
    return [alphabet.decode(path.tolist()) for path in paths]
