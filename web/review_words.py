"""What the queue and the review screen say, in Vietnamese and in English."""

from typing import Final

REVIEW_WORDS: Final[dict[str, tuple[str, str]]] = {
    # the queue
    "queue": ("Kiểm tra hồ sơ", "Check documents"),
    "take_next": ("Nhận hồ sơ tiếp theo", "Take the next document"),
    "queue_waiting": ("{count} hồ sơ đang chờ kiểm tra", "{count} documents wait to be checked"),
    "queue_empty": ("Không còn hồ sơ nào chờ kiểm tra.", "No documents wait to be checked."),
    "queue_none_free": (
        "Không còn hồ sơ nào chưa có người nhận.",
        "There is no document left that nobody works on.",
    ),
    "queue_first": ("{count} hồ sơ đứng đầu hàng chờ", "The first {count} of the queue"),
    "form_filter": ("Loại giấy tờ", "Form"),
    "all_forms": ("Mọi loại giấy tờ", "All forms"),
    "column_who": ("Người kiểm tra", "Who checks it"),
    "urgent": ("Khẩn", "Urgent"),
    "mark_urgent": ("Đánh dấu khẩn", "Mark as urgent"),
    "unmark_urgent": ("Bỏ dấu khẩn", "No longer urgent"),
    "held_by_you": ("Bạn đang kiểm tra", "You are checking it"),
    "held_by": ("Đang được {name} xem từ {time}", "With {name} since {time}"),
    "held_words": (
        "Bạn chỉ xem được, không sửa được cho đến khi hồ sơ được trả lại.",
        "You can look but not change anything until it is given back.",
    ),
    "sent_to": ("Đã gửi cho {name}", "Sent to {name}"),
    "sent_to_you": ("{name} gửi cho bạn", "{name} sent you this"),
    "give_back": ("Trả lại", "Give back"),
    "send": ("Gửi đồng nghiệp", "Send to a colleague"),
    "send_title": ("Gửi hồ sơ cho đồng nghiệp", "Send the document to a colleague"),
    "send_to": ("Người nhận", "To"),
    "send_note": ("Lời nhắn (không bắt buộc)", "Note (optional)"),
    "send_now": ("Gửi", "Send"),
    "cancel": ("Hủy", "Cancel"),
    "no_colleagues": (
        "Đơn vị chưa có người kiểm tra nào khác.",
        "Nobody else in your office may check documents.",
    ),
    # the review screen
    "rotate": ("Xoay ảnh", "Rotate"),
    "fit_field": ("Mục đang xem", "Current field"),
    "crop_alt": ("Ảnh chỗ ghi trên giấy", "The place on the paper"),
    "as_read": ("Máy đọc:", "As read:"),
    "perhaps_char": ("chắc {percent}%, có thể là «{name}»", "{percent}% sure, perhaps «{name}»"),
    "unsure_char": ("chắc {percent}%", "{percent}% sure"),
    "unreadable": ("Không đọc được", "Unreadable"),
    "not_on_paper": ("Không có trên giấy", "Not on the paper"),
    "draw_box": ("Khoanh chỗ ghi", "Draw a box"),
    "draw_hint": (
        "Kéo chuột quanh chỗ ghi giá trị của mục đang xem. Esc để thôi.",
        "Drag around where the value of the current field stands. Esc to stop.",
    ),
    "box_being_read": ("Đang đọc lại…", "Reading…"),
    "key_box": ("khoanh chỗ ghi để đọc lại", "draw a box to read again"),
    "keys": ("Phím tắt", "Keys"),
    "key_enter": ("xác nhận hoặc lưu, sang mục sau", "confirm or save, move on"),
    "key_tab": ("mục sau, mục trước cần xem", "next, previous field to check"),
    "key_walk": ("mục dưới, mục trên, cả mục đã nhận", "field below, above, accepted ones too"),
    "key_escape": ("bỏ chữ vừa gõ", "undo what was typed"),
    "key_digit": ("lấy giá trị gợi ý", "take a proposal"),
    "key_finish": ("hoàn tất hồ sơ", "finish"),
    "draft_kept": ("Đã lưu tạm", "Draft kept"),
    "draft_offline": (
        "Mất kết nối. Chữ vừa gõ vẫn được giữ ở đây và sẽ được lưu khi có mạng lại.",
        "Connection lost. What you type stays here and is saved when the connection is back.",
    ),
    "draft_online": ("Đã có kết nối lại.", "The connection is back."),
    "lost_hold": (
        "Hồ sơ này đã chuyển sang người khác. Đang tải lại trang…",
        "Somebody else has this document now. Reloading…",
    ),
}
