"""One step of learning, and the state that steps change."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.recogniser import schedule
from training.recogniser.alphabet import BLANK, Alphabet
from training.recogniser.batches import Batch
from training.recogniser.checkpoint import Checkpoint
from training.recogniser.network import (
    Recogniser,
    in_memory_format,
    input_tensor,
    layout_on,
    with_weights,
)
from training.recogniser.rounding import start_rounding
from training.recogniser.settings import Precision, Settings

TAUGHT = 0.6
"""Share of the time over which a teacher falls silent."""


@dataclass(frozen=True)
class Step:
    """What a step did: the loss of each line in nats a character, and the share of the rate."""

    losses: list[float]
    share: float


class Learner:
    """The network in training, the moving mean of its weights and the optimiser."""

    def __init__(
        self,
        network: Recogniser,
        alphabet: Alphabet,
        settings: Settings,
        teacher: Recogniser | None = None,
    ) -> None:
        """Take over a network; it moves to the GPU where there is one. A ``teacher`` of the same
        alphabet says what it would read while the network still learns the most."""
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.alphabet = alphabet
        self.settings = settings
        self.bf16 = uses_bf16(settings.precision, self.device)
        network = network.to(self.device)
        self.network = in_memory_format(network, layout_on(self.device)).train()
        if settings.keep_front:
            for part in network.front:
                part.requires_grad_(False)
        self.mean = deepcopy(self.network).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(
            [{"params": list(part.parameters())} for part in network.parts],
            weight_decay=settings.weight_decay,
        )
        self.teacher = teacher and teacher.to(self.device).eval().requires_grad_(False)
        self.step = 0
        self.lines = 0

    @property
    def rates(self) -> tuple[float, float, float]:
        """The highest rates of the network's parts."""
        told = self.settings
        return told.backbone_rate, told.encoder_rate, told.head_rate

    def learn(self, batch: Batch, progress: float) -> Step:
        """Take one step; ``progress`` is the share of the training time that has passed."""
        share = schedule.rate_share(self.step, progress, self.settings.shape)
        if progress >= self.settings.round_from:
            start_rounding(self.network)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        pixels = input_tensor(batch, self.device)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.bf16):
            stages, logits = self.network.stages_and_logits(pixels)
        told = logits.float().log_softmax(2)
        losses = self._losses(batch, told)
        loss = losses.mean()
        taught = max(0.0, 1 - progress / TAUGHT)
        if self.teacher is not None and taught > 0:
            loss = loss + taught * self._distance(pixels, stages, told)
        self.optimiser.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(self.network.parameters(), self.settings.max_gradient)
        self.optimiser.step()
        self._follow()
        self.step += 1
        self.lines += len(batch)
        return Step(losses.tolist(), share)

    def _losses(self, batch: Batch, told: Tensor) -> Tensor:
        """Return CTC's loss of each line, in nats a character, of log probabilities (B x T x classes)."""
        encoded = [self.alphabet.encode(text) for text in batch.texts]
        lengths = torch.tensor([len(text) for text in encoded])
        # Every step of the padded width counts: reading pads too, and has to find nothing there.
        steps = torch.full((len(batch),), told.shape[1])
        losses = nn.functional.ctc_loss(
            told.transpose(0, 1),
            torch.tensor([number for text in encoded for number in text], device=self.device),
            steps,
            lengths,
            blank=BLANK,
            reduction="none",
            zero_infinity=True,
        )
        return losses / lengths.to(self.device)

    def _distance(self, pixels: Tensor, stages: Sequence[Tensor], told: Tensor) -> Tensor:
        """Return how far the network is from its teacher: Kullback and Leibler's divergence of a line's
        mean step, and after each stage the share of the variance that is missed (Romero et al., FitNets,
        2015)."""
        assert self.teacher is not None  # noqa: S101  (asked for only where there is one)
        with torch.no_grad(), torch.autocast(self.device.type, torch.bfloat16, enabled=self.bf16):
            wanted, logits = self.teacher.stages_and_logits(pixels)
        known = logits.float().log_softmax(2)
        apart = nn.functional.kl_div(told, known, reduction="batchmean", log_target=True)
        missed = [
            nn.functional.mse_loss(found.float(), right.float()) / right.float().var()
            for found, right in zip(stages, wanted, strict=True)
        ]
        return apart / told.shape[1] + torch.stack(missed).sum()

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the mean of the weights towards them."""
        share = 1 - schedule.ema_decay(self.step)
        torch._foreach_lerp_(
            list(self.mean.parameters()), list(self.network.parameters()), weight=share
        )

    def checkpoint(self, seconds: float, run: int) -> Checkpoint:
        """Return what is needed to go on from here."""
        return Checkpoint(
            characters=self.alphabet.characters,
            weights=self.network.state_dict(),
            ema=self.mean.state_dict(),
            optimiser=self.optimiser.state_dict(),
            step=self.step,
            lines=self.lines,
            seconds=seconds,
            run=run,
            random=torch.get_rng_state(),
        )


def resumed(kept: Checkpoint, settings: Settings, teacher: Recogniser | None = None) -> Learner:
    """Return a learner that goes on from a checkpoint."""
    learner = Learner(with_weights(kept.weights), kept.alphabet, settings, teacher)
    learner.mean.load_state_dict(kept.ema)
    learner.optimiser.load_state_dict(kept.optimiser)
    learner.step, learner.lines = kept.step, kept.lines
    torch.set_rng_state(kept.random)
    return learner


def uses_bf16(precision: Precision, device: torch.device) -> bool:
    """Say whether to compute in bfloat16: on CPUs with instructions for it, where it doubles the speed
    (AVX2 alone gains nothing), but not on a GPU (27 instead of 23 ms a step on an H200)."""
    if precision == "auto":
        return device.type == "cpu" and torch.cpu._is_avx512_bf16_supported()
    return precision == "bf16"
