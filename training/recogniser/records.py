"""The training log: one JSON object a line, each a record of its kind."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from training.recogniser.scores import Score


class TrainRecord(BaseModel):
    """How the training went since the record before. ``loss`` is nats a character, by source;
    ``ready`` the batches that waited for the trainer (0: it waits for the workers)."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["train"] = "train"
    step: int
    lines: int
    seconds: float
    rate: float
    loss: Mapping[str, float]
    lines_per_second: float
    ready: int


class ValidationRecord(BaseModel):
    """How well the mean weights read the validation lines, by source."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["validation"] = "validation"
    step: int
    lines: int
    seconds: float
    scores: Mapping[str, Score]


Record = Annotated[TrainRecord | ValidationRecord, Field(discriminator="kind")]

_ONE: TypeAdapter[TrainRecord | ValidationRecord] = TypeAdapter(Record)


def append(file: Path, record: TrainRecord | ValidationRecord) -> None:
    """Add a record to a log."""
    with file.open("a", encoding="utf-8") as log:
        log.write(record.model_dump_json() + "\n")


def read(file: Path) -> list[TrainRecord | ValidationRecord]:
    """Return the records of a log; a last line that a crash cut short is left out."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    return [_ONE.validate_json(line) for line in lines if line.endswith("\n")]


def sentence(record: TrainRecord | ValidationRecord) -> str:
    """Return a record as people like to read it."""
    if record.kind == "train":
        told = _listed(f"{source} {loss:.4f}" for source, loss in record.loss.items())
        end = f"{record.lines_per_second:.1f} lines/s, {record.ready} batches ready"
        return f"{record.seconds:.0f} s, step {record.step}, {record.lines} lines: {told}; {end}"
    told = _listed(
        f"{source} CER {score.cer:.2%}, exact {score.exact:.1%}"
        for source, score in record.scores.items()
    )
    return f"{record.seconds:.0f} s, step {record.step}, validation: {told}"


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)
