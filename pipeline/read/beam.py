"""CTC prefix beam search with a character language model (Hannun et al., 2014).

The network decides wherever it is sure. Letters that it doubts are weighed against the words that
usually stand there, doubtful places of figures against the shapes of numbers, dates and IDs; which
digit it is the network decides alone, and no number or ID is ever bent into a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from math import exp, log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from pipeline.read.choices import Choice, choices_of
from pipeline.read.ctc import BLANK, Decode, DecodedLine, Run, best_path, chars_of, decode_greedy
from pipeline.read.language import Context, DecoderSettings, LanguageModel

FAINT = 1e-5
"""Readings less probable than this beside the likeliest are not begun."""

TINY = 1e-300

ONLY_BLANK = ((BLANK, 1.0),)
"""What there is to choose from where the network surely sees no character."""


@dataclass(eq=False, slots=True)
class Prefix:
    """A reading of the steps so far. ``blank`` and ``char`` are the probabilities of its paths
    that end in a blank and in its last character; ``prior`` is the natural log of the language's
    factor. ``contexts`` are looked up when the prefix has survived a step: most don't."""

    last: int
    parent: "Prefix | None"
    prior: float
    blank: float = 0.0
    char: float = 0.0
    children: dict[int, "Prefix"] = field(default_factory=dict)
    contexts: dict[LanguageModel, Context] = field(default_factory=dict)

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
    """A reading of a whole line: its classes, its share of the probability of all readings that
    were followed, and the natural log of the language's factor in it."""

    labels: tuple[int, ...]
    share: float
    prior: float


@dataclass(frozen=True)
class Languages:
    """What usually stands on forms: ``words``, and ``figures`` if there is a model of them. In its
    eyes all letters are alike, as all digits are in both: it knows the shapes of numbers, dates and
    IDs."""

    words: LanguageModel
    figures: LanguageModel | None = None

    def of(self, choice: Choice) -> LanguageModel:
        """Return the model that speaks of a step."""
        return self.figures if choice.is_figure and self.figures is not None else self.words


def decode_with(languages: Languages | None) -> Decode:
    """Return the decoder that asks the language, or the best path without it."""
    return decode_greedy if languages is None else partial(decode_beam, languages=languages)


def decode_beam(
    probabilities: NDArray[np.float32], characters: list[str], languages: Languages
) -> DecodedLine:
    """Decode one line with the help of the language where the network is in doubt.

    A line without doubt is returned as :func:`decode_greedy` reads it.

    Args:
        probabilities: softmax output, shape (time steps, classes); class 0 is CTC's blank.
        characters: the class names; ``characters[0]`` is the blank's.
        languages: the models to ask.
    """
    choices = doubts(probabilities, characters, languages)
    if not any(choice.is_open for choice in choices):
        return decode_greedy(probabilities, characters)
    readings = search(choices, characters, languages)
    return evidence(readings, [probabilities], characters, languages.words.settings)


def doubts(
    probabilities: NDArray[np.float32], characters: list[str], languages: Languages
) -> list[Choice]:
    """Return what there is to choose from along a line, as sure as the languages' settings want."""
    figures = languages.figures
    sure_figures = 0.0 if figures is None else figures.settings.sure
    return choices_of(probabilities, characters, languages.words.settings.sure, sure_figures)


def search(choices: Sequence[Choice], characters: list[str], languages: Languages) -> list[Reading]:
    """Return the likeliest readings, best first, with shares that sum to 1."""
    beam = [Prefix(BLANK, None, 0.0, blank=1.0)]
    for choice in choices:
        beam = _advanced(beam, choice, characters, languages)
    last = languages.of(choices[-1])
    ends = [
        last.settings.weight * last.score(_context(prefix, characters, last), "") for prefix in beam
    ]
    scores = [_score(prefix) + end for prefix, end in zip(beam, ends, strict=True)]
    priors = [prefix.prior + end for prefix, end in zip(beam, ends, strict=True)]
    return ranked([prefix.labels() for prefix in beam], scores, priors)


