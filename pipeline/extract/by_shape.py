"""Labels in words that are not listed, told by what is filled in behind them: "Nơi đã làm giấy trước đây:
UBND phường …" where the place of registration was not found."""

from collections.abc import Iterator, Sequence

from pipeline.extract.asks import Ask, likeness, words_of
from pipeline.extract.chain import Placed
from pipeline.extract.match import Match
from pipeline.extract.shapes import is_likely
from pipeline.extract.stream import StreamChar
from pipeline.extract.unlisted import LEFT_QUALITY
from schemas.form import FieldType, Label


def by_shape(
    missing: Sequence[Label], free: Sequence[Ask], stream: Sequence[StreamChar]
) -> Iterator[Placed]:
    """Yield labels that were not found, each with an ask that is left over, shares a word with it and
    has a value of its type behind: where as many such labels as asks are left, in order.

    Args:
        missing: labels with a field that were not found, in the form's order; twelve digits alone
            are rather a personal ID than an identity paper.
        free: asks that belong to no label.
        stream: the text.
    """
    taken: list[Ask] = []
    kinds = {label.field.type for label in missing if label.field}
    for kind in sorted(kinds, key=lambda kind: (kind is not FieldType.PERSONAL_ID, kind)):
        asks = [ask for ask in free if ask not in taken and is_likely(kind, stream, ask.end)]
        labels = [
            label
            for label in missing
            if label.field
            and label.field.type is kind
            and any(_shares_a_word(label, ask, stream) for ask in asks)
        ]
        asks = [ask for ask in asks if any(_shares_a_word(label, ask, stream) for label in labels)]
        if len(asks) == len(labels):
            taken += asks
            yield from (
                Placed(label, Match(ask.starts[0], ask.end, 0.0, LEFT_QUALITY, is_set_off=True))
                for label, ask in zip(labels, asks, strict=True)
            )


def _shares_a_word(label: Label, ask: Ask, stream: Sequence[StreamChar]) -> bool:
    words = words_of("".join(char.char for char in stream[ask.starts[0] : ask.end]))
    return likeness(words, label) > 0
