"""The recogniser's network: PP-OCRv6 small, its batch norms folded away, whole or slimmed.

The batch norms are frozen in fine-tuning, so each is merged into the convolution before it: the
same function, 5 to 25 % faster in training. Weights come from an exported folder, from the stock
model (see :mod:`stock`) or from a checkpoint (see :mod:`checkpoint`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from training.recogniser.batches import Batch
from training.recogniser.layers import HIDDEN, Encoder, Mixer, Stem

Weights = dict[str, Tensor]

EXPORT_PREFIX = "m."
"""Before each weight's name in an exported file."""


@dataclass(frozen=True)
class HandTeller:
    """A logistic regression over the backbone's features that tells a hand from print."""

    weights: tuple[float, ...]
    bias: float


class UnknownWeightsError(ValueError):
    """A file's weights aren't those of this network."""


CHANNELS = (96, 96, 192, 384)
"""Of the backbone's stages; the last two halve the height at their first layer."""

SQUEEZED = frozenset({(0, 0), (2, 1), (2, 3), (2, 5), (3, 1)})
"""Layers (stage, place) that weigh their channels."""


@dataclass(frozen=True)
class Structure:
    """What a network consists of: number of classes, whether its stem looks twice (see
    :class:`layers.Stem`), and of each stage the layers that it has, by their place in PP-OCRv6 small.
    ``smooth`` bends by GELU as PP-OCRv6 does, otherwise by ReLU, which is a fifth faster: in 8 bits
    it is part of the convolution before it."""

    classes: int
    wide_stem: bool = True
    layers: tuple[tuple[int, ...], ...] = ((0,), (0, 1), (0, 1, 2, 3, 4, 5, 6), (0, 1, 2))
    smooth: bool = False


class Recogniser(nn.Module):
    """Pixels (B x 3 x 48 x W, -1 to 1, 0 for nothing) to logits (B x T x classes, T about W / 8);
    class 0 is CTC's blank."""

    def __init__(self, structure: Structure) -> None:
        super().__init__()
        self.structure = structure
        self.model = nn.ModuleDict({"backbone": nn.ModuleDict({"encoder": Backbone(structure)})})
        self.head = nn.ModuleDict(
            {"encoder": Encoder(CHANNELS[-1]), "head": nn.Linear(HIDDEN, structure.classes)}
        )

    def forward(self, pixels: Tensor) -> Tensor:
        """Return the logits."""
        return self.read(self.seen(pixels))

    def seen(self, pixels: Tensor) -> Tensor:
        """Return what the backbone sees, B x features x 1 x T: each step for itself."""
        return _by_steps(self.backbone(pixels)[-1])

    def stages_and_logits(self, pixels: Tensor) -> tuple[list[Tensor], Tensor]:
        """Return what stands behind each stage of the backbone, and the logits."""
        stages = self.backbone(pixels)
        return stages, self.read(_by_steps(stages[-1]))

    def read(self, seen: Tensor) -> Tensor:
        """Return the logits of what was seen: the encoder looks along the line."""
        return cast(Tensor, self.head["head"](self.head["encoder"](seen)))

    @property
    def backbone(self) -> "Backbone":
        """What sees."""
        return cast(Backbone, cast(nn.ModuleDict, self.model["backbone"])["encoder"])

    @property
    def parts(self) -> tuple[nn.Module, nn.Module, nn.Module]:
        """The backbone, the encoder and the output layer, which learn at different rates."""
        return self.model, self.head["encoder"], self.head["head"]

    @property
    def front(self) -> tuple[nn.Module, ...]:
        """The backbone's first layers, which see strokes rather than letters: 6 % of the weights, on the
        largest pictures."""
        return self.backbone.convolution, self.backbone.blocks[0], self.backbone.blocks[1]


class Backbone(nn.Module):
    """The stem and four stages."""

    def __init__(self, structure: Structure) -> None:
        super().__init__()
        self.convolution = Stem(structure.wide_stem)
        self.blocks = nn.ModuleList(
            nn.ModuleDict({"blocks": _stage(number, places, structure.smooth)})
            for number, places in enumerate(structure.layers)
        )

    def forward(self, pixels: Tensor) -> list[Tensor]:
        """Return what stands behind the stem and behind each stage, the last B x channels x 3 x W / 4."""
        seen = [self.convolution(pixels)]
        for stage in self.blocks:
            mixed = seen[-1]
            for layer in cast(nn.ModuleDict, cast(nn.ModuleDict, stage)["blocks"]).values():
                mixed = layer(mixed)
            seen.append(mixed)
        return seen


def _by_steps(seen: Tensor) -> Tensor:
    return functional.avg_pool2d(seen, (3, 2))


def _stage(number: int, places: tuple[int, ...], smooth: bool) -> nn.ModuleDict:
    before = CHANNELS[max(0, number - 1)]
    return nn.ModuleDict(
        {
            str(place): Mixer(
                before if place == 0 else CHANNELS[number],
                CHANNELS[number],
                halves_height=number >= 2 and place == 0,
                squeezes=(number, place) in SQUEEZED,
                smooth=smooth,
            )
            for place in places
        }
    )


