"""ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT: what invented people write on it.

The form of Decree 101/2024/NĐ-CP (11/ĐK; number 18 of Decree 151/2025/NĐ-CP), and the older
09/ĐK of Circular 24/2014/TT-BTNMT.
"""

import datetime as dt
import random

from training.forms.land_plots import (
    a_plot,
    a_user,
    beside_both,
    land_office,
    plot_answers,
    signing,
    user_answers,
)
from training.forms.mistakes import Subject, mistaken
from training.forms.people import Person, an_adult
from training.forms.places import Place
from training.forms.truth import ErrorKind
from training.forms.values import Filling, Habit, a_signing_day, plain

ERRORS = (
    ErrorKind.IMPOSSIBLE_DATE,
    ErrorKind.SMUDGED_NAME,
    ErrorKind.CERTIFICATE_AFTER_SIGNING,
)

_FIRST_CERTIFICATE = dt.date(2009, 12, 10)
"""One certificate for land and house since Decree 88/2009/NĐ-CP came into force."""
NEW_CERTIFICATE = "Có nhu cầu cấp mới Giấy chứng nhận"
NO_NEW_CERTIFICATE = "Không có nhu cầu cấp mới Giấy chứng nhận"
"""What number 29 of 2026 asks: whether a new certificate is wanted."""
_LETTERS = "ABCĐGHKLMNPQSTV"


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return an invented person's application, with a mistake if one is asked for."""
    signed = a_signing_day(rng)
    habit = Habit.drawn(rng)
    who, home = a_user(rng, signed)
    plot = a_plot(rng, home.place)
    days = (signed - _FIRST_CERTIFICATE).days - 30
    certified = _FIRST_CERTIFICATE + dt.timedelta(days=rng.randint(0, days))
    change, reason, papers = _change(rng, home.place, signed)
    book = rng.choice(["CS{n:05}", "CH {n:05}", "CS {n:05}", "VP{n:05}"])
    letters = rng.choice(_LETTERS) + rng.choice(_LETTERS)
    serial = rng.choice(["{ab} {n:06}", "{ab} {n:06}", "{ab}{n:08}"])
    answers = {
        "receiving_office": land_office(rng, home.place, signed),
        **user_answers(rng, who, home, habit, signed),
        "change": plain(change),
        "certificate_book_number": plain(book.format(n=rng.randint(12, 98000))),
        "certificate_serial": plain(serial.format(ab=letters, n=rng.randint(1000, 999999))),
        "certificate_date": habit.date(certified),
        **plot_answers(plot, signed),
        "reason": plain(reason),
        "attachments": plain(papers),
        **signing(home.place, signed),
    }
    filling = Filling(answers, asides={"applicant": (who.name,)}, holder=(who, home))
    filling = _mistaken(rng, filling, error, who, habit, signed)
    return filling.with_asides(
        **beside_both(rng, who),
        new_certificate=rng.choice([NEW_CERTIFICATE, NEW_CERTIFICATE, NO_NEW_CERTIFICATE]),
    )


def _change(rng: random.Random, place: Place, signed: dt.date) -> tuple[str, str, str]:
    """Return what changed, why, and the papers beside the application."""
    other = an_adult(rng, rng.choice(["Nam", "Nữ"]), signed, place, 25, 70).name
    contract = signed - dt.timedelta(days=rng.randint(2, 25))
    number = f"số {rng.randint(120, 9800)} ngày {contract:%d/%m/%Y}"
    return rng.choice(
        [
            (
                f"Nhận chuyển nhượng quyền sử dụng đất từ {other}",
                "Nhận chuyển nhượng",
                f"Giấy chứng nhận đã cấp; Hợp đồng chuyển nhượng quyền sử dụng đất {number}",
            ),
            (
                f"Nhận tặng cho quyền sử dụng đất và tài sản gắn liền với đất từ {other}",
                "Được tặng cho",
                f"Giấy chứng nhận đã cấp; Hợp đồng tặng cho quyền sử dụng đất {number}",
            ),
            (
                f"Nhận thừa kế quyền sử dụng đất của {other}",
                "Thừa kế theo văn bản phân chia di sản",
                f"Giấy chứng nhận đã cấp; Văn bản thỏa thuận phân chia di sản {number}",
            ),
            (
                "Thay đổi giấy tờ nhân thân từ chứng minh nhân dân sang căn cước công dân",
                "Đổi giấy tờ nhân thân",
                "Giấy chứng nhận đã cấp; Bản sao căn cước công dân",
            ),
            (
                "Chuyển mục đích sử dụng một phần thửa đất sang đất ở",
                "Có nhu cầu xây dựng nhà ở",
                f"Giấy chứng nhận đã cấp; Quyết định cho phép chuyển mục đích {number}",
            ),
        ]
    )


def _mistaken(
    rng: random.Random,
    right: Filling,
    error: ErrorKind | None,
    who: Person,
    habit: Habit,
    signed: dt.date,
) -> Filling:
    match error:
        case None:
            return right
        case ErrorKind.CERTIFICATE_AFTER_SIGNING:
            late = signed + dt.timedelta(days=rng.randint(20, 900))
            note = f"certified on {late}, signed on {signed}"
            wrong = {"certificate_date": habit.date(late)}
            return right.with_error("certificate_date", error, note, wrong, ("made_on",))
    return mistaken(rng, right, error, Subject(who, "user_name", "certificate_date"))
