"""``hoso export`` writes what the API gives."""

import json
import zipfile
from pathlib import Path

import pytest

from hoso.cli import main
from schemas.record import FieldState
from tests.servers import Servers
from tests.workers.desks import document_under_review, field, new_desk


def test_an_office_is_exported_to_a_file_and_to_standard_output(
    servers: Servers, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk = new_desk()
    document_id = document_under_review(desk, {"child_name": field(FieldState.ACCEPTED)})
    assert main(["export", "--office", desk.office_code]) == 0
    printed = capfdbinary.readouterr().out
    assert json.loads(printed)["document"] == str(document_id)
    out = tmp_path / "a.jsonl"
    assert main(["export", "--office", desk.office_code, "--out", str(out)]) == 0
    assert out.read_bytes() == printed
    book = tmp_path / "a.xlsx"
    arguments = ["--office", desk.office_code, "--format", "xlsx", "--out", str(book)]
    assert main(["export", *arguments]) == 0
    assert zipfile.is_zipfile(book)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["a.jsonl", "a.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["--format", "csv"], 2), (["--format", "xlsx"], 2), (["--office", "khong-co"], 1)],
)
def test_what_cannot_be_exported_is_said(
    servers: Servers, arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == status
    assert capsys.readouterr().err.startswith("hoso export: ")
