"""Labels in words that are not listed, told by what is filled in behind them: "Nơi đã làm giấy trước đây:
UBND phường …" where the place of registration was not found."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.asks import Ask, likeness, words_of
from pipeline.extract.chain import Placed
from pipeline.extract.match import Match
from pipeline.extract.shapes import has_shape, row_behind
from pipeline.extract.stream import StreamChar, fold
from pipeline.extract.unlisted import LEFT_QUALITY
from schemas.form import FieldType, Label
from schemas.lexicons import load_lexicon

LEAD = re.compile(r"[\s:.…_]*")
PLACE_WORD = re.compile(
    r"(?:^|[ ,.])(?:so|thon|xom|ap|khom|to|khu|ban|buon|phuong|xa|thi|quan|huyen|tinh|thanh|tp|duong|ngo|p\.|q\.)(?=[ .\d])"
)
MIN_PLACE_WORDS = 2
OFFICE = re.compile(
    r"(?:ubnd|uy ban|cong an|benh vien|trung tam|tram|truong|phong|so|chi nhanh|van phong|cuc|toa an) "
)
NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,4}")
YEAR = re.compile(r"(?:19|20)\d\d")


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
        asks = [ask for ask in free if ask not in taken and _is_of(kind, stream, ask.end)]
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


def _is_of(kind: FieldType, stream: Sequence[StreamChar], start: int) -> bool:
    if has_shape(kind, stream, start):
        return True
    value = LEAD.sub("", row_behind(stream, start), count=1).rstrip(" .…_,;")
    words = fold(value)
    match kind:
        case FieldType.ADDRESS:
            return _is_somewhere(words)
        case FieldType.PLACE:
            return OFFICE.match(words) is not None or _is_somewhere(words)
        case FieldType.RELATIONSHIP:
            return words in _known("relationships")
        case FieldType.ETHNICITY:
            return words in _known("ethnic_groups")
        case FieldType.PERSON_NAME:
            first = words.partition(" ")[0]
            return NAME.fullmatch(value) is not None and first in _known("family_names")
        case FieldType.YEAR:
            return YEAR.fullmatch(value) is not None
        case _:
            return False


def _is_somewhere(words: str) -> bool:
    return len(PLACE_WORD.findall(words)) >= MIN_PLACE_WORDS or words.endswith(_provinces())


@cache
def _known(lexicon: str) -> frozenset[str]:
    return frozenset(map(fold, load_lexicon(lexicon)))


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(_known("provinces_63") | _known("provinces_34"))
