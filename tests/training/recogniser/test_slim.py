"""Layers taken out and fitted; skipped where PyTorch, which only training needs, is not installed."""

import pytest

torch = pytest.importorskip("torch")

from training.recogniser.network import (  # noqa: E402
    SLIM_LAYERS,
    Recogniser,
    Structure,
    UnknownWeightsError,
    slimmed,
    structure_of,
    with_weights,
)
from training.recogniser.slim import Fit, slim  # noqa: E402


@pytest.fixture(scope="module")
def whole() -> Recogniser:
    torch.manual_seed(0)
    return Recogniser(Structure(classes=12, smooth=True)).eval()


def lines(seed: int, number: int = 4) -> list[torch.Tensor]:
    drawn = torch.Generator().manual_seed(seed)
    return [torch.rand(2, 3, 48, 160, generator=drawn) * 2 - 1 for _ in range(number)]


def distance(one: Recogniser, other: Recogniser) -> float:
    with torch.no_grad():
        pairs = [(one.seen(pixels), other.seen(pixels)) for pixels in lines(9)]
    return float(torch.stack([(a - b).square().mean() / b.var() for a, b in pairs]).mean())


def test_what_a_network_consists_of_is_read_off_its_weights(whole: Recogniser) -> None:
    weights = whole.state_dict()
    assert structure_of(weights) == Structure(classes=12)
    small = structure_of(slimmed(weights))
    assert (small.wide_stem, small.layers) == (False, SLIM_LAYERS)
    assert sum(map(len, small.layers)) < sum(map(len, whole.structure.layers))


def test_weights_of_a_layer_that_is_half_there_are_refused(whole: Recogniser) -> None:
    weights = dict(whole.state_dict())
    del weights["model.backbone.encoder.blocks.3.blocks.2.token_conv.weight"]
    with pytest.raises(UnknownWeightsError):
        with_weights(weights)


@pytest.mark.parametrize("fewer_layers", [False, True])
def test_what_is_left_is_fitted_to_the_whole(whole: Recogniser, fewer_layers: bool) -> None:
    weights = {name: value.clone() for name, value in whole.state_dict().items()}
    cut = with_weights(slimmed(weights) if fewer_layers else weights)
    fitted = slim(whole, lines(1, 12), fewer_layers=fewer_layers)
    assert fitted.structure == cut.structure
    assert not fitted.structure.smooth
    assert distance(fitted, whole) < 0.5 * distance(cut, whole)
    assert whole.state_dict().keys() == weights.keys()
    assert all(torch.equal(value, weights[name]) for name, value in whole.state_dict().items())


def test_a_fit_finds_a_linear_map_and_its_constant() -> None:
    from training.recogniser.layers import Convolution

    features = torch.randn(3, 4, 50)
    right = Convolution(4, 2, 1)
    found = Convolution(4, 2, 1)
    with torch.no_grad():
        fit = Fit()
        fit.add(features, right(features[..., None])[..., 0])
        fit.write(found)
        assert torch.allclose(found.convolution.weight, right.convolution.weight, atol=1e-3)
        assert torch.allclose(found.convolution.bias, right.convolution.bias, atol=1e-3)
