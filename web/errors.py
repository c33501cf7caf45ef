"""What can go wrong in a request, and how it is told: JSON to programs, a page to people."""

from typing import ClassVar

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from schemas.errors import FileTooLarge, HosoError, MissingComponent, RejectedDocument
from schemas.record import Reason
from web.headers import SECURITY_HEADERS
from web.reasons import reason_sentence
from web.rendering import language_of, render
from web.returning import login_address
from web.wording import Language, error_sentence, say
from workers.database import DATABASE_DOWN
from workers.people import BadName, NoSuchUser, NotYourself, Taken
from workers.queueing import NoSuchColleague
from workers.reviewing import HeldByAnother, NoSuchField, NotFinished, NotUnderReview
from workers.storage import StorageDown

log = structlog.get_logger()


class RequestRefused(HosoError):
    """The request itself cannot be served; ``status`` is the HTTP status."""

    status: ClassVar[int] = 400
    code = "bad_request"
    message = "Yêu cầu không hợp lệ. Vui lòng tải lại trang rồi thử lại."
    message_en = "The request is not valid. Reload the page and try again."


class WrongField(RequestRefused):
    """A field or parameter that a program sent is missing or wrong.

    ``rule`` is the key of the wording that says what is allowed, ``values`` what it leaves open.
    """

    def __init__(self, field: str, rule: str, **values: object) -> None:
        super().__init__(f"{field}: {rule}")
        self.field, self.rule, self.values = field, rule, values


class WrongMethod(RequestRefused):
    status = 405
    code = "method_not_allowed"
    message = "Địa chỉ này không nhận phương thức HTTP đó."
    message_en = "This address does not take that HTTP method."


class NotLoggedIn(RequestRefused):
    status = 401
    code = "not_logged_in"
    message = "Phiên làm việc đã hết. Vui lòng đăng nhập lại."
    message_en = "You are not logged in (any more). Log in again."


class BadToken(RequestRefused):
    status = 401
    code = "bad_token"
    message = "Thiếu mã truy cập API hoặc mã không còn hiệu lực."
    message_en = "The API token is missing or no longer valid."


class WrongPassword(RequestRefused):
    status = 401
    code = "wrong_password"
    message = "Tên đăng nhập hoặc mật khẩu không đúng."
    message_en = "The user name or the password is wrong."


class TooManyTries(RequestRefused):
    status = 429
    code = "too_many_tries"
    message = "Đăng nhập sai quá nhiều lần. Vui lòng thử lại sau vài phút."
    message_en = "Too many failed logins. Try again in a few minutes."


class ForgedRequest(RequestRefused):
    status = 403
    code = "csrf_failed"
    message = "Trang đã cũ nên yêu cầu không được chấp nhận. Vui lòng tải lại trang rồi thử lại."
    message_en = (
        "The page is out of date, so the request was refused. Reload the page and try again."
    )


class NotAllowed(RequestRefused):
    status = 403
    code = "not_allowed"
    message = "Bạn không có quyền thực hiện việc này."
    message_en = "You may not do this."


class NotFound(RequestRefused):
    status = 404
    code = "not_found"
    message = "Không tìm thấy trang hoặc hồ sơ này."
    message_en = "There is no such page or document."


class ChangedMeanwhile(RequestRefused):
    status = 409
    code = "changed_meanwhile"
    message = "Mục này vừa được người khác thay đổi. Vui lòng tải lại trang."
    message_en = "Somebody else has just changed this field. Reload the page."


class NotAValue(RequestRefused):
    """What was typed into a field is no value of its type; it may be meant all the same."""

    status = 422
    code = "not_a_value"

    def __init__(self, reason: Reason, *, may_stay: bool) -> None:
        super().__init__(reason.code)
        self.reason = reason
        self.may_stay = may_stay


class LengthMissing(RequestRefused):
    status = 411
    code = "length_required"
    message = "Yêu cầu tải lên phải cho biết kích thước tệp."
    message_en = "An upload must state its length."


