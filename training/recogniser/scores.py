"""How well lines are read, by who wrote them."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import Levenshtein


class Score(BaseModel):
    """How well lines of one source are read: character error rate and share of exact lines."""

    model_config = ConfigDict(frozen=True)

    lines: int
    cer: float
    exact: float


def scores(truths: Sequence[str], texts: Sequence[str], sources: Sequence[str]) -> dict[str, Score]:
    """Return the scores of texts against the truths, for each source that occurs."""
    measured = {}
    for source in sorted(set(sources)):
        pairs = [
            (truth, text)
            for truth, text, whose in zip(truths, texts, sources, strict=True)
            if whose == source
        ]
        wrong = sum(Levenshtein.distance(truth, text) for truth, text in pairs)
        measured[source] = Score(
            lines=len(pairs),
            cer=wrong / max(1, sum(len(truth) for truth, _ in pairs)),
            exact=sum(truth == text for truth, text in pairs) / len(pairs),
        )
    return measured
