"""Papers that are none of the forms: an invitation, a request for leave, and what lies beside forms: a
certificate of birth, a copy of an identity card, the empty back of a sheet."""

import datetime as dt
import random

from training.forms import exam_papers
from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Blank,
    Card,
    Day,
    Layout,
    Row,
    Signatures,
    Slot,
    Split,
    Style,
    Text,
)
from training.forms.people import Family, a_family
from training.forms.rows import one, row
from training.forms.truth import ErrorKind
from training.forms.values import Filling, Habit, Written, date_in_words, made_on, plain


def fill(rng: random.Random, error: ErrorKind | None = None) -> Filling:
    """Return what is written on such a paper. It has no fields, so all of it is asides.

    Raises:
        ValueError: if a mistake is asked for: there is no field to make it in.
    """
    if error is not None:
        raise ValueError(f"no {error} on a paper without fields")
    signed = dt.date(2024, 2, 1) + dt.timedelta(days=rng.randrange(600))
    family = a_family(rng, signed - dt.timedelta(days=900))
    habit, who, place = Habit.drawn(rng), family.father, family.home.place
    meeting = signed + dt.timedelta(days=rng.randint(3, 9))
    ward = place.units(signed)[0]
    days = rng.randint(1, 5)
    written: dict[str, Written] = {
        "guest": habit.name(who),
        "home": habit.address(family.home, signed),
        "time": plain(f"{rng.choice([8, 14, 19])} giờ 00, ngày {meeting:%d/%m/%Y}"),
        "hall": plain(f"Hội trường Ủy ban nhân dân {ward}"),
        "matter": plain("Họp bàn việc bảo đảm an ninh trật tự và vệ sinh môi trường"),
        "company": plain("Công ty TNHH Thương mại Hoa Mai"),
        "name": habit.name(who),
        "born": habit.date(who.born),
        "job": plain(rng.choice(["Nhân viên kế toán", "Tổ trưởng kho", "Kỹ thuật viên"])),
        "days": plain(f"{days} ngày, từ {meeting:%d/%m/%Y}"),
        "reason": plain(rng.choice(["Về quê giải quyết việc gia đình", "Chăm sóc con nhỏ bị ốm"])),
        "place": plain(place.town(signed)),
        "day": made_on(signed),
    }
    written |= _birth(rng, family, signed)
    written |= exam_papers.values(rng, family, signed)
    asides: dict[str, tuple[str, ...]] = {key: (value.text,) for key, value in written.items()}
    return Filling({}, asides | {"signer": (family.mother.name,), "employee": (who.name,)}, stamp=("ỦY BAN NHÂN DÂN", ward.upper()))  # fmt: skip


def _birth(rng: random.Random, family: Family, signed: dt.date) -> dict[str, Written]:
    """Return what a certificate of the youngest child's birth says."""
    child, place = family.children[-1], family.home.place
    registered = child.born + dt.timedelta(days=rng.randint(5, 50))
    return {
        "child": plain(child.name.upper()),
        "child_born": plain(f"{child.born:%d/%m/%Y}"),
        "child_born_words": plain(date_in_words(child.born.day, child.born.month, child.born.year)),
        "child_gender": plain(child.gender),
        "child_ethnicity": plain(child.ethnicity),
        "child_nationality": plain(child.nationality),
        "child_id": plain(child.personal_id),
        "born_at": plain(f"{place.hospital}, {place.units(registered)[-1]}"),
        "origin": plain(family.origin.written(registered)),
        "mother": plain(family.mother.name),
        "mother_born": plain(str(family.mother.born.year)),
        "father": plain(family.father.name),
        "father_born": plain(str(family.father.born.year)),
        "parents_home": plain(family.home.written(registered)),
        "registered_by": plain(f"Ủy ban nhân dân {place.written(registered)}"),
        "registered": plain(f"{registered:%d/%m/%Y}"),
    }


_CLOSING = Row((Blank("", "place", share=0), Day(", ", "day")), "right", gap=0.6)

