"""Lines of several parts: a label with its value, a paper with its date, contacts."""

from collections.abc import Callable

import numpy as np

from schemas.lexicons import load_lexicon
from training.forms.blocks import Split
from training.forms.people import unaccented
from training.lines.texts import dates, numbers
from training.lines.texts.addresses import a_place_name, a_province, an_address_line
from training.lines.texts.chance import Weighted, between, flip, pick
from training.lines.texts.division import SPLITS, unseen
from training.lines.texts.labels import a_plain_label, leader, numbering
from training.lines.texts.names import a_name
from training.lines.texts.sentences import note
from training.lines.texts.templates import Slots, fill

_DOMAINS = ("gmail.com", "gmail.com", "gmail.com", "yahoo.com", "yahoo.com.vn", "outlook.com", "example.com", "hotmail.com", "moj.gov.vn", "edu.vn")  # fmt: skip
_ID_KINDS = ("CCCD", "CCCD số", "CMND số", "Căn cước số", "Căn cước công dân số", "Số CCCD:", "Số định danh cá nhân:", "CMND:", "Hộ chiếu số")  # fmt: skip

_TEMPLATES = (
    "{CCCD|Căn cước|CMND|Hộ chiếu} số {@id} {do|Do} {@issuer} cấp ngày {@date}",
    "{CCCD|CMND}: {@id} {cấp ngày|Ngày cấp:|, cấp ngày} {@date}",
    "Ngày cấp: {@date} Nơi cấp: {@issuer}",
    "{cấp ngày|Cấp ngày|, cấp ngày} {@date} tại {@issuer}",
    "{Sinh ngày|Ngày sinh|Ngày, tháng, năm sinh}{: | }{@date}{|, Giới tính: Nam|; Dân tộc: Kinh|  Giới tính: Nữ}",
    "{Ông|Bà|Anh|Chị|ông|bà}{: | }{@name}, sinh {năm|ngày} {@year}",
    "{@name} - {@phone}",
    "{@name} ({@year})",
    "{@no}. {@name} - {@date}",
    "{@no} {@name} {@date} {Nam|Nữ} {@id}",
    "{Căn cứ|Theo} {Nghị định|Thông tư|Quyết định|Luật|Nghị quyết} số {@law} {@written}",
    "(Ban hành kèm theo {Thông tư|Nghị định|Quyết định} số {@law})",
    "{Mẫu số|Mẫu|Phụ lục} {@no}{/ĐK|-TK|.HT|b/ĐKDS}",
    "{@parcel}, diện tích {@measure}",
    "{Diện tích|DT}: {@measure}; {mục đích sử dụng|MĐSD}: {ONT|ODT|CLN|LUC|BHK|NTS|đất ở|đất vườn}",
    "Số phát hành GCN: {@paper}; Số vào sổ cấp GCN: {@paper}",
    "{Số|Quyển số|số}: {@paper} {@written}",
    "{@place}, {@written}",
    "{@province}, {@written}",
    "{Làm tại|Lập tại}: {@place}, {@written}",
    "{Vốn kinh doanh|Số tiền|Tổng cộng|Thành tiền}: {@money}",
    "{@money} ({bằng chữ|viết bằng chữ}: {năm|bảy|tám|mười|ba mươi|hai trăm} {triệu|nghìn|tỷ} đồng{| chẵn})",
    "{ĐT|Điện thoại|Tel|Số điện thoại liên hệ|SĐT|Hotline}{: |. | }{@phone}{| - Fax: |, Email: }",
    "{Email|E-mail|Thư điện tử}: {@email}",
    "{@email}",
    "{@url}",
    "{Website|Web|Trang tin}: {@url}",
    "{Quan hệ với chủ hộ|Quan hệ}: {@note}",
    "Dân tộc: {@ethnic} Quốc tịch: {Việt Nam|VN|Lào}",
    "{Dân tộc|DT}{: | }{@ethnic}",
    "Giới tính: {Nam|Nữ}{ |; |, }Dân tộc: {@ethnic}{ |; |, }Quốc tịch: {Việt Nam|Lào|Campuchia}",
    "Năm sinh: {@year} Dân tộc: {@ethnic} Quốc tịch: Việt Nam",
    "{Lúc|Vào lúc|vào hồi} {@time} {@written}",
    "{Biển số|BKS|Biển kiểm soát}{: | }{@plate}",
    "{@name}|{Nam|Nữ}|{@address}",
    "{@id}|{@old}|{@name}|{@compact}|{Nam|Nữ}",
    "{☐|☑|☒} {@label}",
    "{☐|☑} Nam {☐|☒} Nữ",
    "{☐|☑} Có {☐|☒} Không",
    "{✓|×|x|X|•} {@note}",
    "Giới tính: {☐|☑} Nam {☐|☒} Nữ",
    "Kính gửi: {UBND|Ủy ban nhân dân|Công an|Phòng Tư pháp|Chi nhánh VPĐKĐĐ} {@place}",
    "ngày{ |…|.....}tháng{ |…|.....}năm {20|20…|@year}",
)  # fmt: skip
_HAND_TEMPLATES = (
    "{CCCD|Căn cước|CMND} số {@id} do {@issuer} cấp ngày {@date}",
    "{CCCD|CMND}{: | số | }{@id} {cấp ngày|cấp|ngày cấp} {@date}",
    "{@issuer} cấp ngày {@date}",
    "{@name}, sinh năm {@year}",
    "{@name} - {@phone}",
    "{@place}, {@written}",
    "{@parcel}",
    "{@money}",
    "{@email}",
    "{@note} - {@date}",
    "{UBND|Công an|CA|Trường THPT|Trường tiểu học|Phòng Tư pháp|Trạm y tế} {xã|phường|huyện|P.|} {@place}",
    "{Số|số} {@paper} {@written}",
    "Trường {Tiểu học|THCS|THPT|Mầm non} {@place}",
    "{Bệnh viện|BV} {đa khoa|Phụ sản|huyện|tỉnh} {@province}",
    "{Lớp|lớp} {@no}{A|B|C|/1|/2}",
    "{@spelt}",
    "{@written}",
    "{@time} {@written}",
)  # fmt: skip


