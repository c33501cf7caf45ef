"""How an error is told to a program: problem details, RFC 9457."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi.responses import JSONResponse
from pydantic import ConfigDict, Field

from schemas.base import Model

MEDIA_TYPE: Final = "application/problem+json"


class Problem(Model):
    """What went wrong. ``code`` is stable; ``title`` says what kind of problem it is, ``detail``
    what is wrong with this request, both in Vietnamese."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Problem")

    type: str = Field(description="urn:hoso:problem: and the code")
    title: str
    status: int
    detail: str
    detail_en: str = Field(description="The detail in English")
    code: str
    field: str | None = Field(default=None, description="The field that is wrong, if it is one")
    may_stay: bool | None = Field(
        default=None, description="Whether the value is stored all the same if it is insisted on"
    )


def type_of(code: str) -> str:
    """Return the URI of a kind of problem."""
    return f"urn:hoso:problem:{code}"


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return a problem as the answer to a request."""
    content: dict[str, Any] = problem.model_dump(exclude_none=True)
    return JSONResponse(
        content, status_code=problem.status, headers=dict(headers or {}), media_type=MEDIA_TYPE
    )
