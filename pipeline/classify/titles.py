"""Titles in words that no definition lists: "ĐƠN XIN XÁC NHẬN TÌNH TRẠNG HÔN NHÂN" where the official
print says "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN".

What a paper is for is said by few words; how it asks (đơn, tờ khai, xin, đề nghị) says nothing. A word
counts the more the fewer forms have it in their titles.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from pipeline.classify.headings import APPLICATIONS, in_capitals
from pipeline.extract.match import letters_of
from pipeline.extract.stream import ROW_END, StreamChar, fold, text_of
from schemas.form import FormDefinition

WORD = re.compile(r"[^\W\d_]+")

ASKING = frozenset(
    [
        "to",
        "khai",
        "don",
        "giay",
        "phieu",
        "ban",
        "ke",
        "de",
        "nghi",
        "xin",
        "yeu",
        "cau",
        "cap",
        "dang",
        "ky",
        "ve",
        "viec",
        "v",
        "cho",
        "va",
        "cua",
        "theo",
        "mau",
    ]
)
"""Words of titles, folded, that only say that something is asked for."""

ANOTHER = frozenset({"lai"})
"""A word that makes another paper of the same title: "đăng ký lại khai sinh"."""

MAX_ROWS = 3
"""Of a title."""

EXTRA = 0.2
"""How much a word that a form's title lacks counts beside one that it has."""

MAX_STRANGE = 2
"""Words that neither titles nor labels of the form know, beside a title that is there whole."""

MIN_WHOLE = 3
"""Words of a title beside which there may be strange ones."""

LEAST, MARGIN = 0.62, 0.15
"""How alike a title must be, and how much more than that of any other form."""


class Titles:
    """The words of the titles of forms."""

    def __init__(self, forms: Iterable[FormDefinition]) -> None:
        self._forms = {form.id: form for form in forms}

    def likely(self, stream: Sequence[StreamChar]) -> Mapping[str, float]:
        """Return the form, by its id, that the headings of a page in capitals name in other words,
        with how alike it is, 0 to 1; nothing where none is or several are."""
        found: dict[str, float] = {}
        for words in _headings(text_of(stream).split(ROW_END)):
            ranked = sorted(
                ((self._likeness(words, form), form.id) for form in self._forms.values()),
                reverse=True,
            )
            (best, form_id), *others = ranked
            runner_up = others[0][0] if others else 0.0
            if best >= LEAST and best - runner_up >= MARGIN:
                found[form_id] = max(best, found.get(form_id, 0.0))
        return found

    def _likeness(self, words: frozenset[str], form: FormDefinition) -> float:
        return max(self._like(words, _words(title), form) for title in form.titles)

    def _like(self, words: frozenset[str], title: frozenset[str], form: FormDefinition) -> float:
        extra = words - title
        strange = extra - self._known[form.id]
        is_whole = title <= words and len(title) >= MIN_WHOLE
        if not title or (strange and not (is_whole and len(strange) <= MAX_STRANGE)):
            return 0.0
        if extra & ANOTHER or (extra and len(title) == 1):
            return 0.0
        shared = sum(map(self._weight, words & title))
        return shared / (sum(map(self._weight, title)) + EXTRA * len(extra))

    def _weight(self, word: str) -> float:
        return 1.0 / self._spread[word]

    @cached_property
    def _spread(self) -> Counter[str]:
        return Counter(
            word
            for form in self._forms.values()
            for word in frozenset().union(*map(_words, form.titles))
        )

    @cached_property
    def _known(self) -> Mapping[str, frozenset[str]]:
        return {
            form.id: frozenset().union(
                *(_words(text) for label in form.labels for text in label.texts)
            )
            for form in self._forms.values()
        }


def _headings(rows: Sequence[str]) -> list[frozenset[str]]:
    """Return the words of each title of a paper that people fill in, over the rows it takes."""
    found = []
    for number, row in enumerate(rows):
        if not (in_capitals(row) and letters_of(row).startswith(APPLICATIONS)):
            continue
        title = [row]
        for following in rows[number + 1 : number + MAX_ROWS]:
            if not in_capitals(following) or not WORD.search(following):
                break
            title.append(following)
        found += [_words(" ".join(title[:end])) for end in range(1, len(title) + 1)]
    return [words for words in found if words]


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(fold(text))) - ASKING
