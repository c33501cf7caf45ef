"""The line that says where and when a paper was signed: "…, ngày … tháng … năm …".

Its label is one short word, which occurs in many values as well; what tells it from those is the
"tháng" behind it. The gaps may be empty, filled, or full of dots.
"""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from pipeline.extract.capitals import CAPITAL
from pipeline.extract.match import Match, Sightings
from pipeline.extract.skeleton import letters_of
from pipeline.extract.stream import fold, row_end, row_start
from schemas.form import FieldType, Label

DAY = "ngay"
DAY_WITH_MONTH_BONUS = 5.0
MAX_DAY = 5
"""Characters behind "ngày" within which the day is written."""

PLACE_QUALITY = 0.5
"""Quality of a label that is not printed but follows from where the value stands."""


def _one_off(word: str) -> str:
    """Return a pattern for a word in which one letter may be misread or missing."""
    places = range(len(word))
    misread = [f"{word[:i]}[a-z0-9]{word[i + 1 :]}" for i in places]
    missing = [word[:i] + word[i + 1 :] for i in places]
    return "|".join([word, *misread, *missing])


DAY_AND_MONTH = re.compile(
    rf"({_one_off(DAY)})(?=[0-9oilsb]{{0,4}}(?:{_one_off('thang')})(?!.{{0,4}}namsinh))"
)
"""In folded letters and digits; the day between the words may hold letters read for digits."""


def is_day(label: Label) -> bool:
    """Return whether a label is the mere word "ngày" before a date."""
    return (
        label.field is not None
        and label.field.type is FieldType.DATE
        and any(letters_of(text) == DAY for text in label.texts)
    )


def is_day_of_issue(match: Match, sightings: Sightings) -> bool:
    """Return whether "cấp" stands before "ngày": the day belongs to an ID document."""
    before = sightings.stream[max(0, match.start - 5) : match.start]
    return letters_of("".join(char.char for char in before)).endswith("cap")


def days_of_no_label(days: Sequence[Match], sightings: Sightings) -> list[Match]:
    """Return the days that are not right behind a colon, or alone below it, as another label's value is,
    "Ngày cấp Giấy báo tử: ngày 02 tháng 09"; all of them where every one is."""
    rows = Counter(row_start(sightings.stream, day.start) for day in day_matches(sightings))
    alone = {row for row, count in rows.items() if count == 1}
    free = [day for day in days if not _is_behind_colon(day, alone, sightings)]
    return free or list(days)


def named_days(matches: Sequence[Match]) -> list[Match]:
    """Return the matches of a day that say which one it is, "Ghi ngày", read without error and set off."""
    return [
        match
        for match in matches
        if match.end - match.start > len(DAY) and match.quality == 1.0 and match.is_set_off
    ]


SIGNED = frozenset(
    {"lap", "nop", "ky", "viet", "lam", "khai", "lam don", "viet don", "lap don", "ky ten"}
)
"""Words before the date of signing, folded, that are no place."""

NAMES = re.compile(rf"\W*(?:(?:{CAPITAL}[^\W_]*|\d+)(?:\W+|$))*")
"""Words with capitals, and numbers."""

PLACE_BEHIND = re.compile(r"\d{4}[\s,.…]*(?P<at>tại|ở)\s+(?=[^\W\d_])")
"""What stands before a place behind the date of signing."""


def _is_behind_colon(day: Match, alone: Container[int], sightings: Sightings) -> bool:
    between = " .…_\n" if row_start(sightings.stream, day.start) in alone else " .…_"
    before = (sightings.stream[i].char for i in range(day.start - 1, -1, -1))
    return next((char for char in before if char not in between), "") == ":"


def day_matches(sightings: Sightings) -> list[Match]:
    """Return where "ngày" stands with "tháng" behind it, one letter of each misread at most."""
    at, letters = sightings.skeleton.at, "".join(map(chr, sightings.skeleton.codes))
    matches = []
    for found in DAY_AND_MONTH.finditer(letters):
        errors = int(found.group(1) != DAY)
        matches.append(
            Match(
                start=at[found.start()],
                end=at[found.end() - 1] + 1,
                score=len(DAY) - 2.0 * errors + DAY_WITH_MONTH_BONUS,
                quality=1.0 - errors / len(DAY),
                is_set_off=True,
            )
        )
    return matches


def last_of_rows(days: Sequence[Match], sightings: Sightings) -> list[Match]:
    """Return the days, of several in one row the last that is filled in: where the owner of the house,
    a guardian and the applicant sign beside each other, the applicant is the last."""
    rows: dict[int, list[Match]] = {}
    for day in sorted(days, key=lambda day: day.start):
        rows.setdefault(row_start(sightings.stream, day.start), []).append(day)
    kept = []
    for row in rows.values():
        last = next((day for day in reversed(row) if _is_filled_in(day, sightings)), row[-1])
        kept += [day for day in row if day.start <= last.start < day.end]
    return kept


def days_beside(day: Match, sightings: Sightings) -> list[Match]:
    """Return the other days in the row of one, each from where its line begins."""
    row, stream = row_start(sightings.stream, day.start), sightings.stream
    others = [
        one for one in day_matches(sightings) if row_start(sightings.stream, one.start) == row
    ]
    return [
        replace(
            one,
            start=max((i for i in range(row, one.start + 1) if stream[i].starts_line), default=row),
        )
        for one in others
        if not day.start <= one.start < day.end
    ]


def _is_filled_in(day: Match, sightings: Sightings) -> bool:
    behind = sightings.stream[day.end : day.end + MAX_DAY]
    return any(char.char.isdigit() for char in behind)


def is_behind_place(day: Match, sightings: Sightings) -> bool:
    """Return whether nothing but a place or "Lập" stands before a day in its row: "Thanh Hóa, ngày"."""
    start = row_start(sightings.stream, day.start)
    before = "".join(char.char for char in sightings.stream[start : day.start])
    return fold(before).strip(" .,:…_") in SIGNED or NAMES.fullmatch(before) is not None


def place_of_signing(day: Match, previous_end: int, sightings: Sightings) -> Match | None:
    """Return where a place without a label is written in the row of a date: an empty match at the start
    of the row, "Huế, ngày 5 tháng 6 năm 2024", or the word before a place behind the date, "Lập ngày 5
    tháng 6 năm 2024 tại Huế"; None if there is none.

    Args:
        day: where "ngày" stands.
        previous_end: where the label before it ends.
        sightings: in the stream.
    """
    stream, start = sightings.stream, row_start(sightings.stream, day.start)
    before = "".join(char.char for char in stream[start : day.start])
    end = row_end(stream, day.end)
    behind = PLACE_BEHIND.search("".join(char.char for char in stream[day.end : end]))
    is_verb = fold(before).strip(" .,:…_") in SIGNED
    if behind and (is_verb or not before.strip()):
        at = day.end + behind.start("at")
        return Match(at, day.end + behind.end("at"), 0.0, PLACE_QUALITY)
    if start < previous_end or is_verb or sum(map(str.isalpha, before)) < 2:
        return None
    return Match(start, start, 0.0, PLACE_QUALITY)
