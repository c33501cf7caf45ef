"""The layers of PP-OCRv6 small's recogniser (PP-LCNetV4 and SVTR), its batch norms folded away.

Names of weights are those that transformers gives them (Apache 2.0), so that files written with it stay readable.
Pictures are B x channels x height x width, sequences B x steps x features.
"""

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN = 120
"""Features of a step in the encoder."""

HEADS = 8
BLOCKS = 2


class Convolution(nn.Module):
    """A convolution and what follows it."""

    def __init__(
        self,
        taken: int,
        given: int,
        kernel: int | tuple[int, int],
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        groups: int = 1,
        activation: nn.Module | None = None,
    ) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(taken, given, kernel, stride, padding, groups=groups)
        self.activation = activation or nn.Identity()

    def forward(self, pixels: Tensor) -> Tensor:
        """Return the picture convolved."""
        return cast(Tensor, self.activation(self.convolution(pixels)))


class Stem(nn.Module):
    """Pixels to strokes at a quarter of height and width. The ``wide`` one looks at them twice at
    half their size, which costs a ninth of a line's time."""

    def __init__(self, wide: bool) -> None:
        super().__init__()
        self.stem1 = Convolution(3, 48, 3, 2, 1, activation=nn.ReLU())
        self.wide = wide
        if wide:
            self.stem2a = Convolution(48, 24, 2, activation=nn.ReLU())
            self.stem2b = Convolution(24, 48, 2, activation=nn.ReLU())
        self.stem3 = Convolution(96 if wide else 48, 48, 3, 2, 1, activation=nn.ReLU())
        self.stem4 = Convolution(48, 96, 1, activation=nn.ReLU())

    def forward(self, pixels: Tensor) -> Tensor:
        """Return 96 channels."""
        seen = self.stem1(pixels)
        if self.wide:
            seen = functional.pad(seen, (0, 1, 0, 1))
            again = self.stem2b(functional.pad(self.stem2a(seen), (0, 1, 0, 1)))
            seen = torch.cat([functional.max_pool2d(seen, 2, 1, ceil_mode=True), again], dim=1)
        return cast(Tensor, self.stem4(self.stem3(seen)))


class SqueezeExcitation(nn.Module):
    """Weighs channels by what the whole line shows."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        few = channels // 4
        self.convolutions = nn.Sequential(
            nn.Conv2d(channels, few, 1), nn.ReLU(), nn.Conv2d(few, channels, 1), nn.Hardsigmoid()
        )

    def forward(self, pixels: Tensor) -> Tensor:
        """Return the picture weighed."""
        return pixels * cast(Tensor, self.convolutions(pixels.mean(dim=(2, 3), keepdim=True)))


class Mixer(nn.Module):
    """Mixes neighbours channel by channel, then the channels of each place."""

    def __init__(
        self, taken: int, given: int, *, halves_height: bool, squeezes: bool, smooth: bool
    ) -> None:
        super().__init__()
        self.token_conv: nn.Module
        if halves_height:
            self.token_conv = Convolution(taken, taken, 3, (2, 1), 1, taken)
        else:
            self.token_conv = nn.Conv2d(taken, taken, 3, 1, 1, groups=taken)
        self.token_squeeze_excitation = SqueezeExcitation(taken) if squeezes else nn.Identity()
        self.channel_conv1 = Convolution(taken, 2 * taken, 1)
        self.channel_act_fn = nn.GELU() if smooth else nn.ReLU()
        self.channel_conv2 = Convolution(2 * taken, given, 1)
        self.has_residual = taken == given and not halves_height

    def forward(self, pixels: Tensor) -> Tensor:
        """Return the picture mixed."""
        pixels = self.token_squeeze_excitation(self.token_conv(pixels))
        mixed = self.channel_conv2(self.channel_act_fn(self.channel_conv1(pixels)))
        return cast(Tensor, pixels + mixed if self.has_residual else mixed)


class Attention(nn.Module):
    """Each step looks at all others."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.projection = nn.Linear(HIDDEN, HIDDEN)

    def forward(self, steps: Tensor) -> Tensor:
        """Return the steps with what they saw."""
        batch, length, _ = steps.shape
        asked, offered, told = (
            self.qkv(steps).reshape(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        )
        seen = functional.scaled_dot_product_attention(asked, offered, told)
        return cast(Tensor, self.projection(seen.transpose(1, 2).reshape(batch, length, HIDDEN)))


class Perceptron(nn.Module):
    """Each step for itself."""

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(HIDDEN, 2 * HIDDEN)
        self.fc2 = nn.Linear(2 * HIDDEN, HIDDEN)

    def forward(self, steps: Tensor) -> Tensor:
        """Return the steps changed."""
        return cast(Tensor, self.fc2(functional.silu(self.fc1(steps))))


class EncoderBlock(nn.Module):
    """A transformer's block."""

    def __init__(self) -> None:
        super().__init__()
        self.self_attn = Attention()
        self.layer_norm1 = nn.LayerNorm(HIDDEN, eps=1e-6)
        self.mlp = Perceptron()
        self.layer_norm2 = nn.LayerNorm(HIDDEN, eps=1e-6)

    def forward(self, steps: Tensor) -> Tensor:
        """Return the steps with what they saw."""
        steps = steps + self.self_attn(self.layer_norm1(steps))
        return cast(Tensor, steps + self.mlp(self.layer_norm2(steps)))


class Encoder(nn.Module):
    """Looks along the line: what the backbone saw (B x channels x 1 x T) to B x T x ``HIDDEN``."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv_block = nn.ModuleList([
            Convolution(channels, HIDDEN, 1, activation=nn.SiLU()),
            Convolution(channels, HIDDEN, 1, activation=nn.SiLU()),
            Convolution(HIDDEN, HIDDEN, (1, 7), 1, (0, 3), HIDDEN, nn.SiLU()),
        ])  # fmt: skip
        self.svtr_block = nn.ModuleList(EncoderBlock() for _ in range(BLOCKS))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-6)

    def forward(self, seen: Tensor) -> Tensor:
        """Return the steps."""
        passed, narrowed, local = self.conv_block
        reduced = narrowed(seen)
        steps = (reduced + local(reduced)).squeeze(2).transpose(1, 2)
        for block in self.svtr_block:
            steps = block(steps)
        return cast(Tensor, self.norm(steps) + passed(seen).squeeze(2).transpose(1, 2))
