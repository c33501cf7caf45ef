"""Every request is a visit: it asks the database as the web's role, at first for nobody."""

from starlette.types import ASGIApp, Receive, Scope, Send

from workers.database import Visit, visiting


class Visits:
    """ASGI middleware that begins and ends the visit of each request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with visiting(Visit()):
            await self.app(scope, receive, send)
