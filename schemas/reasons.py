"""The reasons hoso gives a verifier: each a stable code and a Vietnamese sentence."""

from schemas.record import Reason

UNKNOWN_FORM = Reason(
    code="unknown_form", message="Chưa nhận ra đây là biểu mẫu nào. Nội dung đọc được vẫn được lưu."
)
UNKNOWN_PAPER = Reason(
    code="unknown_paper",
    message="Trong tài liệu còn có biểu mẫu chưa nhận ra. Nội dung đọc được vẫn được lưu.",
)
DOCUMENT_REASONS = {reason.code: reason for reason in (UNKNOWN_FORM, UNKNOWN_PAPER)}
"""Why a whole document goes to a person."""

LABEL_NOT_FOUND = Reason(code="label_not_found", message="Không tìm thấy mục này trên giấy.")
MISSING = Reason(code="missing", message="Mục bắt buộc nhưng không thấy giá trị.")
UNCLEAR = Reason(code="unclear", message="Độ tin cậy chưa đủ để tự nhận.")
POOR_PAGE = Reason(code="poor_page", message="Ảnh trang mờ hoặc nhạt.")
ALWAYS_REVIEWED = Reason(code="always_reviewed", message="Mục này luôn cần người kiểm tra.")

NOT_A_DATE = Reason(code="not_a_date", message="Không đọc được thành ngày tháng.")
IMPOSSIBLE_DATE = Reason(code="impossible_date", message="Ngày này không có trong lịch.")
NOT_A_YEAR = Reason(code="not_a_year", message="Không đọc được thành năm.")
NOT_A_NUMBER = Reason(code="not_a_number", message="Không đọc được thành số.")
NOT_A_GENDER = Reason(code="not_a_gender", message="Giới tính phải là Nam hoặc Nữ.")
NOT_A_PERSONAL_ID = Reason(
    code="not_a_personal_id", message="Số định danh cá nhân phải có đúng 12 chữ số."
)
NOT_A_PHONE = Reason(code="not_a_phone", message="Số điện thoại không đúng dạng của Việt Nam.")
NOT_AN_EMAIL = Reason(code="not_an_email", message="Địa chỉ email không đúng dạng.")
NOT_AN_ID_DOCUMENT = Reason(
    code="not_an_id_document", message="Không thấy số giấy tờ 9 hoặc 12 chữ số, hay số hộ chiếu."
)
DIGIT_IN_NAME = Reason(code="digit_in_name", message="Tên người có chữ số hoặc ký hiệu lạ.")
NAME_TOO_SHORT = Reason(code="name_too_short", message="Tên chỉ có một từ, có thể đọc thiếu.")
DIGITS_GUESSED = Reason(
    code="digits_guessed", message="Có chữ cái đọc lẫn trong số, đã đổi thành chữ số."
)
TABLE_NOT_READ = Reason(
    code="table_not_read", message="Không tách được các ô của bảng, cần người đọc."
)
BOXES_NOT_FOUND = Reason(
    code="boxes_not_found", message="Không tìm thấy các ô đánh dấu của mục này."
)
NONE_TICKED = Reason(code="none_ticked", message="Không có ô nào được đánh dấu.")
SEVERAL_TICKED = Reason(code="several_ticked", message="Có nhiều hơn một ô được đánh dấu.")

