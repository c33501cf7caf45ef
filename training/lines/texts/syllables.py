"""Vietnamese syllables by the rules of the script, and where their tone marks stand.

Onsets and rimes come from the lexicons; which of them go together and where the tone stands
follow Hoàng Phê, Chính tả tiếng Việt, 2001. Two placements are in use in oa, oe and uy without a
final consonant: hòa, thúy and, in school books since the 1980s, hoà, thuý.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache

import numpy as np

from schemas.lexicons import load_lexicon
from training.lines.texts.chance import pick

_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_STOPPED_TONES = ("\u0301", "\u0323")
"""Syllables that end in a stop have the rising or the low glottal tone."""
_FRONT = tuple("eêiy")
_ROUNDED = ("oa", "oă", "oe", "oo", "uâ", "uê", "uy", "uơ")
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED = frozenset("ăâêôơư")
_MOVING = ("oa", "oe", "uy")


def _goes_with(onset: str, rime: str) -> bool:
    front, rounded = rime.startswith(_FRONT), rime.startswith(_ROUNDED)
    if onset == "q":
        return rime in ("uynh", "uyt", "uych")
    if rime.startswith("yê"):
        return onset in ("", "qu")
    if rime.startswith("iê"):
        return onset not in ("", "gi", "c", "g", "ng", "qu")
    if rime == "y":
        return onset in ("", "h", "k", "l", "m", "t", "qu")
    if onset == "qu":
        return rime[0] in "aăâeêơ" and rime not in ("au", "âu")
    if onset == "gi":
        return rime[0] not in "iy" and not rounded
    if onset in ("k", "gh", "ngh"):
        return front and not rounded
    if onset in ("c", "g", "ng"):
        return not front and not (onset == "c" and rounded)
    return not (rounded and onset in ("b", "m", "ph", "v", "p"))


def _tone_position(rime: str, *, on_second: bool) -> int:
    """Return the index of the vowel that carries the tone."""
    run = next((i for i, char in enumerate(rime) if char not in _VOWELS), len(rime))
    marked = [i for i in range(run) if rime[i] in _MARKED]
    if marked:
        return marked[-1] if rime[:2] not in ("ưu", "ưi", "ưa") else 0
    if run == 1:
        return 0
    if run == 3 or run < len(rime):
        return 1
    return 1 if on_second and rime in _MOVING else 0


def toned(onset: str, rime: str, tone: str, *, on_second: bool = False) -> str:
    """Return a syllable in NFC; ``tone`` is a combining mark or nothing, ``on_second`` puts it on
    the second vowel of oa, oe, uy."""
    at = _tone_position(rime, on_second=on_second)
    return unicodedata.normalize("NFC", onset + rime[: at + 1] + tone + rime[at + 1 :])


@cache
def all_syllables() -> tuple[str, ...]:
    """Return every syllable that the rules allow, in lower case, tones in the older places."""
    found: dict[str, None] = {}
    for onset in ("", "q", *load_lexicon("onsets")):
        for rime in load_lexicon("rimes"):
            if not _goes_with(onset, rime):
                continue
            stopped = rime.endswith(("c", "ch", "p", "t"))
            for tone in _STOPPED_TONES if stopped else _TONES:
                found[toned(onset, rime, tone)] = None
    return tuple(found)


@cache
def syllables_with(letter: str) -> tuple[str, ...]:
    """Return the syllables that hold a lower-case letter; none for f, j, w, z."""
    return _by_letter().get(letter, ())


@cache
def _by_letter() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for syllable in all_syllables():
        for letter in set(syllable):
            found[letter].append(syllable)
    return {letter: tuple(syllables) for letter, syllables in found.items()}


def a_syllable(rng: np.random.Generator) -> str:
    """Return any syllable, each as likely as the next."""
    return pick(rng, all_syllables())


def _pairs() -> dict[str, str]:
    moved: dict[str, str] = {}
    for rime in _MOVING:
        for tone in _TONES[1:]:
            older, newer = toned("", rime, tone), toned("", rime, tone, on_second=True)
            for change in (str, str.upper, str.capitalize):
                moved[change(older)] = change(newer)
    return moved


_ON_SECOND = _pairs()
_MOVABLE = re.compile(rf"(?<![qQ])({'|'.join(_ON_SECOND)})(?![^\W\d_])")


def with_tones_on_second_vowels(text: str) -> str:
    """Return a text with the tones of oa, oe and uy on their second vowel: hòa becomes hoà."""
    return _MOVABLE.sub(lambda match: _ON_SECOND[match.group()], text)
