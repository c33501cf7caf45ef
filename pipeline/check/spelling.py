"""Spelling: what cannot be Vietnamese, and known words with the wrong tones."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from schemas.lexicons import load_lexicon
from schemas.text import TONE_MARKS, comparable, tidy, without_tone_marks

_STOPPED_TONES = "\u0301\u0323"
"""A syllable that ends in c, ch, p or t has the tone sắc or nặng."""

_VOWELS = "aăâeêioôơuưy"
_MARKED_VOWELS = "ăâêôơư"
_EITHER_PLACE = ("oa", "oe", "uy")
"""Open rimes that are written with the tone on either letter (hòa and hoà)."""

_WORD = re.compile(r"[^\W\d_]+")
_WORD_AND_NEXT = re.compile(r"([^\W\d_]+)\s+(\w)")


def is_syllable(word: str) -> bool:
    """Return whether a word can be a Vietnamese syllable: an initial consonant, a rime and a tone
    that go together, the tone on the right letter. Foreign words and many names of ethnic
    minorities cannot."""
    letters = without_tone_marks(word)
    decomposed = [unicodedata.normalize("NFD", char) for char in tidy(word).lower()]
    toned = [(i, mark) for i, char in enumerate(decomposed) for mark in char if mark in TONE_MARKS]
    shape = _shape_of(letters)
    if shape is None or len(toned) > 1:
        return False
    is_stopped = letters.endswith(("c", "ch", "p", "t"))
    if not toned:
        return not is_stopped
    place, mark = toned[0]
    return place in _tone_places(*shape) and (not is_stopped or mark in _STOPPED_TONES)


@cache
def _shape_of(letters: str) -> tuple[int, str] | None:
    """Return the length of the initial consonant and the rime, or None if there are none such."""
    onsets, rimes = load_lexicon("onsets"), load_lexicon("rimes")
    for onset in sorted((*onsets, ""), key=len, reverse=True):
        if letters.startswith(onset) and letters[len(onset) :] in rimes:
            return len(onset), letters[len(onset) :]
    # After q the u belongs to both: Quỳnh and quýt end as huỳnh and huýt do.
    if letters.startswith("qu") and letters[1:] in rimes:
        return 1, letters[1:]
    return None


def _tone_places(onset: int, rime: str) -> set[int]:
    """Return the letters of a syllable that may carry its tone."""
    vowels = [i for i, char in enumerate(rime) if char in _VOWELS]
    marked = [i for i in vowels if rime[i] in _MARKED_VOWELS]
    if marked:
        return {onset + marked[-1]}
    if len(vowels) == 1:
        return {onset + vowels[0]}
    if len(vowels) == 3 or rime[-1] not in _VOWELS:
        return {onset + vowels[1]}
    places = vowels if rime in _EITHER_PLACE else vowels[:1]
    return {onset + i for i in places}


def odd_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that are no syllables; abbreviations in capitals (TP, QLHC) and
    single letters are not asked."""
    return tuple(
        word
        for word in _WORD.findall(text)
        if len(word) > 1 and not word.isupper() and not is_syllable(word)
    )


def with_known_spelling(
    text: str, phrases: tuple[str, ...], is_known: Callable[[str], bool] = lambda _: False
) -> str:
    """Return the text with every known phrase that has the wrong tones put right.

    "Hải Dượng" becomes "Hải Dương"; a phrase that is spelt like another known one stays. A phrase of
    one word is put right only where it stands as a type word does, in small letters before a name
    or number: "quân Cầu Giấy" is a quận, the quân of "quân đội" is none.

    Args:
        text: a value, NFC.
        phrases: how known phrases are spelt.
        is_known: whether a name is right although it is none of the phrases.
    """
    known, by_length = _known_phrases(phrases)
    words = list(_WORD.finditer(text))
    is_settled = [False] * len(words)
    for length, right_of in by_length:
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            right = right_of.get(without_tone_marks(text[start:end]))
            if right is None or any(is_settled[first : first + length]):
                continue
            if length == 1 and not _stands_as_type_word(text, start):
                continue
            is_settled[first : first + length] = [True] * length
            if comparable(text[start:end]) not in known and not is_known(text[start:end]):
                text = text[:start] + _in_the_case_of(right, text[start:end]) + text[end:]
    return text


@lru_cache(maxsize=8)
def _known_phrases(
    phrases: tuple[str, ...],
) -> tuple[frozenset[str], tuple[tuple[int, dict[str, str]], ...]]:
    """Return the phrases for comparing, and by falling number of words how each is spelt by its
    letters without tones."""
    lengths = sorted({len(phrase.split()) for phrase in phrases}, reverse=True)
    spelt = tuple(
        (length, {without_tone_marks(p): p for p in phrases if len(p.split()) == length})
        for length in lengths
    )
    return frozenset(map(comparable, phrases)), spelt


def _stands_as_type_word(text: str, start: int) -> bool:
    found = _WORD_AND_NEXT.match(text, start)
    return found is not None and found.group(1).islower() and not found.group(2).islower()


def _in_the_case_of(right: str, written: str) -> str:
    return "".join(
        char.upper() if example.isupper() else char.lower()
        for char, example in zip(right, written, strict=True)
    )
