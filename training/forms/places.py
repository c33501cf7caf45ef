"""Real places for invented people, in both systems of administrative units.

``code`` is the province or city of the first three digits of a personal ID (Circular
59/2021/TT-BCA, 63 units). Since 1 July 2025 there are 34 provinces and no districts (Resolution
202/2025/QH15 and the resolutions of the National Assembly's Standing Committee on communes);
``new_ward`` is the commune-level unit that the old one, or most of it, became part of.
"""

import datetime as dt
import random
from dataclasses import dataclass

TWO_TIERS_SINCE = dt.date(2025, 7, 1)


@dataclass(frozen=True)
class Place:
    """A commune-level unit with its names before and since 1 July 2025."""

    code: str
    ward: str
    district: str
    province: str
    new_ward: str
    new_province: str
    streets: tuple[str, ...]
    """Streets of a town; hamlets (thôn, ấp, bản) where the ward is rural."""
    hospital: str

    def units(self, on: dt.date) -> tuple[str, ...]:
        """Return the units from small to large as they were called on a day."""
        if on >= TWO_TIERS_SINCE:
            return (self.new_ward, self.new_province)
        return (self.ward, self.district, self.province)

    def written(self, on: dt.date) -> str:
        """Return the place as people write it on a day."""
        return ", ".join(self.units(on))

    def town(self, on: dt.date) -> str:
        """Return the short name of the province or city, as before a date of signing."""
        name = self.units(on)[-1].removeprefix("tỉnh ").removeprefix("thành phố ")
        return name.replace("Thành phố", "TP.")


@dataclass(frozen=True)
class Address:
    """Where somebody lives: a house in a street, or only a hamlet."""

    street: str
    place: Place
    house: str = ""

    def written(self, on: dt.date, *, short: bool = False) -> str:
        """Return the address as on a day; ``short`` with the usual abbreviations."""
        first = f"số {self.house} {self.street}" if self.house else self.street
        text = ", ".join((first, *self.place.units(on)))
        for long, abbreviation in _ABBREVIATIONS if short else ():
            text = text.replace(long, abbreviation)
        return text[:1].upper() + text[1:]


_ABBREVIATIONS = (
    ("phường ", "P. "),
    ("quận ", "Q. "),
    ("huyện ", "H. "),
    ("Thành phố ", "TP. "),
    ("thành phố ", "TP. "),
)

