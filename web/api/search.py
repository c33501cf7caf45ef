"""Finding documents, as the search page does."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from schemas.document import DocumentState
from web.api import examples
from web.api.access import Searcher
from web.api.responses import good, problems
from web.errors import InvalidField
from workers.database import connect
from workers.repository.search import Findings, Wanted
from workers.repository.search import search as find
from workers.typed import clean_typed

router = APIRouter(tags=["search"])

FormId = Annotated[
    str | None,
    Query(pattern=r"^[a-z0-9_]+$", max_length=100, description="Only with a record of this form"),
]
InState = Annotated[DocumentState | None, Query(description="Only in this state")]
Since = Annotated[date | None, Query(description="Received on this day in Vietnam or later")]
Until = Annotated[date | None, Query(description="Received on this day in Vietnam or before")]


@router.get(
    "/search",
    responses={
        **problems(InvalidField("limit", "rule_at_most", limit=100)),
        200: good("What was found.", examples.FINDINGS),
    },
)
def search(
    asking: Searcher,
    q: Annotated[
        str,
        Query(
            max_length=200,
            description="Words, with or without tones; a number; a receipt",
            examples=["tran thi an"],
        ),
    ] = "",
    form: FormId = None,
    state: InState = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
    offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Findings:
    """Find documents that hold all the words; names like them if there are none."""
    wanted = Wanted(words=clean_typed(q), form=form, state=state, since=since, until=until)
    with connect() as conn:
        return find(conn, asking.user.office_id, wanted, limit, offset)
