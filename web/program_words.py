"""What the pages about other programs say: tokens, and where they are told."""

from typing import Final

PROGRAM_WORDS: Final[dict[str, tuple[str, str]]] = {
    # tokens
    "tokens": ("Mã truy cập API", "API tokens"),
    "tokens_words": (
        "Phần mềm khác dùng mã truy cập để gửi và lấy hồ sơ qua API. Mã thay mặt cho một tài khoản, chỉ"
        " thấy hồ sơ của đơn vị đó. Nên tạo cho mỗi phần mềm một tài khoản riêng.",
        "Other programs hand in and take out documents with a token. It speaks for one account and sees"
        " that office's documents only. Make an account of its own for each program.",
    ),
    "token_once": (
        "Hãy chép lại ngay: mã chỉ hiện ra lần này.",
        "Copy it now: the token is shown this once.",
    ),
    "token": ("Mã", "Token"),
    "token_name": ("Tên phần mềm", "Name of the program"),
    "token_name_example": ("Ví dụ: Máy quét tầng 1", "For example: scanner, ground floor"),
    "token_for": ("Thay mặt", "Speaks for"),
    "token_scopes": ("Được phép", "May"),
    "token_until": ("Dùng đến hết ngày", "Last day"),
    "token_used": ("Dùng lần cuối", "Last used"),
    "token_never": ("chưa dùng", "never"),
    "token_no_end": ("không hết hạn", "no end"),
    "token_over": ("đã hết hạn", "over"),
    "token_no_end_words": ("Để trống nếu không hết hạn.", "Leave empty for no end."),
    "token_revoke": ("Thu hồi", "Revoke"),
    "token_revoke_of": ("Thu hồi mã của {name}", "Revoke the token of {name}"),
    "token_add": ("Tạo mã truy cập", "Make a token"),
    "no_tokens": ("Chưa có mã truy cập nào.", "No tokens yet."),
    "scope_upload": ("Gửi hồ sơ", "Hand in"),
    "scope_read": ("Xem hồ sơ", "Read"),
    "scope_search": ("Tìm", "Search"),
    "scope_review": ("Kiểm tra, sửa", "Confirm and correct"),
    "scope_export": ("Xuất dữ liệu", "Export"),
    "rule_unknown": ("không có ở địa chỉ này", "is not known at this address"),
    "rule_csv_form": ("phải có khi xuất CSV", "must be given for CSV"),
    "by_program": ("{name} (qua {program})", "{name} (by {program})"),
}
