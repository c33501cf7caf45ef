"""How much the language counts, measured: it must help hands and may spoil nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from pipeline.read.beam import Languages, decode_beam
from pipeline.read.ctc import Decode, decode_greedy
from pipeline.read.language import DecoderSettings, LanguageModel
from training.evaluation.measures import SliceScore
from training.language.readings import Outputs, measured

WEIGHTS = (0.15, 0.25, 0.35, 0.5)
BONUSES = (0.0, 0.3, 0.6)
TRUSTS = (0.2, 0.35, 0.5, 0.65, 0.8, 1.0)


@dataclass(frozen=True)
class Compared:
    """A slice read by the best path and by the decoder."""

    greedy: SliceScore
    decoded: SliceScore

    @property
    def is_spoilt(self) -> bool:
        """Whether the decoder makes more errors, by more than one standard error of the difference
        line by line."""
        pairs = zip(self.greedy.lines, self.decoded.lines, strict=True)
        more = np.array([decoded.edits - greedy.edits for greedy, decoded in pairs])
        return bool(more.sum() > np.sqrt((more**2).sum()))


def edits(score: SliceScore, kept: NDArray[np.bool_] | None = None) -> int:
    """Return the wrong characters of a slice, or of the lines that are kept."""
    wrong = np.array([line.edits for line in score.lines])
    return int(wrong.sum() if kept is None else wrong[kept].sum())


def tuned(
    words: LanguageModel, characters: list[str], hands: Outputs, others: Sequence[Outputs]
) -> DecoderSettings:
    """Return the settings of the model of words with the fewest errors in real hands among those
    that spoil no other slice; how much the network's own probability is trusted is what makes
    characters' probabilities say most truly how often they are right, the mean over all slices."""
    languages = [Languages(replace(words, settings=each)) for each in grid(words.settings)]
    best = _best(languages, characters, [hands], others)
    if best is None:
        return replace(words.settings, weight=0.0, bonus=0.0)
    return _trusted(best.words, characters, [hands, *others])


def tuned_figures(
    languages: Languages,
    characters: list[str],
    figures: Sequence[Outputs],
    others: Sequence[Outputs],
) -> DecoderSettings:
    """Return the settings of the model of figures with the fewest errors in lines of figures among
    those that spoil no other slice.

    Raises:
        ValueError: if there is no such model.
    """
    if languages.figures is None:
        raise ValueError("no model of figures")
    settings = languages.figures.settings
    tried = [
        Languages(languages.words, replace(languages.figures, settings=each))
        for each in grid(settings)
    ]
    best = _best(tried, characters, figures, others)
    if best is None or best.figures is None:
        return replace(settings, weight=0.0, bonus=0.0)
    return best.figures.settings


def _best(
    tried: Sequence[Languages],
    characters: list[str],
    wanted: Sequence[Outputs],
    others: Sequence[Outputs],
) -> Languages | None:
    """Return the models with the fewest errors in the wanted slices among those that spoil no
    other slice beside the best path."""
    greedy = [measured(each, decode_greedy, characters) for each in others]
    best: tuple[int, Languages] | None = None
    for languages in tried:
        decode = partial(decode_beam, languages=languages)
        wrong = sum(edits(measured(each, decode, characters)) for each in wanted)
        if best is not None and wrong >= best[0]:
            continue
        pairs = (
            Compared(alone, measured(each, decode, characters))
            for alone, each in zip(greedy, others, strict=True)
        )
        if not any(pair.is_spoilt for pair in pairs):
            best = (wrong, languages)
    return None if best is None else best[1]


def grid(settings: DecoderSettings) -> Iterator[DecoderSettings]:
    """Yield the settings to try."""
    for weight, bonus in product(WEIGHTS, BONUSES):
        yield replace(settings, weight=weight, bonus=bonus)


def _trusted(
    words: LanguageModel, characters: list[str], outputs: Sequence[Outputs]
) -> DecoderSettings:
    def error(trust: float) -> float:
        changed = replace(words, settings=replace(words.settings, trust=trust))
        decode = partial(decode_beam, languages=Languages(changed))
        return sum(measured(each, decode, characters).char_ece for each in outputs)

    return replace(words.settings, trust=min(TRUSTS, key=error))


def cross_fitted(
    words: LanguageModel, characters: list[str], hands: Outputs
) -> tuple[float, float]:
    """Return CER and share of exact lines of the hands, each half of the writers read with what the
    other half chose: the figure that may be believed."""
    names = sorted(set(hands.writers))
    is_first = np.isin(hands.writers, names[::2])
    tried = [Languages(replace(words, settings=each)) for each in grid(words.settings)]
    scores = [measured(hands, partial(decode_beam, languages=each), characters) for each in tried]
    wrong, exact = 0, 0
    for tuned_on in (is_first, ~is_first):
        best = min(scores, key=partial(edits, kept=tuned_on))
        wrong += edits(best, ~tuned_on)
        exact += sum(best.lines[i].is_exact for i in np.flatnonzero(~tuned_on))
    return wrong / scores[0].characters, exact / len(hands.truths)


def compared(outputs: Sequence[Outputs], decode: Decode, characters: list[str]) -> list[Compared]:
    """Return each slice read both ways."""
    return [
        Compared(measured(each, decode_greedy, characters), measured(each, decode, characters))
        for each in outputs
    ]


def table(found: Sequence[Compared]) -> Iterator[str]:
    """Yield the lines of a table: CER, exact lines, calibration and time, greedy and decoded."""
    yield "slice            | CER %, greedy | decoded | exact %, greedy | decoded | ECE %, greedy | decoded | ms a line, greedy | decoded"
    for each in found:
        pairs = [
            (
                100 * score.cer.value,
                100 * score.exact.value,
                100 * score.char_ece,
                1000 * score.seconds / len(score.lines),
            )
            for score in (each.greedy, each.decoded)
        ]
        cells = [f"{value:.2f}" for pair in zip(*pairs, strict=True) for value in pair]
        mark = "  worse" if each.is_spoilt else ""
        yield " | ".join([f"{each.greedy.name:16}", *cells]) + mark