UNKNOWN_PROVINCE_CODE = Reason(
    code="unknown_province_code",
    message="Ba số đầu của số định danh không phải mã tỉnh, thành phố.",
)
IMPLAUSIBLE_BIRTH_DATE = Reason(
    code="implausible_birth_date", message="Ngày sinh ở tương lai hoặc trước năm 1900."
)
ID_CONTRADICTS_BIRTH_YEAR = Reason(
    code="id_contradicts_birth_year", message="Số định danh và năm sinh không khớp nhau."
)
ID_CONTRADICTS_GENDER = Reason(
    code="id_contradicts_gender", message="Số định danh và giới tính không khớp nhau."
)
DATE_CONTRADICTS_WORDS = Reason(
    code="date_contradicts_words", message="Ngày ghi bằng số và ghi bằng chữ không khớp nhau."
)
BORN_AFTER_DECLARATION = Reason(
    code="born_after_declaration", message="Ngày sinh sau ngày làm tờ khai."
)
PARENT_TOO_YOUNG = Reason(
    code="parent_too_young", message="Cha hoặc mẹ chưa đủ 12 tuổi khi con sinh ra."
)
HOLDS_A_LABEL = Reason(
    code="holds_a_label", message="Trong giá trị có chữ của một mục khác, có thể đọc quá chỗ."
)
GAP_INSIDE = Reason(
    code="gap_inside",
    message="Giữa các chữ có khoảng trống rộng khác thường, có thể có chữ không đọc được.",
)
ODD_CLASS = Reason(code="odd_class", message="Tên lớp không đúng dạng thường gặp, có thể đọc sai.")
TWO_VALUES = Reason(
    code="two_values", message="Có thể là hai giá trị đứng cạnh nhau bị đọc liền một mạch."
)
UNFINISHED = Reason(code="unfinished", message="Giá trị như còn tiếp, có thể đọc thiếu.")
SIGN_MISSING = Reason(
    code="sign_missing", message="Có thể thiếu dấu phẩy hoặc dấu chấm giữa các phần của địa chỉ."
)
UNREADABLE = Reason(code="unreadable", message="Chữ trên giấy không đọc được.")
NOT_ON_PAPER = Reason(code="not_on_paper", message="Trên giấy không ghi mục này.")
"""What a verifier says of a field that has no value."""
ODD_SPELLING = Reason(code="odd_spelling", message="Có chữ không đúng chính tả tiếng Việt.")
UNUSUAL_WORDING = Reason(
    code="unusual_wording", message="Gần giống cách viết thường gặp nhưng sai dấu hoặc sai chữ."
)
UNKNOWN_FAMILY_NAME = Reason(
    code="unknown_family_name", message="Họ này ít gặp, có thể đọc sai dấu."
)
UNKNOWN_ETHNICITY = Reason(code="unknown_ethnicity", message="Không có trong danh mục 54 dân tộc.")
UNKNOWN_NATIONALITY = Reason(
    code="unknown_nationality", message="Không có trong danh mục quốc tịch."
)
UNKNOWN_RELATIONSHIP = Reason(
    code="unknown_relationship", message="Quan hệ này ít gặp, có thể đọc sai."
)
UNKNOWN_PROVINCE = Reason(
    code="unknown_province", message="Không thấy tên tỉnh, thành phố nào ở cuối địa chỉ."
)
COPIES_CONTRADICT = Reason(
    code="copies_contradict", message="Số lượng bản sao và ô đề nghị cấp bản sao không khớp nhau."
)

CENTURY_GUESSED = Reason(
    code="century_guessed", message="Năm chỉ ghi hai chữ số, thế kỷ là phỏng đoán."
)
STRAY_DIGITS = Reason(
    code="stray_digits", message="Cạnh giá trị còn chữ số thừa, có thể đọc thiếu hoặc lẫn."
)
UNLIKELY_YEAR = Reason(
    code="unlikely_year", message="Năm nằm ngoài khoảng thường gặp, có thể đọc sai."
)
DATE_WORDS_NOT_UNDERSTOOD = Reason(
    code="date_words_not_understood", message="Không hiểu được ngày ghi bằng chữ."
)
DIGITS_CONTRADICT_WORDS = Reason(
    code="digits_contradict_words", message="Số ghi bằng chữ số và ghi bằng chữ không khớp nhau."
)
SEVERAL_NUMBERS = Reason(code="several_numbers", message="Có nhiều hơn một con số ở mục này.")
SEVERAL_PHONES = Reason(
    code="several_phones", message="Có nhiều hơn một số điện thoại, mới lấy số đầu."
)
NOT_A_MEASURE = Reason(code="not_a_measure", message="Không đọc được thành số đo.")
EMAIL_GUESSED = Reason(
    code="email_guessed", message="Địa chỉ email có ký hiệu đọc lẫn hoặc chữ thừa."
)

