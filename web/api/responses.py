"""What each address of the API may answer, for its description."""

from collections.abc import Mapping
from typing import Any, Final

from schemas.base import Model
from schemas.errors import HosoError
from web.api.problems import MEDIA_TYPE
from web.errors import BadToken, DatabaseDown, InvalidField, ScopeMissing, status_of
from web.telling import problem_of
from workers.upload_rates import TooFast

Responses = dict[int | str, dict[str, Any]]

PROBLEM_SCHEMA: Final = {"$ref": "#/components/schemas/Problem"}
_ALWAYS: Final = (
    BadToken,
    ScopeMissing,
    DatabaseDown,
    HosoError,
    InvalidField("x", "rule_unknown"),
)


def problems(*errors: type[HosoError] | HosoError) -> Responses:
    """Return the description of these errors, and of those that every address may answer.

    An error of a kind that is made with arguments is given as an example of it.
    """
    found: Responses = {}
    for error in (*_ALWAYS, *errors):
        example = error() if isinstance(error, type) else error
        status = status_of(example)
        known = found.setdefault(status, _empty())
        known["content"][MEDIA_TYPE]["examples"][example.code] = {
            "value": problem_of(example, status).model_dump(exclude_none=True)
        }
        known["description"] = " ".join((*known["description"].split("\n"), example.message_en))
    for response in found.values():
        response["description"] = response["description"].strip()
    if BadToken.status in found:
        found[BadToken.status]["headers"] = {"WWW-Authenticate": _header("Always Bearer.")}
    if (busy := status_of(TooFast)) in found:
        found[busy]["headers"] = {"Retry-After": _header("After how many seconds to send again.")}
    return dict(sorted(found.items(), key=lambda it: str(it[0])))


def body_of(media_type: str, description: str, headers: Mapping[str, str] | None = None) -> Any:
    """Return the description of an answer that is bytes of a media type."""
    return {
        "description": description,
        "content": {media_type: {"schema": {"type": "string", "format": "binary"}}},
        "headers": {name: _header(what) for name, what in (headers or {}).items()},
    }


def good(
    description: str, example: Model | dict[str, Any], headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the description of a JSON answer, with what it may look like."""
    value = example.model_dump(mode="json") if isinstance(example, Model) else example
    return {
        "description": description,
        "content": {"application/json": {"example": value}},
        "headers": {name: _header(what) for name, what in (headers or {}).items()},
    }


def _header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}


def _empty() -> dict[str, Any]:
    return {
        "description": "",
        "content": {MEDIA_TYPE: {"schema": PROBLEM_SCHEMA, "examples": {}}},
    }
