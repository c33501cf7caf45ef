"""Learning from a teacher; skipped where PyTorch, which only training needs, is not installed."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.recogniser.alphabet import Alphabet  # noqa: E402
from training.recogniser.batches import Batch  # noqa: E402
from training.recogniser.learner import TAUGHT, Learner  # noqa: E402
from training.recogniser.network import Recogniser, Structure  # noqa: E402
from training.recogniser.settings import Settings  # noqa: E402

ALPHABET = Alphabet(tuple("abcdế "))


def network(seed: int) -> Recogniser:
    torch.manual_seed(seed)
    return Recogniser(Structure(classes=7)).eval()


def batch() -> Batch:
    pixels = np.random.default_rng(0).integers(0, 255, (2, 48, 320, 3)).astype(np.uint8)
    return Batch(pixels, np.array([320, 200]), ("abc", "dế"), ("print", "hand"))


def learnt(teacher: Recogniser | None, progress: float) -> Recogniser:
    learner = Learner(network(1), ALPHABET, Settings(seconds=60), teacher)
    learner.learn(batch(), progress)
    return learner.network


def same(one: Recogniser, other: Recogniser) -> bool:
    pairs = zip(one.parameters(), other.parameters(), strict=True)
    return all(torch.equal(a, b) for a, b in pairs)


def test_a_teacher_is_listened_to_until_it_falls_silent() -> None:
    assert not same(learnt(network(2), 0.1), learnt(None, 0.1))
    assert same(learnt(network(2), TAUGHT), learnt(None, TAUGHT))


def test_a_teacher_that_reads_alike_has_nothing_to_say() -> None:
    learner = Learner(network(1), ALPHABET, Settings(seconds=60, precision="fp32"), network(1))
    pixels = torch.rand(2, 3, 48, 320)
    with torch.no_grad():
        stages, logits = learner.network.stages_and_logits(pixels)
    assert float(learner._distance(pixels, stages, logits.log_softmax(2))) < 1e-6
