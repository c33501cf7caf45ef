"""Answers as they may look, for the description of the API; the people are invented."""

from typing import Final

from schemas.document import DocumentState, LineOut, PageOut, Seconds
from schemas.form import FieldType
from schemas.reasons import DATE_CONTRADICTS_WORDS
from schemas.record import Field, FieldState, Record
from workers.exporting import ExportedRecord
from workers.models import DocumentSummary
from workers.repository.search import Findings, Found, Match
from workers.results import StoredResult

_ID: Final = "1b4e28ba-2fa1-4d1d-883f-0016d3cca427"
_RECEIPT: Final = "HS-261127-0042"
_QUAD: Final = ((412.0, 596.0), (640.0, 596.0), (640.0, 632.0), (412.0, 632.0))

FIELD: Final = Field(
    value="2024-03-05",
    text="05/03/2024",
    confidence=0.41,
    state=FieldState.NEEDS_REVIEW,
    page=0,
    quad=_QUAD,
    reasons=(DATE_CONTRADICTS_WORDS,),
    is_hand=False,
    alternatives=("2024-03-06",),
)
RECORD: Final = Record(
    form="birth_registration",
    form_version="1",
    form_confidence=0.98,
    pages=(0,),
    fields={"child_birth_date": FIELD},
)
SUMMARY: Final = DocumentSummary.model_validate(
    {
        "id": _ID,
        "receipt": _RECEIPT,
        "filename": "to-khai-khai-sinh.pdf",
        "state": "needs_review",
        "reason": None,
        "message": None,
        "notices": (),
        "queue": "counter",
        "page_count": 1,
        "pages_read": 1,
        "forms": ("birth_registration",),
        "fields_total": 12,
        "fields_unsure": 1,
        "received_at": "2026-11-27T02:10:00Z",
        "finished_at": None,
    }
)
RESULT: Final = StoredResult.model_validate(
    {
        "id": _ID,
        "receipt": _RECEIPT,
        "file": SUMMARY.filename,
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "state": DocumentState.NEEDS_REVIEW,
        "pages": (
            PageOut(
                index=0,
                width=1654,
                height=2339,
                rotation=0,
                lines=(LineOut(text="Ngày, tháng, năm sinh: 05/03/2024", score=0.98, quad=_QUAD),),
            ),
        ),
        "records": (RECORD,),
        "seconds": Seconds(decode=0.2, preprocess=0.3, read=1.1, understand=0.1),
    }
)
FINDINGS: Final = Findings(
    found=(
        Found(
            summary=SUMMARY,
            person="Trần Thị An",
            matches=(Match(name="Họ và tên trẻ", type=FieldType.PERSON_NAME, value="Trần Thị An"),),
        ),
    ),
    is_close=False,
    has_more=False,
)
EXPORTED: Final = ExportedRecord(
    document=SUMMARY.id,
    receipt=_RECEIPT,
    file=SUMMARY.filename,
    sha256=RESULT.sha256,
    state=SUMMARY.state,
    received_at=SUMMARY.received_at,
    finished_at=None,
    index=0,
    record=RECORD,
)
RECEIPT: Final = {"id": _ID, "receipt": _RECEIPT, "state": "received", "duplicate": False}
LIST: Final = {
    "documents": [SUMMARY.model_dump(mode="json")],
    "total": 1,
    "limit": 50,
    "offset": 0,
}
