"""Taking records out, all at once."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, Response, StreamingResponse
from starlette.background import BackgroundTask

from web.api import examples
from web.api.access import Exporter
from web.api.responses import problems
from web.api.search import FormId, InState, Since, Until
from web.errors import InvalidField
from web.rendering import VIETNAM
from workers import sheets
from workers.database import connect
from workers.repository import audit
from workers.repository.exports import Choice
from workers.repository.tokens import Program
from workers.sheets import Kind

router = APIRouter(tags=["export"])

MEDIA_TYPES: Final = {
    Kind.JSONL: "application/jsonl",
    Kind.CSV: "text/csv",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

_FILE: Final[dict[str, Any]] = {
    "description": "JSON Lines: one record a line, as in the example, its document beside it. CSV:"
    " one record a line, one column a field, its keys in the first line; a value that a spreadsheet"
    " would take for a formula has an apostrophe before it. XLSX: one sheet a form, names of fields"
    " in the first row.",
    "content": {
        MEDIA_TYPES[Kind.JSONL]: {
            "schema": {"type": "string"},
            "example": examples.EXPORTED.model_dump_json(),
        },
        MEDIA_TYPES[Kind.CSV]: {"schema": {"type": "string"}},
        MEDIA_TYPES[Kind.XLSX]: {"schema": {"type": "string", "format": "binary"}},
    },
    "headers": {
        "Content-Disposition": {"description": "A file name.", "schema": {"type": "string"}}
    },
}


@router.get(
    "/export",
    responses={**problems(InvalidField("form", "rule_csv_form")), 200: _FILE},
    response_class=Response,
)
def export(
    asking: Exporter,
    kind: Annotated[Kind, Query(alias="format", description="CSV needs a form")] = Kind.JSONL,
    form: FormId = None,
    state: InState = None,
    since: Since = None,
    until: Until = None,
) -> Response:
    """Return the records, those of the newest document first, as they are read."""
    if kind is Kind.CSV and form is None:
        raise InvalidField("form", "rule_csv_form")
    choice = Choice(form=form, state=state, since=since, until=until)
    with connect() as conn:
        audit.write(
            conn,
            "records_exported",
            office_id=asking.user.office_id,
            actor=asking.user.id,
            code=kind.value,
        )
    today = datetime.now(VIETNAM).date()
    headers = {
        "Content-Disposition": f'attachment; filename="hoso-{today:%Y-%m-%d}.{kind}"',
        "Cache-Control": "no-store",
    }
    if kind is Kind.XLSX:
        return _workbook(asking, choice, headers)
    write = sheets.as_jsonl if kind is Kind.JSONL else sheets.as_csv
    lines = write(asking.user.office_id, choice)
    return StreamingResponse(lines, media_type=MEDIA_TYPES[kind], headers=headers)


def _workbook(asking: Program, choice: Choice, headers: dict[str, str]) -> Response:
    with ExitStack() as lent:
        folder = Path(lent.enter_context(TemporaryDirectory(prefix="hoso-")))
        path = folder / "hoso.xlsx"
        sheets.write_xlsx(asking.user.office_id, choice, path)
        closing = lent.pop_all()
    return FileResponse(
        path,
        media_type=MEDIA_TYPES[Kind.XLSX],
        headers=headers,
        background=BackgroundTask(closing.close),
    )