ID_CONTRADICTS_ID_DOCUMENT = Reason(
    code="id_contradicts_id_document",
    message="Số định danh và số trên giấy tờ tùy thân không khớp nhau.",
)
ID_NUMBER_CONTRADICTS_KIND = Reason(
    code="id_number_contradicts_kind", message="Số giấy tờ không đúng dạng của loại giấy tờ này."
)
ID_ISSUED_BEFORE_BIRTH = Reason(
    code="id_issued_before_birth", message="Giấy tờ tùy thân cấp trước ngày sinh."
)
DATED_AFTER_DECLARATION = Reason(
    code="dated_after_declaration", message="Ngày này sau ngày làm tờ khai."
)
DIED_BEFORE_BIRTH = Reason(code="died_before_birth", message="Ngày chết trước ngày sinh.")
NOTICE_BEFORE_DEATH = Reason(code="notice_before_death", message="Giấy báo tử cấp trước ngày chết.")
REGISTERED_BEFORE_BIRTH = Reason(
    code="registered_before_birth", message="Ngày đăng ký trước ngày sinh."
)
PERIOD_REVERSED = Reason(
    code="period_reversed", message="Khoảng thời gian kết thúc trước khi bắt đầu."
)
PERIOD_BEFORE_BIRTH = Reason(
    code="period_before_birth", message="Khoảng thời gian bắt đầu trước ngày sinh."
)
GRADUATED_BEFORE_BIRTH = Reason(
    code="graduated_before_birth", message="Năm tốt nghiệp trước năm sinh."
)
IMPOSSIBLE_TIME = Reason(code="impossible_time", message="Giờ phút này không có trên đồng hồ.")
PARENT_TOO_OLD = Reason(code="parent_too_old", message="Người mẹ trên 55 tuổi khi con sinh ra.")
TOO_YOUNG_TO_MARRY = Reason(
    code="too_young_to_marry", message="Chưa đủ tuổi kết hôn (nam từ đủ 20, nữ từ đủ 18 tuổi)."
)
CAPITAL_CONTRADICTS_WORDS = Reason(
    code="capital_contradicts_words", message="Số vốn ghi bằng số và ghi bằng chữ không khớp nhau."
)
ROLES_DIFFER = Reason(code="roles_differ", message="Cùng một người nhưng hai chỗ ghi khác nhau.")
FAMILY_NAME_OF_NO_PARENT = Reason(
    code="family_name_of_no_parent", message="Họ của con gần giống nhưng khác họ cha, mẹ."
)
UNKNOWN_WARD = Reason(
    code="unknown_ward",
    message="Không thấy tên xã, phường này ở tỉnh, huyện đã ghi, kể cả theo địa giới cũ.",
)
UNKNOWN_DISTRICT = Reason(
    code="unknown_district", message="Không thấy tên quận, huyện này ở tỉnh đã ghi."
)
UNKNOWN_PHONE_PREFIX = Reason(
    code="unknown_phone_prefix",
    message="Đầu số điện thoại không có trong quy hoạch số của Việt Nam.",
)
UNUSUAL_EMAIL_DOMAIN = Reason(
    code="unusual_email_domain",
    message="Tên miền email gần giống một tên thường gặp, có thể đọc sai.",
)
CLASS_CONTRADICTS_AGE = Reason(
    code="class_contradicts_age", message="Lớp và tuổi học sinh không phù hợp."
)
GRADUATED_AS_A_CHILD = Reason(
    code="graduated_as_a_child", message="Năm tốt nghiệp quá sớm so với năm sinh."
)
RELATIONSHIP_CONTRADICTS_GENDER = Reason(
    code="relationship_contradicts_gender", message="Quan hệ và giới tính không khớp nhau."
)


def card_differs(on_paper: str, on_card: str) -> Reason:
    """Return the reason for a value that is not what the code of the person's card has; both as
    people read them."""
    message = f"Trên giấy đọc được «{on_paper}», mã QR trên thẻ căn cước ghi «{on_card}»."
    return Reason(code="card_differs", message=message)


def card_offers(on_card: str) -> Reason:
    """Return the reason why a value that was not read comes from the code of the person's card."""
    return Reason(code="card_offers", message=f"Mã QR trên thẻ căn cước ghi «{on_card}».")


def message_of(code: str | None) -> str | None:
    """Return the sentence for a reason of a whole document, None where it has none."""
    reason = None if code is None else DOCUMENT_REASONS.get(code)
    return None if reason is None else reason.message
