"""Finding documents, as the search page does."""

import re
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BeforeValidator

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


def _iso_day(given: object) -> object:
    """Return a day that is written as such; pydantic would take a number for seconds since 1970."""
    if isinstance(given, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        raise ValueError
    return given


FormId = Annotated[
    str | None,
    Query(pattern=r"^[a-z0-9_]+$", max_length=100, description="Only with a record of this form"),
]
InState = Annotated[DocumentState | None, Query(description="Only in this state")]
_Day = Annotated[date, BeforeValidator(_iso_day)]
Since = Annotated[_Day | None, Query(description="Received on this day in Vietnam or later")]
Until = Annotated[_Day | None, Query(description="Received on this day in Vietnam or before")]


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
