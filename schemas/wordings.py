"""Wordings that all forms share: who types a form again says "Chỗ ở hiện nay" where its print says
"Nơi cư trú", whichever form it is. See ``schemas/lexicons/wordings.yaml``."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import yaml

from schemas.base import Model


class Wordings(Model):
    """Labels whose first text is one of ``of`` are also known by ``texts``."""

    of: tuple[str, ...]
    texts: tuple[str, ...]


def with_shared_wordings(texts: Sequence[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Return a label's own texts and the wordings that it shares with other forms.

    Args:
        texts: of the label, the official one first.
        taken: texts of the other labels of its form, which stay theirs.
    """
    own = {_key(text) for text in texts}
    others = {_key(text) for text in taken} - own
    shared = _shared().get(_key(texts[0]), ())
    return (*texts, *(text for text in shared if _key(text) not in own | others))


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    source = (files("schemas.lexicons") / "wordings.yaml").read_text(encoding="utf-8")
    groups = [Wordings.model_validate(group) for group in yaml.safe_load(source)]
    return {_key(first): group.texts for group in groups for first in group.of}


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
