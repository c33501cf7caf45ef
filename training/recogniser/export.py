"""Write a network as a recogniser that PaddleOCR loads: ``inference.onnx`` and ``inference.yml``.

An export can be silently wrong (torch's older exporter is, by up to 0.97 in a probability), so it
is read beside its source on many lines and kept only if they agree.
"""

import shutil
import sys
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
import yaml
from numpy.typing import NDArray

from training.lines.drawn import LineImage
from training.recogniser.alphabet import Alphabet
from training.recogniser.batches import batches_of, network_input, prepare
from training.recogniser.network import Exported, HandTeller, Recogniser, in_memory_format
from training.recogniser.runtime import Session, open_session, probabilities

INPUT, OUTPUTS = "x", ["probs", "hand"]
OPSET = 20
"""The first with GELU as one operation."""

MAX_DIFFERENCE = 1e-3
"""In any probability, between the exported model and its source."""

COMPARED_PIXELS = 4800
"""Line width in a batch of the comparison."""


class ExportDiffersError(RuntimeError):
    """The exported model doesn't read as its source reads."""


@dataclass(frozen=True)
class Agreement:
    """How two models read the same lines: number of lines, how many texts differ, and the largest
    difference in a probability."""

    lines: int
    texts_differ: int
    max_difference: float

    @property
    def is_close(self) -> bool:
        """Whether one may stand for the other."""
        return self.texts_differ == 0 and self.max_difference < MAX_DIFFERENCE


def export(
    network: Recogniser,
    teller: HandTeller,
    alphabet: Alphabet,
    folder: Path,
    lines: Sequence[LineImage],
) -> Agreement:
    """Write a network into a folder, after comparing it with itself as it was.

    Args:
        teller: tells a hand from print; it is written into the same file.
        lines: that both read.

    Raises:
        ExportDiffersError: if the exported model reads a line differently; nothing is kept then.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as kept_back:
        unfinished = Path(kept_back)
        model = onnx_model(network, teller)
        (unfinished / "inference.onnx").write_bytes(model.SerializeToString())
        (unfinished / "inference.yml").write_text(described(alphabet), encoding="utf-8")
        session = open_session(unfinished / "inference.onnx")
        agreement = compare(network, session, alphabet, lines)
        if not agreement.is_close:
            raise ExportDiffersError(f"{agreement}: nothing is kept")
        folder.mkdir(exist_ok=True)
        for file in unfinished.iterdir():
            shutil.move(file, folder / file.name)
    return agreement


def onnx_model(network: Recogniser, teller: HandTeller) -> onnx.ModelProto:
    """Return the network as ONNX, for any number of lines of any width, without a trace of the
    machine it was made on."""
    plain = in_memory_format(network.cpu().float(), torch.contiguous_format)
    whole = Exported(plain, teller).eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            whole,
            (torch.zeros(2, 3, 48, 320),),
            dynamo=True,
            verbose=False,
            opset_version=OPSET,
            input_names=[INPUT],
            output_names=OUTPUTS,
            dynamic_shapes={"pixels": {0: torch.export.Dim.DYNAMIC, 3: torch.export.Dim.DYNAMIC}},
        )
    assert program is not None  # noqa: S101  (the return type of the older exporter)
    model = program.model_proto
    strip(model)
    onnx.checker.check_model(model, full_check=True)
    return model


def strip(model: onnx.ModelProto) -> None:
    """Take out what the exporter noted about itself and the machine.

    Raises:
        ValueError: if a path of the machine is left.
    """
    graph = model.graph
    values = [*graph.input, *graph.output, *graph.value_info]
    del model.metadata_props[:]
    model.doc_string = ""
    for part in (graph, *graph.node, *graph.initializer, *values):
        del part.metadata_props[:]
        part.doc_string = ""
    written = model.SerializeToString()
    left = [path for path in _machine_paths() if path.encode() in written]
    if left:
        raise ValueError(f"paths of this machine are left in the model: {left}")


def _machine_paths() -> list[str]:
    places = {Path.cwd(), Path.home(), Path(tempfile.gettempdir()), Path(sys.prefix)}
    return ["site-packages", *(str(place) for place in places if place != Path(place.anchor))]


def described(alphabet: Alphabet) -> str:
    """Return ``inference.yml``: what PaddleOCR must know about the model beside it."""
    description = {
        "Global": {"model_name": "PP-OCRv6_small_rec"},
        "PostProcess": {
            "character_dict": list(alphabet.characters[:-1]),
            "name": "CTCLabelDecode",
        },
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"MultiLabelEncode": {"gtc_encode": "NRTRLabelEncode"}},
                {"RecResizeImg": {"image_shape": [3, 48, 320]}},
                {"KeepKeys": {"keep_keys": ["image"]}},
            ]
        },
    }
    return str(yaml.safe_dump(description, allow_unicode=True))


def compare(
    network: Recogniser, session: Session, alphabet: Alphabet, lines: Sequence[LineImage]
) -> Agreement:
    """Return how the exported model agrees with its source on lines."""
    differ, largest = 0, 0.0
    for _, batch in batches_of([prepare(line) for line in lines], COMPARED_PIXELS):
        pixels = network_input(batch)
        with torch.inference_mode():
            expected = torch.softmax(network(torch.from_numpy(pixels)), dim=2).numpy()
        given = probabilities(session, pixels)
        differ += _different_texts(expected, given, alphabet)
        largest = max(largest, float(np.abs(expected - given).max()))
    return Agreement(len(lines), differ, largest)


def _different_texts(
    expected: NDArray[np.float32], given: NDArray[np.float32], alphabet: Alphabet
) -> int:
    pairs = zip(expected.argmax(axis=2).tolist(), given.argmax(axis=2).tolist(), strict=True)
    return sum(alphabet.decode(one) != alphabet.decode(other) for one, other in pairs)
