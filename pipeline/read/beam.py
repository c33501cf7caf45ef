"""CTC prefix beam search with a character language model (Hannun et al., 2014).

The network decides wherever it is sure. Only letters that it doubts are weighed against what
usually stands there; digits, punctuation and words that hold them are left as the best path has
them, so that no number or ID is ever bent into a word.
"""

from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from math import exp, log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from pipeline.read.ctc import BLANK, Decode, DecodedLine, Run, best_path, chars_of, decode_greedy
from pipeline.read.language import Context, DecoderSettings, LanguageModel

LEAST = 1e-3
"""Classes less probable than this at a step are not considered."""

MOST = 6
"""Classes considered at a step."""

FAINT = 1e-5
"""Readings less probable than this beside the likeliest are not begun."""

TINY = 1e-300


@dataclass(eq=False, slots=True)
class Prefix:
    """A reading of the steps so far. ``blank`` and ``char`` are the probabilities of its paths
    that end in a blank and in its last character; ``prior`` is the natural log of the language's
    factor. ``context`` is looked up when the prefix has survived a step: most don't."""

    last: int
    parent: "Prefix | None"
    prior: float
    context: Context | None = None
    blank: float = 0.0
    char: float = 0.0
    children: dict[int, "Prefix"] = field(default_factory=dict)

    def labels(self) -> tuple[int, ...]:
        """Return the classes of the characters, first to last."""
        found = []
        prefix = self
        while prefix.parent is not None:
            found.append(prefix.last)
            prefix = prefix.parent
        return tuple(found[::-1])


@dataclass(frozen=True)
class Reading:
    """A reading of a whole line: its classes, and its share of the probability of all readings
    that were followed."""

    labels: tuple[int, ...]
    share: float


Choices = list[list[tuple[int, float]]]
"""For each step that matters the classes to consider with their probabilities."""


def decode_with(language: LanguageModel | None) -> Decode:
    """Return the decoder that asks a language model, or the best path without one."""
    return decode_greedy if language is None else partial(decode_beam, language=language)


def decode_beam(
    probabilities: NDArray[np.float32],
    characters: list[str],
    language: LanguageModel,
    settings: DecoderSettings | None = None,
) -> DecodedLine:
    """Decode one line with the help of the language where the network is in doubt.

    A line without a doubtful letter, or of figures more than of letters, is returned as
    :func:`decode_greedy` reads it.

    Args:
        probabilities: softmax output, shape (time steps, classes); class 0 is CTC's blank.
        characters: the class names; ``characters[0]`` is the blank's.
        settings: those of the language model unless given.
    """
    settings = settings or language.settings
    choices = choices_of(probabilities, characters, settings.sure)
    best = decode_greedy(probabilities, characters)
    if _is_of_figures(best.text) or all(len(classes) == 1 for classes in choices):
        return best
    readings = search(choices, characters, language, settings)
    return _evidence(readings, probabilities, characters, settings)


def _is_of_figures(text: str) -> bool:
    """Return whether a line is a number, a date or an ID, in which a lone letter is most likely a
    digit that was misread."""
    letters = sum(char.isalpha() for char in text)
    return sum(char.isdigit() for char in text) > letters


def choices_of(probabilities: NDArray[np.float32], characters: list[str], sure: float) -> Choices:
    """Return the classes worth considering at each step; steps that repeat a certain one are
    left out, for they change no reading."""
    best = probabilities.argmax(axis=1)
    top = probabilities[np.arange(len(best)), best]
    doubted = (top < sure) & ~_frozen(best, characters)
    is_letter = ~_kinds(tuple(characters)).is_other
    choices: Choices = []
    for step, label in enumerate(best.tolist()):
        if doubted[step]:
            row = probabilities[step]
            classes = np.flatnonzero((row >= LEAST) & is_letter)
            if len(classes) > MOST:
                classes = classes[np.argpartition(row[classes], -MOST)[-MOST:]]
            choices.append(list(zip(classes.tolist(), row[classes].tolist(), strict=True)))
        elif not choices or choices[-1] != [(label, 1.0)]:
            choices.append([(label, 1.0)])
    return choices


def _frozen(best: NDArray[np.intp], characters: list[str]) -> NDArray[np.bool_]:
    """Return the steps of the words of the best path that hold anything but letters; the steps
    between two words belong to neither."""
    frozen = np.zeros(len(best), dtype=bool)
    kinds = _kinds(tuple(characters))
    edges = [-1, *np.flatnonzero(kinds.is_space[best]).tolist(), len(best)]
    for start, end in pairwise(edges):
        inside = np.flatnonzero(best[start + 1 : end] != BLANK) + start + 1
        if len(inside) and kinds.is_other[best[inside]].any():
            frozen[inside[0] : inside[-1] + 1] = True
    return frozen


@dataclass(frozen=True, eq=False)
class _Kinds:
    """Which classes are the space, and which are neither it nor a letter nor CTC's blank."""

    is_space: NDArray[np.bool_]
    is_other: NDArray[np.bool_]


@cache
def _kinds(characters: tuple[str, ...]) -> _Kinds:
    is_other = np.array([not char.isalpha() and char != " " for char in characters])
    is_other[BLANK] = False
    return _Kinds(np.array([char == " " for char in characters]), is_other)