LAYOUTS = (
    Layout(
        "invitation",
        (
            *MOTTO,
            Text("GIẤY MỜI HỌP", "center", bold=True, scale=1.4, gap=1.4),
            Row((Blank("Kính mời ông (bà):", "guest"),), gap=1),
            Row((Blank("Địa chỉ:", "home"),)),
            Text("Ủy ban nhân dân trân trọng kính mời ông (bà) đến dự cuộc họp:", gap=0.4),
            Row((Blank("Thời gian:", "time"),)),
            Row((Blank("Địa điểm:", "hall"),)),
            Row((Blank("Nội dung:", "matter", lines=2),)),
            Text("Sự có mặt của ông (bà) góp phần vào thành công của cuộc họp. Rất mong ông (bà) đến đúng giờ.", gap=0.4),
            _CLOSING,
            Signatures((NOBODY, Slot("signer", "CHỦ TỊCH", "(Ký, ghi rõ họ tên)"))),
        ),
        Style(size=14, leading=1.6),
        frozenset({Split.TRAIN, Split.VAL}),
    ),
    Layout(
        "leave",
        (
            *MOTTO,
            Text("ĐƠN XIN NGHỈ PHÉP", "center", bold=True, scale=1.4, gap=1.4),
            Row((Blank("Kính gửi: Ban Giám đốc", "company"),), gap=1),
            Row((Blank("Tôi tên là:", "name"),)),
            Row((Blank("Sinh ngày:", "born"), Blank("Chức vụ:", "job"))),
            Row((Blank("Nay tôi làm đơn này xin được nghỉ phép:", "days"),)),
            Row((Blank("Lý do:", "reason", lines=2),)),
            Text("Tôi xin hứa bàn giao đầy đủ công việc và trở lại làm việc đúng thời gian nêu trên.", gap=0.4),
            Text("Kính mong Ban Giám đốc xem xét và chấp thuận. Tôi xin chân thành cảm ơn!"),
            _CLOSING,
            Signatures((NOBODY, Slot("employee", "NGƯỜI LÀM ĐƠN", "(Ký, ghi rõ họ tên)"))),
        ),
        Style(size=14, leading=1.7),
        frozenset({Split.DEV}),
    ),
    *exam_papers.UNKNOWN,
)  # fmt: skip

SUPPORTING = (
    Layout(
        "birth_certificate",
        (
            *MOTTO,
            Text("GIẤY KHAI SINH", "center", bold=True, scale=1.5, gap=1),
            Text("(BẢN SAO)", "center", bold=True),
            one("Họ, chữ đệm, tên:", "child", gap=0.6),
            row(("Ngày, tháng, năm sinh:", "child_born"), ("ghi bằng chữ:", "child_born_words")),
            row(("Giới tính:", "child_gender"), ("Dân tộc:", "child_ethnicity"), ("Quốc tịch:", "child_nationality")),
            one("Nơi sinh:", "born_at"),
            one("Quê quán:", "origin"),
            one("Số định danh cá nhân:", "child_id"),
            row(Blank("Họ, chữ đệm, tên người mẹ:", "mother", share=2), ("Năm sinh:", "mother_born"), gap=0.3),
            row(Blank("Họ, chữ đệm, tên người cha:", "father", share=2), ("Năm sinh:", "father_born"), gap=0.3),
            one("Nơi cư trú:", "parents_home"),
            one("Nơi đăng ký khai sinh:", "registered_by", gap=0.3),
            one("Ngày, tháng, năm đăng ký:", "registered"),
            _CLOSING,
            Signatures((NOBODY, Slot("", "NGƯỜI KÝ TRÍCH LỤC", "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ, đóng dấu)"))),
        ),
        Style(size=13, leading=1.6),
    ),
    Layout("id_card_copy", (Card(),)),
    Layout("blank_back", ()),
    *exam_papers.SUPPORTING,
)  # fmt: skip
"""What people hand in with a form; a card's copy needs a form that it lies beside."""
