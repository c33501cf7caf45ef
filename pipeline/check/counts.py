"""Numbers that a paper gives twice."""

from collections.abc import Iterator, Mapping

from pipeline.check.result import Finding, Subject, compared
from pipeline.normalise import NormalField
from pipeline.normalise.amounts import number_in_words
from schemas.reasons import CAPITAL_CONTRADICTS_WORDS, COPIES_CONTRADICT

Values = Mapping[str, NormalField]


def check_copies(values: Values) -> Iterator[Finding]:
    """Yield whether the number of copies goes with the ticked box: none without, one or more with
    it."""
    requested, count = values.get("copies_requested"), values.get("copies_count")
    if requested and count and requested.value in ("Có", "Không"):
        yield compared(
            (requested.key, count.key),
            (requested.value == "Có") == (count.value != "0"),
            COPIES_CONTRADICT,
            about=Subject.PAPER,
        )


def check_capital(values: Values) -> Iterator[Finding]:
    """Yield whether the capital in figures is that in words."""
    figures, words = values.get("capital_vnd"), values.get("capital_words")
    spelt = number_in_words(words.value or "") if words is not None else None
    if figures is not None and words is not None and spelt is not None:
        yield compared(
            (figures.key, words.key), figures.value == str(spelt), CAPITAL_CONTRADICTS_WORDS
        )
