"""Text as a citizen writes it, as bare ink: the strokes of a handwriting face, letter by letter
moved, turned, slanted and joined as a hand does, with the marks set loosely, drawn with a pen."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.random import Generator

from training.forms.blocks import Split
from training.lines import digits, marks
from training.lines.drawn import Drawn
from training.lines.faces import draws, file_for
from training.lines.hand_faces import Hand, hand_face
from training.lines.pens import inked, pen
from training.lines.skeleton import Glyph, Stroke, glyph, xy

_BARRED = {"đ": "d", "Đ": "D"}


@dataclass(frozen=True)
class Writer:
    """How one person writes a line. Lengths in x-heights: ``tightness`` is added between letters,
    ``word_gap`` is the room between words; ``size``, ``lift`` and ``turn`` are how much letters
    differ (share, x-heights, radians); ``stretch`` the width of letters, ``slant`` their lean,
    ``capital`` the height of capitals relative to the face's, ``joins`` how often the pen stays
    down between letters, ``bare`` whether marks are written onto bare letters."""

    file: Path
    bare: bool
    tightness: float
    word_gap: float
    size: float
    lift: float
    turn: float
    stretch: float
    slant: float
    capital: float
    joins: float
    marks: marks.Habit
    digits: dict[str, int]


def draw(text: str, split: Split, rng: Generator) -> Drawn:
    """Write a line of text by hand.

    Args:
        text: NFC, without a space at either end.

    Raises:
        ValueError: if there is nothing to write.
        MissingGlyph: if no face of the split has a character.
        MissingFont: if a face of the split was not fetched or installed.
    """
    if not text or text != text.strip():
        raise ValueError(f"not a line to write: {text!r}")
    x_height = float(np.clip(rng.normal(19, 3.2), 12, 28))
    writer = _writer(text, split, rng)
    strokes = _moved(_line(text, writer, split, rng), writer.slant, rng)
    scaled = [stroke * x_height for stroke in strokes]
    ink, baseline = inked(scaled, x_height, pen(rng), rng)
    return Drawn(ink, text, baseline, x_height, is_hand=True)


def _writer(text: str, split: Split, rng: Generator) -> Writer:
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters) > 0.6 * len(letters)
    face = hand_face(split, rng, capitals=capitals)
    joined = face.hand is Hand.JOINED
    calm = float(rng.choice([0.4, 1.0, 1.7], p=[0.3, 0.5, 0.2])) * (0.6 if joined else 1.0)
    has_marks = all(draws(face.file, char) for char in letters)
    bare = not has_marks or rng.random() < (0.75 if split is Split.TRAIN else 0.4)
    return Writer(
        file=face.file,
        bare=bare,
        tightness=0.0 if joined else float(np.clip(rng.normal(-0.02, 0.1), -0.2, 0.35)),
        word_gap=float(np.clip(rng.lognormal(-0.3, 0.42), 0.5 if joined else 0.35, 2.5)),
        size=0.06 * calm,
        lift=0.045 * calm,
        turn=0.045 * calm,
        stretch=float(np.clip(rng.normal(1, 0.12), 0.72, 1.35)),
        slant=float(rng.normal(0.05, 0.17)),
        capital=float(np.clip(rng.normal(0.98, 0.1), 0.75, 1.25)),
        joins=0.0 if joined else float(rng.choice([0.0, 0.25, 0.7], p=[0.55, 0.25, 0.2])),
        marks=marks.habit(rng),
        digits=digits.habit(rng),
    )


def _line(text: str, writer: Writer, split: Split, rng: Generator) -> list[Stroke]:
    """Write the letters one after another on a straight baseline; lengths in x-heights."""
    strokes: list[Stroke] = []
    x, grown = 0.0, 1.0
    before: list[Stroke] = []
    for char in text:
        if char == " ":
            x += writer.word_gap * float(np.exp(rng.normal(0, 0.22)))
            grown = float(np.exp(rng.normal(0, 0.5 * writer.size)))
            before = []
            continue
        letter, extra, advance = _letter(char, writer, split, rng)
        letter, extra, advance = _varied(letter, extra, advance, grown, char, writer, rng)
        offset = xy([x, rng.normal(0, writer.lift)])
        letter, extra = ([stroke + offset for stroke in part] for part in (letter, extra))
        if before and char.isalpha() and rng.random() < writer.joins:
            strokes += _join(before, letter)
        strokes += letter + extra
        before = letter if char.islower() else []
        near = writer.tightness if char.isalpha() else max(writer.tightness, -0.05)
        x += advance + near + float(rng.normal(0, 0.6 * writer.size))
    return strokes


def _letter(
    char: str, writer: Writer, split: Split, rng: Generator
) -> tuple[list[Stroke], list[Stroke], float]:
    """Return a character's own strokes, those of its marks, and its advance."""
    own = digits.written(char, writer.digits, rng)
    if own is not None:
        return list(own.strokes), [], own.advance
    plain = unicodedata.normalize("NFD", _BARRED.get(char, char))
    base, signs = plain[0], plain[1:]
    if not writer.bare or (len(plain) == 1 and char == base):
        whole = _glyph(char, writer.file, split, rng)
        return list(whole.strokes), [], whole.advance
    bare = _glyph(base, writer.file, split, rng)
    letter = list(bare.strokes)
    if base == "i" and signs and signs != marks.DOT:
        letter = [stroke for stroke in letter if stroke[:, 1].max() > -1.05] or letter
    points = np.concatenate(letter)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    body = (float(left), float(top), float(right), float(bottom))
    if char in _BARRED:
        return letter, [marks.bar(base == "d", letter, body, rng)], bare.advance
    return letter, marks.written(signs, body, writer.marks, rng), bare.advance


