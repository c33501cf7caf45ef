"""What the pages say, in Vietnamese and in English; sentences of errors come from their classes."""

from enum import StrEnum
from typing import Final

from schemas.errors import HosoError, all_errors
from web.office_words import OFFICE_WORDS
from web.program_words import PROGRAM_WORDS
from web.protection_words import PROTECTION_WORDS
from web.review_words import REVIEW_WORDS


class Language(StrEnum):
    """The languages of the interface, the first one being the default."""

    VI = "vi"
    EN = "en"


_TABLE: Final[dict[str, tuple[str, str]]] = {
    **OFFICE_WORDS,
    **PROTECTION_WORDS,
    **REVIEW_WORDS,
    **PROGRAM_WORDS,
    # everywhere
    "tagline": ("Số hóa hồ sơ giấy", "Paper forms to records"),
    "skip": ("Đến nội dung chính", "Skip to content"),
    "other_language": ("English", "Tiếng Việt"),
    "log_out": ("Đăng xuất", "Log out"),
    "back_to_desk": ("Về danh sách hồ sơ", "Back to the list"),
    "error_title": ("Không thực hiện được", "That did not work"),
    # what a program is told of a field it sent
    "wrong_field": ("Trường «{field}» {rule}.", "The field «{field}» {rule}."),
    "rule_one_file": (
        "phải có đúng một tệp, gửi dạng multipart/form-data",
        "must hold exactly one file, sent as multipart/form-data",
    ),
    "rule_one_of": ("phải là một trong: {allowed}", "must be one of: {allowed}"),
    "rule_at_least": ("không được nhỏ hơn {limit}", "must not be less than {limit}"),
    "rule_at_most": ("không được lớn hơn {limit}", "must not be more than {limit}"),
    "rule_whole_number": ("phải là số nguyên", "must be a whole number"),
    "rule_other": ("không hợp lệ", "is not valid"),
    # login
    "login": ("Đăng nhập", "Log in"),
    "username": ("Tên đăng nhập", "User name"),
    "password": ("Mật khẩu", "Password"),
    # desk
    "desk": ("Hồ sơ", "Documents"),
    "drop_title": ("Tải hồ sơ lên", "Upload documents"),
    "drop_words": (
        "Kéo thả tệp vào đây, hoặc dán ảnh đã sao chép.",
        "Drop files here, or paste a copied image.",
    ),
    "drop_kinds": (
        "PDF, JPEG, PNG, TIFF, BMP, WebP, HEIC; tối đa {mb} MB mỗi tệp.",
        "PDF, JPEG, PNG, TIFF, BMP, WebP, HEIC; up to {mb} MB each.",
    ),
    "choose_files": ("Chọn tệp…", "Choose files…"),
    "take_photo": ("Chụp ảnh", "Take a photo"),
    "join_photos": ("Ghép nhiều ảnh…", "Join photos…"),
    "album": ("Ảnh của một hồ sơ", "Photos of one document"),
    "album_words": (
        "Mỗi ảnh là một trang. Sắp đúng thứ tự rồi gửi; các ảnh được lưu thành một hồ sơ.",
        "Each photo is a page. Put them in order and send; they are stored as one document.",
    ),
    "one_more_photo": ("Chụp thêm trang", "One more page"),
    "add_photos": ("Thêm ảnh…", "Add photos…"),
    "send_album": ("Gửi {count} trang", "Send {count} pages"),
    "discard_album": ("Bỏ các ảnh này", "Discard these photos"),
    "retake": ("Chụp lại", "Retake"),
    "remove_photo": ("Xóa", "Delete"),
    "photo_earlier": ("Đưa lên trước", "Move earlier"),
    "photo_later": ("Đưa ra sau", "Move later"),
    "no_script_upload": (
        "Trình duyệt đang tắt JavaScript nên chưa thể tải tệp lên ở đây.",
        "Uploading here needs JavaScript.",
    ),
    "uploads": ("Tệp vừa tải lên", "Files just uploaded"),
    "upload_waiting": ("Đang chờ", "Waiting"),
    "upload_sending": ("Đang tải lên", "Uploading"),
    "upload_storing": ("Đang lưu bản gốc…", "Storing the original…"),
    "upload_failed": ("Không tải lên được", "Not uploaded"),
    "upload_offline": (
        "Mất kết nối tới máy chủ. Hãy kiểm tra mạng rồi tải lại tệp này.",
        "The server cannot be reached. Check the network and upload this file again.",
    ),
    "upload_broken": (
        "Máy chủ không nhận được tệp này. Vui lòng thử lại.",
        "The server could not take this file. Try again.",
    ),
    "duplicate": (
        "Tệp này đã được nhận lúc {time}, số tiếp nhận {receipt}:",
        "This file was already received at {time}, receipt {receipt}:",
    ),
    "duplicate_by": (
        "Tệp này đã được nhận lúc {time}, số tiếp nhận {receipt}, người nhận {name}:",
        "This file was already received at {time}, receipt {receipt}, by {name}:",
    ),
    "print_receipt": ("In biên nhận {number}", "Print receipt {number}"),
    "back_to_document": ("Về hồ sơ", "Back to the document"),
    "paper_size": ("Khổ giấy", "Paper"),
    "print": ("In", "Print"),
    "slip_title": ("BIÊN NHẬN HỒ SƠ", "RECEIPT"),
    "slip_received": ("Nhận lúc", "Received"),
    "slip_pages": ("Số trang", "Pages"),
    "slip_uncounted": ("đang đếm", "being counted"),
    "slip_by": ("Người nhận", "Received by"),
    "slip_words": (
        "Giữ biên nhận này. Khi cần hỏi về hồ sơ, hãy đưa mã hoặc đọc số tiếp nhận.",
        "Keep this receipt. To ask about the document, show the code or tell the number.",
    ),
    "search": ("Tìm hồ sơ", "Search"),
    "search_do": ("Tìm", "Search"),
    "search_words": (
        "Họ tên, số giấy tờ, số tiếp nhận, tên tệp…",
        "Name, ID number, receipt, file name…",
    ),
    "search_since": ("Nhận từ ngày", "Received from"),
    "search_until": ("Đến ngày", "Until"),
    "search_close": (
        "Không có hồ sơ nào có đúng các từ này. Dưới đây là những tên gần giống.",
        "No document has these very words. These have names like them.",
    ),
    "search_nothing": ("Không tìm thấy hồ sơ nào.", "No document was found."),
    "tip_blurred": (
        "ảnh mờ. Hãy đặt giấy phẳng, giữ chắc máy, lấy nét rồi chụp lại, hoặc quét lại ở 300 dpi.",
        "the picture is blurred. Lay the paper flat, hold still and focus, or scan at 300 dpi.",
    ),
    "tip_faint": (
        "chữ quá mờ nhạt. Hãy quét lại với độ đậm cao hơn, hoặc chụp lại ở nơi đủ sáng.",
        "the writing is too faint. Scan it darker, or take the photo in better light.",
    ),
    "tip_small": (
        "ảnh quá nhỏ, chữ không đủ nét. Hãy chụp gần hơn cho tờ giấy đầy khung hình, hoặc quét lại ở 300 dpi.",
        "the picture is too small for its letters. Go closer so that the paper fills it, or scan at 300 dpi.",
    ),
    "tip_cut": (
        "thiếu {corners}. Hãy lùi máy ra để cả tờ giấy nằm trong ảnh rồi chụp lại.",
        "missing: {corners}. Step back until the whole paper is in the picture.",
    ),
    "corner_top_left": ("góc trái trên", "top left corner"),
    "corner_top_right": ("góc phải trên", "top right corner"),
    "corner_bottom_right": ("góc phải dưới", "bottom right corner"),
    "corner_bottom_left": ("góc trái dưới", "bottom left corner"),
    "tip_pages": ("Trang {pages}: {tip}", "Page {pages}: {tip}"),
    "tip_many_pages": (
        "Trang {pages} và {others} trang khác: {tip}",
        "Page {pages} and {others} more: {tip}",
    ),
    "all_states": ("Tất cả", "All"),
    "state_received": ("Đã nhận", "Received"),
    "state_processing": ("Đang đọc", "Reading"),
    "state_needs_review": ("Cần kiểm tra", "To check"),
    "state_done": ("Hoàn tất", "Done"),
    "state_rejected": ("Không đọc được", "Rejected"),
    "waiting_in_queue": ("Đang chờ đến lượt", "Waiting its turn"),
    "pages_read": ("Đã đọc {read}/{total} trang", "{read} of {total} pages read"),
    "putting_together": ("Đang tổng hợp", "Putting it together"),
    "wait_seconds": ("còn khoảng {count} giây", "about {count} s left"),
    "wait_minutes": ("còn khoảng {count} phút", "about {count} min left"),
    "wait_long": ("còn hơn 1 giờ", "more than an hour left"),
    "to_check_short": ("{count} mục cần xem", "{count} to check"),
    "column_name": ("Hồ sơ", "Document"),
    "column_form": ("Loại giấy tờ", "Form"),
    "column_state": ("Trạng thái", "State"),
    "column_count": ("Cần xem", "To check"),
    "column_time": ("Nhận lúc", "Received"),
    "unknown_form": ("Chưa nhận ra loại giấy tờ", "Form not recognised"),
    "nothing_yet": (
        "Chưa có hồ sơ nào. Hãy tải tệp đầu tiên lên ở phía trên.",
        "No documents yet. Upload the first file above.",
    ),
    "nothing_in_state": ("Không có hồ sơ nào ở trạng thái này.", "No documents in this state."),
    "page_of": ("Trang {page}/{pages}", "Page {page} of {pages}"),
    "newer": ("Mới hơn", "Newer"),
    "older": ("Cũ hơn", "Older"),
    # document
    "receipt": ("Số tiếp nhận {number}", "Receipt {number}"),
    "received_at": ("nhận lúc {time}", "received at {time}"),
    "original": ("Tải bản gốc", "Download original"),
    "searchable": ("Tải PDF", "Download PDF"),
    "searchable_words": (
        "Ảnh các trang trong một tệp PDF, tìm và sao chép được chữ",
        "The pages in one PDF, with text that can be searched and copied",
    ),
    "page_image": ("Ảnh trang", "Page image"),
    "page_number_alt": ("Ảnh trang {number}", "Image of page {number}"),
    "page": ("Trang", "Page"),
    "previous_page": ("Trang trước", "Previous page"),
    "next_page": ("Trang sau", "Next page"),
    "zoom_in": ("Phóng to", "Zoom in"),
    "zoom_out": ("Thu nhỏ", "Zoom out"),
    "whole_page": ("Cả trang", "Whole page"),
    "fields": ("Nội dung đọc được", "What was read"),
    "read_text": ("Chữ đọc được", "Text that was read"),
    "no_text": ("Không đọc được chữ nào trên trang này.", "No text was read on this page."),
    "unknown_form_words": (
        "Giấy này không thuộc các mẫu mà hệ thống đã biết. Chữ đọc được vẫn được lưu; bạn có thể hoàn tất hồ sơ.",
        "This paper is none of the known forms. Its text is kept; you can finish the document.",
    ),
    "processing_words": (
        "Hồ sơ đang được đọc. Trang này tự cập nhật khi đọc xong.",
        "The document is being read. This page updates by itself when it is done.",
    ),
    "no_pages": ("Chưa có ảnh trang.", "No page image yet."),
    "row": ("{name}, dòng {row}", "{name}, row {row}"),
    "confirm": ("Xác nhận", "Confirm"),
    "save": ("Lưu sửa", "Save"),
    "edit": ("Sửa", "Edit"),
    "edit_field": ("Sửa {name}", "Edit {name}"),
    "blank": ("Để trống", "Blank"),
    "not_read": ("Chưa đọc được", "Not read"),
    "state_confirmed": ("Đã xác nhận", "Confirmed"),
    "state_corrected": ("Đã sửa", "Corrected"),
    "sure_of": ("Độ tin cậy {percent}%", "Confidence {percent}%"),
    "insist": (
        "Nếu trên giấy đúng là như vậy, hãy nhấn Enter lần nữa.",
        "If the paper really says so, press Enter again.",
    ),
    "nothing_to_check": ("Không có mục nào cần xem", "Nothing to check"),
    "instead": ("Có thể là:", "Perhaps:"),
    "choose": ("Chọn…", "Choose…"),
    "remaining": ("Còn {count} mục cần xem", "{count} left to check"),
    "none_remaining": ("Đã kiểm tra hết", "Everything is checked"),
    "finish": ("Hoàn tất hồ sơ", "Finish"),
    "finished": ("Hồ sơ đã hoàn tất.", "The document is done."),
    "only_verifiers": (
        "Chỉ người kiểm tra mới xác nhận hoặc sửa được các mục này.",
        "Only verifiers can confirm or correct these fields.",
    ),
}


def say(language: Language, key: str, **values: object) -> str:
    """Return the text of a key in a language, its ``{names}`` filled in.

    Raises:
        KeyError: if there is no such text, or a value is missing.
    """
    vietnamese, english = _TABLE[key]
    text = english if language is Language.EN else vietnamese
    return text.format(**values) if values else text


def error_sentence(language: Language, error: type[HosoError] | HosoError) -> str:
    """Return what an error says to people."""
    return error.message_en if language is Language.EN else error.message


def sentence_for_code(language: Language, code: str | None, vietnamese: str | None) -> str:
    """Return the sentence of a stored reason code; the Vietnamese one where no other is known."""
    if language is Language.EN:
        known = {error.code: error.message_en for error in all_errors()}
        return known.get(code or "", vietnamese or code or "")
    return vietnamese or code or ""
