"""GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH: what invented shopkeepers write on it.

The form of Circular 02/2023/TT-BKHĐT (annex III-1), and of 68/2025/TT-BTC since July 2025; the
codes of activities are those of Decision 27/2018/QĐ-TTg.
"""

import datetime as dt
import random

from training.forms.mistakes import Subject, mistaken
from training.forms.people import FEMALE, MALE, Person, an_adult
from training.forms.places import PLACES, TWO_TIERS_SINCE, Address, an_address
from training.forms.truth import ErrorKind
from training.forms.values import (
    BLANK,
    Filling,
    Habit,
    Written,
    a_signing_day,
    amount_in_words,
    any_id_document,
    count_of,
    made_on,
    phone,
    plain,
)

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.ID_CONTRADICTS_BIRTH_YEAR,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.ID_CONTRADICTS_GENDER,
    ErrorKind.CAPITAL_CONTRADICTS_WORDS,
)

_TRADES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Tạp hóa", (("Bán lẻ lương thực, thực phẩm, đồ uống, thuốc lá, thuốc lào chiếm tỷ trọng lớn trong các cửa hàng kinh doanh tổng hợp", "4711"), ("Bán lẻ đồ uống trong các cửa hàng chuyên doanh", "4723"))),
    ("Quán ăn", (("Nhà hàng và các dịch vụ ăn uống phục vụ lưu động", "5610"), ("Dịch vụ phục vụ đồ uống", "5630"))),
    ("Cà phê", (("Dịch vụ phục vụ đồ uống", "5630"), ("Bán lẻ thực phẩm trong các cửa hàng chuyên doanh", "4722"))),
    ("May mặc", (("May trang phục (trừ trang phục từ da lông thú)", "1410"), ("Bán lẻ hàng may mặc, giày dép, hàng da và giả da trong các cửa hàng chuyên doanh", "4771"))),
    ("Tiệm tóc", (("Cắt tóc, làm đầu, gội đầu", "9631"),)),
    ("Sửa xe", (("Bảo dưỡng, sửa chữa mô tô, xe máy", "4542"), ("Bán phụ tùng và các bộ phận phụ trợ của mô tô, xe máy", "4543"))),
    ("Nhà thuốc", (("Bán lẻ thuốc, dụng cụ y tế, mỹ phẩm và vật phẩm vệ sinh trong các cửa hàng chuyên doanh", "4772"),)),
    ("Vật liệu xây dựng", (("Bán lẻ đồ ngũ kim, sơn, kính và thiết bị lắp đặt khác trong xây dựng trong các cửa hàng chuyên doanh", "4752"), ("Bán buôn vật liệu, thiết bị lắp đặt khác trong xây dựng", "4663"), ("Vận tải hàng hóa bằng đường bộ", "4933"))),
)  # fmt: skip
"""Shops and their activities with codes."""


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented shopkeeper's request, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    habit = Habit.drawn(rng)
    home = an_address(rng, rng.choice(PLACES))
    owner = an_adult(rng, rng.choice([MALE, FEMALE]), signed, home.place, 19, 66)
    shop, activities = rng.choice(_TRADES)
    shop_name = f"Hộ kinh doanh {shop} {owner.given}"
    capital = rng.choice([1, 3, 5, 8, 10, 12, 15, 20, 25, 30, 50, 85, 105, 120]) * 10_000_000
    shop_address = rng.choice([home, an_address(rng, home.place)])
    answers = {
        "receiving_office": _office(home, signed),
        **_owner(rng, owner, home, habit, signed),
        "business_name": Written(shop_name.upper(), shop_name.upper()),
        "business_address": habit.address(shop_address, signed),
        **_activities(activities),
        **_capital(rng, capital),
        "workers": count_of(rng, rng.randint(1, 8)),
        "made_at": plain(home.place.town(signed)),
        "made_on": made_on(signed),
    }
    filling = Filling(answers, asides={"owner": (owner.name,)}, holder=(owner, home))
    filling = _mistaken(rng, filling, error, owner)
    return filling.with_asides(**_beside(rng, owner, filling, habit, signed))