class DatabaseDown(RequestRefused):
    status = 503
    code = "database_down"
    message = "Cơ sở dữ liệu tạm thời không hoạt động. Vui lòng thử lại sau ít phút."
    message_en = "The database does not answer at the moment. Try again in a few minutes."


_STATUS: tuple[tuple[type[HosoError], int], ...] = (
    (FileTooLarge, 413),
    (RejectedDocument, 422),
    (NoSuchField, 404),
    (NotUnderReview, 409),
    (NotFinished, 409),
    (HeldByAnother, 409),
    (NoSuchColleague, 422),
    (BadName, 422),
    (NoSuchUser, 404),
    (Taken, 409),
    (NotYourself, 409),
    (StorageDown, 503),
    (MissingComponent, 503),
)


def status_of(error: HosoError) -> int:
    """Return the HTTP status that says what an error says."""
    if isinstance(error, RequestRefused):
        return error.status
    return next((status for cls, status in _STATUS if isinstance(error, cls)), 500)


def wants_json(request: Request) -> bool:
    """Return whether a program is asking: the API, or a script of our pages."""
    return _is_api(request) or "application/json" in request.headers.get("accept", "")


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _sentence(language: Language, error: HosoError) -> str:
    if isinstance(error, WrongField):
        rule = say(language, error.rule, **error.values)
        return say(language, "wrong_field", field=error.field, rule=rule)
    if not isinstance(error, NotAValue):
        return error_sentence(language, error)
    sentence = reason_sentence(language, error.reason)
    return f"{sentence} {say(language, 'insist')}" if error.may_stay else sentence


def _answer(request: Request, error: HosoError, headers: dict[str, str] | None = None) -> Response:
    status = status_of(error)
    if wants_json(request):
        language = Language.VI if _is_api(request) else language_of(request)
        body: dict[str, object] = {
            "code": error.code,
            "message": _sentence(language, error),
            "message_en": _sentence(Language.EN, error),
        }
        if isinstance(error, NotAValue):
            body["may_stay"] = error.may_stay
        return JSONResponse({"error": body}, status_code=status, headers=headers)
    if isinstance(error, NotLoggedIn):
        return RedirectResponse(login_address(request), status_code=303)
    return render(
        request, "error.html", status=status, sentence=_sentence(language_of(request), error)
    )


async def _hoso_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HosoError)  # noqa: S101  # registered for this class only
    if status_of(error) >= 500:
        log.error("request_failed", path=request.url.path, code=error.code, detail=error.detail)
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(error, BadToken) else None
    return _answer(request, error, headers)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this class only
    found = {404: NotFound, 405: WrongMethod}.get(error.status_code, RequestRefused)
    answer = _answer(request, found())
    answer.status_code = error.status_code
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    # A document id that is no UUID is a page that does not exist, not a form filled in wrongly.
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for this class only
    in_path = any(part["loc"][0] == "path" for part in error.errors())
    if in_path:
        return _answer(request, NotFound())
    answer = _answer(request, _wrong_field(error) if _is_api(request) else RequestRefused())
    answer.status_code = 422
    return answer


def _wrong_field(error: RequestValidationError) -> WrongField:
    """Return what to tell a program of the first field that was found wrong."""
    first = error.errors()[0]
    field, bounds = str(first["loc"][1]), first.get("ctx", {})
    match first["type"]:
        case "enum":
            names = bounds["expected"].replace(" or ", ", ").replace("'", "")
            return WrongField(field, "rule_one_of", allowed=names)
        case "greater_than_equal":
            return WrongField(field, "rule_at_least", limit=bounds["ge"])
        case "less_than_equal":
            return WrongField(field, "rule_at_most", limit=bounds["le"])
        case "int_parsing" | "int_parsing_size":
            return WrongField(field, "rule_whole_number")
        case _:
            return WrongField(field, "rule_other")


async def _database_down(request: Request, error: Exception) -> Response:
    log.error("database_down", path=request.url.path, error=type(error).__name__)
    return _answer(request, DatabaseDown())


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
    app.add_exception_handler(Exception, _unforeseen)
