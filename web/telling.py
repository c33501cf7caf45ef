"""How an error is told: problem details to programs, JSON to our scripts, a page to people."""

import re
from collections.abc import Mapping
from math import ceil

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from schemas.errors import HosoError
from web.api.problems import Problem, problem_response, type_of
from web.errors import (
    BadToken,
    DatabaseDown,
    InvalidField,
    NotAValue,
    NotFound,
    NotLoggedIn,
    RequestRefused,
    WrongField,
    WrongMethod,
    is_api,
    status_of,
    wants_json,
)
from web.headers import SECURITY_HEADERS
from web.reasons import reason_sentence
from web.rendering import language_of, render
from web.returning import login_address
from web.wording import Language, error_sentence, say
from workers.database import DATABASE_DOWN
from workers.upload_rates import TooFast

log = structlog.get_logger()


def sentence_of(language: Language, error: HosoError) -> str:
    """Return what a person is told of an error."""
    if isinstance(error, WrongField):
        rule = say(language, error.rule, **error.values)
        return say(language, "wrong_field", field=error.field, rule=rule)
    if not isinstance(error, NotAValue):
        return error_sentence(language, error)
    sentence = reason_sentence(language, error.reason)
    return f"{sentence} {say(language, 'insist')}" if error.may_stay else sentence


def _answer(
    request: Request,
    error: HosoError,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    status = status or status_of(error)
    if is_api(request):
        return problem_response(problem_of(error, status), headers)
    if wants_json(request):
        body: dict[str, object] = {
            "code": error.code,
            "message": sentence_of(language_of(request), error),
            "message_en": sentence_of(Language.EN, error),
        }
        if isinstance(error, NotAValue):
            body["may_stay"] = error.may_stay
        return JSONResponse({"error": body}, status_code=status, headers=dict(headers or {}))
    if isinstance(error, NotLoggedIn):
        return RedirectResponse(login_address(request), status_code=303)
    page = render(
        request, "error.html", status=status, sentence=sentence_of(language_of(request), error)
    )
    page.headers.update(headers or {})
    return page


def problem_of(error: HosoError, status: int) -> Problem:
    """Return an error as it is told to a program."""
    return Problem(
        type=type_of(error.code),
        title=error.message,
        status=status,
        detail=sentence_of(Language.VI, error),
        detail_en=sentence_of(Language.EN, error),
        code=error.code,
        field=error.field if isinstance(error, WrongField) else None,
        may_stay=error.may_stay if isinstance(error, NotAValue) else None,
    )


async def _hoso_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HosoError)  # noqa: S101  # registered for this class only
    if status_of(error) >= 500:
        log.error("request_failed", path=request.url.path, code=error.code, detail=error.detail)
    return _answer(request, error, headers=_headers_of(error))


def _headers_of(error: HosoError) -> Mapping[str, str] | None:
    if isinstance(error, BadToken):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, TooFast):
        return {"Retry-After": str(ceil(error.seconds))}
    return None


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this class only
    found = {404: NotFound, 405: WrongMethod}.get(error.status_code, RequestRefused)
    headers = {"Allow": _allowed(request)} if error.status_code == 405 else error.headers
    return _answer(request, found(), error.status_code, headers)


def _allowed(request: Request) -> str:
    """Return the methods that an address takes; Starlette names those of its first route only."""
    routes = iter_route_contexts(request.app.routes)
    here = [it for it in routes if it.path and re.fullmatch(_pattern(it.path), request.url.path)]
    return ", ".join(sorted({method for it in here for method in it.methods or ()}))


def _pattern(path: str) -> str:
    return re.sub(r"\\{\w+(:\w+)?\\}", "[^/]+", re.escape(path))


async def _invalid(request: Request, error: Exception) -> Response:
    # A document id that is no UUID is a page that does not exist, not a form filled in wrongly.
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for this class only
    in_path = any(part["loc"][0] == "path" for part in error.errors())
    if in_path:
        return _answer(request, NotFound())
    return _answer(request, _wrong_field(error) if is_api(request) else RequestRefused(), 422)


def _wrong_field(error: RequestValidationError) -> InvalidField:
    """Return what to tell a program of the first field that was found wrong."""
    first = error.errors()[0]
    names = [it for it in first["loc"][1:] if isinstance(it, str)] or first["loc"][:1]
    field, bounds = ".".join(map(str, names)), first.get("ctx", {})
    match first["type"]:
        case "enum" | "literal_error":
            allowed = bounds["expected"].replace(" or ", ", ").replace("'", "")
            return InvalidField(field, "rule_one_of", allowed=allowed)
        case "greater_than_equal":
            return InvalidField(field, "rule_at_least", limit=bounds["ge"])
        case "less_than_equal":
            return InvalidField(field, "rule_at_most", limit=bounds["le"])
        case "int_parsing" | "int_parsing_size":
            return InvalidField(field, "rule_whole_number")
        case _:
            return InvalidField(field, "rule_other")


async def _database_down(request: Request, error: Exception) -> Response:
    log.error("database_down", path=request.url.path, error=type(error).__name__)
    return _answer(request, DatabaseDown())


async def _cut_off(request: Request, error: Exception) -> Response:
    log.info("request_cut_off", path=request.url.path)
    return Response(status_code=400)  # nobody hears it


async def _unforeseen(request: Request, error: Exception) -> Response:
    # Starlette answers from outside all middleware here, so the headers are put on by hand.
    log.error("request_crashed", path=request.url.path, error=type(error).__name__)
    answer = _answer(request, HosoError())
    answer.headers.update(SECURITY_HEADERS)
    return answer


def install(app: FastAPI) -> None:
    """Make an app answer every error in its own words."""
    app.add_exception_handler(HosoError, _hoso_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    for error in DATABASE_DOWN:
        app.add_exception_handler(error, _database_down)
    app.add_exception_handler(ClientDisconnect, _cut_off)
    app.add_exception_handler(Exception, _unforeseen)
