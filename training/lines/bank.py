"""A bank of real words, kept between runs, and new lines put together of one writer's words."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from training.lines.alignment import Aligner, load_aligner
from training.lines.drawn import Drawn
from training.lines.handwriting import RealLine
from training.lines.ink import ink_box
from training.lines.words import WordInk, words_of

CACHE = Path(__file__).resolve().parents[2] / ".cache"

VERSION = b"2"
"""Of the way words are cut; another one makes every bank be built again."""

LEAST_WORDS = 20
"""A writer with fewer words has too little to put lines together of."""

MOST_WORDS = 9


@dataclass(frozen=True)
class WordBank:
    """Words cut out of real lines; ``sure_lines`` are the numbers of the lines of which all words
    could be aligned."""

    words: tuple[WordInk, ...]
    sure_lines: tuple[int, ...]

    @cached_property
    def hands(self) -> tuple["Hand", ...]:
        """The writers with enough words, each with all of them."""
        by_writer: dict[str, list[WordInk]] = {}
        for word in self.words:
            by_writer.setdefault(word.writer, []).append(word)
        return tuple(Hand(tuple(w)) for w in by_writer.values() if len(w) >= LEAST_WORDS)


@dataclass(frozen=True)
class Hand:
    """The words of one writer."""

    words: tuple[WordInk, ...]

    @cached_property
    def lines(self) -> tuple[tuple[WordInk, ...], ...]:
        """The words line by line, as far as they were cut out."""
        by_line: dict[int, list[WordInk]] = {}
        for word in self.words:
            by_line.setdefault(word.line, []).append(word)
        return tuple(tuple(line) for line in by_line.values())

    @cached_property
    def numbers(self) -> tuple[WordInk, ...]:
        """The words that hold a figure."""
        return tuple(word for word in self.words if _is_number(word))

    @cached_property
    def plain(self) -> tuple[WordInk, ...]:
        """The words without a figure."""
        return tuple(word for word in self.words if not _is_number(word))

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """The gaps between this writer's words in x-heights."""
        known = (word.gap / word.x_height for word in self.words if not np.isnan(word.gap))
        return tuple(sorted(known)) or (0.8,)


def load_bank(
    lines: Sequence[RealLine], cache: Path = CACHE, aligner: Aligner | None = None
) -> WordBank:
    """Return the words of lines: from the cache, or cut out now (minutes) and kept there.

    Args:
        cache: folder of the kept banks; a file's name is the hash of the lines.
        aligner: finds the words; without one, the recogniser of the product does.
    """
    file = cache / f"words-{_key(lines)}.npz"
    if not file.exists():
        found = aligner or load_aligner()
        words = tuple(
            word for number, line in enumerate(lines) for word in words_of(line, number, found)
        )
        cache.mkdir(parents=True, exist_ok=True)
        _save(words, file)
    words = _load(file)
    return WordBank(words, _sure_lines(words, lines))


def recombine(bank: WordBank, rng: np.random.Generator) -> Drawn:
    """Return a new line of one writer's words: one to nine of them, on one baseline.

    The texts are as many as the orders of the words, so that a network can't learn them by heart.
    """
    hand = bank.hands[int(rng.integers(len(bank.hands)))]
    way = _WAYS[int(rng.choice(len(_WAYS), p=(0.4, 0.4, 0.2)))]
    return _set(way(hand, rng)[:MOST_WORDS], hand, rng)


def _like_a_line(hand: Hand, rng: np.random.Generator) -> list[WordInk]:
    """Put other words, and other numbers for numbers, where the words of a line stand."""
    pattern = hand.lines[int(rng.integers(len(hand.lines)))]
    start = int(rng.integers(len(pattern))) if rng.random() < 0.3 else 0
    return [_any(hand.numbers if _is_number(word) else hand.plain, rng) for word in pattern[start:]]


def _of_spans(hand: Hand, rng: np.random.Generator) -> list[WordInk]:
    """Join stretches of several lines."""
    words: list[WordInk] = []
    for _ in range(int(rng.integers(2, 5))):
        line = hand.lines[int(rng.integers(len(hand.lines)))]
        start = int(rng.integers(len(line)))
        words += line[start : start + int(rng.integers(1, 4))]
    return words


def _at_random(hand: Hand, rng: np.random.Generator) -> list[WordInk]:
    return [_any(hand.words, rng) for _ in range(int(rng.integers(1, MOST_WORDS + 1)))]


_WAYS: tuple[Callable[[Hand, np.random.Generator], list[WordInk]], ...] = (
    _like_a_line,
    _of_spans,
    _at_random,
)


