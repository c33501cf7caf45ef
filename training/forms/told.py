"""Values that a print asks for in several rows: the items of a list, the parts of a paper."""

import re
from collections.abc import Mapping, Sequence

from training.forms.blocks import Blank, Layout, Ticks
from training.forms.parts import Part, part_of
from training.forms.values import Filling, Written, plain

_BEFORE_WORDS = re.compile(r"^\W*(?:[\d.]+\s+)?|\{\d+\}")


def as_asked(layout: Layout, key: str, answer: Written) -> Written:
    """Return what stands on the paper of an answer: the part that the print asks for, if it is a single
    one; an identity paper's parts with the words before them; otherwise all of it."""
    asks = layout.asks_in_parts(key)
    if len(asks) == 1:
        return plain(part_of(answer.text, asks[0].part))
    if any(ask.part is Part.NUMBER for ask in asks):
        told = [(ask.label, part) for ask in asks if (part := part_of(answer.text, ask.part))]
        (first, number), *others = told
        behind = [
            f" {label} {part}" if _goes_on(label) else f"; {_last_words(label) or label} {part}"
            for label, part in others
        ]
        return plain(f"{_last_words(first)} {number}".strip() + "".join(behind))
    return answer


def in_items(layout: Layout, filling: Filling) -> Mapping[str, Written]:
    """Return the values whose items the print asks for in rows of their own: what is written, behind
    the words printed before it, or what is ticked."""
    told = {
        key: [text for ask in asks if (text := _item(ask, filling))]
        for key, asks in layout.asks_for_items().items()
    }
    return {key: plain("; ".join(items)) for key, items in told.items()}


def _item(ask: Blank | Ticks, filling: Filling) -> str:
    written = " ".join(filling.asides.get(ask.key, ()))
    if isinstance(ask, Ticks):
        return written if written in ask.options else ""
    return f"{_BEFORE_WORDS.sub('', ask.label)} {written}" if written else ""


def _goes_on(label: str) -> bool:
    """Return whether a label is words of the sentence that begins before it, "cấp ngày"."""
    return label[:1].islower() and label[-1:].isalpha()


def _last_words(label: str) -> str:
    """Return the words of a label that belong to the part asked for: behind a colon within it, or
    behind the semicolon that it begins with."""
    inner = re.split(r"[:;]\s+", label)[1:]
    return inner[-1] if inner else ""


def items_written(layout: Layout) -> Sequence[tuple[str, str]]:
    """Return the fields whose items are written, each with the key of the first one."""
    return [
        (key, asks[0].key)
        for key, asks in layout.asks_for_items().items()
        if isinstance(asks[0], Blank)
    ]
