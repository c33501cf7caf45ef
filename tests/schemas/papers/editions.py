"""Other prints of the same forms: older circulars, and papers that schools and people type."""

from tests.schemas.papers.others import DIPLOMA, HOUSEHOLD, LAND_CHANGE, LAND_FIRST, SCHOOL
from tests.schemas.papers.paper import MOTTO, Paper


def _some(paper: Paper, *left_out: str) -> dict[str, str]:
    return {key: value for key, value in paper.values.items() if key not in left_out}


HOUSEHOLD_WITH_DATE_ON_TOP = Paper(
    "household_business",
    (
        *MOTTO,
        "{made_at}, ngày {made_on}",
        "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH",
        "Kính gửi: {receiving_office}",
        "Tôi là (ghi họ tên bằng chữ in hoa): {owner_name} Giới tính: {owner_gender}",
        "Sinh ngày: {owner_birth_date} Dân tộc: {owner_ethnicity} Quốc tịch: {owner_nationality}",
        "Mã số thuế cá nhân (nếu có): 8012345678",
        "Loại giấy tờ pháp lý của cá nhân: {owner_id}",
        "Có giá trị đến ngày (nếu có): 05/06/2028",
        "Địa chỉ thường trú: {owner_permanent_address}",
        "Địa chỉ liên lạc: {owner_current_address}",
        "Điện thoại (nếu có): {owner_phone} Email (nếu có): {owner_email}",
        "Đăng ký hộ kinh doanh do tôi là chủ hộ với các nội dung sau:",
        "1. Tên hộ kinh doanh (ghi bằng chữ in hoa): {business_name}",
        "2. Địa chỉ trụ sở hộ kinh doanh:",
        "{business_address}",
        "3. Ngành, nghề kinh doanh:",
        "4. Vốn kinh doanh:",
        "Tổng số (bằng số; VNĐ): {capital_vnd}",
        "Tổng số (bằng chữ): {capital_words}",
        "5. Thông tin đăng ký thuế:",
        "Tổng số lao động (dự kiến): {workers}",
        "6. Chủ thể thành lập hộ kinh doanh: cá nhân",
        "Tôi cam kết: Bản thân không thuộc diện pháp luật cấm kinh doanh.",
        "CHỦ HỘ KINH DOANH",
        "(Ký và ghi họ tên)",
    ),
    HOUSEHOLD.values,
)

LAND_CHANGE_2014 = Paper(
    "land_change",
    (
        "Mẫu số 09/ĐK",
        *MOTTO,
        "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG",
        "ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
        "Kính gửi: {receiving_office}",
        "I. PHẦN KÊ KHAI CỦA NGƯỜI ĐĂNG KÝ",
        "(Xem hướng dẫn viết đơn trước khi kê khai; không tẩy xóa, sửa chữa trên đơn)",
        "1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất",
        "1.1. Tên (viết chữ in hoa): {user_name}",
        "1.2. Địa chỉ(1): {user_address}",
        "2. Giấy chứng nhận đã cấp",
        "2.1. Số vào sổ cấp GCN: {certificate_book_number}; 2.2. Số phát hành GCN: {certificate_serial};",
        "2.3. Ngày cấp GCN: {certificate_date}",
        "3. Nội dung biến động về: {change}",
        "4. Lý do biến động",
        "{reason}",
        "5. Tình hình thực hiện nghĩa vụ tài chính về đất đai đối với thửa đất đăng ký biến động",
        "6. Giấy tờ liên quan đến nội dung thay đổi nộp kèm theo đơn này gồm có:",
        "{attachments}",
        "Tôi cam đoan nội dung kê khai trên đơn là đúng sự thật, nếu sai tôi hoàn toàn chịu trách",
        "nhiệm trước pháp luật.",
        "{made_at}, ngày {made_on}",
        "Người viết đơn",
        "(Ký, ghi rõ họ tên và đóng dấu nếu có)",
    ),
    _some(
        LAND_CHANGE,
        "user_id",
        "user_phone",
        "user_email",
        "plot_number",
        "map_sheet",
        "area_m2",
        "land_use",
        "plot_address",
    ),
)

