"""ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT: what invented people write on it.

The form of Decree 101/2024/NĐ-CP (04/ĐK; number 15 of Decree 151/2025/NĐ-CP), and the older
04a/ĐK of Circular 24/2014/TT-BTNMT.
"""

import datetime as dt
import random

from training.forms.land_plots import (
    Plot,
    a_plot,
    a_user,
    beside_both,
    building,
    land_office,
    plot_answers,
    signing,
    user_answers,
)
from training.forms.mistakes import Subject, mistaken
from training.forms.people import GIVENS, MALE, SURNAMES, Person
from training.forms.truth import ErrorKind
from training.forms.values import Filling, Habit, Written, a_signing_day, plain

ERRORS = (ErrorKind.IMPOSSIBLE_DATE, ErrorKind.SMUDGED_NAME)

_ORIGINS = (
    "Nhận thừa kế của cha mẹ năm {y}, chưa có giấy chứng nhận",
    "Cha mẹ tặng cho năm {y}, có giấy viết tay",
    "Nhận chuyển nhượng của hộ liền kề năm {y} bằng giấy viết tay",
    "Tự khai hoang và sử dụng ổn định từ năm {y}",
    "Nhà nước giao đất có thu tiền sử dụng đất năm {y}",
)
_REQUESTS = (
    "Đăng ký quyền sử dụng đất và cấp Giấy chứng nhận quyền sử dụng đất",
    "Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    "Đăng ký đất đai và ghi nợ tiền sử dụng đất",
    "Đăng ký đất đai, đề nghị cấp Giấy chứng nhận lần đầu",
)
_PAPERS = (
    "Giấy tờ về quyền sử dụng đất; trích lục bản đồ địa chính; bản sao căn cước công dân",
    "Giấy tay mua bán đất năm {y}; biên lai nộp thuế sử dụng đất",
    "Văn bản phân chia di sản thừa kế; biên lai nộp thuế đất phi nông nghiệp",
    "Quyết định giao đất; chứng từ nộp tiền sử dụng đất",
)


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented person's application, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    habit = Habit.drawn(rng)
    who, home = a_user(rng, signed)
    plot = a_plot(rng, home.place)
    since = dt.date(rng.randint(max(1976, who.born.year + 18), 2019), rng.randint(1, 12), 15)
    year = since.year
    answers = {
        "receiving_office": land_office(rng, home.place, signed),
        **user_answers(rng, who, home, habit, signed),
        **plot_answers(plot, signed),
        "use_since": habit.date(since),
        "use_term": _term(rng, plot.use),
        "origin": plain(rng.choice(_ORIGINS).format(y=year)),
        "request": plain(rng.choice(_REQUESTS)),
        "attachments": plain(rng.choice(_PAPERS).format(y=year)),
        **signing(home.place, signed),
    }
    filling = Filling(answers, asides={"applicant": (who.name,)}, holder=(who, home))
    filling = _mistaken(rng, filling, error, who)
    return filling.with_asides(**_beside(rng, who, plot, signed))


WISHES = (
    "Đề nghị đăng ký đất đai, tài sản gắn liền với đất",
    "Đề nghị cấp Giấy chứng nhận",
    "Đề nghị ghi nợ tiền sử dụng đất",
)
"""What the prints of 2024 and later let people tick."""


def _beside(rng: random.Random, who: Person, plot: Plot, signed: dt.date) -> dict[str, str]:
    """Return what some prints ask beside the fields: taxes, shares, neighbours, house, wishes."""
    neighbour = f"{rng.randint(2, 980)}"
    has_right = rng.random() < 0.25
    wished = [1.0, 0.85, 0.2]
    return {
        **beside_both(rng, who),
        "shared_area": rng.choice(["0", "không", "0"]),
        "own_area": f"{plot.square_metres:g}".replace(".", ","),
        "right": rng.choice(["Không", "không", "Không có"]) if not has_right else f"Lối đi chung với thửa đất số {neighbour}",
        "right_plot": neighbour if has_right else "",
        "right_sheet": str(plot.sheet) if has_right else "",
        "right_of": f"ông {rng.choice(SURNAMES)} Văn {rng.choice(GIVENS[MALE])}" if has_right else "",
        "right_kind": rng.choice(["lối đi chung", "cấp, thoát nước qua thửa đất"]) if has_right else "Không",
        **building(rng, plot, signed),
        **{
            f"wish_{number}": wish
            for number, (wish, share) in enumerate(zip(WISHES, wished, strict=True), 1)
            if rng.random() < share
        },
    }  # fmt: skip


def _term(rng: random.Random, use: str) -> Written:
    """Return for how long: homes for ever, fields for 50 years (Land Law 31/2024/QH15)."""
    ever, fifty = ("Lâu dài", "Ổn định lâu dài"), ("50 năm", "Đến năm 2074")
    return plain(rng.choice(ever if use.startswith("Đất ở") else fifty))


def _mistaken(rng: random.Random, right: Filling, error: ErrorKind | None, who: Person) -> Filling:
    if error is None:
        return right
    return mistaken(rng, right, error, Subject(who, "user_name", "use_since"))