def search(
    choices: Choices, characters: list[str], language: LanguageModel, settings: DecoderSettings
) -> list[Reading]:
    """Return the likeliest readings, best first, with shares that sum to 1."""
    beam = [Prefix(BLANK, None, 0.0, language.start, blank=1.0)]
    for classes in choices:
        beam = _advanced(beam, classes, characters, language, settings)
    scores = [
        _score(prefix)
        + settings.weight * language.score(_context(prefix, characters, language), "")
        for prefix in beam
    ]
    weights = [exp(score - max(scores)) for score in scores]
    ranked = sorted(zip(weights, beam, strict=True), key=lambda pair: -pair[0])
    return [Reading(prefix.labels(), weight / sum(weights)) for weight, prefix in ranked]


def _advanced(
    beam: list[Prefix],
    classes: list[tuple[int, float]],
    characters: list[str],
    language: LanguageModel,
    settings: DecoderSettings,
) -> list[Prefix]:
    """Return the beam after one more step."""
    blanks: dict[Prefix, float] = {}
    chars: dict[Prefix, float] = {}
    for prefix in beam:
        whole = prefix.blank + prefix.char
        for label, probability in classes:
            if label == BLANK:
                blanks[prefix] = whole * probability
                continue
            gained = whole * probability
            if label == prefix.last:
                chars[prefix] = chars.get(prefix, 0.0) + prefix.char * probability
                gained = prefix.blank * probability
            if gained > FAINT:
                child = prefix.children.get(label)
                if child is None:
                    child = _child(prefix, label, characters, language, settings)
                chars[child] = chars.get(child, 0.0) + gained
    reached = list(dict.fromkeys([*blanks, *chars]))
    for prefix in reached:
        prefix.blank, prefix.char = blanks.get(prefix, 0.0), chars.get(prefix, 0.0)
    if len(reached) > settings.width:
        reached.sort(key=_score, reverse=True)
        del reached[settings.width :]
    scale = max(prefix.blank + prefix.char for prefix in reached)
    for prefix in reached:
        prefix.blank /= scale
        prefix.char /= scale
    return reached


def _child(
    prefix: Prefix,
    label: int,
    characters: list[str],
    language: LanguageModel,
    settings: DecoderSettings,
) -> Prefix:
    char, prior = characters[label], prefix.prior
    if char.isalpha() or char == " ":
        score = language.score(_context(prefix, characters, language), char)
        prior += settings.weight * score + settings.bonus
    child = prefix.children[label] = Prefix(label, prefix, prior)
    return child


def _context(prefix: Prefix, characters: list[str], language: LanguageModel) -> Context:
    if prefix.context is None:
        parent = prefix.parent
        before = language.start if parent is None else _context(parent, characters, language)
        prefix.context = language.after(before, characters[prefix.last])
    return prefix.context


def _score(prefix: Prefix) -> float:
    return log(prefix.blank + prefix.char + TINY) + prefix.prior


def _evidence(
    readings: list[Reading],
    probabilities: NDArray[np.float32],
    characters: list[str],
    settings: DecoderSettings,
) -> DecodedLine:
    """Return the best reading with the evidence for each character.

    The probability lies between the network's own and the share of the readings that have the
    character, never above that share: the language alone is too sure of itself.
    """
    chars = []
    reads = chars_of(probabilities, _runs_of(readings[0], probabilities), characters)
    for read, share in zip(reads, _shares(readings), strict=True):
        mixed = read.probability**settings.trust * share ** (1 - settings.trust)
        probability = round(min(share, mixed), 4)
        runner_up = round(min(read.runner_up_probability, 1 - probability), 4)
        chars.append(read._replace(probability=probability, runner_up_probability=runner_up))
    return DecodedLine(tuple(chars))


def _runs_of(best: Reading, probabilities: NDArray[np.float32]) -> list[Run]:
    """Return where the characters of a reading stand: those of the best path where it has them,
    a replaced one where the other stood, an inserted one between its neighbours."""
    path = best_path(probabilities)
    runs: list[Run | None] = [None] * len(best.labels)
    labels = [run.label for run in path]
    for block in Levenshtein.opcodes(labels, best.labels):
        if block.tag in ("equal", "replace"):
            for shift, run in enumerate(path[block.src_start : block.src_end]):
                i = block.dest_start + shift
                runs[i] = Run(best.labels[i], run.start, run.end)
    edge = 0
    placed: list[Run] = []
    for i, known in enumerate(runs):
        placed.append(known or _between(edge, runs[i:], best.labels[i], len(probabilities)))
        edge = placed[-1].end
    return placed


def _between(edge: int, later: list[Run | None], label: int, steps: int) -> Run:
    """Return the room from an edge to the next known run, at least one step."""
    start = min(edge, steps - 1)
    end = next((run.start for run in later if run is not None), steps)
    return Run(label, start, max(end, start + 1))


def _shares(readings: list[Reading]) -> list[float]:
    """Return for each character of the first reading the share of the readings that have it."""
    best = readings[0].labels
    shares = [1.0] * len(best)
    for reading in readings[1:]:
        for edit in Levenshtein.editops(best, reading.labels):
            if edit.tag != "insert":
                shares[edit.src_pos] -= reading.share
    return [max(0.0, share) for share in shares]
