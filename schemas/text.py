"""Vietnamese text: one form for storing, one for comparing."""

import re
import unicodedata

_OPEN_DIPHTHONG = re.compile(
    r"([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?![a-z\u0302\u0306\u031b])",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """Return the text in NFC with single spaces and none outside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def comparable(text: str) -> str:
    """Return what two spellings of one value have in common: lower case, single spaces, one tone
    placement (hoà and hòa, thuý and thúy are equal; tones still count) and one way to write square
    metres (m² and m2 are equal)."""
    return modern_tone_placement(tidy(text).lower()).replace("m²", "m2")


def modern_tone_placement(text: str) -> str:
    """Return the text in NFC with the tone of each open oa, oe, uy on its first letter, as most
    papers write it; case and spaces stay."""
    decomposed = unicodedata.normalize("NFD", text)

    def moved(found: re.Match[str]) -> str:
        first, second, tone = found.groups()
        if (first + second).lower() not in ("oa", "oe", "uy") or _is_qu(decomposed, found.start()):
            return found.group()
        return first + tone + second

    return unicodedata.normalize("NFC", _OPEN_DIPHTHONG.sub(moved, decomposed))


def _is_qu(text: str, index: int) -> bool:
    return index > 0 and text[index - 1 : index + 1].lower() == "qu"


TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
"""Huyền, sắc, ngã, hỏi, nặng, as combining characters."""


def without_tone_marks(text: str) -> str:
    """Return the text in lower case without its five tones; ă, â, đ, ê, ô, ơ, ư stay."""
    decomposed = unicodedata.normalize("NFD", tidy(text).lower())
    kept = "".join(char for char in decomposed if char not in TONE_MARKS)
    return unicodedata.normalize("NFC", kept)


def without_tones(text: str) -> str:
    """Return the text in lower case with tones and letter marks removed, đ as d."""
    decomposed = unicodedata.normalize("NFD", tidy(text).lower().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