class Exported(nn.Module):
    """What is exported: pixels to probabilities as PaddleOCR expects them, and beside them whether a
    hand wrote what stands there."""

    def __init__(self, network: Recogniser, teller: HandTeller) -> None:
        super().__init__()
        self.m = network
        self.register_buffer("hand_weights", torch.tensor(teller.weights))
        self.hand_bias = teller.bias

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Return the probability of each class (B x T x classes), and that of a hand (B x T)."""
        seen = self.m.seen(pixels)
        written = (seen.squeeze(2) * self.hand_weights[:, None]).sum(dim=1) + self.hand_bias
        return torch.softmax(self.m.read(seen), dim=2), torch.sigmoid(written)


_LAYER = re.compile(r"model\.backbone\.encoder\.blocks\.(\d+)\.blocks\.(\d+)\.")


def structure_of(weights: Mapping[str, Tensor]) -> Structure:
    """Return what a network consists of, by the names of its weights."""
    found = {(int(one[1]), int(one[2])) for one in map(_LAYER.match, weights) if one}
    return Structure(
        classes=len(weights["head.head.bias"]),
        wide_stem=any(".stem2a." in name for name in weights),
        layers=tuple(
            tuple(sorted(place for stage, place in found if stage == number))
            for number in range(len(CHANNELS))
        ),
    )


def slimmed(weights: Weights) -> Weights:
    """Return the weights of a network without what costs most for what it brings: a stem that looks
    once, and :data:`SLIM_LAYERS` only. It has to learn to do without."""
    kept = {
        name: value
        for name, value in weights.items()
        if ".stem2" not in name and ((one := _LAYER.match(name)) is None or _stays(one))
    }
    name = "model.backbone.encoder.convolution.stem3.convolution.weight"
    return kept | {name: weights[name][:, :48].clone()}


SLIM_LAYERS = ((0,), (0,), (0, 2, 4, 5, 6), (0, 1, 2))
"""Of each stage; see :class:`Structure`. Without one more of the third or last stage print is misread 20 to 340
times as often, without one of those left out 6 to 13 times (before any training)."""


def _stays(layer: re.Match[str]) -> bool:
    return int(layer[2]) in SLIM_LAYERS[int(layer[1])]


def with_weights(weights: Weights, *, smooth: bool = False) -> Recogniser:
    """Return a network with these weights, in evaluation mode; what it consists of follows from them.

    Raises:
        UnknownWeightsError: if one is missing, left over or of another shape.
    """
    network = Recogniser(replace(structure_of(weights), smooth=smooth))
    expected = network.state_dict()
    wrong = {name for name, value in expected.items() if not _fits(weights.get(name), value)}
    wrong |= set(weights) - set(expected)
    if wrong:
        raise UnknownWeightsError(f"{len(wrong)} weights don't fit, like {min(wrong)}")
    network.load_state_dict(weights)
    return network.eval()


def _fits(weight: Tensor | None, expected: Tensor) -> bool:
    return weight is not None and weight.shape == expected.shape


def from_folder(folder: Path) -> Recogniser:
    """Return the network of an exported folder (``inference.onnx``)."""
    file = folder / "inference.onnx"
    smooth = any(node.op_type == "Gelu" for node in onnx.load(str(file)).graph.node)
    return with_weights(exported_weights(file), smooth=smooth)


def exported_weights(file: Path) -> Weights:
    """Return the weights in a file that :mod:`export` wrote, under the network's names."""
    graph = onnx.load(str(file)).graph
    stored = initialisers(graph)
    weights: Weights = {}
    for name, value in stored.items():
        if name.startswith(EXPORT_PREFIX):
            own = name.removeprefix(EXPORT_PREFIX).replace(".weight_bias", ".bias")
            weights[own] = value
    products = {node.output[0]: node for node in graph.node if node.op_type == "MatMul"}
    for node in graph.node:
        # The exporter stores a linear layer's matrix turned and without a name; the bias that is
        # added to the product has kept its own.
        if node.op_type != "Add" or node.input[0] not in products:
            continue
        matrix, bias = products[node.input[0]].input[1], node.input[1]
        if bias.startswith(EXPORT_PREFIX):
            own = bias.removeprefix(EXPORT_PREFIX).removesuffix("bias") + "weight"
            weights[own] = stored[matrix].T.contiguous()
    return weights


def initialisers(graph: onnx.GraphProto) -> Weights:
    """Return the constants of an ONNX graph in the order of the file."""
    return {
        one.name: torch.from_numpy(np.array(numpy_helper.to_array(one)))
        for one in graph.initializer
    }


def in_memory_format(network: Recogniser, layout: torch.memory_format) -> Recogniser:
    """Return the network with its weights laid out so; torch's types don't know that call."""
    return cast(Recogniser, cast(Any, network).to(memory_format=layout))


def input_tensor(batch: Batch, device: torch.device) -> Tensor:
    """Return a batch as the network takes it, on the device; the same
    numbers as :func:`batches.network_input`."""
    pixels, widths = torch.from_numpy(batch.pixels), torch.from_numpy(batch.widths)
    if device.type == "cuda":
        pixels, widths = pixels.pin_memory(), widths.pin_memory()
    pixels = pixels.to(device, non_blocking=True).permute(0, 3, 1, 2)
    widths = widths.to(device, non_blocking=True)
    inside = torch.arange(pixels.shape[3], device=device) < widths[:, None]
    values = (pixels.float() / 255 - 0.5) / 0.5 * inside[:, None, None, :]
    return values.contiguous(memory_format=layout_on(device))


def layout_on(device: torch.device) -> torch.memory_format:
    """Return how pictures lie in memory where a step takes the least time: on an H200 23 ms as PyTorch has
    them and 28 ms with channels last, which is the faster one on CPUs."""
    return torch.contiguous_format if device.type == "cuda" else torch.channels_last
