"""What a training run is told, kept beside it so that a resumed run goes on with the same."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from training.recogniser.schedule import Shape

Precision = Literal["auto", "bf16", "fp32"]


class Settings(BaseModel):
    """Of a training run. Rates are AdamW's at their highest; ``seconds`` is the training time, over
    which they fall. From the share ``round_from`` of it, the network learns to live with 8 bits (see
    :mod:`rounding`). ``batch_pixels`` is the line width in a batch, about 24 lines of 400 pixels.
    ``looks`` is how often a line is learnt, ``print_share`` how many of the lines are print, ``teacher`` is the folder
    of an exported recogniser to learn from too.
    ``sieve`` is the folder of an exported recogniser: what it reads without doubt is left out but for
    ``easy_share`` of it (see :mod:`sieve`). With ``keep_front`` the backbone's first layers stay as they
    are, which makes a step a fifth faster."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    backbone_rate: float = 4e-4
    encoder_rate: float = 5e-4
    head_rate: float = 6e-4
    shape: Shape = "cosine"
    round_from: float = 0.85
    batch_pixels: int = 9600
    weight_decay: float = 2e-3
    max_gradient: float = 5.0
    precision: Precision = "auto"
    looks: int = 1
    sieve: Path | None = None
    easy_share: float = 0.2
    print_share: float | None = None
    teacher: Path | None = None
    keep_front: bool = False
    threads: int = 2
    workers: int = 1
    seed: int = 1
    log_steps: int = 50
    checkpoint_seconds: float = 600
    validation_seconds: float = 600


def save(settings: Settings, out: Path) -> None:
    """Keep the settings in a run's folder."""
    (out / "settings.json").write_text(settings.model_dump_json(indent=1) + "\n", encoding="utf-8")


def load(out: Path) -> Settings:
    """Return the settings of a run."""
    return Settings.model_validate_json((out / "settings.json").read_text(encoding="utf-8"))
