"""The REST API, version 1: Bearer tokens, JSON, problem details in Vietnamese."""

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute

from web.api import documents, export, fields, search
from web.errors import InvalidField


def only_known(request: Request) -> None:
    """Let a request pass whose query is understood whole: a filter that is misspelt is no filter.

    Raises:
        InvalidField: if there is a parameter that the address does not know.
    """
    route = request.scope["route"]
    assert isinstance(route, APIRoute)  # noqa: S101  # of the routers below
    known = {it.alias for it in route.dependant.query_params}
    for name in request.query_params:
        if name not in known:
            raise InvalidField(name, "rule_unknown")


router = APIRouter(prefix="/api/v1")
for _part in (documents, fields, search, export):
    router.include_router(_part.router, dependencies=[Depends(only_known)])
