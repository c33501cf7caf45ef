"""What the language says of a value: whether the recogniser's second choice of a letter reads better."""

from collections.abc import Sequence
from math import log

from pipeline.extract.stream import StreamChar
from pipeline.read.language import Context, LanguageModel, load_language
from schemas.page import CharRead

LEAST = 1e-6
"""No probability counts as less, and a runner-up's that is no more is left out."""


def best_change(chars: Sequence[StreamChar]) -> float | None:
    """Return how much likelier a value becomes when one letter is replaced by its runner-up.

    What a change gains is the natural log of the ratio of the language model's probabilities of the
    text plus that of the recogniser's of the letters: above 0, both together would rather have the
    other reading ("Mạnh" for "Manh").

    Args:
        chars: of a value, in order.

    Returns:
        The gain of the best change; None without a language model, or without a letter whose
        runner-up has any probability (one that rounds to nothing could gain little).
    """
    language = load_language()
    if language is None:
        return None
    text = "".join(" " if char.char.isspace() else char.char for char in chars)
    contexts, scores = _along(language, text)
    return max(
        (
            _odds(char.read) + _gain(language, text, at, char.read.runner_up, contexts, scores)
            for at, char in enumerate(chars)
            if char.read is not None and char.char.isalpha() and char.read.runner_up.isalpha()
            if char.read.runner_up_probability > LEAST
        ),
        default=None,
    )


def _odds(read: CharRead) -> float:
    return log(max(read.runner_up_probability, LEAST)) - log(max(read.probability, LEAST))


def _along(language: LanguageModel, text: str) -> tuple[list[Context], list[float]]:
    """Return the context before each character and before the end, and the score of each."""
    contexts, scores = [language.start], []
    for char in text:
        scores.append(language.score(contexts[-1], char))
        contexts.append(language.after(contexts[-1], char))
    scores.append(language.score(contexts[-1], ""))
    return contexts, scores


def _gain(
    language: LanguageModel,
    text: str,
    at: int,
    other: str,
    contexts: Sequence[Context],
    scores: Sequence[float],
) -> float:
    """Return the gain in the log probability of the text by another letter at a place."""
    gain = language.score(contexts[at], other) - scores[at]
    context = language.after(contexts[at], other)
    for place in range(at + 1, min(len(text) + 1, at + language.order)):
        char = text[place : place + 1]
        gain += language.score(context, char) - scores[place]
        context = language.after(context, char) if char else context
    return gain
