"""PP-OCRv6 small as its authors gave it (Apache 2.0), with an output layer for another alphabet.

The weights are read from the ONNX file in the rapidocr wheel, where most are named by their order
only. That the mapping is right is shown by :func:`stock_weights` giving the same probabilities as
the file itself (largest difference 7e-5).
"""

import itertools
import unicodedata
import zipfile
from pathlib import Path

import onnx
import torch
from torch import Tensor

from training.recogniser.alphabet import Alphabet
from training.recogniser.network import Recogniser, Structure, Weights, initialisers

MODEL_IN_WHEEL = "rapidocr/models/PP-OCRv6_rec_small.onnx"

TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}\N{COMBINING DOT BELOW}"

BATCH_NORM_EPSILON = 1e-5

ENCODER_CONVOLUTIONS = (
    ("conv2d_67", "batch_norm2d_57"),
    ("conv2d_65", "batch_norm2d_55"),
    ("conv2d_66", "batch_norm2d_56"),
)
"""The file's names of the encoder's convolutions and their batch norms, in the network's order."""


def stock_model(file: Path) -> onnx.ModelProto:
    """Read the stock recogniser from its ONNX file, or from the rapidocr wheel that holds it."""
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as wheel:
            return onnx.load_model_from_string(wheel.read(MODEL_IN_WHEEL))
    return onnx.load(str(file))


def stock_characters(model: onnx.ModelProto) -> tuple[str, ...]:
    """Return the characters of the stock model's classes 1, 2, ..."""
    listed = next(one.value for one in model.metadata_props if one.key == "character")
    return (*listed.split("\n"), " ")


def stock_weights(model: onnx.ModelProto) -> Weights:
    """Return the stock model's weights under the network's names, batch norms folded."""
    stored = initialisers(model.graph)
    weights = _backbone(stored) | _encoder_convolutions(stored) | _encoder_blocks(stored)
    weights["head.head.weight"] = stored["linear_8.w_0"].T.contiguous()
    weights["head.head.bias"] = stored["linear_8.b_0"]
    return weights


def _backbone(stored: Weights) -> Weights:
    names = list(stored)
    in_file = [
        (stored[name], stored[after].flatten())
        for name, after in itertools.pairwise(names)
        if name.startswith("conv2d") and stored[name].ndim == 4 and after.startswith("p2o")
    ]
    own = [
        name.removesuffix(".weight")
        for name, value in Recogniser(Structure(classes=2)).state_dict().items()
        if name.startswith("model.") and name.endswith(".weight") and value.ndim == 4
    ]
    weights: Weights = {}
    for name, (weight, bias) in zip(own, in_file, strict=True):
        weights[f"{name}.weight"], weights[f"{name}.bias"] = weight, bias
    return weights


def _encoder_convolutions(stored: Weights) -> Weights:
    weights: Weights = {}
    for i, (convolution, norm) in enumerate(ENCODER_CONVOLUTIONS):
        scale, shift, mean, variance = (
            stored[f"{norm}.{end}"] for end in ("w_0", "b_0", "w_1", "w_2")
        )
        factor = scale / torch.sqrt(variance + BATCH_NORM_EPSILON)
        name = f"head.encoder.conv_block.{i}.convolution"
        weights[f"{name}.weight"] = stored[f"{convolution}.w_0"] * factor[:, None, None, None]
        weights[f"{name}.bias"] = shift - mean * factor
    return weights


def _encoder_blocks(stored: Weights) -> Weights:
    weights: Weights = {}
    linear = norm = 0
    for block in range(2):
        for layer in (
            "layer_norm1",
            "self_attn.qkv",
            "self_attn.projection",
            "layer_norm2",
            "mlp.fc1",
            "mlp.fc2",
        ):
            name = f"head.encoder.svtr_block.{block}.{layer}"
            if "norm" in layer:
                weights |= _norm(stored, name, norm)
                norm += 1
            else:
                weights[f"{name}.weight"] = stored[f"linear_{linear}.w_0"].T.contiguous()
                weights[f"{name}.bias"] = stored[f"linear_{linear}.b_0"]
                linear += 1
    return weights | _norm(stored, "head.encoder.norm", norm)


def _norm(stored: Weights, name: str, number: int) -> Weights:
    return {
        f"{name}.weight": stored[f"helper.reshape.{2 * number}"].flatten(),
        f"{name}.bias": stored[f"helper.reshape.{2 * number + 1}"].flatten(),
    }


def with_alphabet(weights: Weights, characters: tuple[str, ...], alphabet: Alphabet) -> Weights:
    """Return the weights with an output layer for another alphabet.

    A character's row is copied from the same character; one that ``characters`` lack gets the row
    of its letter without the tone, or else of its base letter, and learns the difference.
    """
    known = {character: number for number, character in enumerate(characters, start=1)}
    rows = [0, *(known[nearest(character, known)] for character in alphabet.characters)]
    taken = torch.tensor(rows)
    new: dict[str, Tensor] = {
        name: weights[name][taken].clone() for name in ("head.head.weight", "head.head.bias")
    }
    return weights | new


def nearest(character: str, known: dict[str, int]) -> str:
    """Return the known character that is most like one: itself, without its tone, or its base."""
    parts = unicodedata.normalize("NFD", character)
    toneless = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    base = {"đ": "d", "Đ": "D"}.get(parts[0], parts[0])
    for candidate in (character, toneless, base):
        if candidate in known:
            return candidate
    return " "