def _beside(
    rng: random.Random, owner: Person, filling: Filling, habit: Habit, signed: dt.date
) -> dict[str, str]:
    """Return what some prints ask beside the fields: tax, kind and end of the identity card, the
    shop's telephone, the first day, the main activity, who founds it."""
    is_old_card = filling.answers["owner_id"].text.startswith("CCCD")
    birthdays = (owner.born.year + age for age in (25, 40, 60) if age > owner.age(signed))
    until = next(birthdays, None)
    start = signed + dt.timedelta(days=rng.randint(3, 30))
    return {
        "tax_code": rng.choice([f"8{rng.randrange(10**9):09}", owner.personal_id, ""]),
        "owner_id_kind": "Căn cước công dân" if is_old_card else "Căn cước",
        "owner_id_until": f"{owner.born:%d/%m}/{until}" if until else "Không thời hạn",
        "shop_phone": rng.choice([filling.answers["owner_phone"].text, f"02{rng.randrange(10**9):09}", ""]),
        "start_date": habit.date(start).text,
        "tax_method": rng.choice(["Phương pháp kê khai", "Phương pháp khoán", "Phương pháp khoán"]),
        "founder": rng.choice(["Cá nhân"] * 4 + ["Các thành viên hộ gia đình"]),
        "activities.1.main": rng.choice(["x", "X"]),
    }  # fmt: skip


def _office(home: Address, signed: dt.date) -> Written:
    """Return the office: the district's, since July 2025 the commune's (Decree 168/2025/NĐ-CP)."""
    if signed < TWO_TIERS_SINCE:
        return plain(f"Phòng Tài chính - Kế hoạch {home.place.district}")
    return plain(f"Phòng Kinh tế {home.place.new_ward}")


def _owner(
    rng: random.Random, owner: Person, home: Address, habit: Habit, signed: dt.date
) -> dict[str, Written]:
    permanent = habit.address(home, signed)
    elsewhere = habit.address(an_address(rng, home.place), signed)
    return {
        "owner_name": Written(owner.name.upper(), owner.name),
        "owner_gender": plain(owner.gender),
        "owner_birth_date": habit.date(owner.born),
        "owner_ethnicity": plain(owner.ethnicity),
        "owner_nationality": plain(owner.nationality),
        "owner_id": any_id_document(owner, signed, rng),
        "owner_permanent_address": permanent,
        "owner_current_address": rng.choice([permanent, permanent, elsewhere]),
        "owner_phone": phone(rng, owner),
        "owner_email": plain(owner.email) if rng.random() < 0.6 else BLANK,
    }


def _activities(activities: tuple[tuple[str, str], ...]) -> dict[str, Written]:
    cells: dict[str, Written] = {}
    for row, (name, code) in enumerate(activities, 1):
        cells |= {
            f"activities.{row}.no": plain(str(row)),
            f"activities.{row}.name": plain(name),
            f"activities.{row}.code": plain(code),
        }
    return cells


def _capital(rng: random.Random, capital: int) -> dict[str, Written]:
    grouped = f"{capital:,}".replace(",", ".")
    words = f"{amount_in_words(capital)} đồng"
    return {
        "capital_vnd": Written(rng.choice([grouped, grouped, f"{grouped} đồng"]), str(capital)),
        "capital_words": plain(words[0].upper() + words[1:]),
    }


def _mistaken(
    rng: random.Random, right: Filling, error: ErrorKind | None, owner: Person
) -> Filling:
    match error:
        case None:
            return right
        case ErrorKind.CAPITAL_CONTRADICTS_WORDS:
            capital = int(str(right.answers["capital_vnd"].value))
            other = capital * rng.choice([10, 2]) + rng.choice([0, 5_000_000])
            note = f"the figures say {capital}, the words {other}"
            words = {"capital_words": plain(f"{amount_in_words(other).capitalize()} đồng")}
            return right.with_error("capital_words", error, note, words, ("capital_vnd",))
    names = ("name", "birth_date", "id", "gender")
    return mistaken(rng, right, error, Subject(owner, *(f"owner_{name}" for name in names)))
