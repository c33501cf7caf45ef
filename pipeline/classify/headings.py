"""What a page says it is: the title of a form, the name of a supporting paper, or of a form that is
not known."""

import re
from collections.abc import Sequence
from itertools import repeat

from rapidfuzz.distance import Levenshtein

from pipeline.check.spelling import is_syllable
from pipeline.classify.vocabulary import (
    APPLICATIONS,
    ASKING,
    NO_APPLICATIONS,
    folded_words_of,
    vocabulary_of,
    words_of,
)
from pipeline.extract.match import Match, Sightings
from pipeline.extract.skeleton import letters_of
from pipeline.extract.stream import ROW_END, StreamChar, fold, text_of
from schemas.form import FormDefinition
from schemas.lexicons import load_lexicon

TITLE_QUALITY = 0.75
"""A title may have a quarter of its letters misread."""

PAPER_QUALITY = 0.85
"""The name of a supporting paper is short and must be read better."""

MAX_ASIDE = 0.5
"""Other letters in the row of a heading, as a share of its own; more make it a sentence that
mentions the paper."""

MISREAD = 0.5
"""Share of a word's letters that are read right though the word is misread."""

MISREAD_IN = 4
"""A misread word that is a syllable by chance has one wrong letter in so many, or one."""

WORD = 3
"""Letters in a row that a title lacks: a further word, "đăng ký LẠI khai sinh", makes another
paper; misread letters seldom come three together."""

ABOUT = ("veviec", "vv")
"""How a row begins that says what the application, complaint or notice above it is about."""

KIND = 6
"""Letters missing at the start of a title: without its "Tờ khai cấp" it names the certificate."""

TITLE_WORDS = 3
"""Of a short title, "ĐƠN KIẾN NGHỊ"."""

CERTIFICATES = ("giaychung", "giayxacnhan", "giaybao")
"""How the names of papers begin that offices issue."""

CAPITALS = 0.8


def title_quality(form: FormDefinition, sightings: Sightings) -> float:
    """Return how well the best of the form's titles is read as a heading, 0 to 1, 0 if none is."""
    return max(
        (
            match.quality
            for title in form.titles
            for match in _headings(title, sightings)
            if not _is_of_another(form, title, sightings.stream, match)
        ),
        default=0.0,
    )


def is_another_title(form: FormDefinition, sightings: Sightings) -> bool:
    """Return whether a heading is like a title of the form but for other words or a word more, or
    names the certificate that the form asks for."""
    return any(
        _is_of_another(form, title, sightings.stream, match)
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
            and not letters_of(_whole_rows(sightings.stream, match)).startswith(ABOUT)
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
        in_capitals(row)
        and letters.startswith(APPLICATIONS)
        and not letters.startswith(NO_APPLICATIONS)
        and (len(letters) > 2 * KIND or len(row.split()) >= TITLE_WORDS)
        for row in text_of(stream).split(ROW_END)
        for letters in [letters_of(row)]
    )


def _stands_alone(stream: Sequence[StreamChar], match: Match) -> bool:
    own = text_of(stream[match.start : match.end])
    letters = sum(char.isalpha() for char in _whole_rows(stream, match))
    around = letters - sum(char.isalpha() for char in own)
    return around <= MAX_ASIDE * len(letters_of(own))


def _whole_rows(stream: Sequence[StreamChar], match: Match) -> str:
    """Return the text of the rows that a match stands in."""
    start, end = match.start, match.end
    while start > 0 and stream[start - 1].char != ROW_END:
        start -= 1
    while end < len(stream) and stream[end].char != ROW_END:
        end += 1
    return text_of(stream[start:end])


def _is_of_another(
    form: FormDefinition, title: str, stream: Sequence[StreamChar], match: Match
) -> bool:
    heading = _whole_rows(stream, match)
    return (
        _differs_by_a_word(title, stream, match)
        or _has_other_words(title, heading)
        or (_is_certificate(heading) and not _is_certificate(title))
        or vocabulary_of(form).is_other_matter(folded_words_of(heading))
    )


def _is_certificate(heading: str) -> bool:
    return letters_of(heading).startswith(CERTIFICATES)


def _differs_by_a_word(title: str, stream: Sequence[StreamChar], match: Match) -> bool:
    read = letters_of(text_of(stream[match.start : match.end]))
    return any(
        (step.tag == "insert" and step.dest_end - step.dest_start >= WORD)
        or (step.tag == "delete" and step.src_start == 0 and step.src_end >= KIND)
        for step in Levenshtein.opcodes(letters_of(title), read)
    )


def _has_other_words(title: str, heading: str) -> bool:
    """Return whether a heading has words where the title has others, not the same ones misread:
    "… nhận cha, mẹ, con" for "… khai sinh"."""
    own, words = set(folded_words_of(title)), words_of(heading)
    read = {fold(word) for word in re.findall(r"\w+", heading)}
    return any(
        max(map(Levenshtein.normalized_similarity, repeat(word), read - own), default=0.0) < MISREAD
        for word in own - read
    ) and any(
        len(word) >= WORD
        and is_syllable(word)
        and min(map(Levenshtein.distance, repeat(fold(word)), own))
        > max(1, len(word) // MISREAD_IN)
        for word in words
        if fold(word) not in ASKING
    )


def in_capitals(text: str) -> bool:
    """Return whether a text is set in capitals; a few letters may be misread."""
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) >= CAPITALS * max(1, len(letters))