LAND_FIRST_2014 = Paper(
    "land_first_registration",
    (
        "Mẫu số 04a/ĐK",
        *MOTTO,
        "ĐƠN ĐĂNG KÝ, CẤP GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT,",
        "QUYỀN SỞ HỮU NHÀ Ở VÀ TÀI SẢN KHÁC GẮN LIỀN VỚI ĐẤT",
        "Kính gửi: {receiving_office}",
        "1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất, người quản lý đất",
        "1.1. Tên (viết chữ in hoa): {user_name}",
        "1.2. Địa chỉ thường trú(1): {user_address}",
        "2. Đề nghị: {request}",
        "3. Thửa đất đăng ký(2)",
        "3.1. Thửa đất số: {plot_number}; 3.2. Tờ bản đồ số: {map_sheet};",
        "3.3. Địa chỉ tại: {plot_address};",
        "3.4. Diện tích: {area_m2};",
        "3.5. Sử dụng vào mục đích: {land_use}, từ thời điểm: {use_since};",
        "3.6. Thời hạn đề nghị được sử dụng đất: {use_term};",
        "3.7. Nguồn gốc sử dụng(3): {origin};",
        "5. Những giấy tờ nộp kèm theo: {attachments}",
        "Tôi xin cam đoan nội dung kê khai trên đơn là đúng sự thật, nếu sai tôi hoàn toàn chịu trách",
        "nhiệm trước pháp luật.",
        "{made_at}, ngày {made_on}",
        "Người viết đơn",
    ),
    _some(LAND_FIRST, "user_id", "user_phone", "user_email"),
)

SCHOOL_OF_A_SCHOOL = Paper(
    "school_transfer",
    (
        *MOTTO,
        "ĐƠN XIN CHUYỂN TRƯỜNG",
        "Kính gửi: {receiving_office}",
        "Tôi tên là: {parent_name}",
        "Hiện trú tại: {residence}",
        "Số điện thoại liên hệ: {parent_phone}",
        "Là phụ huynh/người giám hộ hợp pháp của học sinh: {pupil_name}",
        "Sinh ngày: {pupil_birth_date}",
        "Là học sinh lớp: {class} Trường: {from_school}",
        "Nay tôi làm đơn này xin chuyển đến trường: {to_school}",
        "Lý do xin chuyển: {reason}",
        "Trân trọng cảm ơn.",
        "Làm tại: {made_at}, ngày {made_on}",
        "Người làm đơn",
        "Ý kiến của trường nơi chuyển đến",
        "Đồng ý tiếp nhận",
    ),
    SCHOOL.values,
)

DIPLOMA_OF_AN_OFFICE = Paper(
    "diploma_copy",
    (
        *MOTTO,
        "ĐƠN XIN CẤP BẢN SAO BẰNG TỐT NGHIỆP",
        "Kính gửi: {receiving_office}",
        "Tôi tên là: {name} Giới tính: {gender}",
        "Sinh ngày: {birth_date} Nơi sinh: {birth_place} Dân tộc: {ethnicity}",
        "Số định danh cá nhân: {personal_id} Điện thoại: {phone}",
        "Loại văn bằng: {diploma_kind}",
        "Học sinh trường: {school}",
        "Khóa thi: {graduation_year} Xếp loại tốt nghiệp: {classification}",
        "Số hiệu văn bằng: {serial} Số vào sổ cấp bằng: {register_number}",
        "Số lượng bản sao đề nghị cấp: {copies_count}",
        "Lý do xin cấp bản sao: {reason}",
        "Tôi xin chân thành cảm ơn.",
        "{made_at}, ngày {made_on}",
        "Người làm đơn",
    ),
    DIPLOMA.values,
)

EDITIONS = {
    "household_business, date on top": HOUSEHOLD_WITH_DATE_ON_TOP,
    "land_change, 2014": LAND_CHANGE_2014,
    "land_first_registration, 2014": LAND_FIRST_2014,
    "school_transfer, typed by a school": SCHOOL_OF_A_SCHOOL,
    "diploma_copy, typed by an office": DIPLOMA_OF_AN_OFFICE,
}