def _glyph(char: str, file: Path, split: Split, rng: Generator) -> Glyph:
    return glyph(file if draws(file, char) else file_for(char, file, split, rng), char)


def _varied(
    letter: list[Stroke],
    extra: list[Stroke],
    advance: float,
    grown: float,
    char: str,
    writer: Writer,
    rng: Generator,
) -> tuple[list[Stroke], list[Stroke], float]:
    """Make a letter a little larger, wider, turned: no two of a hand are alike."""
    wide, high = grown * np.exp(rng.normal(0, writer.size, 2))
    wide *= writer.stretch
    if char.isupper():
        high *= writer.capital
    turn = rng.normal(0, writer.turn)
    shape = xy([[wide, turn * wide], [-turn * high, high]])
    turned = [[stroke @ shape for stroke in part] for part in (letter, extra)]
    return turned[0], turned[1], advance * float(wide)


def _join(before: list[Stroke], letter: list[Stroke]) -> list[Stroke]:
    """Return what the pen draws when it stays down from one letter to the next."""
    tips = np.array([stroke[end] for stroke in before for end in (0, -1)])
    heads = np.array([stroke[end] for stroke in letter for end in (0, -1)])
    tip = tips[np.argmax(tips[:, 0] + 0.4 * tips[:, 1])]
    head = heads[np.argmin(heads[:, 0])]
    way = head - tip
    if not (-1.1 < tip[1] < 0.25 and -1.3 < head[1] < 0.3 and 0 < way[0] < 1.1):
        return []
    bend = (tip + head) / 2 + xy([0.05, 0.12 + 0.1 * abs(way[1])])
    steps = np.linspace(0, 1, 5, dtype=np.float32)[:, None]
    curve = (1 - steps) ** 2 * tip + 2 * steps * (1 - steps) * bend + steps**2 * head
    return [curve.astype(np.float32)]


def _moved(strokes: list[Stroke], slant: float, rng: Generator) -> list[Stroke]:
    """Lean the writing, and let the baseline, the size and the strokes themselves waver."""
    points = np.concatenate(strokes)
    x, y = points[:, 0], points[:, 1]
    length = max(4.0, float(x.max()))
    phase = rng.uniform(0, 2 * np.pi, 6)
    size = 1 + 0.06 * rng.random() * np.sin(x * rng.uniform(0.1, 0.35) + phase[0])
    wave = rng.uniform(0, 0.12) * np.sin(x * rng.uniform(0.12, 0.5) + phase[1])
    drift = np.clip(rng.normal(0, 0.01), -0.02, 0.02) * (x - length / 2)
    loose = rng.uniform(0, 0.045)
    shaken_x = loose * np.sin(2.9 * y + 1.7 * x + phase[2]) + loose / 2 * np.sin(5.1 * y + phase[3])
    shaken_y = loose * np.sin(2.3 * x + phase[4]) + loose / 2 * np.sin(4.7 * x + 2 * y + phase[5])
    lean = slant + 0.05 * np.sin(x * rng.uniform(0.2, 0.8) + phase[3])
    moved = np.stack([x - lean * y + shaken_x, y * size + wave + drift + shaken_y], axis=1)
    cuts = np.cumsum([len(stroke) for stroke in strokes])[:-1]
    return [part.astype(np.float32) for part in np.split(moved, cuts)]
