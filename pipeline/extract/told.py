"""Labels that are but words of a free text: "thửa đất số 88, tờ bản đồ số 12" in what somebody writes
behind "Nội dung biến động:"."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.asks import Ask
from pipeline.extract.match import Match
from pipeline.extract.stream import StreamChar
from schemas.form import FieldType, Label

SURE = 0.9
"""Quality of a label that begins a free text or ends it."""


def told_within(
    labels: Iterable[Label],
    places: Mapping[int, Sequence[Match]],
    asks: Sequence[Ask],
    stream: Sequence[StreamChar],
) -> frozenset[Match]:
    """Return the matches in small letters behind the label of a free text, with a colon, that neither
    begin a line nor have a colon themselves. The first is of a label that is printed with a capital: a
    sentence of the print may go on in small ones, "Số giấy báo tử: … do … cấp ngày …".

    Args:
        labels: of the form.
        places: where each may stand, by its ``id``.
        asks: of the stream.
        stream: the text.
    """
    begins: set[int] = set()
    ends = {ask.starts[0] for ask in asks}
    within: list[tuple[Match, bool]] = []
    for label in labels:
        is_free = label.field is not None and label.field.type is FieldType.FREE_TEXT
        is_capital = all(text[:1].isupper() for text in label.texts)
        for match in places[id(label)]:
            if not match.is_set_off:
                within += [(match, is_capital)] * stream[match.start].char.islower()
            elif match.quality >= SURE:
                (begins if is_free and _has_colon(match, stream) else ends).add(match.start)
    ends -= begins
    told: set[Match] = set()
    last = -1
    for match, is_capital in sorted(within, key=lambda found: found[0].start):
        begin = max((at for at in begins if at < match.start), default=-1)
        is_free = begin > max((at for at in ends if at < match.start), default=-1)
        if is_free and (is_capital or begin == last):
            told.add(match)
            last = begin
    return frozenset(told)


def _has_colon(match: Match, stream: Sequence[StreamChar]) -> bool:
    return any(char.char == ":" for char in stream[match.end - 1 : match.end + 6])
