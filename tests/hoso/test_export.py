"""``hoso export`` writes what the API gives."""

import json
import zipfile
from pathlib import Path

import pytest

from hoso.cli import main
from schemas.record import FieldState
from tests.servers import Servers
from tests.web.stored import reviewable, unknown
from tests.workers.desks import document_under_review, field, new_desk
from workers.database import connect
from workers.repository import documents
from workers.repository.query import rows
from workers.storage import Storage


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


def test_documents_are_exported_as_searchable_pdfs_in_spite_of_one_whose_image_is_lost(
    storage: Storage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, out = new_desk(), tmp_path / "luu-tru"
    whole = [reviewable(desk, storage), unknown(desk, storage)]
    document_under_review(desk, {"child_name": field(FieldState.ACCEPTED)})
    with connect() as conn:
        receipts = {it.receipt for it in documents.progress(conn, desk.office_id, whole)}
    arguments = ["export", "--office", desk.office_code, "--format", "pdf", "--out", str(out)]
    assert main(arguments) == 1
    assert {it.name for it in out.iterdir()} == {f"{it}.pdf" for it in receipts}
    assert all(it.read_bytes().startswith(b"%PDF-") for it in out.iterdir())
    assert len(capsys.readouterr().err.splitlines()) == 1
    with connect() as conn:
        (noted,) = rows(
            conn,
            "SELECT code FROM audit WHERE office_id = %(id)s AND action = 'records_exported'",
            id=desk.office_id,
        )
    assert noted["code"] == "pdf"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--format", "csv"], 2),
        (["--format", "xlsx"], 2),
        (["--format", "pdf"], 2),
        (["--office", "khong-co"], 1),
    ],
)
def test_what_cannot_be_exported_is_said(
    servers: Servers, arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == status
    assert capsys.readouterr().err.startswith("hoso export: ")
