"""What a page says it is: the title of a form, the name of a supporting paper, or of a form that is
not known."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from pipeline.extract.match import Match, Sightings, letters_of
from pipeline.extract.stream import ROW_END, StreamChar, text_of
from schemas.form import FormDefinition
from schemas.lexicons import load_lexicon

TITLE_QUALITY = 0.75
"""A title may have a quarter of its letters misread."""

PAPER_QUALITY = 0.85
"""The name of a supporting paper is short and must be read better."""

MAX_ASIDE = 0.5
"""Other letters in the row of a heading, as a share of its own; more make it a sentence that
mentions the paper."""

WORD = 3
"""Letters in a row that a title lacks: a further word, "đăng ký LẠI khai sinh", makes another
paper; misread letters seldom come three together."""

KIND = 6
"""Letters missing at the start of a title: without its "Tờ khai cấp" it names the certificate."""

CAPITALS = 0.8
APPLICATIONS = ("tokhai", "don", "giaydenghi", "phieu")
"""How the names of papers that people fill in begin."""


def title_quality(form: FormDefinition, sightings: Sightings) -> float:
    """Return how well the best of the form's titles is read as a heading, 0 to 1, 0 if none is."""
    return max(
        (
            match.quality
            for title in form.titles
            for match in _headings(title, sightings)
            if not _differs_by_a_word(title, sightings.stream, match)
        ),
        default=0.0,
    )


def is_another_title(form: FormDefinition, sightings: Sightings) -> bool:
    """Return whether a heading is like a title of the form but for a word more, or names the
    certificate that the form asks for."""
    return any(
        _differs_by_a_word(title, sightings.stream, match)
        for title in form.titles
        for match in _headings(title, sightings)
    )


def _headings(title: str, sightings: Sightings) -> list[Match]:
    """Return where a title is read in rows of its own, of places that overlap the best."""
    kept: list[Match] = []
    for match in sorted(sightings.of([title]), key=lambda match: -match.quality):
        if (
            match.quality >= TITLE_QUALITY
            and _stands_alone(sightings.stream, match)
            and all(match.end <= other.start or other.end <= match.start for other in kept)
        ):
            kept.append(match)
    return kept


def is_supporting_paper(sightings: Sightings) -> bool:
    """Return whether a heading in capitals names a paper that goes with applications."""
    return any(
        match.quality >= PAPER_QUALITY
        and _stands_alone(sightings.stream, match)
        and in_capitals(text_of(sightings.stream[match.start : match.end]))
        for match in sightings.of(load_lexicon("supporting_papers"))
    )


def is_application(stream: Sequence[StreamChar]) -> bool:
    """Return whether a row in capitals is the title of a paper that people fill in."""
    return any(
        in_capitals(row) and len(letters) > 2 * KIND and letters.startswith(APPLICATIONS)
        for row in text_of(stream).split(ROW_END)
        for letters in [letters_of(row)]
    )


def _stands_alone(stream: Sequence[StreamChar], match: Match) -> bool:
    start, end = match.start, match.end
    while start > 0 and stream[start - 1].char != ROW_END:
        start -= 1
    while end < len(stream) and stream[end].char != ROW_END:
        end += 1
    around = (*stream[start : match.start], *stream[match.end : end])
    own = len(letters_of(text_of(stream[match.start : match.end])))
    return sum(char.char.isalpha() for char in around) <= MAX_ASIDE * own


def _differs_by_a_word(title: str, stream: Sequence[StreamChar], match: Match) -> bool:
    read = letters_of(text_of(stream[match.start : match.end]))
    return any(
        (step.tag == "insert" and step.dest_end - step.dest_start >= WORD)
        or (step.tag == "delete" and step.src_start == 0 and step.src_end >= KIND)
        for step in Levenshtein.opcodes(letters_of(title), read)
    )


def in_capitals(text: str) -> bool:
    """Return whether a text is set in capitals; a few letters may be misread."""
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) >= CAPITALS * max(1, len(letters))
