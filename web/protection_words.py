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
}
