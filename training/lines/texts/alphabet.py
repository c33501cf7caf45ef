"""The characters that the recogniser knows, and how texts are brought into them."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

import pipeline

_DEFINITION = Path(pipeline.__file__).parent / "weights" / "vi_rec" / "inference.yml"

_REPLACED = str.maketrans(
    {"—": "-", "−": "-", "‑": "-", "´": "'", "ʼ": "'", "ð": "đ", "Ð": "Đ", "ñ": "n", "\u00a0": " "}
)
_HAND = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "`": "'", "×": "x"})
_PRINT_ONLY = frozenset("☐☑☒✓•§№½²°^~\\|{}[]<>_#$…")
_DOTS = re.compile(r"[.…]{3,}|…[.…]+|[.…]+…")


@cache
def alphabet() -> frozenset[str]:
    """Return the characters of the recogniser's definition, and the space."""
    definition = yaml.safe_load(_DEFINITION.read_text(encoding="utf-8"))
    return frozenset([*definition["PostProcess"]["character_dict"], " "])


@cache
def hand_alphabet() -> frozenset[str]:
    """Return the characters that people write with a pen."""
    return alphabet() - _PRINT_ONLY - set(map(chr, _HAND))


def _dots(match: re.Match[str]) -> str:
    run = match.group().replace("…", "...")
    return "…" if len(run) == 3 else run


def clean(text: str, *, for_hand: bool = False) -> str:
    """Return a text in NFC with only the alphabet's characters and single spaces between words.

    Three dots are always the one character "…" and longer runs always full stops: on paper nobody
    can tell the spellings apart, so the recogniser is taught one of them. For the hand the signs
    of typography become those of a pen (curly quotes straight, dashes short).
    """
    text = unicodedata.normalize("NFC", text).translate(_REPLACED)
    if for_hand:
        text = _DOTS.sub(" ", text.translate(_HAND)).replace("…", " ")
    known = hand_alphabet() if for_hand else alphabet()
    if not known.issuperset(text):
        text = "".join(char for char in text if char in known)
    if "…" in text or "..." in text:
        text = _DOTS.sub(_dots, text)
    return " ".join(text.split())
