"""Figures: IDs, phones, money, areas, plates, parcels, numbers of papers and laws."""

import random
import re

import numpy as np

from schemas.lexicons import load_lexicon, province_codes
from training.forms.blocks import Split
from training.forms.people import FEMALE, MALE, personal_id
from training.lines.texts.chance import Weighted, between, flip, pick
from training.lines.texts.dates import a_date, a_day
from training.lines.texts.division import unseen

_CODES = tuple(province_codes())


def digits(rng: np.random.Generator, count: int) -> str:
    """Return that many random digits."""
    return f"{int(rng.integers(10**count)):0{count}d}"


def _grouped(text: str, sizes: tuple[int, ...], joint: str) -> str:
    parts, start = [], 0
    for size in sizes:
        parts.append(text[start : start + size])
        start += size
    return joint.join([*parts, text[start:]] if text[start:] else parts)


def a_personal_id(rng: np.random.Generator) -> str:
    """Return the 12 digits of an ID whose parts agree, sometimes in groups."""
    draws = random.Random(int(rng.integers(2**32)))
    gender = MALE if flip(rng, 0.5) else FEMALE
    number = personal_id(draws, pick(rng, _CODES), gender, a_day(rng))
    if flip(rng, 0.9):
        return number
    return _grouped(number, pick(rng, ((3, 3, 3), (4, 4), (3, 1, 2), (6,))), pick(rng, " ."))


def an_old_id(rng: np.random.Generator) -> str:
    """Return the 9 digits of an identity card of before 2016."""
    number = digits(rng, 9)
    return number if flip(rng, 0.85) else _grouped(number, (3, 3), pick(rng, " ."))


def a_phone(rng: np.random.Generator) -> str:
    """Return a mobile or landline number as people write it."""
    if flip(rng, 0.12):
        area = pick(rng, ("024", "028", "0225", "0236", "0292", "0234", "0210", "0274", "0251"))
        rest = digits(rng, 11 - len(area))
        form = pick(rng, ("({}) {}", "({}){}", "{}.{}", "{}-{}", "{} {}"))
        return form.format(area, _grouped(rest, (4,), pick(rng, (" ", "", "."))))
    number = pick(rng, load_lexicon("phone_prefixes")) + digits(rng, 7)
    if flip(rng, 0.06):
        plus = pick(rng, ("+84", "+84 ", "(+84) ", "84"))
        return plus + _grouped(number[1:], (2, 3), pick(rng, (" ", "", ".")))
    if flip(rng, 0.6):
        return number
    return _grouped(number, pick(rng, ((4, 3), (3, 3), (4, 2, 2), (3, 4))), pick(rng, " .-"))


_STRICT = Weighted.of({a_personal_id: 38, a_date: 34, a_phone: 20, an_old_id: 8})


def strict_digits(split: Split, rng: np.random.Generator) -> str:
    """Return an ID, a date in figures or a phone number alone, one that belongs to the split."""
    return unseen(split, lambda: _STRICT.pick(rng)(rng))


def with_dots(number: int) -> str:
    """Return a whole number with dots between thousands: 1.250.000."""
    return f"{number:,}".replace(",", ".")


def _decimal(rng: np.random.Generator, highest: int) -> str:
    whole = with_dots(between(rng, 0, highest))
    return f"{whole},{digits(rng, between(rng, 1, 2))}" if flip(rng, 0.6) else whole


def money(rng: np.random.Generator) -> str:
    """Return an amount of money."""
    number = between(rng, 1, 999) * 10 ** between(rng, 3, 7)
    unit = pick(rng, (" đồng", " đồng", "đ", " đ", " VNĐ", " VND", "", "$", " USD"))
    if flip(rng, 0.1):
        return f"{_decimal(rng, 99)} {pick(rng, ('triệu đồng', 'tỷ đồng', 'nghìn đồng'))}"
    return with_dots(number) + unit


def measure(rng: np.random.Generator) -> str:
    """Return an area, a length, a share, a temperature."""
    unit = pick(rng, (" m2", "m2", " m²", "m²", " ha", " km", " m", "%", " %", "°C", " kg", " km²", " cm", "\u00b0", " lít", " tấn"))  # fmt: skip
    return _decimal(rng, 2500 if "m2" in unit else 99) + unit


def plate(rng: np.random.Generator) -> str:
    """Return the plate of a car or motorcycle."""
    series = pick(rng, "ABCDEFGHKLMNPSTUVXYZ")
    region = between(rng, 11, 99)
    if flip(rng, 0.6):
        return f"{region}{series}-{digits(rng, 3)}.{digits(rng, 2)}"
    return f"{region}-{series}{between(rng, 1, 9)} {digits(rng, 3)}.{digits(rng, 2)}"


