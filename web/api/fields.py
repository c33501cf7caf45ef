"""Fields: look at one, confirm or correct it, finish the document."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Header, Path, Response
from pydantic import ConfigDict, StrictBool
from pydantic import Field as Described

from schemas.base import Model
from schemas.document import DocumentState
from schemas.reasons import UNCLEAR
from schemas.record import Field, Record
from web.api import examples
from web.api.access import Decider, Reader
from web.api.documents import DocumentId, document_version
from web.api.responses import good, problems
from web.errors import (
    InvalidField,
    MatchMissing,
    NoMatch,
    NotAllowed,
    NotAValue,
    NotFound,
    RequestRefused,
)
from web.pages.document import Reviewed, reviewed
from web.views import field_view, shown_value
from web.wording import Language
from workers import queueing, reviewing
from workers.database import Connection, connect
from workers.models import DocumentSummary, User
from workers.repository import documents, queue, reviews
from workers.typed import clean_typed, read_typed

router = APIRouter(tags=["review"])

LONGEST_VALUE: Final = 10_000
_LARGEST_RECORD: Final = 1_000_000

RecordIndex = Annotated[
    int, Path(ge=0, le=_LARGEST_RECORD, description="The record's place in records, from 0")
]
Key = Annotated[
    str,
    Path(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", max_length=200, description="The key in fields"),
]
IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=1000,
        description="The ETag of the field or of its document, as it was read. Required.",
    ),
]


class Confirm(Model):
    """The value that stands there is right."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"action": "confirm"}]})

    action: Literal["confirm"]


class Correct(Model):
    """Another value is right, as people write it or as it is stored; an empty one says that the
    paper has nothing there."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"action": "correct", "value": "05/03/2024"}]}
    )

    action: Literal["correct"]
    value: str = Described(max_length=LONGEST_VALUE)
    insist: StrictBool = Described(
        default=False, description="Store it though it is hardly such a value, where it may be"
    )


class Mark(Model):
    """The field has no value, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"action": "mark", "mark": "unreadable"}]}
    )

    action: Literal["mark"]
    mark: Literal["unreadable", "not_on_paper"]


Decision = Annotated[Confirm | Correct | Mark, Described(discriminator="action")]

_VERSION: Final = {"ETag": "The version of the field, for If-Match."}


@router.get(
    "/documents/{document_id}/records/{record}/fields/{key}",
    responses={**problems(NotFound), 200: good("The field.", examples.FIELD, _VERSION)},
)
def get_field(
    document_id: DocumentId, record: RecordIndex, key: Key, response: Response, asking: Reader
) -> Field:
    """Return one field."""
    with connect() as conn:
        paper = reviewed(conn, asking.user, document_id)
    return _answer(response, paper, _record(paper, record, key), key)


@router.put(
    "/documents/{document_id}/records/{record}/fields/{key}/decision",
    responses={
        **problems(
            RequestRefused,
            NotAllowed,
            NotFound,
            reviewing.NotUnderReview,
            reviewing.HeldByAnother,
            NoMatch,
            NotAValue(UNCLEAR, may_stay=True),
            InvalidField("action", "rule_one_of", allowed="confirm, correct, mark"),
            MatchMissing,
        ),
        200: good("The field as it is now.", examples.FIELD, _VERSION),
    },
)
def decide(
    document_id: DocumentId,
    record: RecordIndex,
    key: Key,
    decision: Decision,
    response: Response,
    asking: Decider,
    if_match: IfMatch = None,
) -> Field:
    """Confirm a field, correct it, or say why it has no value.

    Only while the document waits for a verifier and nobody else works on it.
    """
    with connect() as conn:
        # Held first, so that nobody changes the field between the look at its version and writing.
        if reviews.lock_document(conn, asking.user.office_id, document_id) is None:
            raise NotFound
        paper = reviewed(conn, asking.user, document_id)
        before = _record(paper, record, key)
        _check_version(if_match, paper, before.fields[key])
        _decide(conn, asking.user, document_id, record, key, before, decision)
        after = reviewed(conn, asking.user, document_id)
    return _answer(response, after, _record(after, record, key), key)


@router.post(
    "/documents/{document_id}/finish",
    responses={
        **problems(
            NotAllowed,
            NotFound,
            reviewing.NotUnderReview,
            reviewing.NotFinished,
            reviewing.HeldByAnother,
        ),
        200: good("How it stands now.", examples.SUMMARY),
    },
)
def finish(document_id: DocumentId, asking: Decider) -> DocumentSummary:
    """Finish a document whose fields are all decided on; finishing it again changes nothing."""
    user = asking.user
    with connect() as conn:
        reviewing.finish(conn, office_id=user.office_id, document_id=document_id, actor=user.id)
        (summary,) = documents.progress(conn, user.office_id, [document_id])
    return summary


def _record(paper: Reviewed, index: int, key: str) -> Record:
    """Return a record that has the field."""
    if index >= len(paper.records) or key not in paper.records[index].fields:
        raise NotFound
    return paper.records[index]


def _answer(response: Response, paper: Reviewed, record: Record, key: str) -> Field:
    field = record.fields[key]
    response.headers["ETag"] = _version(field, paper.summary.state)
    return field


def _version(field: Field, state: DocumentState) -> str:
    return f'"{sha256(f"{state}{field.model_dump_json()}".encode()).hexdigest()[:32]}"'


def _check_version(if_match: str | None, paper: Reviewed, field: Field) -> None:
    if if_match is None:
        raise MatchMissing
    sent = {it.strip() for it in if_match.split(",")}
    standing = {
        "*",
        _version(field, paper.summary.state),
        document_version(paper.summary.state, paper.records),
    }
    if not sent & standing:
        raise NoMatch


def _decide(
    conn: Connection,
    user: User,
    document_id: UUID,
    record: int,
    key: str,
    before: Record,
    decision: Confirm | Correct | Mark,
) -> None:
    """Decide, and leave the document to others if nobody had it in hand before."""
    standing = queue.standing(conn, document_id)
    _decider(before, key, decision)(
        conn,
        office_id=user.office_id,
        document_id=document_id,
        record=record,
        key=key,
        shown=before.fields[key].value,
        actor=user.id,
    )
    if standing is not None and standing.held_by is None:
        queueing.give_back(conn, user, document_id)


def _decider(record: Record, key: str, decision: Confirm | Correct | Mark) -> Callable[..., None]:
    if isinstance(decision, Confirm):
        return reviewing.confirm_field
    if isinstance(decision, Mark):
        mark = next(it for it in reviewing.MARKS if it.code == decision.mark)
        return partial(reviewing.mark_field, mark=mark)
    written = shown_value(field_view(record, 0, key, Language.VI).type, decision.value)
    typed = read_typed(record, key, clean_typed(written))
    if typed.problem and not (typed.may_stay and decision.insist):
        raise NotAValue(typed.problem, may_stay=typed.may_stay)
    return partial(reviewing.correct_field, value=typed.value)
