"""Rounding in training; skipped where PyTorch, which only training needs, is not installed."""

import pytest

torch = pytest.importorskip("torch")
nn = torch.nn

from training.recogniser.network import Recogniser, Structure  # noqa: E402
from training.recogniser.rounding import (  # noqa: E402
    WATCHED,
    Range,
    RoundedConv2d,
    is_rounded,
    start_rounding,
)


class Stage(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.structure = Structure(classes=2)
        self.encoder = nn.ModuleDict({"blocks": nn.ModuleList([nn.Identity(), nn.Identity()])})
        self.encoder["blocks"].append(nn.Sequential(nn.Conv2d(4, 8, 1), nn.Conv2d(8, 4, 3)))

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        blocks = self.encoder["blocks"]
        return blocks[2](pixels)


def test_only_the_small_convolutions_of_the_last_stages_round() -> None:
    assert is_rounded("model.encoder.blocks.2.blocks.0.channel_conv1.convolution", (1, 1))
    assert not is_rounded("model.encoder.blocks.1.blocks.0.channel_conv1.convolution", (1, 1))
    assert not is_rounded("model.encoder.blocks.2.blocks.0.token_conv.convolution", (3, 3))
    assert not is_rounded("model.encoder.blocks.3.blocks.1.token_squeeze_excitation.a", (1, 1))


def test_a_range_has_256_levels_and_keeps_zero_exactly() -> None:
    seen = Range()
    seen.watch(torch.tensor([-1.0, 0.3, 3.0]))
    rounded = seen.rounded(torch.linspace(-2, 4, 4001))
    assert len(rounded.unique()) == 256
    assert seen.rounded(torch.zeros(1)).item() == 0.0
    assert float(rounded.max()) <= 3.02
    assert (seen.rounded(torch.tensor([0.3])) - 0.3).abs().item() <= 4 / 255


def test_weights_keep_their_names_and_learn_through_the_rounding() -> None:
    torch.manual_seed(0)
    stage = Stage()
    names = list(stage.state_dict())
    start_rounding(stage)
    start_rounding(stage)
    layer = stage.encoder["blocks"][2][0]
    assert list(stage.state_dict()) == names
    assert isinstance(layer, RoundedConv2d)
    assert not isinstance(stage.encoder["blocks"][2][1], RoundedConv2d)
    pixels = torch.randn(2, 4, 6, 6)
    exact = nn.functional.conv2d(pixels, layer.weight, layer.bias)
    for _ in range(WATCHED):
        assert torch.equal(layer(pixels), exact)
    rounded = layer(pixels)
    assert not torch.equal(rounded, exact)
    assert (rounded - exact).abs().max() < 0.05 * exact.abs().max()
    rounded.sum().backward()
    assert layer.weight.grad is not None
    assert layer.weight.grad.abs().sum() > 0


def test_what_a_rectifier_throws_away_needs_no_levels() -> None:
    network = Recogniser(Structure(classes=4)).eval()
    start_rounding(network)
    layers = dict(network.named_modules())
    name = "model.backbone.encoder.blocks.2.blocks.1"
    with torch.no_grad():
        for seed in range(WATCHED + 1):
            network(torch.randn(1, 3, 48, 64, generator=torch.Generator().manual_seed(seed)))
    first, second = (
        layers[f"{name}.channel_conv{number}.convolution"].given.low for number in (1, 2)
    )
    assert first == 0.0
    assert second < 0.0
