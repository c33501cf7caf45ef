"""Everything that can go wrong with a document, each with a code, a sentence for people and a
detail for logs. The sentences are what a clerk reads; the detail never holds personal data."""

from typing import ClassVar


class HosoError(Exception):
    """The root of all errors that hoso raises itself.

    ``code`` is stable and safe to store; ``message`` is a Vietnamese sentence for the user and
    ``message_en`` the same in English; ``detail`` is English, for logs.
    """

    code: ClassVar[str] = "internal_error"
    message: ClassVar[str] = (
        "Hệ thống gặp lỗi khi xử lý tài liệu. Vui lòng thử lại hoặc báo quản trị viên."
    )
    message_en: ClassVar[str] = (
        "Something went wrong on our side. Try again or tell your administrator."
    )

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.code)
        self.detail = detail


class RejectedDocument(HosoError):
    """The file itself cannot be read, however often it is tried."""


class EmptyFile(RejectedDocument):
    code = "empty_file"
    message = "Tệp rỗng, không có nội dung. Vui lòng quét hoặc chụp lại rồi tải lên."
    message_en = "The file is empty. Scan or photograph the paper again."


class UnsupportedType(RejectedDocument):
    code = "unsupported_type"
    message = "Loại tệp này không đọc được. Hãy dùng PDF, JPEG, PNG, TIFF, BMP, WebP hoặc HEIC."
    message_en = "This kind of file cannot be read. Use PDF, JPEG, PNG, TIFF, BMP, WebP or HEIC."


class DamagedFile(RejectedDocument):
    code = "damaged_file"
    message = "Tệp bị hỏng hoặc tải lên chưa trọn vẹn. Vui lòng quét hoặc chụp lại rồi tải lên."
    message_en = "The file is damaged or incomplete. Scan or photograph the paper again."


class EncryptedPdf(RejectedDocument):
    code = "encrypted_pdf"
    message = "Tệp PDF có mật khẩu. Hãy gỡ mật khẩu rồi tải lên lại."
    message_en = "The PDF is protected by a password. Remove it and upload again."


class ImageTooLarge(RejectedDocument):
    code = "image_too_large"
    message = "Ảnh quá lớn để xử lý an toàn. Hãy quét lại ở độ phân giải 300 dpi trở xuống."
    message_en = "The image is too large to be handled safely. Scan at 300 dpi or less."


class TooManyPages(RejectedDocument):
    code = "too_many_pages"
    message = "Tài liệu có quá nhiều trang (tối đa 500). Hãy chia thành nhiều tệp."
    message_en = "The document has too many pages (500 at most). Split it into several files."


class FileTooLarge(RejectedDocument):
    code = "file_too_large"
    message = "Tệp quá lớn. Hãy chia nhỏ hoặc quét ở độ phân giải thấp hơn."
    message_en = "The file is too large. Split it or scan at a lower resolution."


class TooComplex(RejectedDocument):
    code = "too_complex"
    message = "Tệp PDF quá phức tạp, không dựng được hình trong thời gian cho phép. Hãy in ra rồi quét lại."
    message_en = "The PDF takes too long to render. Print it and scan the paper."


class BlankDocument(RejectedDocument):
    code = "blank_document"
    message = (
        "Không thấy chữ nào trên tài liệu: trang trắng hoặc quét ngược mặt. Vui lòng quét lại."
    )
    message_en = "No text was found: the page is blank or was scanned on the wrong side."


class GaveUp(RejectedDocument):
    code = "gave_up"
    message = "Đã thử xử lý nhiều lần nhưng không thành công. Bản gốc vẫn được giữ; hãy báo quản trị viên."
    message_en = "Processing failed several times. The original is kept; tell your administrator."


class MissingComponent(HosoError):
    """Something that hoso needs on this machine is not there; ``hoso doctor`` says how to mend it."""

    code = "missing_component"
    message = "Máy này thiếu thành phần cần thiết. Chạy «hoso doctor» để biết cách khắc phục."
    message_en = "This machine lacks something hoso needs. Run «hoso doctor»."


def all_errors() -> tuple[type[HosoError], ...]:
    """Return every error class, the root first."""

    def below(cls: type[HosoError]) -> list[type[HosoError]]:
        return [cls, *(found for child in cls.__subclasses__() for found in below(child))]

    return tuple(below(HosoError))


def message_for(code: str) -> str:
    """Return the Vietnamese sentence of an error code, or the general one if it is unknown."""
    return next((error.message for error in all_errors() if error.code == code), HosoError.message)
