"""The words that a form's definition has: what titles and sentences in other words are compared
with."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from pipeline.extract.stream import fold
from schemas.form import FormDefinition
from schemas.lexicons import load_lexicon

WORD = re.compile(r"\w+")
APPLICATIONS = (
    "tokhai",
    "tokekhai",
    "bankhai",
    "bankekhai",
    "don",
    "giaydenghi",
    "giayxin",
    "giayyeucau",
    "phieu",
)
"""How the names of papers that people fill in begin."""

NO_APPLICATIONS = ("donvi", "dongia")
"""What begins like one in the heads of tables: "ĐƠN VỊ TÍNH", "ĐƠN GIÁ"."""

ASKING = frozenset(
    [
        "to",
        "khai",
        "don",
        "giay",
        "phieu",
        "ban",
        "bao",
        "ke",
        "de",
        "nghi",
        "xin",
        "yeu",
        "cau",
        "cap",
        "dang",
        "ky",
        "ve",
        "viec",
        "v",
        "cho",
        "va",
        "cua",
        "theo",
        "mau",
    ]
)
"""Words of titles, folded, that only say that something is asked for."""

VOWELS = frozenset("aeiouy")

Words = tuple[str, ...]


class Vocabulary:
    """The words of one form.

    Args:
        titles: of the form.
        asked: the texts of what it asks for.
        texts: of all its labels.
    """

    def __init__(
        self, titles: tuple[str, ...], asked: tuple[str, ...], texts: tuple[str, ...]
    ) -> None:
        self.titles = tuple(map(folded_words_of, titles))
        self._asked = tuple(map(folded_words_of, asked))
        self._texts = (*self.titles, *map(folded_words_of, texts))

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of its titles and labels."""
        return frozenset(word for text in self._texts for word in text)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """All words of its titles."""
        return frozenset(word for title in self.titles for word in title)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that stand beside each other in its titles and in what it asks for."""
        return frozenset(pair for text in (*self.titles, *self._asked) for pair in pairwise(text))

    @cached_property
    def _others(self) -> frozenset[Words]:
        return frozenset(
            matter
            for matter in _other_matters()
            if not any(_has(text, matter) for text in self._texts)
        )

    def is_other_matter(self, words: Words) -> bool:
        """Return whether a title, folded, asks for what makes it another paper and what this form
        does not know."""
        return any(_has(words, matter) for matter in self._others)

    def spelt_out(self, words: Words) -> Words:
        """Return a title, folded, with abbreviations as the words of the form that begin with their
        letters: "QSDĐ" is "quyền sử dụng đất"."""
        return tuple(
            part
            for word in words
            for part in (self._stands_for(word) if _is_abbreviation(word) else (word,))
        )

    def _stands_for(self, letters: str) -> Words:
        for text in self._texts:
            at = "".join(word[0] for word in text).find(letters)
            if at >= 0:
                return text[at : at + len(letters)]
        return (letters,)


def words_of(text: str) -> Words:
    """Return the words of a text, without numbers."""
    return tuple(word for word in WORD.findall(text) if word.isalpha())


def folded_words_of(text: str) -> Words:
    """Return the words of a text without tones and marks, without numbers."""
    return tuple(map(fold, words_of(text)))


def vocabulary_of(form: FormDefinition) -> Vocabulary:
    """Return the words of a form."""
    texts = tuple(
        text for label in form.labels if label.texts[0] not in form.titles for text in label.texts
    )
    return _vocabulary(form.titles, tuple(_asked_by(form)), texts)


@lru_cache(maxsize=256)
def _vocabulary(
    titles: tuple[str, ...], asked: tuple[str, ...], texts: tuple[str, ...]
) -> Vocabulary:
    return Vocabulary(titles, asked, texts)


def _asked_by(form: FormDefinition) -> Iterator[str]:
    for label in form.labels:
        if label.field is None:
            continue
        yield from label.texts
        for row in label.field.rows:
            yield from row.texts
        for column in label.field.columns:
            yield from column.headers


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and VOWELS.isdisjoint(word)


def _other_matters() -> tuple[Words, ...]:
    return tuple(map(folded_words_of, load_lexicon("other_matters")))


def _has(words: Sequence[str], phrase: Words) -> bool:
    length = len(phrase)
    return any(words[i : i + length] == phrase for i in range(len(words) - length + 1))