def _set(words: list[WordInk], hand: Hand, rng: np.random.Generator) -> Drawn:
    """Write words one behind the other, as large and as far apart as the hand does it."""
    x_height = words[0].x_height
    sized = [_sized(word, x_height, rng) for word in words]
    tightness = float(rng.uniform(0.8, 1.4))
    left, drift, places = 0.0, 0.0, []
    for word, after in pairwise([*sized, sized[0]]):
        places.append((round(left), round(drift - word.baseline)))
        left += word.ink.shape[1] + _gap(word, after, hand, rng) * x_height * tightness
        drift = 0.7 * drift + float(rng.normal(0, 0.07)) * x_height
    highest = min(top for _, top in places)
    height = max(top + word.ink.shape[0] for (_, top), word in zip(places, sized, strict=True))
    width = max(at + word.ink.shape[1] for (at, _), word in zip(places, sized, strict=True))
    ink = np.zeros((height - highest, width), np.uint8)
    for (at, top), word in zip(places, sized, strict=True):
        rows, columns = word.ink.shape
        part = ink[top - highest : top - highest + rows, at : at + columns]
        np.maximum(part, word.ink, out=part)
    left_edge, top_edge, right_edge, bottom_edge = ink_box(ink)
    return Drawn(
        np.ascontiguousarray(ink[top_edge:bottom_edge, left_edge:right_edge]),
        " ".join(word.word for word in sized),
        float(-highest - top_edge),
        x_height,
        is_hand=True,
    )


def _gap(word: WordInk, after: WordInk, hand: Hand, rng: np.random.Generator) -> float:
    """Return a gap in x-heights: as it was where the two words stand so, else one of the hand's."""
    if after.line == word.line and after.place == word.place + 1:
        return max(word.gap / word.x_height, -0.3)
    return max(hand.gaps[int(rng.integers(len(hand.gaps)))], 0.2)


def _sized(word: WordInk, x_height: float, rng: np.random.Generator) -> WordInk:
    """Return a word at about the size of the others: crops differ in scale, hands hardly do.

    Half of the difference (in its logarithm) is made up for, as much of it is the estimate's error.
    """
    ratio = np.clip(x_height / word.x_height, 0.5, 2.0)
    factor = float(np.sqrt(ratio) * np.exp(rng.normal(0, 0.03)))
    if abs(factor - 1) < 0.04:
        return word
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    ink = np.asarray(cv2.resize(word.ink, None, fx=factor, fy=factor, interpolation=how), np.uint8)
    return WordInk(
        word.writer,
        word.word,
        ink,
        word.baseline * factor,
        word.x_height * factor,
        word.gap * factor,
        word.line,
        word.place,
    )


def _any(words: Sequence[WordInk], rng: np.random.Generator) -> WordInk:
    return words[int(rng.integers(len(words)))]


def _is_number(word: WordInk) -> bool:
    return any(char.isdigit() for char in word.word)


def _sure_lines(words: Sequence[WordInk], lines: Sequence[RealLine]) -> tuple[int, ...]:
    found = np.bincount([word.line for word in words], minlength=len(lines))
    return tuple(
        number for number, line in enumerate(lines) if found[number] >= 0.6 * len(line.text.split())
    )


def _key(lines: Sequence[RealLine]) -> str:
    digest = hashlib.sha256(VERSION)
    for line in lines:
        digest.update(f"\n{line.name}\t{line.text}\t{line.image.shape}\n".encode())
        digest.update(line.image.tobytes())
    return digest.hexdigest()[:16]


def _save(words: Sequence[WordInk], file: Path) -> None:
    part = file.with_suffix(f".{os.getpid()}.part.npz")  # of several workers each makes its own
    np.savez_compressed(
        part,
        writer=np.array([word.writer for word in words], np.str_),
        word=np.array([word.word for word in words], np.str_),
        ink=np.concatenate([np.zeros(0, np.uint8), *(word.ink.ravel() for word in words)]),
        shape=np.array([word.ink.shape for word in words], np.int64).reshape(-1, 2),
        stand=np.array(
            [(word.baseline, word.x_height, word.gap) for word in words], np.float64
        ).reshape(-1, 3),
        place=np.array([(word.line, word.place) for word in words], np.int64).reshape(-1, 2),
    )
    part.replace(file)


def _load(file: Path) -> tuple[WordInk, ...]:
    with np.load(file, allow_pickle=False) as kept:
        shapes, stands, places = kept["shape"], kept["stand"], kept["place"]
        ends = np.cumsum(shapes.prod(axis=1)).astype(int)
        inks = np.split(kept["ink"], ends[:-1]) if len(ends) else []
        return tuple(
            WordInk(
                str(writer),
                str(word),
                ink.reshape(shape),
                float(stand[0]),
                float(stand[1]),
                float(stand[2]),
                int(place[0]),
                int(place[1]),
            )
            for writer, word, ink, shape, stand, place in zip(
                kept["writer"], kept["word"], inks, shapes, stands, places, strict=True
            )
        )
