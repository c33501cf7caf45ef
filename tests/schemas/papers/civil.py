"""Declarations of civil status, filled by invented people."""

from tests.schemas.papers.paper import MOTTO, SIGNED_VALUES, Paper

OATH = (
    "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước",
    "pháp luật về cam đoan của mình.",
)
REQUESTER = (
    "Kính gửi: (1) {receiving_office}",
    "Họ, chữ đệm, tên người yêu cầu: {requester_name}",
    "Nơi cư trú: (2) {requester_residence}",
    "Giấy tờ tùy thân: (3) {requester_id}",
)
REQUESTER_VALUES = {
    "receiving_office": "Ủy ban nhân dân xã Tân Phú, tỉnh Vĩnh Long",
    "requester_name": "Phạm Thị Hồng Gấm",
    "requester_residence": "ấp Phú Hưng, xã Tân Phú, tỉnh Vĩnh Long",
    "requester_id": "CCCD số 083188004217 do Cục Cảnh sát QLHC về TTXH cấp ngày 25/04/2021",
}
SUBJECT = (
    "Họ, chữ đệm, tên: {subject_name}",
    "Ngày, tháng, năm sinh: {subject_birth_date}",
    "Giới tính: {subject_gender}.......Dân tộc: {subject_ethnicity}......Quốc tịch: {subject_nationality}",
    "Nơi cư trú: (2) {subject_residence}",
    "Giấy tờ tùy thân: (3) {subject_id}",
)
SUBJECT_VALUES = {
    "subject_name": "TRẦN QUỐC TOẢN",
    "subject_birth_date": "14/09/1996",
    "subject_gender": "Nam",
    "subject_ethnicity": "Kinh",
    "subject_nationality": "Việt Nam",
    "subject_residence": "số 8 đường Hùng Vương, phường An Hội, tỉnh Vĩnh Long",
    "subject_id": "CCCD số 083096001122 do Bộ Công an cấp ngày 02/07/2024",
}
SIGNED = (
    "Làm tại: {made_at}, ngày {made_on}",
    "Người yêu cầu",
    "(Ký, ghi rõ họ, chữ đệm, tên)",
)
COPIES = ("Đề nghị cấp bản sao(5): Có ☑ Không ☐", "Số lượng: {copies_count}")
COPIES_VALUES = {"copies_requested": "Có", "copies_count": "02 bản"}

BIRTH = Paper(
    "birth_registration",
    (
        *MOTTO,
        "TỜ KHAI ĐĂNG KÝ KHAI SINH",
        *REQUESTER,
        "Quan hệ với người được khai sinh: {requester_relationship}",
        "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
        "Họ, chữ đệm, tên: {child_name}",
        "Ngày, tháng, năm sinh: {child_birth_date} ghi bằng chữ: {child_birth_date_words}",
        "Giới tính: {child_gender}.......Dân tộc: {child_ethnicity}......Quốc tịch: {child_nationality}",
        "Nơi sinh: (4) {child_birth_place}",
        "Quê quán: {child_origin}",
        "Họ, chữ đệm, tên người mẹ: {mother_name}",
        "Năm sinh: (5) {mother_birth_year} Dân tộc: {mother_ethnicity} Quốc tịch: {mother_nationality}",
        "Nơi cư trú: (2) {mother_residence}",
        "Họ, chữ đệm, tên người cha: {father_name}",
        "Năm sinh: (5) {father_birth_year} Dân tộc: {father_ethnicity} Quốc tịch: {father_nationality}",
        "Nơi cư trú: (2) {father_residence}",
        "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận",
        "nhất trí của các bên liên quan theo quy định pháp luật.",
        "Tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.",
        *SIGNED,
        *COPIES,
    ),
    REQUESTER_VALUES
    | {
        "requester_relationship": "Mẹ",
        "child_name": "TRẦN NGỌC ÁNH",
        "child_birth_date": "12/02/2025",
        "child_birth_date_words": "Ngày mười hai tháng hai năm hai nghìn không trăm hai mươi lăm",
        "child_gender": "Nữ",
        "child_ethnicity": "Kinh",
        "child_nationality": "Việt Nam",
        "child_birth_place": "Bệnh viện Nguyễn Đình Chiểu, tỉnh Vĩnh Long",
        "child_origin": "xã Tân Phú, tỉnh Vĩnh Long",
        "mother_name": "PHẠM THỊ HỒNG GẤM",
        "mother_birth_year": "1988",
        "mother_ethnicity": "Kinh",
        "mother_nationality": "Việt Nam",
        "mother_residence": "ấp Phú Hưng, xã Tân Phú, tỉnh Vĩnh Long",
        "father_name": "TRẦN QUỐC TOẢN",
        "father_birth_year": "1986",
        "father_ethnicity": "Khơ-me",
        "father_nationality": "Việt Nam",
        "father_residence": "ấp Phú Hưng, xã Tân Phú, tỉnh Vĩnh Long",
    }
    | SIGNED_VALUES
    | COPIES_VALUES,
)