def ranked(
    labels: Sequence[tuple[int, ...]], scores: Sequence[float], priors: Sequence[float]
) -> list[Reading]:
    """Return readings, best first, with shares that sum to 1.

    Args:
        labels: of each reading.
        scores: natural logs of their probabilities, up to a common factor.
        priors: natural logs of the language's factors in them.
    """
    weights = [exp(score - max(scores)) for score in scores]
    order = sorted(range(len(labels)), key=lambda i: -weights[i])
    return [Reading(labels[i], weights[i] / sum(weights), priors[i]) for i in order]


def _advanced(
    beam: list[Prefix], choice: Choice, characters: list[str], languages: Languages
) -> list[Prefix]:
    """Return the beam after one more step."""
    if choice.classes == ONLY_BLANK:
        for prefix in beam:
            prefix.blank, prefix.char = prefix.blank + prefix.char, 0.0
        return beam
    blanks: dict[Prefix, float] = {}
    chars: dict[Prefix, float] = {}
    for prefix in beam:
        whole = prefix.blank + prefix.char
        for label, probability in choice.classes:
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
                    child = _child(prefix, label, choice, characters, languages)
                chars[child] = chars.get(child, 0.0) + gained
    reached = list(dict.fromkeys([*blanks, *chars]))
    for prefix in reached:
        prefix.blank, prefix.char = blanks.get(prefix, 0.0), chars.get(prefix, 0.0)
    width = languages.words.settings.width
    if len(reached) > width:
        reached.sort(key=_score, reverse=True)
        del reached[width:]
    scale = max(prefix.blank + prefix.char for prefix in reached)
    for prefix in reached:
        prefix.blank /= scale
        prefix.char /= scale
    return reached


def _child(
    prefix: Prefix, label: int, choice: Choice, characters: list[str], languages: Languages
) -> Prefix:
    char, prior = characters[label], prefix.prior
    language = languages.of(choice)
    if language is languages.figures or char.isalpha() or char == " ":
        score = language.score(_context(prefix, characters, language), char)
        prior += language.settings.weight * score + language.settings.bonus
    child = prefix.children[label] = Prefix(label, prefix, prior)
    return child


def _context(prefix: Prefix, characters: list[str], language: LanguageModel) -> Context:
    context = prefix.contexts.get(language)
    if context is None:
        parent = prefix.parent
        if parent is None:
            context = language.start
        else:
            context = language.after(
                _context(parent, characters, language), characters[prefix.last]
            )
        prefix.contexts[language] = context
    return context


def _score(prefix: Prefix) -> float:
    return log(prefix.blank + prefix.char + TINY) + prefix.prior


def evidence(
    readings: Sequence[Reading],
    looks: Sequence[NDArray[np.float32]],
    characters: list[str],
    settings: DecoderSettings,
) -> DecodedLine:
    """Return the best reading with the evidence for each character.

    The probability lies between the network's own and the share of the readings that have the
    character, never above that share: the language alone is too sure of itself.

    Args:
        readings: best first.
        looks: softmax outputs of the same strip, each of the shape (time steps, classes); positions
            are those of the first.
        characters: the class names.
        settings: of the decoder.
    """
    best = readings[0]
    reads = [chars_of(look, _runs_of(best, look), characters) for look in looks]
    chars = []
    for seen, share in zip(zip(*reads, strict=True), _shares(readings), strict=True):
        read = max(seen, key=lambda char: char.runner_up_probability)
        own = sum(char.probability for char in seen) / len(seen)
        mixed = own**settings.trust * share ** (1 - settings.trust)
        probability = round(min(share, mixed), 4)
        chars.append(
            read._replace(
                probability=probability,
                runner_up_probability=round(min(read.runner_up_probability, 1 - probability), 4),
                position=seen[0].position,
            )
        )
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
    end = next((run.start for run in later if run is not None), steps)
    start = min(edge, end, steps - 1)
    return Run(label, start, max(end, start + 1))


def _shares(readings: Sequence[Reading]) -> list[float]:
    """Return for each character of the first reading the share of the readings that have it."""
    best = readings[0].labels
    shares = [1.0] * len(best)
    for reading in readings[1:]:
        for edit in Levenshtein.editops(best, reading.labels):
            if edit.tag != "insert":
                shares[edit.src_pos] -= reading.share
    return [max(0.0, share) for share in shares]
