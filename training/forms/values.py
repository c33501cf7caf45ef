"""How people write things on forms, and what they mean: a value beside its text."""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from training.forms.people import Person
from training.forms.places import Address
from training.forms.qr import Card
from training.forms.sheet import Ink
from training.forms.truth import ErrorKind, PlantedError


@dataclass(frozen=True)
class Written:
    """What stands in a blank: as written, and its normalised value (None: blank or impossible)."""

    text: str
    value: str | None


@dataclass(frozen=True)
class Filling:
    """A form's answers by field id, and what else is written on it.

    ``asides`` are texts that are no fields: who signs in which slot of the signatures, the place
    before a date. ``stamp`` is the round text of an office's stamp. ``holder`` is who shows an
    identity card with the paper, and where that person lives; ``card`` is the card itself, where a
    copy of it is to be drawn. ``inks`` are real handwritten lines that stand for the pen's writing.
    """

    answers: dict[str, Written]
    asides: dict[str, tuple[str, ...]] = field(default_factory=dict)
    errors: tuple[PlantedError, ...] = ()
    stamp: tuple[str, str] | None = None
    holder: tuple[Person, Address] | None = None
    card: Card | None = None
    inks: dict[str, Ink] = field(default_factory=dict)

    def with_asides(self, **texts: str) -> "Filling":
        """Return the filling with more that is written on it and is no field."""
        return replace(self, asides=self.asides | {key: (text,) for key, text in texts.items()})

    def with_error(
        self,
        key: str,
        kind: ErrorKind,
        note: str,
        wrong: Mapping[str, Written] = MappingProxyType({}),
        others: tuple[str, ...] = (),
    ) -> "Filling":
        """Return the filling with a mistake: the wrong answers, a note of what is wrong, and the
        other fields that it concerns."""
        error = PlantedError(field=key, kind=kind, note=note, others=others)
        return replace(self, answers={**self.answers, **wrong}, errors=(*self.errors, error))


BLANK = Written("", None)


def plain(text: str) -> Written:
    """Return a text that is its own value."""
    return Written(text, text.strip(" .") or None)


@dataclass(frozen=True)
class Habit:
    """How somebody fills forms: names in capitals, dates like 05/03/2025, short addresses."""

    capitals: bool
    date_format: str
    short: bool

    @classmethod
    def drawn(cls, rng: random.Random) -> "Habit":
        """Return somebody's habits; most people write names in capitals and dates with slashes."""
        date_format = rng.choice(["{d:02}/{m:02}/{y}"] * 6 + ["{d}/{m}/{y}", "{d:02}-{m:02}-{y}"])
        return cls(capitals=rng.random() < 0.7, date_format=date_format, short=rng.random() < 0.2)

    def name(self, person: Person) -> Written:
        """Return a person's name; the value has capital first letters."""
        return Written(person.name.upper() if self.capitals else person.name, person.name)

    def date(self, day: dt.date) -> Written:
        """Return a date in figures."""
        return Written(self.date_format.format(d=day.day, m=day.month, y=day.year), day.isoformat())

    def address(self, address: Address, on: dt.date) -> Written:
        """Return an address in the units of a day."""
        return plain(address.written(on, short=self.short))


def made_on(day: dt.date) -> Written:
    """Return the date of signing, as it stands around the printed words."""
    return Written(f"ngày {day.day:02} tháng {day.month:02} năm {day.year}", day.isoformat())


def id_document(person: Person, on: dt.date, rng: random.Random) -> Written:
    """Return the identity card that a person shows on a day.

    Chip cards are issued since 2021 by the police's administrative department and, as "Căn
    cước", since 1 July 2024 by the ministry itself (Law 26/2023/QH15).
    """
    earliest = max(dt.date(2021, 3, 1), dt.date(person.born.year + 14, 12, 31))
    latest = max(earliest, on - dt.timedelta(days=30))
    issued = earliest + dt.timedelta(days=rng.randint(0, (latest - earliest).days))
    new = issued >= dt.date(2024, 7, 1)
    kind, issuer = ("Căn cước", "Bộ Công an") if new else ("CCCD", "Cục Cảnh sát QLHC về TTXH")
    return plain(f"{kind} số {person.personal_id} do {issuer} cấp ngày {issued:%d/%m/%Y}")


