"""The description of the API in OpenAPI: FastAPI's, with what it cannot know."""

from collections.abc import Callable
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from web.api.problems import Problem

_ABOUT: Final = """\
From a scanned or photographed Vietnamese form to a verified record.

Every request carries a token: `Authorization: Bearer hoso_…`. An administrator makes it on the page
«Mã truy cập API» or with `hoso token add`. It speaks for one user of one office, sees that office's
documents only, and may do what its scopes say as far as the user's role may. Sessions of the web
pages do not open the API, so that no page elsewhere can ask in the name of whoever is logged in.

Errors are problem details (RFC 9457) with a stable `code` and a Vietnamese sentence.
"""
_TAGS: Final = [
    {"name": "documents", "description": "Hand in, follow, read"},
    {"name": "review", "description": "Confirm, correct, finish"},
    {"name": "search", "description": "Find"},
    {"name": "export", "description": "Take records out"},
    {"name": "health", "description": "Whether hoso can work"},
]


def install(app: FastAPI) -> None:
    """Let an app describe itself so."""
    app.openapi = _described(app)  # type: ignore[method-assign]


def _described(app: FastAPI) -> Callable[[], dict[str, Any]]:
    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(
                title=app.title,
                version=app.version,
                description=_ABOUT,
                routes=app.routes,
                tags=_TAGS,
            )
            schemas = found["components"]["schemas"]
            schemas["Problem"] = Problem.model_json_schema(mode="serialization")
            schemas["Problem"]["required"] = [
                name for name, field in Problem.model_fields.items() if field.is_required()
            ]
            for methods in found["paths"].values():
                for operation in methods.values():
                    _name_scopes(operation)
                    _forget_default(operation)
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            app.openapi_schema = found
        return app.openapi_schema

    return openapi


def _name_scopes(operation: dict[str, Any]) -> None:
    """Say of each scope that opens an address that it does so alone."""
    scopes = [it for wanted in operation.get("security", ()) for it in wanted["token"]]
    if scopes:
        operation["security"] = [{"token": [scope]} for scope in scopes]
        needed = " or ".join(f"`{scope}`" for scope in scopes)
        operation["description"] = f"{operation['description']}\n\nScope: {needed}."


def _forget_default(operation: dict[str, Any]) -> None:
    """Take out FastAPI's own description of wrong parameters: an id that is none is not found."""
    wrong = operation["responses"].get("422", {}).get("content", {})
    if "application/json" in wrong:
        del operation["responses"]["422"]