def parcel(rng: np.random.Generator) -> str:
    """Return the number of a land parcel and of its map sheet."""
    plot, sheet = between(rng, 1, 1999), between(rng, 1, 150)
    form = pick(
        rng,
        (
            "thửa đất số {p}, tờ bản đồ số {s}",
            "Thửa đất số: {p}; Tờ bản đồ số: {s}",
            "thửa {p}, tờ {s}",
            "Thửa số {p} tờ bản đồ {s}",
            "TĐ {p}, TBĐ {s}",
            "Tờ bản đồ số: {s}",
        ),
    )
    return form.format(p=plot, s=sheet)


def law(rng: np.random.Generator) -> str:
    """Return the number of a law, decree, circular or decision."""
    number, year = between(rng, 1, 199), between(rng, 1995, 2026)
    kind = pick(rng, ("NĐ-CP", "NĐ-CP", "TT-BTP", "TT-BCA", "TT-BTNMT", "QĐ-TTg", "QĐ-UBND", "TT-BGDĐT", "TT-BTC", "NQ-HĐND", "TTLT-BTP-BCA", "CT-TTg"))  # fmt: skip
    if flip(rng, 0.2):
        return f"{between(rng, 10, 60)}/{year}/QH{between(rng, 10, 15)}"
    if flip(rng, 0.15):
        return f"{between(rng, 1, 3999)}/{kind}"
    return f"{number:02}/{year}/{kind}"


def paper(rng: np.random.Generator) -> str:
    """Return the number of a paper in an office: a certificate, a register, a passport."""
    year = between(rng, 1990, 2026)
    letters = "".join(pick(rng, "ABCDEGHKLMNPQSTVXYW") for _ in range(2))
    form = pick(
        rng,
        (
            "{n}/{y}", "{n}/{y}-TLKS", "{n}/TLKT-BS", "{n}/UBND-XNTTHN", "{l} {d}", "{l}{d}",
            "CS{d}", "CH {d}", "{c}{e}", "Số: {n}/GXN", "{n}-{y}", "№ {d}", "Quyển số 01/{y}",
            "K{k}/{y}", "{n}/BC-TP", "VB-{d}", "HS.{e}", "#{n}", "{l}_{n}",
        ),
    )  # fmt: skip
    return form.format(
        n=f"{between(rng, 1, 999):02}", y=year, l=letters, d=digits(rng, 6), e=digits(rng, 7),
        c=pick(rng, "BCEKNP"), k=between(rng, 1, 40),
    )  # fmt: skip


def time(rng: np.random.Generator) -> str:
    """Return a time of day."""
    hour, minute = between(rng, 0, 23), between(rng, 0, 59)
    form = pick(rng, ("{h} giờ {m:02} phút", "{h}h{m:02}", "{h:02}:{m:02}", "{h:02}g{m:02}", "{h} giờ"))  # fmt: skip
    return form.format(h=hour, m=minute)


def small(rng: np.random.Generator) -> str:
    """Return a number as in a cell of a table: 1, 02, 15, 4.500, 3,5."""
    kind = rng.random()
    if kind < 0.55:
        return str(between(rng, 0, 20))
    if kind < 0.7:
        return f"{between(rng, 0, 99):02}"
    if kind < 0.85:
        return str(between(rng, 1900, 2030))
    return _decimal(rng, 9999)


def sum_of(rng: np.random.Generator) -> str:
    """Return a little calculation or comparison."""
    a, b = between(rng, 1, 99), between(rng, 1, 99)
    form = pick(rng, ("{a} + {b} = {c}", "{a} × {b}", "{a}x{b}", "± {a}", "≥ {a}", "< {a}", "> {a}", "{a} - {b}", "{a}~{b}", "{a}–{b}", "{a}/{b}", "{a}*{b}", "{a}^2", "1/{b}", "½", "{a}½"))  # fmt: skip
    return re.sub("[±≥]", "<", form).format(a=a, b=b, c=a + b)


_OTHERS = Weighted.of(
    {
        money: 16, measure: 14, plate: 9, parcel: 12, law: 14, paper: 15, time: 6, small: 18,
        sum_of: 5,
    }
)  # fmt: skip


def a_number(split: Split, rng: np.random.Generator) -> str:
    """Return figures of other kinds, ones that belong to the split."""
    return unseen(split, lambda: _OTHERS.pick(rng)(rng))
