"""The same forms as offices type them themselves: every row numbered, labels in other words."""

from tests.schemas.papers.civil import COPIES, DEATH, EXTRACT, MARRIAGE, OATH, SIGNED
from tests.schemas.papers.others import DIPLOMA, HOUSEHOLD, LAND_CHANGE, LAND_FIRST, SCHOOL
from tests.schemas.papers.paper import MOTTO, Paper

DIPLOMA_NUMBERED = Paper(
    "diploma_copy",
    (
        *MOTTO,
        "ĐƠN ĐỀ NGHỊ CẤP BẢN SAO VĂN BẰNG, CHỨNG CHỈ TỪ SỔ GỐC",
        "Kính gửi: {receiving_office}",
        "1. Họ và tên: {name}",
        "2. Ngày sinh: {birth_date} Nơi sinh: {birth_place}",
        "3. Giới tính: {gender} Dân tộc: {ethnicity}",
        "4. Số căn cước công dân/định danh cá nhân: {personal_id}",
        "5. Số điện thoại liên hệ: {phone}",
        "6. Loại văn bằng, chứng chỉ: {diploma_kind}",
        "7. Trường: {school}",
        "8. Năm tốt nghiệp: {graduation_year} Xếp loại: {classification}",
        "9. Số hiệu bằng: {serial} Số vào sổ gốc: {register_number}",
        "10. Số bản sao đề nghị cấp: {copies_count}",
        "11. Lý do đề nghị: {reason}",
        "Tôi xin cam đoan những nội dung trình bày trên đây là đúng sự thật và chịu trách nhiệm trước",
        "pháp luật về nội dung cam đoan.",
        "{made_at}, ngày {made_on}",
        "Người đề nghị",
    ),
    DIPLOMA.values,
)

LAND_CHANGE_NUMBERED = Paper(
    "land_change",
    (
        *MOTTO,
        "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
        "Kính gửi: {receiving_office}",
        "1. Người sử dụng đất (ghi chữ in hoa): {user_name}",
        "2. Giấy tờ nhân thân số: {user_id}",
        "3. Địa chỉ: {user_address}",
        "4. Điện thoại: {user_phone} Hộp thư điện tử: {user_email}",
        "5. Nội dung biến động: {change}",
        "6. Số vào sổ cấp GCN: {certificate_book_number} Số phát hành GCN: {certificate_serial}",
        "7. Ngày cấp GCN: {certificate_date}",
        "8. Thửa đất số: {plot_number} tờ bản đồ số: {map_sheet} diện tích: {area_m2}",
        "9. Mục đích sử dụng đất: {land_use}",
        "10. Địa chỉ thửa đất: {plot_address}",
        "11. Lý do biến động: {reason}",
        "12. Giấy tờ liên quan nộp kèm theo: {attachments}",
        "Cam đoan nội dung kê khai trên đơn là đúng sự thật và chịu trách nhiệm trước pháp luật.",
        "{made_at}, ngày {made_on}",
        "Người viết đơn",
    ),
    LAND_CHANGE.values,
)

LAND_FIRST_NUMBERED = Paper(
    "land_first_registration",
    (
        *MOTTO,
        "ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
        "Kính gửi: {receiving_office}",
        "1. Tên người sử dụng đất: {user_name}",
        "2. Giấy tờ nhân thân số: {user_id}",
        "3. Địa chỉ: {user_address}",
        "4. Điện thoại: {user_phone} Email: {user_email}",
        "5. Thửa đất số: {plot_number} tờ bản đồ số: {map_sheet}",
        "6. Địa chỉ thửa đất: {plot_address}",
        "7. Diện tích: {area_m2}",
        "8. Sử dụng vào mục đích: {land_use} từ thời điểm: {use_since}",
        "9. Thời hạn đề nghị được sử dụng đất: {use_term}",
        "10. Nguồn gốc sử dụng đất: {origin}",
        "11. Đề nghị: {request}",
        "12. Giấy tờ nộp kèm theo: {attachments}",
        "Tôi/chúng tôi xin cam đoan nội dung kê khai trên đơn là đúng sự thật, nếu sai tôi/chúng tôi",
        "hoàn toàn chịu trách nhiệm trước pháp luật.",
        "{made_at}, ngày {made_on}",
        "Người viết đơn",
    ),
    LAND_FIRST.values,
)