def an_email(split: Split, rng: np.random.Generator) -> str:
    """Return an e-mail address that belongs to the split's names."""
    words = [unaccented(word) for word in a_name(split, rng).split()]
    local = pick(rng, ("", ".", "_", "-")).join(words[-between(rng, 1, 3) :])
    year = pick(rng, ("", "", str(between(rng, 1960, 2012)), str(between(rng, 1, 99))))
    return f"{local}{year}@{pick(rng, _DOMAINS)}"


def a_url(rng: np.random.Generator) -> str:
    """Return the address of a web page."""
    host = "".join(unaccented(word) for word in a_place_name(rng).split())
    start = pick(rng, ("https://", "http://", "www.", "www.", "", "https://www."))
    path = pick(rng, ("", "", "/", "/tra-cuu", "/index.html", f"/?id={between(rng, 1, 9999)}", "/~van-thu", "/bieu_mau#2", "/hs%20moi"))  # fmt: skip
    return f"{start}{host}{pick(rng, ('.gov.vn', '.vn', '.com.vn', '.com', '.edu.vn'))}{path}"


def _slots(split: Split) -> Slots:
    def own(source: Callable[[np.random.Generator], str]) -> Callable[[np.random.Generator], str]:
        return lambda rng: unseen(split, lambda: source(rng))

    return {
        "id": own(numbers.a_personal_id),
        "old": own(numbers.an_old_id),
        "issuer": lambda rng: pick(rng, load_lexicon("id_issuers")),
        "date": own(dates.a_date),
        "compact": lambda rng: f"{dates.a_day(rng):%d%m%Y}",
        "written": own(dates.a_written_date),
        "spelt": own(dates.a_spelt_date),
        "year": lambda rng: str(between(rng, 1930, 2027)),
        "name": lambda rng: a_name(split, rng).upper() if flip(rng, 0.35) else a_name(split, rng),
        "phone": own(numbers.a_phone),
        "law": own(numbers.law),
        "parcel": own(numbers.parcel),
        "measure": numbers.measure,
        "paper": own(numbers.paper),
        "money": own(numbers.money),
        "plate": own(numbers.plate),
        "time": numbers.time,
        "no": lambda rng: str(between(rng, 1, 30)),
        "place": a_place_name,
        "province": lambda rng: a_province(rng, two_tiers=flip(rng, 0.5)),
        "address": lambda rng: an_address_line(split, rng),
        "email": lambda rng: an_email(split, rng),
        "url": a_url,
        "note": lambda rng: note(split, rng),
        "ethnic": lambda rng: pick(rng, load_lexicon("ethnic_groups")),
        "label": lambda rng: a_plain_label(split, rng),
    }


_SLOTS = {split: _slots(split) for split in SPLITS}


_SHORT_SLOTS = ("name", "date", "id", "phone", "note", "year", "ethnic", "no", "date", "id")


def _labelled(split: Split, rng: np.random.Generator) -> str:
    label = a_plain_label(split, rng)
    if flip(rng, 0.35):
        label = numbering(rng) + label
    slots = _SLOTS[split]
    name = pick(rng, _SHORT_SLOTS) if flip(rng, 0.6) else pick(rng, ("name", "address", "written"))
    joint = pick(rng, (": ", ": ", ": ", " ", ":", f" {leader(rng)} "))
    text = f"{label}{joint}{slots[name](rng)}"
    if flip(rng, 0.25):
        text += f"{pick(rng, (' ', ', ', '; '))}{a_plain_label(split, rng)}: {slots[pick(rng, _SHORT_SLOTS)](rng)}"
    return text


def _templated(split: Split, rng: np.random.Generator) -> str:
    return fill(pick(rng, _TEMPLATES), rng, _SLOTS[split])


_SOURCES = Weighted.of({_labelled: 40, _templated: 60})


def a_mixture(split: Split, rng: np.random.Generator, *, for_hand: bool = False) -> str:
    """Return a line of several parts; its names, addresses and notes belong to the split."""
    if for_hand:
        return fill(pick(rng, _HAND_TEMPLATES), rng, _SLOTS[split])
    return _SOURCES.pick(rng)(split, rng)
