"""Dates in all spellings."""

import datetime as dt

import numpy as np

from training.forms.values import date_in_words
from training.lines.texts.chance import between, flip, pick

_FIRST = dt.date(1930, 1, 1).toordinal()
_LAST = dt.date(2027, 12, 31).toordinal()


def a_day(rng: np.random.Generator) -> dt.date:
    """Return a day between 1930 and 2027."""
    return dt.date.fromordinal(between(rng, _FIRST, _LAST))


def a_date(rng: np.random.Generator) -> str:
    """Return a date in figures: 05/03/2024, 5-3-1987, 05.03.2024."""
    day = a_day(rng)
    joint = pick(rng, ("/", "/", "/", "/", "/", "-", "-", ".", " / ", " - "))
    if flip(rng, 0.7):
        return f"{day.day:02}{joint}{day.month:02}{joint}{day.year}"
    if flip(rng, 0.1):
        return f"{day.day}{joint}{day.month}{joint}{day.year % 100:02}"
    return f"{day.day}{joint}{day.month}{joint}{day.year}"


def a_written_date(rng: np.random.Generator) -> str:
    """Return a date with the words ngày, tháng, năm."""
    day = a_day(rng)
    form = pick(
        rng,
        (
            "ngày {d:02} tháng {m:02} năm {y}",
            "ngày {d:02} tháng {m} năm {y}",
            "ngày {d} tháng {m} năm {y}",
            "Ngày {d:02} tháng {m:02} năm {y}",
            "ngày {d:02}/{m:02}/{y}",
            "tháng {m:02} năm {y}",
            "tháng {m}/{y}",
            "năm {y}",
            "từ ngày {d:02}/{m:02}/{y}",
            "{m:02}/{y}",
        ),
    )
    return form.format(d=day.day, m=day.month, y=day.year)


def a_spelt_date(rng: np.random.Generator) -> str:
    """Return a date in words, as dialects read it: mồng năm, nghìn or ngàn, linh or lẻ."""
    day = a_day(rng)
    text = date_in_words(day.day, day.month, day.year)
    if day.day <= 10 and flip(rng, 0.5):
        text = text.replace("Ngày ", f"Ngày {pick(rng, ('mồng', 'mùng'))} ", 1)
    if flip(rng, 0.25):
        text = text.replace("nghìn", "ngàn")
    if flip(rng, 0.3):
        text = text.replace("linh", "lẻ")
    if day.month == 12 and flip(rng, 0.2):
        text = text.replace("tháng mười hai", "tháng chạp")
    text = text if flip(rng, 0.6) else text.replace(" năm ", ", năm ", 1) if day.day != 5 else text
    return text if flip(rng, 0.7) else text[:1].lower() + text[1:]
