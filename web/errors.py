"""What can go wrong in a request."""

from collections.abc import Iterable
from typing import ClassVar

from fastapi import Request

from schemas.errors import FileTooLarge, HosoError, MissingComponent, RejectedDocument
from schemas.record import Reason
from workers.double_checking import BadShare, NotForYou
from workers.outgoing import BadAddress, ForbiddenAddress
from workers.passwords import NoGoodPassword, NotYours
from workers.people import BadName, NoSuchUser, NotYourPlace, NotYourself, Taken
from workers.queueing import NoSuchColleague
from workers.repeats import KeyReused, StillWorking
from workers.reviewing import FieldChanged, HeldByAnother, NoSuchField, NotFinished, NotUnderReview
from workers.searchable.binding import NotReadYet
from workers.splitting import NothingToSplit, NoWhole
from workers.sso import LinkedAlready, NotAdmitted, NotLinked
from workers.storage import StorageDown
from workers.tokens import EndsBefore, NoName, NoScope, NoSuchToken
from workers.upload_rates import TooFast
from workers.webhooks import NoEvent, NoSuchEndpoint


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

    message = "Một trường của yêu cầu không hợp lệ."
    message_en = "A field of the request is not valid."

    def __init__(self, field: str, rule: str, **values: object) -> None:
        super().__init__(f"{field}: {rule}")
        self.field, self.rule, self.values = field, rule, values


class InvalidField(WrongField):
    """A field or parameter has not the form that the description of the API demands."""

    status = 422
    code = "invalid_field"


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


class ScopeMissing(RequestRefused):
    """The token was made for other things."""

    status = 403
    code = "scope_missing"
    message = "Mã truy cập này không được phép làm việc đó."
    message_en = "This token may not do that."

    def __init__(self, wanted: Iterable[str] = ()) -> None:
        super().__init__(f"needs {' or '.join(wanted)}")


class MatchMissing(RequestRefused):
    status = 428
    code = "match_missing"
    message = "Thiếu tiêu đề If-Match: hãy gửi kèm ETag của mục hoặc của tài liệu đã đọc."
    message_en = "Send If-Match with the ETag of the field or of the document that you read."


class NoMatch(RequestRefused):
    status = 412
    code = "no_match"
    message = "Mục này đã thay đổi sau khi bạn đọc. Hãy đọc lại rồi gửi lại."
    message_en = "The field has changed since you read it. Read it again, then send again."


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
    message = "Giá trị không đúng với loại của mục."
    message_en = "The value is none of the field's type."

    def __init__(self, reason: Reason, *, may_stay: bool) -> None:
        super().__init__(reason.code)
        self.reason = reason
        self.may_stay = may_stay


class LengthMissing(RequestRefused):
    status = 411
    code = "length_required"
    message = "Yêu cầu tải lên phải cho biết kích thước tệp."
    message_en = "An upload must state its length."


class BodyTooLarge(RequestRefused):
    """What is no upload is larger than any form or decision."""

    status = 413
    code = "body_too_large"
    message = "Yêu cầu quá lớn. Chỉ tệp gửi dạng multipart/form-data mới được lớn hơn 1 MB."
    message_en = "The request is too large. Only files sent as multipart/form-data may exceed 1 MB."


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
    (NothingToSplit, 422),
    (NoWhole, 409),
    (FieldChanged, 409),
    (NotReadYet, 409),
    (KeyReused, 422),
    (StillWorking, 409),
    (NoEvent, 422),
    (BadAddress, 422),
    (ForbiddenAddress, 422),
    (NoSuchEndpoint, 404),
    (NoName, 422),
    (NoScope, 422),
    (EndsBefore, 422),
    (NoSuchToken, 404),
    (NoSuchColleague, 422),
    (NotForYou, 409),
    (BadShare, 422),
    (NotLinked, 403),
    (NotAdmitted, 403),
    (LinkedAlready, 409),
    (NotYours, 403),
    (NoGoodPassword, 422),
    (BadName, 422),
    (NoSuchUser, 404),
    (Taken, 409),
    (NotYourself, 409),
    (NotYourPlace, 403),
    (TooFast, 429),
    (StorageDown, 503),
    (MissingComponent, 503),
)


def status_of(error: HosoError | type[HosoError]) -> int:
    """Return the HTTP status that says what an error says."""
    kind = error if isinstance(error, type) else type(error)
    if issubclass(kind, RequestRefused):
        return kind.status
    return next((status for cls, status in _STATUS if issubclass(kind, cls)), 500)


def wants_json(request: Request) -> bool:
    """Return whether a program is asking: the API, or a script of our pages."""
    return is_api(request) or "application/json" in request.headers.get("accept", "")


def is_api(request: Request) -> bool:
    """Return whether a program is asking the API."""
    return request.url.path.startswith("/api/")
