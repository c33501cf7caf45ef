"""Titles in words that no definition lists: "ĐƠN XIN XÁC NHẬN TÌNH TRẠNG HÔN NHÂN" where the official
print says "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN".

What a paper is for is said by few words; how it asks (đơn, tờ khai, xin, đề nghị) says nothing. A word
counts the more the fewer forms have it in their titles.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.check.spelling import is_syllable
from pipeline.classify.headings import in_capitals
from pipeline.classify.vocabulary import (
    APPLICATIONS,
    ASKING,
    Vocabulary,
    Words,
    vocabulary_of,
    words_of,
)
from pipeline.extract.skeleton import letters_of
from pipeline.extract.stream import ROW_END, StreamChar, fold, text_of
from schemas.form import FormDefinition

BARE = ("dangky", "xin", "denghi", "yeucau", "kekhai", "khaibao")
"""How titles begin that leave out what kind of paper it is: "ĐĂNG KÝ KHAI TỬ"."""

MAX_ABOVE = 8
"""Rows that may stand above such a title: the nation's name and motto, the office, the print's
number. Further down it heads a part of the paper."""

MAX_ROWS = 3
"""Of a title."""

EXTRA, STRANGE, OTHERS = 0.2, 0.5, 1.0
"""How much a word that a form's title lacks counts beside one of the title: one that the form has
elsewhere, one that is strange to it, and one that only another form has in its titles."""

LEAST, MARGIN = 0.55, 0.15
"""How alike a title must be, and how much more than that of any other form."""

KIN = 0.2
"""A title that is less alike, of words that are strange to the form, is that of another paper."""


class Titles:
    """The words of the titles of forms."""

    def __init__(self, forms: Iterable[FormDefinition]) -> None:
        self._known = {form.id: vocabulary_of(form) for form in forms}
        every = tuple(self._known.values())
        self._spread, self._asking = _spread(every), _asking(every)

    def likely(self, stream: Sequence[StreamChar]) -> Mapping[str, float]:
        """Return the form, by its id, that the headings of a page in capitals name in other words,
        with how alike it is, 0 to 1; nothing where none is or several are."""
        found: dict[str, float] = {}
        for words in _headings(stream):
            ranked = sorted(
                ((self._likeness(words, known), form_id) for form_id, known in self._known.items()),
                reverse=True,
            )
            (best, form_id), *others = ranked
            runner_up = others[0][0] if others else 0.0
            if best >= LEAST and best - runner_up >= MARGIN:
                found[form_id] = max(best, found.get(form_id, 0.0))
        return found

    def are_of_another(self, stream: Sequence[StreamChar], form: FormDefinition) -> bool:
        """Return whether a page has the title of a paper that people fill in, but one that has next
        to nothing of the form's titles and words that are strange to it."""
        known = self._known[form.id]
        headings = list(_headings(stream))
        return any(
            is_syllable(word) and fold(word) not in known.words and fold(word) not in ASKING
            for words in headings
            for word in words
        ) and all(self._likeness(words, known) < KIN for words in headings)

    def phrases(self, stream: Sequence[StreamChar], form: FormDefinition) -> float:
        """Return how many pairs of words that a form asks with stand on a page below capitals, each
        counted the less the more forms have it."""
        rows = text_of(stream).split(ROW_END)
        pairs = {
            pair
            for row in rows
            if not in_capitals(row)
            for pair in pairwise(map(fold, words_of(row)))
        }
        return sum(1.0 / self._asking[pair] for pair in pairs & self._known[form.id].pairs)

    def _likeness(self, heading: Words, known: Vocabulary) -> float:
        words = known.spelt_out(tuple(map(fold, heading)))
        if known.is_other_matter(words):
            return 0.0
        return max(self._like(words, title, known) for title in known.titles)

    def _like(self, heading: Words, title: Words, known: Vocabulary) -> float:
        own = _telling(title)
        extra = _telling(heading) - own
        if not own or (extra and len(own) == 1 and not _pairs(title, own) & _pairs(heading, own)):
            return 0.0
        weight = sum(map(self._weight, own))
        shared = sum(map(self._weight, own & _telling(heading)))
        further = sum(self._cost(word, known) for word in extra)
        return shared / weight / (1.0 + further / len(own))

    def _cost(self, word: str, known: Vocabulary) -> float:
        if word not in known.title_words and self._spread[word] == 1:
            return OTHERS
        return EXTRA if word in known.words else STRANGE

    def _weight(self, word: str) -> float:
        return 1.0 / self._spread[word]


@lru_cache(maxsize=16)
def _spread(every: tuple[Vocabulary, ...]) -> Counter[str]:
    """Return how many forms have a word in their titles."""
    return Counter(
        word for known in every for word in frozenset().union(*map(_telling, known.titles))
    )


@lru_cache(maxsize=16)
def _asking(every: tuple[Vocabulary, ...]) -> Counter[tuple[str, str]]:
    """Return how many forms ask with a pair of words."""
    return Counter(pair for known in every for pair in known.pairs)


def _headings(stream: Sequence[StreamChar]) -> Iterator[Words]:
    """Yield the words of each title of a paper that people fill in, over the rows it takes."""
    rows = text_of(stream).split(ROW_END)
    for number, row in enumerate(rows):
        if not _begins_title(rows, number):
            continue
        title = [row]
        for following in rows[number + 1 : number + MAX_ROWS]:
            if not in_capitals(following) or not words_of(following):
                break
            title.append(following)
        for end in range(1, len(title) + 1):
            yield words_of(" ".join(title[:end]))


def _begins_title(rows: Sequence[str], number: int) -> bool:
    if not in_capitals(rows[number]):
        return False
    letters = letters_of(rows[number])
    if letters.startswith(APPLICATIONS):
        return True
    is_first = 0 < number <= MAX_ABOVE and not in_capitals(rows[number - 1])
    return is_first and letters.startswith(BARE)


@lru_cache(maxsize=4096)
def _telling(words: Words) -> frozenset[str]:
    return frozenset(words) - ASKING


def _pairs(words: Words, ending: frozenset[str]) -> set[tuple[str, str]]:
    """Return the words with the one before each of them: "khai sinh", not "học sinh"."""
    return {pair for pair in pairwise(words) if pair[1] in ending}
