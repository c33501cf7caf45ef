"""Wordings that all forms share: who types a form again says "Chỗ ở hiện nay" where its print says
"Nơi cư trú", whichever form it is. See ``schemas/lexicons/wordings.yaml``."""

import unicodedata
from collections.abc import Container, Iterable, Sequence
from functools import cache
from importlib.resources import files

from schemas.base import Model
from schemas.yaml_text import parse_yaml


class Wordings(Model):
    """Labels whose first text is one of ``of`` are also known by ``texts``, and on a paper whose form is
    known by the rare wordings ``also``."""

    of: tuple[str, ...]
    texts: tuple[str, ...]
    also: tuple[str, ...] = ()


def with_shared_wordings(
    texts: Sequence[str], also: Sequence[str], every: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a label's texts and rare wordings with those that it shares with labels of other forms.

    Args:
        texts: of the label, the official one first.
        also: its rare wordings.
        every: texts of all labels of its form; those of the others stay theirs.
    """
    own = set(map(_key, (*texts, *also)))
    others = set(map(_key, every)) - own
    group = _shared().get(_key(texts[0]))
    known = _new((*texts, *(group.texts if group else ())), others)
    taken = others | set(map(_key, known))
    return known, _new((*also, *(group.also if group else ())), taken)


def _new(texts: Sequence[str], taken: Container[str]) -> tuple[str, ...]:
    """Return texts once each, without those that are taken."""
    first = {_key(text): text for text in reversed(texts)}
    keys = dict.fromkeys(map(_key, texts))
    return tuple(first[key] for key in keys if key not in taken)


@cache
def _shared() -> dict[str, Wordings]:
    source = (files("schemas.lexicons") / "wordings.yaml").read_text(encoding="utf-8")
    groups = [Wordings.model_validate(group) for group in parse_yaml(source)]
    return {_key(first): group for group in groups for first in group.of}


def _key(text: str) -> str:
    """Return a wording as it is compared: its tones count, its case does not."""
    return unicodedata.normalize("NFC", text).casefold()
