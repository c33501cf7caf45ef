"""ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT: what invented people write on it.

The form of Decree 101/2024/NĐ-CP (04/ĐK; number 15 of Decree 151/2025/NĐ-CP), and the older
04a/ĐK of Circular 24/2014/TT-BTNMT.
"""

import datetime as dt
import random

from training.forms.land_plots import (
    a_plot,
    a_user,
    land_office,
    plot_answers,
    signing,
    user_answers,
)
from training.forms.mistakes import Subject, mistaken
from training.forms.people import Person
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
    return _mistaken(rng, filling, error, who)


def _term(rng: random.Random, use: str) -> Written:
    """Return for how long: homes for ever, fields for 50 years (Land Law 31/2024/QH15)."""
    ever, fifty = ("Lâu dài", "Ổn định lâu dài"), ("50 năm", "Đến năm 2074")
    return plain(rng.choice(ever if use.startswith("Đất ở") else fifty))


def _mistaken(rng: random.Random, right: Filling, error: ErrorKind | None, who: Person) -> Filling:
    if error is None:
        return right
    return mistaken(rng, right, error, Subject(who, "user_name", "use_since"))
