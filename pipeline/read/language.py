"""A character language model of Vietnamese forms, stored as plain numbers.

A back-off n-gram model (Katz, 1987) in one hash table: how likely a character is after those before
it. Case is folded and every digit is one symbol, so the model has no opinion on capitals or on
which digit stands somewhere. ``training.language`` builds it and says from what.
"""

import json
import unicodedata
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

_WEIGHTS = Path(__file__).resolve().parent.parent / "weights"
LANGUAGE = _WEIGHTS / "vi_lm"
FIGURES = _WEIGHTS / "figures_lm"

EDGE = 1
"""The code of a line's beginning and end."""

OTHER = 2
"""The code of every character that the model does not know."""

BACK_OFF = 255
"""Stands in the place of the character in the key of a context's back-off weight."""

STEP = 1 / 16
"""Natural-log units per level of a stored probability; 255 levels reach down to e^-16."""

_WORD = (1 << 64) - 1
_CACHED_CONTEXTS = 20_000


@dataclass(frozen=True)
class DecoderSettings:
    """How much the language counts; measured by ``python -m training.language tune``."""

    weight: float
    """Exponent of the language model's probability beside the network's."""
    bonus: float
    """Natural log added for each letter, so that the language does not favour short readings."""
    sure: float
    """A step whose likeliest class is at least this probable keeps it."""
    width: int
    """Readings followed at a time."""
    trust: float
    """Exponent of the network's own probability in that of a character of a doubtful line, beside
    the share of the readings that have it (0: only the share)."""


@dataclass(frozen=True, eq=False)
class Context:
    """The characters before one, with what the table holds for them: ``keys`` and ``back_offs``
    by length, from no character to as many as are known; ``scores`` are those already asked."""

    codes: bytes
    keys: tuple[int, ...]
    back_offs: tuple[float, ...]
    scores: dict[str, float] = field(default_factory=dict)
    next: dict[str, "Context"] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class LanguageModel:
    """The table and how to ask it. ``prints`` and ``levels`` are an open-addressing hash table of
    2^bits slots: 16 bits of the key (0: empty) and the quantised negative log."""

    order: int
    codes: dict[str, int]
    prints: memoryview
    levels: memoryview
    bits: int
    settings: DecoderSettings
    multipliers: tuple[int, ...]
    _contexts: dict[bytes, Context] = field(default_factory=dict)

    @property
    def start(self) -> Context:
        """The context at the beginning of a line."""
        return self._context(bytes([EDGE]))

    def after(self, context: Context, char: str) -> Context:
        """Return the context that a character leads to."""
        found = context.next.get(char)
        if found is None:
            kept = (context.codes + bytes([self.code(char)]))[1 - self.order :]
            found = context.next[char] = self._context(kept)
        return found

    def score(self, context: Context, char: str) -> float:
        """Return the natural log of a character's probability after others; "" is the end."""
        found = context.scores.get(char)
        if found is None:
            code = self.code(char) if char else EDGE
            found = context.scores[char] = self._score(context, code)
        return found

    def code(self, char: str) -> int:
        """Return the symbol of a character."""
        return self.codes.get(char, OTHER)

    def _score(self, context: Context, code: int) -> float:
        share = code * self.multipliers[0]
        backed_off = 0.0
        for key, back_off in zip(reversed(context.keys), reversed(context.back_offs), strict=True):
            level = self._level((key + share) & _WORD)
            if level is not None:
                return backed_off - level * STEP
            backed_off += back_off
        return backed_off - 255 * STEP

    def _context(self, codes: bytes) -> Context:
        found = self._contexts.get(codes)
        if found is None:
            if len(self._contexts) > _CACHED_CONTEXTS:
                self._forget()
            found = self._contexts[codes] = self._looked_up(codes)
        return found

    def _forget(self) -> None:
        for context in self._contexts.values():
            context.next.clear()
        self._contexts.clear()

    def _looked_up(self, codes: bytes) -> Context:
        key, keys, back_offs = 0, [0], [0.0]
        for code, multiplier in zip(reversed(codes), self.multipliers[1:], strict=False):
            key = (key + code * multiplier) & _WORD
            level = self._level((key + BACK_OFF * self.multipliers[0]) & _WORD)
            if level is None:
                break
            keys.append(key)
            back_offs.append(-level * STEP)
        return Context(codes, tuple(keys), tuple(back_offs))

    def _level(self, key: int) -> int | None:
        slot, wanted = slot_and_print(key, self.bits)
        prints, last = self.prints, (1 << self.bits) - 1
        while (seen := prints[slot]) != wanted:
            if seen == 0:
                return None
            slot = (slot + 1) & last
        return int(self.levels[slot])


def slot_and_print(key: int, bits: int) -> tuple[int, int]:
    """Return the first slot of a key and the 16 bits (never 0) by which it is known there."""
    return key >> (64 - bits), (key >> 16) & 0xFFFF or 1


def multipliers(order: int) -> tuple[int, ...]:
    """Return the odd 64-bit factors of a key, by distance from the character: multiplicative
    hashing (Dietzfelbinger et al., 1997) with the numbers of SplitMix64 (Steele et al., 2014)."""
    found = []
    for i in range(1, order + 1):
        mixed = i * 0x9E3779B97F4A7C15 & _WORD
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _WORD
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _WORD
        found.append((mixed ^ mixed >> 31) | 1)
    return tuple(found)


def folded(char: str) -> str:
    """Return what the model sees of a character: small letters, one digit."""
    return "0" if char.isdigit() else unicodedata.normalize("NFC", char.lower())


def codes_of(symbols: str) -> dict[str, int]:
    """Return the code of each character whose folded form is among the symbols."""
    codes = {symbol: code for code, symbol in enumerate(symbols, OTHER + 1)}
    unfolded = {
        char: codes[folded(char)]
        for char in symbols.upper() + "0123456789"
        if folded(char) in codes
    }
    return codes | unfolded


@cache
def load_language(folder: Path = LANGUAGE) -> LanguageModel | None:
    """Load the language model of a folder, once; None if there is none."""
    if not (folder / "model.json").exists():
        return None
    about = json.loads((folder / "model.json").read_text("utf-8"))
    with np.load(folder / "model.npz") as stored:
        prints, levels = stored["prints"], stored["levels"]
    return LanguageModel(
        order=about["order"],
        codes=codes_of(about["symbols"]),
        prints=memoryview(prints),
        levels=memoryview(levels),
        bits=len(prints).bit_length() - 1,
        settings=DecoderSettings(**about["settings"]),
        multipliers=multipliers(about["order"]),
    )


def save_settings(folder: Path, settings: DecoderSettings) -> None:
    """Write how much the language counts beside a model, in place of what was there."""
    file = folder / "model.json"
    about = json.loads(file.read_text("utf-8")) | {"settings": asdict(settings)}
    file.write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
