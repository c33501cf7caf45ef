"""The texts that the language model is counted from, each with a weight.

Real units of both administrative systems as people write them, names, labels and running words.
The weights keep every kind of text in sight: a model that knew only addresses would bend names
into places.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import wordfreq

from schemas.form import load_forms
from schemas.gazetteer import Place, Unit, load_gazetteer
from schemas.lexicons import load_lexicon
from schemas.text import modern_tone_placement, tidy
from training.forms.blocks import Split
from training.lines.texts import Kind, invent_kind
from training.lines.texts.addresses import a_house, a_place_name
from training.lines.texts.chance import between, flip, pick
from training.lines.texts.data import load
from training.lines.texts.syllables import all_syllables, with_tones_on_second_vowels

FORM_LINES = 30_000
"""Lines of forms as training invents them: prose, labels, names, dates in words, notes."""

FORM_KINDS: tuple[Kind, ...] = (
    "name",
    "prose",
    "prose",
    "prose",
    "label",
    "mixed",
    "note",
    "address",
)
RUNNING_LINES = 12_000
SYLLABLE_LINES = 10_000
TIMES_REAL = 4.0
"""An address that somebody really wrote counts as many invented ones: hamlets are in no list."""

FIGURE_LINES = 120_000
FIGURE_KINDS: tuple[Kind, ...] = (
    "digits",
    "digits",
    "digits",
    "number",
    "address",
    "mixed",
    "note",
    "prose",
    "rare",
)

_SHORT = {
    "Phường": ("P", "P.", "Phường", "Phường", "F"),
    "Quận": ("Q", "Q.", "Quận", "Quận"),
    "Huyện": ("H", "H.", "Huyện", ""),
    "Xã": ("X", "X.", "Xã", ""),
    "Thị trấn": ("Tt", "TT.", "Thị Trấn", "Thị trấn"),
    "Thị xã": ("Tx", "TX.", "Thị Xã", "Thị xã", ""),
    "Thành phố": ("Tp", "TP.", "Tp ", "Thành Phố", "Thành phố", ""),
    "Tỉnh": ("T", "Tỉnh", ""),
}
_HAMLETS = ("Thôn", "Ấp", "Xóm", "Khóm", "Làng", "Bản", "Buôn", "Khu", "Khu Phố", "Kp", "Tổ", "Tdp", "Tổ Dân Phố", "Đội", "Tiểu Khu", "Khối", "Khu Vực", "Cụm")  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """A line of text and how often it counts."""

    text: str
    weight: float = 1.0


def corpus(rng: np.random.Generator, handwriting: Path | None) -> Iterator[Sentence]:
    """Yield every line to count, in either placement of tones.

    Args:
        handwriting: the folder with ``train.tsv`` (file, tab, text), if there is one; the texts
            of validation are never read.
    """
    for sentence in _sentences(rng, handwriting):
        text = modern_tone_placement(tidy(sentence.text))
        if flip(rng, 0.5):
            text = with_tones_on_second_vowels(text)
        yield Sentence(text, sentence.weight)


def figures(rng: np.random.Generator, handwriting: Path | None) -> Iterator[Sentence]:
    """Yield lines of figures, alone and amid words: those of forms as training invents them, and
    those of :func:`corpus`."""
    for _ in range(FIGURE_LINES):
        yield from _with_digits(
            Sentence(invent_kind(pick(rng, FIGURE_KINDS), Split.TRAIN, rng).text)
        )
    for sentence in corpus(rng, handwriting):
        yield from _with_digits(sentence)


def _with_digits(sentence: Sentence) -> Iterator[Sentence]:
    text = tidy(sentence.text)
    if any(char.isdigit() for char in text):
        yield Sentence(text, sentence.weight)


def _sentences(rng: np.random.Generator, handwriting: Path | None) -> Iterator[Sentence]:
    yield from _addresses(rng)
    if handwriting is not None:
        yield from _written(handwriting)
    for _ in range(FORM_LINES):
        yield Sentence(invent_kind(pick(rng, FORM_KINDS), Split.TRAIN, rng).text)
    yield from _labels()
    yield from _running(rng)
    for _ in range(SYLLABLE_LINES):
        yield Sentence(" ".join(pick(rng, all_syllables()) for _ in range(6)))


def _addresses(rng: np.random.Generator) -> Iterator[Sentence]:
    old, new = load_gazetteer("63"), load_gazetteer("34")
    for places, times, weight in ((old.places, 4, 0.7), (old.gone, 1, 0.5), (new.places, 4, 0.7)):
        for place in places:
            for _ in range(times):
                yield Sentence(an_address(place, rng), weight)


def an_address(place: Place, rng: np.random.Generator) -> str:
    """Return a line in a real place: with or without a house or hamlet, kinds of units and
    commas, and now and then broken off as at the end of a cell."""
    parts = [_unit(unit, rng) for unit in place.units]
    if flip(rng, 0.6):
        parts.insert(0, _local(rng))
    text = (", " if flip(rng, 0.2) else " ").join(parts)
    words = text.split()
    if flip(rng, 0.08):
        words = words[: between(rng, 1, len(words))]
    elif flip(rng, 0.08):
        words = words[between(rng, 0, len(words) - 1) :]
    return " ".join(words)


def _unit(unit: Unit, rng: np.random.Generator) -> str:
    if flip(rng, 0.6) and not unit.name.isdigit():
        return unit.name
    return f"{pick(rng, _SHORT.get(unit.kind, (unit.kind,)))} {unit.name}".strip()


def _local(rng: np.random.Generator) -> str:
    if flip(rng, 0.4):
        start = pick(rng, ("", "", "", "Số ", "Số Nhà ", "Sn ", "Ngõ ", "Hẻm ", "Kiệt "))
        road = pick(rng, ("", "", "Đường ", "Phố "))
        return f"{start}{a_house(rng)} {road}{pick(rng, load('streets'))}"
    kind = pick(rng, _HAMLETS)
    if flip(rng, 0.4):
        return f"{kind} {between(rng, 1, 30)}"
    return f"{kind} {_hamlet_name(rng)}"


def _hamlet_name(rng: np.random.Generator) -> str:
    if flip(rng, 0.5):
        ward = pick(rng, load_gazetteer("63").places).ward
        if ward is not None and not ward.name.isdigit():
            return ward.name
    return a_place_name(rng)


def _written(handwriting: Path) -> Iterator[Sentence]:
    for row in (handwriting / "train.tsv").read_text("utf-8").splitlines():
        yield Sentence(row.split("\t")[1], TIMES_REAL)


def _labels() -> Iterator[Sentence]:
    for form in load_forms().values():
        for label in _texts(form.model_dump()):
            yield Sentence(label, 3.0)
    lexicons = ("address_words", "date_words", "ethnic_groups", "nationalities", "relationships", "id_issuers")  # fmt: skip
    for name in lexicons:
        for entry in load_lexicon(name):
            yield Sentence(entry, 5.0)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str) and " " in value:
        yield value


def _running(rng: np.random.Generator) -> Iterator[Sentence]:
    words = wordfreq.top_n_list("vi", 10_000)
    frequencies = np.sqrt([wordfreq.word_frequency(word, "vi") for word in words])
    sums = np.cumsum(frequencies / frequencies.sum())
    for _ in range(RUNNING_LINES):
        drawn = np.minimum(np.searchsorted(sums, rng.random(between(rng, 2, 9))), len(words) - 1)
        yield Sentence(" ".join(words[int(i)] for i in drawn), 0.7)
