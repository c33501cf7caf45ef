"""Learning to live with 8 bits: the convolutions that :mod:`shrink` computes in int8 round in training.

Inputs, weights and outputs go through the levels that ONNX Runtime's quantiser will give them
(256 for a tensor's values, 255 for an output channel's weights); gradients pass as if there were no
rounding (Jacob et al., 2018).
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.recogniser.network import Recogniser

WATCHED = 24
"""Batches that the ranges of the values are taken from before anything is rounded."""


@dataclass
class Range:
    """The least and largest value seen; zero belongs to it, for padding must stay exact."""

    low: float = 0.0
    high: float = 0.0
    batches: int = 0

    def watch(self, values: Tensor) -> None:
        """Widen the range to some values."""
        low, high = torch.aminmax(values.detach().float())
        self.low, self.high = min(self.low, float(low)), max(self.high, float(high))
        self.batches += 1

    def rounded(self, values: Tensor) -> Tensor:
        """Return the values at the nearest of 256 levels of the range."""
        scale = max((self.high - self.low) / 255, 1e-8)
        zero = min(255, max(0, round(-self.low / scale)))
        return torch.fake_quantize_per_tensor_affine(values.float(), scale, zero, 0, 255)


class RoundedConv2d(nn.Conv2d):
    """A convolution that rounds as its int8 form will. A convolution becomes one by
    :func:`start_rounding`, so that its weights keep their names."""

    taken: Range
    given: Range
    is_rectified: bool
    """Whether a ReLU follows, which 8 bits compute with the convolution: what is negative needs no levels."""

    def forward(self, pixels: Tensor) -> Tensor:
        """Return the convolution's output; unrounded while its ranges are still watched."""
        if self.given.batches < WATCHED:
            outputs = super().forward(pixels)
            self.taken.watch(pixels)
            self.given.watch(outputs.relu() if self.is_rectified else outputs)
            return outputs
        outputs = self._conv_forward(self.taken.rounded(pixels), self._rounded_weight(), self.bias)
        return self.given.rounded(outputs)

    def _rounded_weight(self) -> Tensor:
        scales = self.weight.detach().abs().amax(dim=(1, 2, 3)).clamp(min=1e-8) / 127
        zeros = torch.zeros_like(scales, dtype=torch.int32)
        return torch.fake_quantize_per_channel_affine(self.weight, scales, zeros, 0, -127, 127)


def start_rounding(network: Recogniser) -> None:
    """Make the convolutions of a network round that will be computed in int8, from their
    :data:`WATCHED`-th batch on. Doing so twice changes nothing."""
    for name, layer in rounded_layers(network):
        if not isinstance(layer, RoundedConv2d):
            layer.__class__ = RoundedConv2d
            layer.taken, layer.given = Range(), Range()
            layer.is_rectified = not network.structure.smooth and "channel_conv1" in name


def rounded_layers(network: nn.Module) -> list[tuple[str, nn.Conv2d]]:
    """Return the convolutions that are computed in int8, with their names."""
    return [
        (name, layer)
        for name, layer in network.named_modules()
        if isinstance(layer, nn.Conv2d) and is_rounded(name, layer.kernel_size)
    ]


def is_rounded(name: str, kernel: tuple[int, ...]) -> bool:
    """Say whether a convolution is computed in int8: the 1x1 ones of the backbone's last two stages,
    where the time goes. Those before them gain nothing in 8 bits and cost accuracy (measured:
    handwriting 9.4 % CER with them, 9.1 % without, 8.9 % in 32 bits)."""
    return (
        tuple(kernel) == (1, 1)
        and any(f"encoder.blocks.{stage}." in name for stage in (2, 3))
        and "squeeze" not in name
    )
