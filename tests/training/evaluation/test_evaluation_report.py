"""Two runs are compared line by line, and chance is not called progress."""

from pathlib import Path

import pytest

from tests.training.evaluation.lines import score
from training.evaluation.measures import SliceScore
from training.evaluation.report import EngineReport, Report, changes, load, save, worst_lines
from training.evaluation.tables import report_table
from training.forms.blocks import Split

TRUTHS = [f"Nguyễn Văn {number}" for number in range(100)]


def run(wrong: int, truths: list[str] = TRUTHS) -> Report:
    reads = [text.replace("ễ", "ê") if i < wrong else text for i, text in enumerate(truths)]
    return report_of(score(truths, reads))


def report_of(*slices: SliceScore) -> Report:
    engine = EngineReport(engine="hoso", slices=slices)
    return Report(split=Split.TEST, seed=1, count=100, engines=(engine,))


@pytest.mark.parametrize(
    ("before", "after", "is_worse"),
    [(0, 0, False), (0, 1, False), (0, 12, True), (12, 0, False), (10, 12, False), (10, 30, True)],
)
def test_a_slice_is_worse_when_chance_does_not_explain_it(
    before: int, after: int, is_worse: bool
) -> None:
    (change,) = changes(run(before), run(after))
    assert change.is_worse is is_worse
    assert change.is_same_lines


def test_runs_over_other_lines_need_a_larger_difference() -> None:
    others = [f"Trần Nguyễn {number}" for number in range(100)]
    (paired,) = changes(run(10), run(18))
    (apart,) = changes(run(10), run(18, others))
    assert paired.is_worse
    assert not apart.is_worse
    assert not apart.is_same_lines


def test_a_report_is_the_same_after_a_file(tmp_path: Path) -> None:
    save(run(3), tmp_path / "report.json")
    assert load(tmp_path / "report.json") == run(3)


def test_the_table_has_a_row_for_each_slice_and_engine() -> None:
    rows = list(report_table(run(25)))
    assert rows[1].split()[:2] == ["clean", "hoso"]
    assert "75.0%" in rows[1]
    assert "100.0 lines/s" in rows[-1]


def test_the_worst_lines_are_those_with_most_edits_a_character() -> None:
    found = worst_lines([score(["abcd", "ab", "abcdef"], ["abcx", "xx", "abcdef"])], 10)
    assert [line.truth for _, _, line in found] == ["ab", "abcd"]
