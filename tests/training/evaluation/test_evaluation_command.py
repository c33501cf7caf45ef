"""The command prints one table, leaves a report and pictures, and says when something got worse."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.training.evaluation.lines import TEXTS, Parrot, picture, sample
from training.evaluation import __main__ as command
from training.evaluation.report import load

GOOD = Parrot(crib={picture(text).shape[1]: text for text in TEXTS})
BAD = Parrot()


def run(monkeypatch: pytest.MonkeyPatch, engine: Parrot, *arguments: str) -> int:
    monkeypatch.setattr(command, "sample_slice", sample)
    monkeypatch.setattr(command, "load_recogniser", lambda folder: engine)
    monkeypatch.setattr(command, "load_decoder", lambda folder: replace(engine, name="decoder"))
    monkeypatch.delenv("HOSO_HANDWRITING", raising=False)
    return command.main(["lines", "--count", "8", "--slices", "clean,hard", *arguments])


def test_a_run_leaves_a_report_and_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, BAD, "--out", str(tmp_path), "--dump") == 0
    table = capsys.readouterr().out
    assert table.count("clean        parrot") == table.count("hard         decoder") == 1
    assert "wrong tone" in table or "wrong letter" in table
    assert [score.name for score in load(tmp_path / "report.json").engines[0].slices] == [
        "clean",
        "hard",
    ]
    assert Image.open(tmp_path / "worst_parrot.png").height > 100
    assert Image.open(tmp_path / "confusions_parrot.png").height > 100
    assert len(list((tmp_path / "lines/hard").glob("*.png"))) == 8


def test_a_run_that_got_worse_ends_with_1_and_one_that_did_not_with_0(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, GOOD, "--out", str(tmp_path)) == 0
    old = str(tmp_path / "report.json")
    assert run(monkeypatch, GOOD, "--compare", old) == 0
    assert "WORSE" not in capsys.readouterr().out
    assert run(monkeypatch, BAD, "--compare", old) == 1
    assert "WORSE" in capsys.readouterr().out
