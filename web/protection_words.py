"""What the pages of the own account and of the protection of personal data say."""

from typing import Final

PROTECTION_WORDS: Final[dict[str, tuple[str, str]]] = {
    # login
    "sso_button": ("Đăng nhập bằng tài khoản cơ quan", "Log in with the office account"),
    "or_password": ("hoặc", "or"),
    "goodbye": ("Đã đăng xuất", "Logged out"),
    "goodbye_sso": (
        "Đang đăng xuất khỏi tài khoản cơ quan…",
        "Logging out of the office account…",
    ),
    "goodbye_go_on": ("Tiếp tục", "Go on"),
    "goodbye_own": (
        "Bạn đã đăng xuất khỏi hoso, nhưng có thể vẫn còn đăng nhập ở tài khoản cơ quan. Trên máy"
        " dùng chung, hãy đóng trình duyệt.",
        "You are logged out of hoso, but perhaps not of the office account. On a shared computer,"
        " close the browser.",
    ),
    "log_in_again": ("Đăng nhập lại", "Log in again"),
    # account
    "account": ("Tài khoản của tôi", "My account"),
    "password_change": ("Đổi mật khẩu", "Change the password"),
    "password_old": ("Mật khẩu hiện tại", "Current password"),
    "password_new": ("Mật khẩu mới", "New password"),
    "password_again": ("Nhập lại mật khẩu mới", "New password again"),
    "password_rule": (
        "Ít nhất {count} ký tự. Một câu dài dễ nhớ tốt hơn một từ khó.",
        "{count} characters or more. A long sentence is better than a hard word.",
    ),
    "password_changed": (
        "Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.",
        "The password is changed. Your sessions elsewhere have ended.",
    ),
    "sso": ("Đăng nhập một lần", "Single sign-on"),
    "sso_linked": (
        "Tài khoản cơ quan của bạn đã được liên kết.",
        "Your office account is linked.",
    ),
    "sso_provided": (
        "Tài khoản này do hệ thống đăng nhập một lần của cơ quan cấp; vai trò cũng theo hệ thống đó.",
        "This account comes from the single sign-on of the office, and so does its role.",
    ),
    "sso_not_linked": (
        "Liên kết tài khoản cơ quan để lần sau không phải nhập mật khẩu của hoso.",
        "Link your office account, and you need no password of hoso next time.",
    ),
    "sso_link": ("Liên kết tài khoản cơ quan", "Link the office account"),
    "sso_unlink": ("Bỏ liên kết", "Unlink"),
    "sso_pending": (
        "Liên kết tài khoản cơ quan của «{name}» với tài khoản hoso này?",
        "Link the office account of «{name}» to this account of hoso?",
    ),
    "sso_pending_words": (
        "Từ đó, ai đăng nhập được bằng tài khoản ấy sẽ vào được hoso với tên của bạn.",
        "From then on, whoever can log in with that account comes into hoso as you.",
    ),
    "sso_confirm": ("Liên kết", "Link"),
    "cancel": ("Hủy", "Cancel"),
    # personal data
    "persons": ("Dữ liệu cá nhân", "Personal data"),
    "persons_words": (
        "Tìm mọi hồ sơ của đơn vị có một người, để trả lời yêu cầu xem, cấp bản sao hoặc xóa dữ liệu"
        " của người đó. Mỗi lần tìm, xuất và xóa đều được ghi vào nhật ký.",
        "Find all documents of the office in which a person stands, to answer their request to see,"
        " get or erase their data. Each search, export and erasure is written into the audit.",
    ),
    "person_id": ("Số định danh cá nhân hoặc CMND", "Personal ID or number of the card of before"),
    "person_or": ("hoặc họ tên và ngày sinh", "or name and date of birth"),
    "person_name": ("Họ và tên, đủ dấu", "Full name, with tones"),
    "person_birth": ("Ngày sinh", "Date of birth"),
    "person_find": ("Tìm người này", "Find this person"),
    "person_found": ("{count} hồ sơ", "{count} documents"),
    "person_nowhere": (
        "Không hồ sơ nào của đơn vị có người này.",
        "This person stands in no document of the office.",
    ),
    "person_is_cut": (
        "Có quá nhiều hồ sơ trùng tên, danh sách này có thể thiếu. Hãy tìm thêm bằng số định danh.",
        "Too many documents have this name, so some may be missing. Search by personal ID as well.",
    ),
    "person_choose": ("Chọn {receipt}", "Choose {receipt}"),
    "person_column": ("Người này", "The person"),
    "person_sure": ("Đúng người này", "This person"),
    "person_perhaps": ("Có thể là người này", "Perhaps this person"),
    "person_same_file": ("Chung tệp gốc", "Of the same file"),
    "person_others": (
        "còn {count} giấy tờ của người khác",
        "{count} papers of other people too",
    ),
    "person_export": ("Xuất dữ liệu (ZIP)", "Export (ZIP)"),
    "person_erase": ("Xóa…", "Erase…"),
    "person_again": ("Tìm người khác", "Find somebody else"),
    "erase": ("Xóa hồ sơ", "Erase documents"),
    "erase_words": (
        "Bản gốc, ảnh trang, chữ đọc được, mọi mục và mọi quyết định của các hồ sơ này sẽ bị xóa"
        " hẳn, không khôi phục được. Chỉ còn lại số tiếp nhận, ai xóa, lúc nào và vì sao.",
        "The originals, page images, texts, fields and decisions of these documents are erased for"
        " good. What is left is the receipt, who erased it, when and why.",
    ),
    "erase_others": (
        "Giấy tờ của người khác trong cùng tệp cũng bị xóa.",
        "Papers of other people in the same file are erased too.",
    ),
    "erase_shared": (
        "Bản gốc có mọi trang của tệp và còn thuộc về {receipts}, nên chỉ bị xóa khi các hồ sơ đó"
        " cũng bị xóa.",
        "The original has all pages of the file and belongs to {receipts} too, so it stays until"
        " those are erased as well.",
    ),
    "erase_why": ("Lý do", "Why"),
    "erase_sure": (
        "Tôi đã kiểm tra các hồ sơ này và muốn xóa hẳn.",
        "I have checked these documents and want to erase them for good.",
    ),
    "erase_do": ("Xóa hẳn {count} hồ sơ", "Erase {count} documents for good"),
    "reason_asked_by_person": ("Người đó yêu cầu", "The person asked for it"),
    "reason_purpose_over": ("Đã hết mục đích xử lý", "The purpose is over"),
    "reason_order": ("Theo quyết định của cơ quan có thẩm quyền", "An authority ordered it"),
    "reason_mistake": ("Nhận nhầm hồ sơ", "Received by mistake"),
    "reason_retention": ("Hết thời hạn lưu trữ", "Kept long enough"),
    "reason_joined": (
        "Đã ghép lại vào hồ sơ trước đó",
        "Joined to the document it came from",
    ),
    "erased": ("Đã xóa gần đây", "Erased lately"),
    "erased_receipt": ("Số tiếp nhận", "Receipt"),
    "erased_who": ("Ai xóa", "Who"),
    "erased_when": ("Lúc", "When"),
    "erasure_asked": ("Đang chờ xử lý xong", "Waiting for a worker"),
    "erasure_emptied": ("Đang xóa tệp", "Removing the files"),
    "erasure_done": ("Đã xóa hết", "All erased"),
    # keeping
    "keeping": ("Thời hạn lưu trữ", "How long documents are kept"),
    "keeping_words": (
        "Sau khi hoàn tất bao nhiêu ngày thì hồ sơ bị xóa hẳn. Để trống: giữ mãi. Hồ sơ có nhiều loại"
        " giấy tờ được giữ theo thời hạn dài nhất.",
        "How many days after it is done a document is erased for good. Empty: kept for ever. A"
        " document of several forms is kept as long as the longest of them.",
    ),
    "keeping_form": ("Loại giấy tờ", "Form"),
    "keeping_days": ("Số ngày giữ", "Days"),
    "keeping_days_of": ("Số ngày giữ: {name}", "Days: {name}"),
    "keeping_forever": ("giữ mãi", "for ever"),
    "keeping_none": (
        "Chưa nhận ra loại giấy tờ, hoặc không đọc được",
        "Unknown forms, and files that could not be read",
    ),
    # audit
    "did_erasure_asked": ("Yêu cầu xóa", "Asked for erasure"),
    "did_document_erased": ("Đã xóa hết", "Erased"),
    "did_person_exported": ("Xuất dữ liệu của một người", "Exported a person's data"),
}
