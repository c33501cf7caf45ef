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
    # webhooks
    "webhooks": ("Báo tin cho phần mềm khác", "Telling other programs"),
    "webhooks_words": (
        "Khi một hồ sơ của đơn vị đọc xong, cần kiểm tra, bị từ chối hoặc được sửa sau khi hoàn tất, hệ"
        " thống gửi tin có chữ ký đến các địa chỉ dưới đây, thử lại trong ba ngày nếu chưa nhận được.",
        "When a document of the office is done, needs review, is rejected or is corrected after it was"
        " done, a signed message goes to the addresses below; it is tried again for three days until it"
        " is taken.",
    ),
    "secret_once": (
        "Hãy chép lại ngay: khóa kiểm chữ ký chỉ hiện ra lần này.",
        "Copy it now: the secret that signs is shown this once.",
    ),
    "secret": ("Khóa", "Secret"),
    "webhook_url": ("Địa chỉ nhận tin", "Address"),
    "webhook_urls": ("Các nơi nhận tin", "Who is told"),
    "webhook_events": ("Báo khi hồ sơ", "Tell when a document"),
    "webhook_records": (
        "Gửi kèm dữ liệu đã đọc (dữ liệu cá nhân)",
        "Send what was read along (personal data)",
    ),
    "webhook_with_records": ("kèm dữ liệu đã đọc", "with what was read"),
    "webhook_add": ("Thêm địa chỉ", "Add an address"),
    "webhook_remove": ("Gỡ", "Remove"),
    "webhook_remove_of": ("Gỡ {url}", "Remove {url}"),
    "no_webhooks": ("Chưa có địa chỉ nào.", "No addresses yet."),
    "webhook_failing": ("không nhận {count} lần liền", "failures in a row: {count}"),
    "event_document.done": ("hoàn tất", "is done"),
    "event_document.needs_review": ("cần kiểm tra", "needs review"),
    "event_document.rejected": ("không đọc được", "is rejected"),
    "event_document.corrected": ("được sửa sau khi hoàn tất", "is corrected after it was done"),
    "secret_renew": ("Đổi khóa", "Change the secret"),
    "secret_renew_of": ("Đổi khóa của {url}", "Change the secret of {url}"),
    "secret_renew_words": (
        "Trong thời gian chuyển tiếp, tin được ký bằng cả khóa cũ và khóa mới, để phần mềm nhận kịp đổi.",
        "During the overlap messages are signed with the old and the new secret, so that the receiver"
        " has time to change.",
    ),
    "overlap": ("Khóa cũ còn dùng thêm", "The old secret goes on for"),
    "overlap_0": ("không, ngừng ngay", "no time, it ends at once"),
    "overlap_1": ("1 giờ", "1 hour"),
    "overlap_24": ("24 giờ", "24 hours"),
    "overlap_72": ("3 ngày", "3 days"),
    "overlap_168": ("7 ngày", "7 days"),
    "old_secret_until": ("khóa cũ còn dùng đến {time}", "old secret until {time}"),
    "deliveries": ("Nhật ký gửi tin", "Delivery log"),
    "no_deliveries": ("Chưa gửi tin nào.", "Nothing was sent yet."),
    "delivery_time": ("Lúc", "Time"),
    "delivery_document": ("Hồ sơ", "Document"),
    "delivery_event": ("Tin", "Message"),
    "delivery_state": ("Kết quả", "Result"),
    "delivery_waiting": ("Đang chờ gửi", "Waiting"),
    "delivery_delivered": ("Đã nhận", "Taken"),
    "delivery_failed": ("Không gửi được", "Failed"),
    "delivery_tries": ("{count} lần thử", "tries: {count}"),
    "delivery_again": ("Gửi lại", "Send again"),
    "delivery_again_of": ("Gửi lại tin của {receipt}", "Send the message of {receipt} again"),
    "problem_refused": ("trả lời {status}", "answered {status}"),
    "problem_unreachable": ("không kết nối được", "could not be reached"),
    "problem_forbidden_address": ("mạng chưa được cho phép", "the network is not allowed"),
    "problem_bad_address": ("địa chỉ sai", "the address is wrong"),
    "problem_no_document": ("hồ sơ không còn", "the document is gone"),
    "problem_closed": ("địa chỉ đã bị gỡ", "the address was removed"),
    "rule_unknown": ("không có ở địa chỉ này", "is not known at this address"),
    "rule_csv_form": ("phải có khi xuất CSV", "must be given for CSV"),
    "by_program": ("{name} (qua {program})", "{name} (by {program})"),
}
