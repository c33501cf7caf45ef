"""Lines for the characters that Vietnamese text hardly ever holds: Ẵ, Ỵ, W, §, ½."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import numpy as np

from training.forms.blocks import Split
from training.lines.texts.alphabet import alphabet, hand_alphabet
from training.lines.texts.chance import between, flip, pick
from training.lines.texts.division import unseen
from training.lines.texts.syllables import a_syllable, syllables_with
from training.lines.texts.words import an_english_word, common_words

_COMMON = frozenset("abcdđeêghiklmnoôơpqrstuưvxyáàạảãấầậếềệíìịốộớợúụứựABCDĐEGHIKLMNOPQRSTUVXY0123456789.,:-/ ÁÀẠÂÊÔƠƯ();WwÃÌÍÚÝâèéòóõùýĂăĩũẢẤẦẩẬắằặẻẾỀểỄễỆỈỉỊọỐồỒổỔỗỘỚỜờởỢỦủừửữỳỹ…☐")  # fmt: skip
"""Characters that other texts hold in plenty."""
_SIGNS: Mapping[str, tuple[str, ...]] = {
    '"': ('"bản sao"', 'tên gọi "Út"'),
    "%": ("{n}%", "tăng {n}%"),
    "&": ("GD&ĐT", "TN&MT", "A & B"),
    "*": ("(*)", "* Ghi chú", "{n}*"),
    "+": ("+ Bản chính", "{n} + {n}", "+84{n}"),
    "=": ("= {n}", "{n} = {n}"),
    "?": ("Vì sao?", "Có không?", "(?)"),
    "!": ("Xin cảm ơn!", "Chú ý!"),
    "@": ("hop.thu{n}@example.com", "@thon{n}"),
    "#": ("#{n}", "Hồ sơ #{n}"),
    "_": ("mau_so_{n}", "__{n}__"),
    "–": ("{n} – {n}", "Hà Nội – Huế"),
    "“": ("“Hộ gia đình”", "“{n}”"),
    "”": ("gọi là “Bên A”",),
    "‘": ("‘Chỗ ở’", "‘{n}’"),
    "’": ("H’Hen", "K’Ho", "M’Nông"),
    "°": ("{n}°C", "{n}°", "góc {n}°"),
    "²": ("{n} m²", "{n}m²", "km²"),
    "½": ("½ bản", "{n}½", "½ mẫu"),
    "$": ("${n}", "{n} $", "US${n}"),
    "<": ("< {n}", "{n} < {n}", "<{n}>"),
    ">": ("> {n}", "{n} > {n}", "<{n}>"),
    "[": ("[{n}]", "[ ]", "[x]"),
    "]": ("[{n}]", "[ ]", "[x]"),
    "{": ("{{{n}}}",),
    "}": ("{{{n}}}",),
    "|": ("{n} | {n}", "Nam | Nữ"),
    "~": ("~ {n}", "{n}~{n}"),
    "^": ("10^{n}", "m^2", "^"),
    "\\": ("{n}\\{n}", "A\\B", "C:\\HS{n}"),
    "`": ("`{n}`", "`"),
    "§": ("§ {n}", "§{n}"),
    "№": ("№ {n}", "№{n}"),
    "☑": ("☑ Có", "☑", "☑ Bản chính", "☑ Nam ☐ Nữ"),
    "☒": ("☒ Không", "☒", "☒ Nữ", "☐ Có ☒ Không"),
    "✓": ("✓", "✓ Đủ", "Đánh dấu ✓"),
    "×": ("{n} × {n}", "3 × 4 cm", "×"),
    "•": ("• Bản sao", "• Ghi chú", "•"),
    "'": ("H'Hen", "K'Ho", "M'Nông", "{n}'"),
}
"""What a sign stands in; ``{n}`` is a number."""


@cache
def rare_characters(*, for_hand: bool = False) -> tuple[str, ...]:
    """Return the characters that need lines of their own."""
    known = hand_alphabet() if for_hand else alphabet()
    return tuple(sorted(known - _COMMON))


@cache
def _foreign() -> Mapping[str, tuple[str, ...]]:
    """Words of the frequency list by their letters that Vietnamese syllables lack."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in common_words():
        for letter in {"f", "j", "w", "z"}.intersection(word):
            found[letter].append(word)
    return {letter: tuple(words) for letter, words in found.items()}


def _word_with(char: str, rng: np.random.Generator) -> str:
    """Return a word or group that holds a character."""
    if char in _SIGNS:
        return pick(rng, _SIGNS[char]).format(n=between(rng, 1, 200))
    letter = char.lower()
    words = syllables_with(letter) or _foreign()[letter]
    starting = tuple(word for word in words if word.startswith(letter))
    word = pick(rng, starting if starting and flip(rng, 0.3) else words)
    if char == letter:
        return word
    if word.startswith(letter) and flip(rng, 0.5):
        return word.capitalize()
    return word.upper()


def _line(chars: tuple[str, ...], rng: np.random.Generator) -> str:
    words: list[str] = []
    for _ in range(between(rng, 1, 4)):
        words.append(_word_with(pick(rng, chars), rng))
        if flip(rng, 0.5):
            other = an_english_word(rng) if flip(rng, 0.15) else a_syllable(rng)
            words.append(other.upper() if words[-1].isupper() and flip(rng, 0.8) else other)
    return " ".join(words)


def a_rare_line(split: Split, rng: np.random.Generator, *, for_hand: bool = False) -> str:
    """Return a short line of words around rare characters, one that belongs to the split."""
    chars = rare_characters(for_hand=for_hand)
    return unseen(split, lambda: _line(chars, rng))
