"""Headings of the parties: who stands in which column."""

import re
from collections.abc import Sequence

from pipeline.extract.capitals import CAPITAL
from pipeline.extract.match import Match, Sightings
from pipeline.extract.stream import StreamChar, fold, middle_of
from schemas.form import Party

MIN_HEADING = 6
"""Characters of a heading; a shorter word such as "Vợ", which also occurs in names, is one only
where it stands alone."""


def headings_of(party: Party) -> tuple[str, ...]:
    """Return the headings of a party that can be told within running text."""
    return tuple(text for text in party.headers if len(text) >= MIN_HEADING)


MENTIONS = {
    "nam": re.compile(rf"(?:^|\n)\W*(?:[Vv]à )?(?:[Aa]nh|[Ôô]ng)\W+(?={CAPITAL})"),
    "nu": re.compile(rf"(?:^|\n)\W*(?:[Vv]à )?(?:[Cc]hị|[Bb]à|[Cc]ô)\W+(?={CAPITAL})"),
}
"""How a letter calls a man and a woman at the start of a row, by the last word of the party's name."""


def first_mention(party: Party, stream: Sequence[StreamChar]) -> int:
    """Return where a row first begins with "Anh" or "Chị" before a name, the end of the text if none does
    or the party is neither the man nor the woman."""
    called = MENTIONS.get(fold(party.name).rpartition(" ")[2])
    found = called.search("".join(char.char for char in stream)) if called else None
    return found.start() if found else len(stream)


def middles_of(parties: Sequence[Party], chars: Sequence[StreamChar]) -> dict[str, float]:
    """Return the middle of each party's heading by its prefix, if all are found; of variants that
    match, the shortest says where the column is: "Bên nữ" of "Thông tin Bên nữ"."""
    sightings = Sightings(chars, [text for party in parties for text in party.headers])
    middles: dict[str, float] = {}
    for party in parties:
        matches = [
            match
            for match in sightings.of(party.headers)
            if match.score > 0 and (_is_long(match) or _is_alone(chars, match))
        ]
        if not matches:
            return {}
        best = min(matches, key=_length_of_core)
        read = [char for char in chars[best.start : best.end] if char.line is not None]
        places = [middle_of(char)[0] for char in read]
        middles[party.prefix] = (min(places) + max(places)) / 2
    return middles


def _is_long(match: Match) -> bool:
    return match.end - match.start >= MIN_HEADING


def _is_alone(chars: Sequence[StreamChar], match: Match) -> bool:
    """Whether nothing else is written in the line."""
    line = chars[match.start].line
    written = sum(char.char.isalnum() for char in chars if char.line is line)
    return written == sum(char.char.isalnum() for char in chars[match.start : match.end])


def _length_of_core(match: Match) -> tuple[bool, float, int, int]:
    """Order headings: words too short to be sure of last, the best read, the shortest, the first."""
    return not _is_long(match), -match.quality, match.end - match.start, match.start