MARRIAGE = Paper(
    "marriage_registration",
    (
        *MOTTO,
        "TỜ KHAI ĐĂNG KÝ KẾT HÔN",
        "Kính gửi: (3) {receiving_office}",
        ("Thông tin", "Bên nữ", "Bên nam"),
        ("Họ, chữ đệm, tên", "{bride_name}", "{groom_name}"),
        ("Ngày, tháng, năm sinh", "{bride_birth_date}", "{groom_birth_date}"),
        ("Dân tộc", "{bride_ethnicity}", "{groom_ethnicity}"),
        ("Quốc tịch", "{bride_nationality}", "{groom_nationality}"),
        ("Nơi cư trú (4)", "{bride_residence}", "{groom_residence}"),
        ("Giấy tờ tùy thân (5)", "{bride_id}", "{groom_id}"),
        ("Kết hôn lần thứ mấy", "{bride_marriage_count}", "{groom_marriage_count}"),
        "Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là",
        "tự nguyện, không vi phạm quy định của Luật Hôn nhân và gia đình Việt Nam.",
        "Chúng tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.",
        "Đề nghị Quý cơ quan đăng ký.",
        "{made_at}, ngày {made_on}",
        "Bên nữ            Bên nam",
        "(Ký, ghi rõ họ, chữ đệm, tên)",
        "Đề nghị cấp bản sao(6): Có ☑ Không ☐",
        "Số lượng: {copies_count}",
    ),
    {
        "receiving_office": "Ủy ban nhân dân xã Tân Phú, tỉnh Vĩnh Long",
        "bride_name": "LÊ THỊ MAI",
        "groom_name": "VÕ VĂN KIỆT",
        "bride_birth_date": "05/06/1999",
        "groom_birth_date": "17/11/1996",
        "bride_ethnicity": "Kinh",
        "groom_ethnicity": "Tày",
        "bride_nationality": "Việt Nam",
        "groom_nationality": "Việt Nam",
        "bride_residence": "xã Tân Phú, tỉnh Vĩnh Long",
        "groom_residence": "xã An Bình, tỉnh Vĩnh Long",
        "bride_id": "CCCD số 083199004217",
        "groom_id": "CCCD số 083096001122",
        "bride_marriage_count": "Lần thứ nhất",
        "groom_marriage_count": "Lần thứ hai",
    }
    | SIGNED_VALUES
    | COPIES_VALUES,
)

