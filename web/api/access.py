"""Which program is asking, and whether its token lets it."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes

from web.errors import BadToken, NotAllowed, ScopeMissing
from web.security import begin_visit
from workers.database import connect
from workers.repository import tokens
from workers.repository.tokens import Program
from workers.rights import Right, Scope, may

_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="A token that an administrator made; which scopes it needs stands at each address.",
)


async def program(
    request: Request,
    wanted: SecurityScopes,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Program:
    """Return which program asks; from here on the request sees its office's rows.

    Raises:
        BadToken: if the token is missing, unknown, revoked or past its end.
        ScopeMissing: if it has none of the scopes of which one is wanted.
    """
    found = None if credentials is None else await run_in_threadpool(_found, credentials)
    if found is None:
        raise BadToken
    if not found.scopes & set(wanted.scopes):
        raise ScopeMissing(wanted.scopes)
    begin_visit(request, found.user, found.token_id)
    return found


def _found(credentials: HTTPAuthorizationCredentials) -> Program | None:
    with connect() as conn:
        return tokens.program_of(conn, credentials.credentials)


Uploader = Annotated[Program, Security(program, scopes=[Scope.UPLOAD])]
Follower = Annotated[Program, Security(program, scopes=[Scope.UPLOAD, Scope.READ])]
Reader = Annotated[Program, Security(program, scopes=[Scope.READ])]
Searcher = Annotated[Program, Security(program, scopes=[Scope.SEARCH])]
Reviewer = Annotated[Program, Security(program, scopes=[Scope.REVIEW])]
Exporter = Annotated[Program, Security(program, scopes=[Scope.EXPORT])]


def deciding(asking: Reviewer) -> Program:
    """Return the program if its user's role may decide, too.

    Raises:
        NotAllowed: if it may not.
    """
    if not may(asking.user, Right.DECIDE):
        raise NotAllowed
    return asking


Decider = Annotated[Program, Depends(deciding)]
