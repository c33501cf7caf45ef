"""Records are taken out as JSON Lines, CSV and XLSX, and nothing in them runs as a formula."""

import csv
import io
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta
from uuid import UUID
from xml.etree import ElementTree

import httpx
import pytest

from schemas.form import load_forms
from tests.web.paper import FORM
from tests.web.stored import received, reviewable, unknown
from tests.web.visitor import stored_detail
from tests.workers.desks import Desk, new_desk
from workers import exporting
from workers.database import connect
from workers.exporting import ExportedRecord
from workers.repository.query import rows, run
from workers.sheets import harmless
from workers.storage import Storage

_CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def export(api: httpx.Client, **params: str) -> httpx.Response:
    answer = api.get("/api/v1/export", params=params)
    assert answer.status_code == 200, answer.text
    return answer


def ids(answer: httpx.Response) -> list[str]:
    return [json.loads(line)["document"] for line in answer.text.splitlines()]


def put(document_id: UUID, key: str, value: str) -> None:
    with connect() as conn:
        run(
            conn,
            "UPDATE field SET value = %(value)s WHERE document_id = %(id)s AND key = %(key)s",
            id=document_id,
            key=key,
            value=value,
        )


def test_json_lines_hold_the_records_with_their_documents(
    api: httpx.Client, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage, "giấy khai sinh.jpg")
    received(desk, storage, "khac.jpg")
    unknown(desk, storage)
    reviewable(new_desk(), storage)
    answer = export(api)
    (line,) = answer.text.splitlines()
    found = ExportedRecord.model_validate_json(line)
    detail = stored_detail(desk, document_id)
    assert (found.document, found.file) == (document_id, "giấy khai sinh.jpg")
    assert found.record == detail.records[0]
    assert answer.headers["content-type"] == "application/jsonl"
    assert ".jsonl" in answer.headers["content-disposition"]


def test_an_export_of_many_documents_is_whole_and_newest_first(
    api: httpx.Client, desk: Desk, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_AT_A_TIME", 2)
    sent = [reviewable(desk, storage, f"{number}.jpg") for number in range(5)]
    assert ids(export(api)) == [str(it) for it in reversed(sent)]


def test_form_state_and_days_narrow_an_export(
    api: httpx.Client, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    today = datetime.now(UTC).astimezone().date()
    tomorrow = (today + timedelta(days=2)).isoformat()
    assert ids(export(api, form=FORM, state="needs_review")) == [str(document_id)]
    assert ids(export(api, since="2020-01-01", until=tomorrow)) == [str(document_id)]
    for params in ({"form": "x"}, {"state": "done"}, {"since": tomorrow}, {"until": "2020-01-01"}):
        assert ids(export(api, **params)) == []


def test_csv_has_a_column_a_field_and_no_formula(
    api: httpx.Client, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage, "=cmd.jpg")
    put(document_id, "child_name", "=HYPERLINK(1)")
    put(document_id, "requester_name", 'Trần, Văn\n"Thử"')
    answer = export(api, format="csv", form=FORM)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    record = stored_detail(desk, document_id).records[0]
    assert list(row)[7:] == list(record.fields)
    assert row["document"] == str(document_id)
    assert row["unsure"] == "3"
    assert row["child_name"] == "'=HYPERLINK(1)"
    assert row["file"] == "'=cmd.jpg"
    assert row["requester_name"] == 'Trần, Văn\n"Thử"'


@pytest.mark.parametrize("text", ["=1", "+84", "-1", "@x", "\t=1", "\r=1", "＝1"])
def test_what_a_spreadsheet_takes_for_a_formula_is_made_text(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("Trần") == "Trần"


def test_csv_needs_a_form(api: httpx.Client) -> None:
    answer = api.get("/api/v1/export?format=csv")
    assert answer.status_code == 422
    assert answer.json()["detail"] == "Trường «form» phải có khi xuất CSV."


def test_a_workbook_has_a_sheet_a_form_and_cells_of_text(
    api: httpx.Client, desk: Desk, storage: Storage
) -> None:
    document_id = reviewable(desk, storage)
    put(document_id, "child_name", "=1+1")
    content = export(api, format="xlsx").content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert f"1 {FORM}" in book.read("xl/workbook.xml").decode()
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  # ours
    assert sheet.find(f".//{_CELL}f") is None
    cells = ["".join(cell.itertext()) for cell in sheet.iter(f"{_CELL}c")]
    names = [it.name for it in load_forms()[FORM].fields()]
    assert cells[7 : 7 + len(names)] == names
    assert "=1+1" in cells
    assert cells.count("Trần Văn Thử") == 1


def test_an_empty_workbook_opens(api: httpx.Client) -> None:
    content = export(api, format="xlsx").content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()


def test_an_export_is_in_the_audit(api: httpx.Client, desk: Desk) -> None:
    export(api, format="jsonl")
    with connect() as conn:
        found = rows(
            conn,
            "SELECT actor_id, code FROM audit WHERE office_id = %(id)s"
            " AND action = 'records_exported'",
            id=desk.office_id,
        )
    assert [(it["actor_id"], it["code"]) for it in found] == [(desk.actor, "jsonl")]


def test_the_name_of_the_file_has_the_day(api: httpx.Client) -> None:
    name = export(api).headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="hoso-\d{4}-\d\d-\d\d\.jsonl"', name)


def test_a_filter_that_is_misspelt_is_refused_and_not_ignored(api: httpx.Client) -> None:
    answer = api.get("/api/v1/export?sinse=2026-01-01")
    assert answer.status_code == 422
    assert answer.json()["detail"] == "Trường «sinse» không có ở địa chỉ này."
