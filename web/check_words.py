"""What the pages of the double check say, in Vietnamese and in English."""

from typing import Final

CHECK_WORDS: Final[dict[str, tuple[str, str]]] = {
    "double_check": ("Kiểm tra chéo", "Double check"),
    "double_check_words": (
        "Một số mục được người thứ hai nhập lại từ ảnh, không biết giá trị đã ghi. Nhờ vậy đơn vị biết"
        " máy và người thực sự sai bao nhiêu.",
        "Some fields are keyed again from the image by a second person who does not know the value. So"
        " the office learns how often the machine and people really err.",
    ),
    "to_key": ("Nhập lần hai", "To be keyed again"),
    "to_key_count": ("{mine} mục bạn có thể nhập", "{mine} fields that you can key"),
    "to_key_others": (
        "{all} mục đang chờ tất cả; mục của hồ sơ bạn đã xem hoặc người khác đang nhập không tính.",
        "{all} wait in all; those of documents you have seen, or that others are keying, are not"
        " counted.",
    ),
    "begin_keying": ("Bắt đầu nhập", "Begin"),
    "to_settle": ("Hai người ghi khác nhau", "Two people differ"),
    "to_settle_count": ("{mine} mục chờ bạn quyết định", "{mine} fields for you to decide"),
    "to_settle_others": (
        "{all} mục đang chờ tất cả; mục do chính bạn ghi phải để người khác quyết định.",
        "{all} wait in all; those that you keyed yourself are for somebody else.",
    ),
    "begin_settling": ("Bắt đầu quyết định", "Begin"),
    "double_check_none": ("Không còn mục nào cho bạn.", "Nothing is left for you."),
    "double_check_rules": ("Chọn mục kiểm tra chéo", "Choose what is double checked"),
    "key_it": ("Nhập đúng như trên ảnh", "Key what the image shows"),
    "field_image": ("Ảnh chỗ ghi trên giấy của mục «{name}»", "The place of «{name}» on the paper"),
    "save_and_next": ("Lưu, sang mục sau", "Save and go on"),
    "stop_keying": ("Dừng", "Stop"),
    "settle_title": ("Giá trị nào đúng?", "Which value is right?"),
    "value_machine": ("Máy đọc, đang ghi trong hồ sơ", "Read by the machine, in the record"),
    "value_first": ("Người thứ nhất, đang ghi trong hồ sơ", "First person, in the record"),
    "value_second": ("Người nhập lần hai", "Second person"),
    "value_other": ("Giá trị khác", "Another value"),
    "save_other": ("Lưu giá trị này", "Save this value"),
    # rules
    "rules_words": (
        "Áp dụng cho hồ sơ hoàn tất từ nay về sau. Chỉ mục có chỗ trên ảnh mới nhập lại được.",
        "For documents that are finished from now on. Only fields with a place on the image can be"
        " keyed again.",
    ),
    "rules_share": ("Tỷ lệ chọn ngẫu nhiên (%)", "Random share (%)"),
    "rules_share_words": (
        "Trong các giá trị đã nhận, do máy hay do người. 2 là cứ khoảng 50 giá trị thì chọn 1; 0 là không"
        " chọn.",
        "Of all values that were taken, by the machine or by people. 2 is about 1 value in 50; 0 chooses"
        " none.",
    ),
    "rules_fields": ("Mục luôn được nhập hai lần", "Fields that are always keyed twice"),
    "rules_chosen": ("{count} mục", "{count} fields"),
    "rules_saved": ("Đã lưu.", "Saved."),
    # figures
    "figures_rates": ("Tỷ lệ sai thật", "True error rates"),
    "figures_people_rates": ("Tỷ lệ sai theo người", "Error rates by person"),
    "figure_checked": ("Số mục", "Fields"),
    "figure_error_rate": ("Tỷ lệ sai (%)", "Wrong (%)"),
    "figure_error_low": ("Thấp nhất (%)", "Low (%)"),
    "figure_error_high": ("Cao nhất (%)", "High (%)"),
    "rate_machine": ("Máy tự nhận", "Accepted by the machine"),
    "rate_first": ("Người quyết định lần đầu", "Decided by people first"),
    "rate_second": ("Người nhập lần hai", "Keyed by people second"),
    "rates_words": (
        "Ước lượng từ các mục được hai người ghi độc lập, với khoảng tin cậy 95%. Mục hai người ghi khác"
        " nhau mà chưa ai quyết định tạm tính là sai.",
        "Estimated from fields that two people keyed independently, with the 95 % interval. Where they"
        " differ and nobody has decided yet, the value counts as wrong for now.",
    ),
    "rates_not_sampled": (
        "Mới chỉ có các mục được chọn đích danh, chưa nói lên được các mục khác: hãy đặt tỷ lệ chọn"
        " ngẫu nhiên.",
        "So far only fields chosen by name, which say nothing of the others: set a random share.",
    ),
    "rates_none": (
        "Chưa có mục nào được nhập hai lần. Hãy đặt tỷ lệ chọn ngẫu nhiên để biết tỷ lệ sai thật.",
        "No field was keyed twice yet. Set a random share to learn the true error rates.",
    ),
    "curve_own": (
        "Đo trên {count} mục của chính đơn vị đã được nhập hai lần.",
        "Measured on {count} of the office's own fields that were keyed twice.",
    ),
    "curve_shipped": (
        "Đo trên các hồ sơ do máy tạo, chưa phải hồ sơ của đơn vị. Khi đơn vị có khoảng"
        " {enough} mục chọn ngẫu nhiên đã nhập hai lần (hiện có {count}), đường này được vẽ từ chính"
        " các mục đó.",
        "Measured on {basis}, not on the office's own documents. Once about {enough} fields chosen at"
        " random were keyed twice (now {count}), the curve is drawn from those.",
    ),
    "point_holds": (
        "Áp dụng cho hồ sơ được đọc từ nay về sau. Số định danh, giấy tờ tùy thân và ngày tháng luôn được"
        " xem chặt hơn hoặc bằng các mục khác.",
        "For documents that are read from now on. ID numbers, identity papers and dates are always taken"
        " at least as strictly as other fields.",
    ),
    "tile_error": (
        "mục máy tự nhận mà sai (khoảng tin cậy {low}–{high}%)",
        "of what the machine accepted is wrong ({low}–{high} %)",
    ),
    "figure_day_done": ("Đã hoàn tất", "Done"),
    "figure_day_to_check": ("Chờ kiểm tra", "To be checked"),
    "figure_day_rejected": ("Không đọc được", "Rejected"),
    "figure_waiting": ("Số lượng", "Count"),
    "figure_to_key": ("Mục chờ nhập lần hai", "Fields to be keyed again"),
    "figure_to_settle": ("Mục hai người ghi khác nhau", "Fields on which two people differ"),
    "figure_checks_today": ("Kiểm tra chéo hôm nay", "Double checks today"),
    "figure_checks_month": ("Kiểm tra chéo tháng này", "Double checks this month"),
    # across offices
    "figures_offices": ("Theo đơn vị", "By office"),
    "figures_all_states": ("Mọi đơn vị, theo trạng thái", "All offices, by state"),
    "figures_all_forms": ("Mọi đơn vị, theo loại giấy", "All offices, by form"),
    "figure_office": ("Đơn vị", "Office"),
    "figure_finished": ("Hoàn tất (tháng)", "Done (month)"),
    "figure_rejected": ("Không đọc được (tháng)", "Rejected (month)"),
    "figure_now_to_read": ("Chờ máy đọc", "To be read now"),
    "figure_now_to_check": ("Chờ kiểm tra", "To be checked now"),
    "figure_oldest_since": ("Chờ lâu nhất, nhận lúc", "Longest waiting, received"),
    # audit
    "did_double_check_chosen": ("Chọn mục kiểm tra chéo", "Chose what is double checked"),
    "did_double_check_seen": ("Xem ảnh mục để nhập lần hai", "Saw a field to key it again"),
    "did_double_check_agreed": ("Nhập lần hai, trùng khớp", "Keyed again, the same"),
    "did_double_check_differed": ("Nhập lần hai, khác nhau", "Keyed again, differently"),
    "did_difference_seen": ("Xem chỗ hai người ghi khác nhau", "Saw where two people differ"),
    "did_difference_settled": ("Quyết định giá trị đúng", "Decided which value is right"),
}
