"""The recogniser's network: PP-OCRv6 small as transformers has it, its batch norms folded away.

The batch norms are frozen in fine-tuning, so each is merged into the convolution before it: the
same function, 5 to 25 % faster in training. Weights come from an exported folder, from the stock
model (see :mod:`stock`) or from a checkpoint (see :mod:`checkpoint`).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from transformers.models.pp_ocrv6_small_rec.configuration_pp_ocrv6_small_rec import (
    PPOCRV6SmallRecConfig,
)
from transformers.models.pp_ocrv6_small_rec.modeling_pp_ocrv6_small_rec import (
    PPOCRV6SmallRecForTextRecognition,
)

from training.recogniser.batches import Batch

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


class Recogniser(nn.Module):
    """Pixels (B x 3 x 48 x W, -1 to 1, 0 for nothing) to logits (B x T x classes, T about W / 8);
    class 0 is CTC's blank."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        whole = PPOCRV6SmallRecForTextRecognition(PPOCRV6SmallRecConfig(head_out_channels=classes))
        self.model = whole.model
        self.head = whole.head
        _without_batch_norms(self)

    def forward(self, pixels: Tensor) -> Tensor:
        """Return the logits."""
        return self.read(self.seen(pixels))

    def seen(self, pixels: Tensor) -> Tensor:
        """Return what the backbone sees, B x features x 1 x T: each step for itself."""
        return cast(Tensor, self.model(pixels).last_hidden_state)

    def read(self, seen: Tensor) -> Tensor:
        """Return the logits of what was seen: the encoder looks along the line."""
        encoded = self.head.encoder(seen).last_hidden_state
        return cast(Tensor, self.head.head(encoded))

    @property
    def parts(self) -> tuple[nn.Module, nn.Module, nn.Module]:
        """The backbone, the encoder and the output layer, which learn at different rates."""
        return self.model, self.head.encoder, self.head.head

    @property
    def front(self) -> tuple[nn.Module, ...]:
        """The backbone's first layers, which see strokes rather than letters: 6 % of the weights, on the
        largest pictures."""
        encoder = self.model.backbone.encoder
        return encoder.convolution, encoder.blocks[0], encoder.blocks[1]


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


def _without_batch_norms(network: nn.Module) -> None:
    """Make room for folded weights: convolutions with a bias where a batch norm stood behind."""
    for layer in network.modules():
        old = getattr(layer, "convolution", None)
        if not (isinstance(old, nn.Conv2d) and hasattr(layer, "normalization")):
            continue
        layer.convolution = nn.Conv2d(
            old.in_channels,
            old.out_channels,
            cast(Any, old.kernel_size),
            cast(Any, old.stride),
            cast(Any, old.padding),
            groups=old.groups,
        )
        layer.normalization = nn.Identity()


def with_weights(weights: Weights) -> Recogniser:
    """Return a network with these weights, in evaluation mode; its classes follow from them.

    Raises:
        UnknownWeightsError: if one is missing, left over or of another shape.
    """
    network = Recogniser(classes=len(weights["head.head.bias"]))
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
    """Return the network of an exported folder (``inference.onnx``), to go on training from it."""
    return with_weights(exported_weights(folder / "inference.onnx"))


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
    """Return a batch as the network takes it, on the device, channels last in memory; the same
    numbers as :func:`batches.network_input`."""
    pixels, widths = torch.from_numpy(batch.pixels), torch.from_numpy(batch.widths)
    if device.type == "cuda":
        pixels, widths = pixels.pin_memory(), widths.pin_memory()
    pixels = pixels.to(device, non_blocking=True).permute(0, 3, 1, 2)
    widths = widths.to(device, non_blocking=True)
    inside = torch.arange(pixels.shape[3], device=device) < widths[:, None]
    values = (pixels.float() / 255 - 0.5) / 0.5 * inside[:, None, None, :]
    return values.contiguous(memory_format=torch.channels_last)
