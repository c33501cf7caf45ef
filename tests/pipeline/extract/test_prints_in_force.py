"""The official prints in force, filled in by invented people: every row they have and no form of ours
asks for, notes, raised marks, addresses in parts, several dates side by side."""

from pathlib import Path

import pytest
import yaml

from pipeline.process import understand
from schemas.form import load_forms
from tests.pipeline.typed import page

PRINTS = sorted((Path(__file__).parents[1] / "prints").glob("*.yaml"))
FORMS = load_forms()


@pytest.mark.parametrize("file", PRINTS, ids=lambda file: file.stem)
def test_a_print_in_force_is_read_whole(file: Path) -> None:
    filled = yaml.safe_load(file.read_text(encoding="utf-8"))
    rows = [
        row if isinstance(row, str) else [(x, text) for x, text in row] for row in filled["rows"]
    ]
    (record,) = understand([page(rows)], FORMS).records
    assert record.form == filled["form"]
    assert {key: record.fields[key].text for key in filled["fields"]} == filled["fields"]
