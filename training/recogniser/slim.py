"""Take layers out of a trained network and bend by ReLU, so that a line takes less time.

What is left is fitted, layer by layer, to what the whole network has there: linear maps by least squares, so that
training goes on from a network that still reads, not from noise (after He et al., Channel Pruning, 2017).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.recogniser.layers import Convolution, Mixer
from training.recogniser.network import Recogniser, slimmed, with_weights

SHIFTS = torch.arange(0.0, 1.2, 0.05)
"""How far a channel may be lifted before its ReLU: one near zero is all but linear under GELU."""

SAMPLED = 7
"""Of so many places one is looked at to find the shifts."""

RIDGE = 1e-4
"""Of the mean square of the features."""


def slim(whole: Recogniser, lines: Sequence[Tensor], *, fewer_layers: bool) -> Recogniser:
    """Return a network that bends by ReLU and, where asked, has fewer layers.

    Args:
        whole: the trained network.
        lines: inputs of the network (B x 3 x 48 x W) that it is fitted on.
    """
    weights = {name: value.clone() for name, value in whole.state_dict().items()}
    small = with_weights(slimmed(weights) if fewer_layers else weights)
    with torch.no_grad():
        before = [whole.backbone.convolution(pixels) for pixels in lines]
        if not small.structure.wide_stem:
            _fit_stem(whole, small, lines)
        after = [small.backbone.convolution(pixels) for pixels in lines]
        for stage, places in enumerate(small.structure.layers):
            old, new = _layers(whole, stage), _layers(small, stage)
            for place, behind in zip(places, (*places[1:], len(old)), strict=True):
                for passed in range(place, behind):
                    before = [old[str(passed)](seen) for seen in before]
                layer = new[str(place)]
                if whole.structure.smooth:
                    _lift(layer, after)
                _fit_layer(layer, after, before)
                after = [new[str(place)](seen) for seen in after]
    return small


def _layers(network: Recogniser, stage: int) -> dict[str, Mixer]:
    blocks = cast(nn.ModuleDict, cast(nn.ModuleDict, network.backbone.blocks[stage])["blocks"])
    return {name: cast(Mixer, layer) for name, layer in blocks.items()}


def _fit_stem(whole: Recogniser, small: Recogniser, lines: Sequence[Tensor]) -> None:
    """Make the stem's second convolution give from one look what the whole one gave from two."""
    wanted: list[Tensor] = []
    stem = small.backbone.convolution
    watch = whole.backbone.convolution.stem3.convolution.register_forward_hook(
        lambda _layer, _taken, given: wanted.append(given)
    )
    fit = Fit()
    for pixels in lines:
        whole.backbone.convolution(pixels)
        patches = functional.unfold(stem.stem1(pixels), 3, padding=1, stride=2)
        fit.add(patches, wanted.pop().flatten(2))
    watch.remove()
    fit.write(stem.stem3)


def _tokens(layer: Mixer, taken: Sequence[Tensor]) -> Iterator[Tensor]:
    return (layer.token_squeeze_excitation(layer.token_conv(seen)) for seen in taken)


def _lift(layer: Mixer, taken: Sequence[Tensor]) -> None:
    """Shift a layer's channels to where a ReLU is most like the GELU they had."""
    found = [
        layer.channel_conv1(one).flatten(2)[:, :, ::SAMPLED].transpose(0, 1).flatten(1)
        for one in _tokens(layer, taken)
    ]
    cast(Tensor, layer.channel_conv1.convolution.bias).add_(_shifts(torch.cat(found, dim=1)))


def _fit_layer(layer: Mixer, taken: Sequence[Tensor], wanted: Sequence[Tensor]) -> None:
    """Make a layer give what is wanted of what it is given."""
    fit = Fit()
    for one, right in zip(_tokens(layer, taken), wanted, strict=True):
        features = layer.channel_conv1(one).relu()
        fit.add(features.flatten(2), (right - one if layer.has_residual else right).flatten(2))
    fit.write(layer.channel_conv2)


def _shifts(values: Tensor) -> Tensor:
    """Return for each channel (rows of ``values``) the shift after which a line through its ReLU comes
    nearest to its GELU."""
    wanted = functional.gelu(values)
    wanted = wanted - wanted.mean(dim=1, keepdim=True)
    missed = []
    for shift in SHIFTS:
        bent = (values + shift).relu()
        bent = bent - bent.mean(dim=1, keepdim=True)
        slope = (bent * wanted).sum(dim=1) / bent.square().sum(dim=1).clamp(min=1e-9)
        missed.append((wanted - slope[:, None] * bent).square().sum(dim=1))
    return SHIFTS[torch.stack(missed).argmin(dim=0)]


@dataclass
class Fit:
    """Least squares of outputs on features and a constant, place by place."""

    squares: Tensor = field(default_factory=lambda: torch.zeros(0, 0, dtype=torch.float64))
    products: Tensor = field(default_factory=lambda: torch.zeros(0, 0, dtype=torch.float64))

    def add(self, features: Tensor, wanted: Tensor) -> None:
        """Count places: features B x F x N, outputs B x C x N."""
        for one, right in _pairs(features, wanted):
            squares, products = one @ one.T, one @ right.T
            self.squares = self.squares + squares if len(self.squares) else squares
            self.products = self.products + products if len(self.products) else products

    def write(self, layer: Convolution) -> None:
        """Give a convolution the weights found."""
        ridge = RIDGE * self.squares.diagonal().mean()
        freed = self.squares + ridge * torch.eye(len(self.squares), dtype=torch.float64)
        found = torch.linalg.solve(freed, self.products).T.float()
        layer.convolution.weight.copy_(found[:, :-1].reshape(layer.convolution.weight.shape))
        cast(Tensor, layer.convolution.bias).copy_(found[:, -1])


def _pairs(features: Tensor, wanted: Tensor) -> Iterator[tuple[Tensor, Tensor]]:
    for one, right in zip(features, wanted, strict=True):
        yield torch.cat([one, torch.ones(1, one.shape[1])]).double(), right.double()