DEATH = Paper(
    "death_registration",
    (
        *MOTTO,
        "TỜ KHAI ĐĂNG KÝ KHAI TỬ",
        *REQUESTER,
        "Quan hệ với người đã chết: {requester_relationship}",
        "Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:",
        "Họ, chữ đệm, tên: {deceased_name}",
        "Ngày, tháng, năm sinh: {deceased_birth_date}",
        "Giới tính: {deceased_gender}.....Dân tộc: {deceased_ethnicity}.....Quốc tịch: {deceased_nationality}",
        "Nơi cư trú cuối cùng: (2) {deceased_residence}",
        "Giấy tờ tùy thân: (3) {deceased_id}",
        "Đã chết vào lúc: {death_time}, ngày {death_date}",
        "Nơi chết: {death_place}",
        "Nguyên nhân chết: {death_cause}",
        "Số Giấy báo tử/ Giấy tờ thay thế Giấy báo tử: (4) {death_notice_number}",
        "do {death_notice_issuer} cấp ngày {death_notice_date}",
        *OATH,
        *SIGNED,
        *COPIES,
    ),
    REQUESTER_VALUES
    | {
        "requester_relationship": "Con",
        "deceased_name": "PHẠM VĂN NGỌ",
        "deceased_birth_date": "02/09/1945",
        "deceased_gender": "Nam",
        "deceased_ethnicity": "Kinh",
        "deceased_nationality": "Việt Nam",
        "deceased_residence": "ấp Phú Hưng, xã Tân Phú, tỉnh Vĩnh Long",
        "deceased_id": "CMND số 320123456 do Công an tỉnh Bến Tre cấp ngày 12/08/2009",
        "death_time": "08 giờ 30 phút",
        "death_date": "27 tháng 02 năm 2025",
        "death_place": "Tại nhà riêng, ấp Phú Hưng, xã Tân Phú, tỉnh Vĩnh Long",
        "death_cause": "Tuổi cao, sức yếu",
        "death_notice_number": "12/GBT",
        "death_notice_issuer": "Trạm Y tế xã Tân Phú",
        "death_notice_date": "28 tháng 02 năm 2025",
    }
    | SIGNED_VALUES
    | COPIES_VALUES,
)

EXTRACT = Paper(
    "civil_extract_copy",
    (
        *MOTTO,
        "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH",
        *REQUESTER,
        "Quan hệ với người được cấp bản sao Trích lục hộ tịch: {requester_relationship}",
        "Đề nghị cơ quan cấp bản sao trích lục(4): {extract_kind}",
        "cho người có tên dưới đây:",
        *SUBJECT,
        "Số định danh cá nhân (nếu có): {subject_personal_id}",
        "Đã đăng ký tại:(5) {registered_at}",
        "ngày {registered_on} số: {registration_number} Quyển số: {registration_book}",
        "Số lượng bản sao đề nghị cấp: {copies_count}",
        *OATH,
        *SIGNED,
    ),
    REQUESTER_VALUES
    | SUBJECT_VALUES
    | {
        "requester_relationship": "Vợ",
        "extract_kind": "khai sinh",
        "subject_personal_id": "083096001122",
        "registered_at": "Ủy ban nhân dân xã Tân Phú, huyện Châu Thành, tỉnh Bến Tre",
        "registered_on": "30 tháng 9 năm 1996",
        "registration_number": "145",
        "registration_book": "01/1996",
        "copies_count": "03 bản",
    }
    | SIGNED_VALUES,
)

MARITAL = Paper(
    "marital_status",
    (
        *MOTTO,
        "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        *REQUESTER,
        "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân: {requester_relationship}",
        "Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:",
        *SUBJECT,
        "Trong thời gian cư trú tại: (4) {period_residence}",
        "từ ngày {period_from} đến ngày {period_to}",
        "Tình trạng hôn nhân: (5) {status}",
        "Mục đích yêu cầu cấp Giấy xác nhận tình trạng hôn nhân: (6) {purpose}",
        *OATH,
        *SIGNED,
    ),
    REQUESTER_VALUES
    | SUBJECT_VALUES
    | {
        "requester_relationship": "Mẹ",
        "period_residence": "phường An Hội, tỉnh Vĩnh Long",
        "period_from": "14 tháng 9 năm 2016",
        "period_to": "01 tháng 3 năm 2025",
        "status": "Chưa đăng ký kết hôn với ai",
        "purpose": "Để đăng ký kết hôn với chị Lê Thị Mai, sinh năm 1999",
    }
    | SIGNED_VALUES,
)