_ROWS = """
001|phường Dịch Vọng|quận Cầu Giấy|thành phố Hà Nội|phường Cầu Giấy|thành phố Hà Nội|Trần Thái Tông;Thành Thái;Duy Tân|Bệnh viện Phụ sản Hà Nội
001|phường Trung Hòa|quận Cầu Giấy|thành phố Hà Nội|phường Yên Hòa|thành phố Hà Nội|Trung Kính;Hoàng Ngân;Vũ Phạm Hàm|Bệnh viện Phụ sản Hà Nội
001|xã Bát Tràng|huyện Gia Lâm|thành phố Hà Nội|xã Bát Tràng|thành phố Hà Nội|thôn Giang Cao;thôn Bát Tràng|Bệnh viện đa khoa Gia Lâm
004|xã Trường Hà|huyện Hà Quảng|tỉnh Cao Bằng|xã Trường Hà|tỉnh Cao Bằng|xóm Pác Bó;xóm Nà Mạ|Bệnh viện đa khoa tỉnh Cao Bằng
010|xã Tả Van|thị xã Sa Pa|tỉnh Lào Cai|xã Tả Van|tỉnh Lào Cai|thôn Tả Van Giáy;thôn Tả Van Dáy|Bệnh viện đa khoa thị xã Sa Pa
017|xã Mai Hạ|huyện Mai Châu|tỉnh Hòa Bình|xã Mai Hạ|tỉnh Phú Thọ|xóm Đồng Uống;xóm Chiềng Hạ|Bệnh viện đa khoa tỉnh Hòa Bình
022|phường Hồng Gai|thành phố Hạ Long|tỉnh Quảng Ninh|phường Hồng Gai|tỉnh Quảng Ninh|Lê Thánh Tông;Long Tiên|Bệnh viện Sản Nhi Quảng Ninh
024|phường Trần Phú|thành phố Bắc Giang|tỉnh Bắc Giang|phường Bắc Giang|tỉnh Bắc Ninh|Nguyễn Thị Lưu;Ngô Gia Tự|Bệnh viện Sản - Nhi Bắc Giang
030|phường Trần Phú|thành phố Hải Dương|tỉnh Hải Dương|phường Hải Dương|thành phố Hải Phòng|Bạch Đằng;Hồng Quang|Bệnh viện Phụ sản Hải Dương
031|phường Máy Tơ|quận Ngô Quyền|thành phố Hải Phòng|phường Ngô Quyền|thành phố Hải Phòng|Lạch Tray;Nguyễn Trãi|Bệnh viện Phụ sản Hải Phòng
034|phường Lê Hồng Phong|thành phố Thái Bình|tỉnh Thái Bình|phường Thái Bình|tỉnh Hưng Yên|Lý Bôn;Hai Bà Trưng|Bệnh viện Phụ sản Thái Bình
036|phường Vị Hoàng|thành phố Nam Định|tỉnh Nam Định|phường Nam Định|tỉnh Ninh Bình|Trần Hưng Đạo;Hàn Thuyên|Bệnh viện Phụ sản tỉnh Nam Định
038|phường Điện Biên|thành phố Thanh Hóa|tỉnh Thanh Hóa|phường Hạc Thành|tỉnh Thanh Hóa|Lê Lợi;Hàng Đồng|Bệnh viện Phụ sản Thanh Hóa
040|phường Hưng Dũng|thành phố Vinh|tỉnh Nghệ An|phường Trường Vinh|tỉnh Nghệ An|Lê Viết Thuật;Nguyễn Phong Sắc|Bệnh viện Sản Nhi Nghệ An
046|phường Vĩnh Ninh|thành phố Huế|tỉnh Thừa Thiên Huế|phường Thuận Hóa|thành phố Huế|Nguyễn Huệ;Phan Bội Châu|Bệnh viện Trung ương Huế
048|phường Thạch Thang|quận Hải Châu|thành phố Đà Nẵng|phường Hải Châu|thành phố Đà Nẵng|Ông Ích Khiêm;Quang Trung|Bệnh viện Phụ sản - Nhi Đà Nẵng
049|phường Minh An|thành phố Hội An|tỉnh Quảng Nam|phường Hội An|thành phố Đà Nẵng|Nguyễn Thái Học;Trần Phú|Bệnh viện đa khoa Hội An
056|phường Lộc Thọ|thành phố Nha Trang|tỉnh Khánh Hòa|phường Nha Trang|tỉnh Khánh Hòa|Nguyễn Thiện Thuật;Hùng Vương|Bệnh viện đa khoa tỉnh Khánh Hòa
066|phường Tân Lợi|thành phố Buôn Ma Thuột|tỉnh Đắk Lắk|phường Buôn Ma Thuột|tỉnh Đắk Lắk|Hà Huy Tập;Nguyễn Đình Chiểu|Bệnh viện đa khoa vùng Tây Nguyên
074|phường Phú Cường|thành phố Thủ Dầu Một|tỉnh Bình Dương|phường Thủ Dầu Một|Thành phố Hồ Chí Minh|Yersin;Bạch Đằng|Bệnh viện đa khoa tỉnh Bình Dương
079|phường Bến Nghé|Quận 1|Thành phố Hồ Chí Minh|phường Sài Gòn|Thành phố Hồ Chí Minh|Nguyễn Du;Tôn Đức Thắng|Bệnh viện Từ Dũ
079|phường 25|quận Bình Thạnh|Thành phố Hồ Chí Minh|phường Thạnh Mỹ Tây|Thành phố Hồ Chí Minh|Ung Văn Khiêm;Nguyễn Gia Trí|Bệnh viện Nhân dân Gia Định
082|thị trấn Cái Bè|huyện Cái Bè|tỉnh Tiền Giang|xã Cái Bè|tỉnh Đồng Tháp|khu phố 2;khu phố 4|Bệnh viện Phụ sản Tiền Giang
091|phường Vĩnh Thanh|thành phố Rạch Giá|tỉnh Kiên Giang|phường Rạch Giá|tỉnh An Giang|Nguyễn Hùng Sơn;Lạc Hồng|Bệnh viện Sản - Nhi Kiên Giang
092|phường Tân An|quận Ninh Kiều|thành phố Cần Thơ|phường Ninh Kiều|thành phố Cần Thơ|Nguyễn An Ninh;Ngô Quyền|Bệnh viện Phụ sản Thành phố Cần Thơ
094|xã Phú Tân|huyện Châu Thành|tỉnh Sóc Trăng|xã Phú Tâm|thành phố Cần Thơ|ấp Phước Hòa;ấp Phước Thuận|Bệnh viện Chuyên khoa Sản - Nhi tỉnh Sóc Trăng
"""


def _place(row: str) -> Place:
    code, ward, district, province, new_ward, new_province, streets, hospital = row.split("|")
    return Place(
        code, ward, district, province, new_ward, new_province, tuple(streets.split(";")), hospital
    )


PLACES = tuple(_place(row) for row in _ROWS.strip().splitlines())

_RURAL = ("thôn", "xóm", "ấp", "bản", "khu phố")


def an_address(rng: random.Random, place: Place) -> Address:
    """Return an invented house in a place."""
    street = rng.choice(place.streets)
    if street.startswith(_RURAL):
        return Address(street, place)
    number = str(rng.randint(2, 380))
    house = rng.choice(
        [number, number, f"{number}/{rng.randint(2, 40)}", f"{number}{rng.choice('AB')}"]
    )
    return Address(f"đường {street}" if rng.random() < 0.6 else street, place, house)