_ID_SHAPES = (
    "{kind} số {number} do {issuer} cấp ngày {day}",
    "{kind} số {number}, {issuer} cấp ngày {day}",
    "{kind}: {number}, cấp ngày {day}, nơi cấp: {issuer}",
    "{kind} {number} cấp ngày {day} tại {issuer}",
)


def any_id_document(person: Person, on: dt.date, rng: random.Random) -> Written:
    """Return the identity card that a person shows on a day, in one of the ways people write it."""
    text = id_document(person, on, rng).text
    kind, rest = text.split(f" số {person.personal_id} do ")
    issuer, day = rest.split(" cấp ngày ")
    shape = rng.choice(_ID_SHAPES)
    return plain(shape.format(kind=kind, number=person.personal_id, issuer=issuer, day=day))


def phone(rng: random.Random, who: Person) -> Written:
    """Return somebody's phone number as people group its digits."""
    digits = who.phone
    spaced = f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    dotted = f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
    return Written(rng.choice([digits, digits, spaced, dotted]), digits)


def a_signing_day(rng: random.Random) -> dt.date:
    """Return a day of 2024 or 2025: before or after the 34 provinces."""
    return dt.date(2024, 1, 2) + dt.timedelta(days=rng.randrange(700))


def count_of(rng: random.Random, number: int) -> Written:
    """Return a small number as people write it: 2, or 02."""
    return Written(rng.choice([str(number), f"{number:02}"]), str(number))


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def number_in_words(number: int) -> str:
    """Return how a number below 10,000 is read in Vietnamese, without short forms.

    Raises:
        ValueError: if it is negative or too large.
    """
    if not 0 <= number < 10_000:
        raise ValueError(f"{number} is not below 10,000")
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        tail = f" {_hundreds(rest)}" if rest else ""
        return f"{_DIGITS[thousands]} nghìn{tail}"
    return _hundreds(number) if number >= 100 else _tens(number)


_THOUSANDS = ("", " nghìn", " triệu", " tỷ")


def amount_in_words(number: int) -> str:
    """Return how a number below a trillion is read, in groups of three digits.

    Raises:
        ValueError: if it is not positive or too large.
    """
    if not 0 < number < 10**12:
        raise ValueError(f"{number} is not between 0 and a trillion")
    groups = [number // 1000**power % 1000 for power in range(len(_THOUSANDS))]
    first = max(power for power, group in enumerate(groups) if group)
    words = [
        (number_in_words(group) if power == first else _hundreds(group)) + _THOUSANDS[power]
        for power, group in reversed(list(enumerate(groups)))
        if group
    ]
    return " ".join(words)


def _hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not rest:
        return f"{_DIGITS[hundreds]} trăm"
    tail = f"linh {_DIGITS[rest]}" if rest < 10 else _tens(rest)
    return f"{_DIGITS[hundreds]} trăm {tail}"


def _tens(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _DIGITS[unit]
    units = {0: "", 5: " lăm", 1: " mốt" if tens > 1 else " một", 4: " tư" if tens > 1 else " bốn"}
    word = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return word + units.get(unit, f" {_DIGITS[unit]}")


def date_in_words(day: int, month: int, year: int) -> str:
    """Return a date in words: "Ngày năm tháng tư năm hai nghìn không trăm hai mươi lăm"."""
    month_word = "tư" if month == 4 else number_in_words(month)
    return f"Ngày {number_in_words(day)} tháng {month_word} năm {number_in_words(year)}"
