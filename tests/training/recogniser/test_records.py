"""The log of a training run is read as it was written, even after a crash."""

from pathlib import Path

from training.recogniser.plot import losses, percentages
from training.recogniser.records import (
    TrainRecord,
    ValidationRecord,
    append,
    read,
    sentence,
)
from training.recogniser.scores import Score

TRAINED = TrainRecord(
    step=50,
    lines=1200,
    seconds=60.0,
    rate=0.25,
    loss={"print": 0.1, "hand": 0.5},
    lines_per_second=20.0,
    ready=3,
)
MEASURED = ValidationRecord(
    step=50, lines=1200, seconds=61.0, scores={"print": Score(lines=10, cer=0.01, exact=0.9)}
)


def test_records_are_read_as_they_were_written(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    append(log, TRAINED)
    append(log, MEASURED)
    assert read(log) == [TRAINED, MEASURED]


def test_a_line_that_a_crash_cut_short_is_left_out(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    append(log, TRAINED)
    with log.open("a") as out:
        out.write('{"kind": "train", "st')
    assert read(log) == [TRAINED]


def test_people_read_percentages() -> None:
    assert "print CER 1.00%, exact 90.0%" in sentence(MEASURED)
    assert "hand 0.5000" in sentence(TRAINED)


def test_the_curves_have_a_point_for_each_record_of_a_source() -> None:
    assert losses([TRAINED, MEASURED]) == {"print": ([1 / 60], [0.1]), "hand": ([1 / 60], [0.5])}
    errors = percentages([TRAINED, MEASURED], lambda score: score.cer)
    assert errors == {"print": ([61 / 3600], [1.0])}
