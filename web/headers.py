"""The security headers of every answer."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}
NOT_KEPT: Final = "no-store"
"""Whatever is no part of the program may hold personal data, on a computer that many use."""
KEPT_FOR_A_WHILE: Final = "private, max-age=600"
"""For small images of pages, on which nothing can be read: by the browser alone, for 10 minutes."""
_OVER_TLS_ONLY: Final = "max-age=31536000"


class SecurityHeaders:
    """ASGI middleware that puts the security headers on every answer, errors included."""

    def __init__(self, app: ASGIApp, *, is_tls: bool) -> None:
        self.app = app
        self.is_tls = is_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
                is_kept = headers.get("Cache-Control") == KEPT_FOR_A_WHILE
                if not is_kept and not scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = NOT_KEPT
                if self.is_tls:
                    headers.setdefault("Strict-Transport-Security", _OVER_TLS_ONLY)
            await send(message)

        await self.app(scope, receive, send_with_headers)