HOUSEHOLD_NUMBERED = Paper(
    "household_business",
    (
        *MOTTO,
        "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH",
        "Kính gửi: {receiving_office}",
        "1. Họ và tên chủ hộ (chữ in hoa): {owner_name}",
        "2. Giới tính: {owner_gender} Sinh ngày: {owner_birth_date}",
        "3. Dân tộc: {owner_ethnicity} Quốc tịch: {owner_nationality}",
        "4. Giấy tờ pháp lý (loại, số, ngày cấp, nơi cấp): {owner_id}",
        "5. Nơi thường trú: {owner_permanent_address}",
        "6. Nơi ở hiện tại: {owner_current_address}",
        "7. Điện thoại: {owner_phone} Email: {owner_email}",
        "8. Tên hộ kinh doanh: {business_name}",
        "9. Địa chỉ trụ sở: {business_address}",
        "Ngành, nghề kinh doanh:",
        "10. Vốn kinh doanh: {capital_vnd}",
        "11. Vốn kinh doanh (bằng chữ): {capital_words}",
        "12. Số lượng lao động: {workers}",
        "{made_at}, ngày {made_on}",
        "Chủ hộ kinh doanh",
    ),
    HOUSEHOLD.values,
)

SCHOOL_NUMBERED = Paper(
    "school_transfer",
    (
        *MOTTO,
        "ĐƠN XIN CHUYỂN TRƯỜNG",
        "Kính gửi: {receiving_office}",
        "1. Họ và tên cha/mẹ (người giám hộ): {parent_name}",
        "2. Điện thoại liên hệ: {parent_phone}",
        "3. Nơi cư trú: {residence}",
        "4. Họ và tên học sinh: {pupil_name}",
        "5. Ngày sinh: {pupil_birth_date} Lớp: {class}",
        "6. Trường đang học: {from_school}",
        "7. Trường xin chuyển đến: {to_school}",
        "8. Lý do chuyển trường: {reason}",
        "Tôi xin chân thành cảm ơn!",
        "{made_at}, ngày {made_on}",
        "Phụ huynh học sinh",
    ),
    SCHOOL.values,
)

EXTRACT_NUMBERED = Paper(
    "civil_extract_copy",
    (
        *MOTTO,
        "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH",
        "Kính gửi: {receiving_office}",
        "1. Họ, chữ đệm, tên người yêu cầu: {requester_name}",
        "2. Nơi cư trú: {requester_residence}",
        "3. Giấy tờ tùy thân: {requester_id}",
        "4. Quan hệ với người được cấp bản sao Trích lục hộ tịch: {requester_relationship}",
        "5. Đề nghị cấp bản sao trích lục: {extract_kind}",
        "Thông tin người được cấp bản sao trích lục:",
        "6. Họ, chữ đệm, tên: {subject_name}",
        "7. Ngày, tháng, năm sinh: {subject_birth_date}",
        "8. Giới tính: {subject_gender} Dân tộc: {subject_ethnicity} Quốc tịch: {subject_nationality}",
        "9. Nơi cư trú: {subject_residence}",
        "10. Giấy tờ tùy thân: {subject_id}",
        "11. Số định danh cá nhân: {subject_personal_id}",
        "12. Đã đăng ký tại: {registered_at}",
        "ngày {registered_on} số: {registration_number} quyển số: {registration_book}",
        "Số lượng bản sao đề nghị cấp: {copies_count}",
        *OATH,
        "Làm tại: {made_at}, ngày {made_on}",
        "Người yêu cầu",
    ),
    EXTRACT.values,
)

MARRIAGE_WITH_ID_IN_BRACKETS = Paper(
    "marriage_registration",
    tuple(
        tuple(cell.replace("tùy thân", "tùy thân (số, ngày cấp, nơi cấp)") for cell in row)
        if isinstance(row, tuple)
        else row.replace("Số lượng", "Số bản")
        for row in MARRIAGE.rows
    ),
    MARRIAGE.values,
)

DEATH_WITH_COPIES_BEFORE_THE_DATE = Paper(
    "death_registration",
    (*(row for row in DEATH.rows if row not in (*SIGNED, *COPIES)), *COPIES, *SIGNED),
    DEATH.values,
)

NUMBERED = {
    "diploma_copy, numbered": DIPLOMA_NUMBERED,
    "land_change, numbered": LAND_CHANGE_NUMBERED,
    "land_first_registration, numbered": LAND_FIRST_NUMBERED,
    "household_business, numbered": HOUSEHOLD_NUMBERED,
    "school_transfer, numbered": SCHOOL_NUMBERED,
    "civil_extract_copy, numbered": EXTRACT_NUMBERED,
    "marriage_registration, other words": MARRIAGE_WITH_ID_IN_BRACKETS,
    "death_registration, copies before the date": DEATH_WITH_COPIES_BEFORE_THE_DATE,
}
