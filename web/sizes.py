"""No request may be larger than what its address takes: forms are small, uploads are checked there."""

from typing import Final

from fastapi import Request
from fastapi.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.api.problems import problem_response
from web.errors import BodyTooLarge, is_api
from web.telling import problem_of

MOST_BYTES: Final = 1_000_000
"""Of a body that is no upload: of forms, and of what programs send as JSON."""


class SmallBodies:
    """ASGI middleware that refuses large bodies before anything keeps them in memory.

    Multipart bodies are uploads: they are spooled to disk and have a limit of their own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        headers = dict(scope.get("headers", ()))
        if scope["type"] != "http" or headers.get(b"content-type", b"").startswith(b"multipart/"):
            await self.app(scope, receive, send)
            return
        declared = headers.get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > MOST_BYTES:
            await _refuse(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            # Whoever declares no length and goes on and on is cut off like one who hangs up.
            return {"type": "http.disconnect"} if taken > MOST_BYTES else message

        await self.app(scope, counted, send)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    error, headers = BodyTooLarge(), {"Connection": "close"}
    answer = (
        problem_response(problem_of(error, error.status), headers)
        if is_api(Request(scope))
        else PlainTextResponse(error.message, error.status, headers)
    )
    await answer(scope, receive, send)
