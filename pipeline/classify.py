"""Which forms are in a document, and on which pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.align import align
from pipeline.extract.match import find_label, skeleton_of
from pipeline.extract.stream import StreamChar, stream_of
from schemas.form import FormDefinition
from schemas.page import Page

TITLE_QUALITY = 0.75
"""A title may have a quarter of its letters misread."""

LABELS_WITHOUT_TITLE = 0.6
"""Share of a form's labels that identify a page whose title is torn off or covered by a stamp."""

LABELS_WITH_TITLE = 0.15
"""A title alone may be quoted in a letter; some of the form's labels must stand below it."""

NEW_LABELS_TO_CONTINUE = 2
"""Fields a following page must add to belong to the record before it."""


@dataclass(frozen=True)
class FoundForm:
    """A form on consecutive pages; ``confidence`` is a score from title and labels, 0 to 1."""

    form: FormDefinition
    confidence: float
    pages: tuple[Page, ...]


def classify(pages: Sequence[Page], forms: Mapping[str, FormDefinition]) -> list[FoundForm]:
    """Return the forms that begin on the pages, in order.

    A page begins a form by its title, or by most of its labels where no title is readable. A page
    that begins none continues the form before it if it holds more of that form's labels;
    otherwise it is an attachment and belongs to no record. Pages of unknown papers are in none.
    """
    found: list[FoundForm] = []
    for page in pages:
        begun = _form_begun_on(page, forms)
        if begun is not None:
            found.append(begun)
        elif found and _continues(found[-1], page):
            last = found[-1]
            found[-1] = FoundForm(last.form, last.confidence, (*last.pages, page))
    return found


def _form_begun_on(page: Page, forms: Mapping[str, FormDefinition]) -> FoundForm | None:
    stream = stream_of([page])
    candidates = [
        FoundForm(form, round(0.5 * title + 0.5 * min(1.0, labels / 0.8), 4), (page,))
        for form in forms.values()
        for title, labels in [(title_quality(form, stream), label_share(form, stream))]
        if (title >= TITLE_QUALITY and labels >= LABELS_WITH_TITLE)
        or labels >= LABELS_WITHOUT_TITLE
    ]
    return max(candidates, key=lambda candidate: candidate.confidence, default=None)


def title_quality(form: FormDefinition, stream: Sequence[StreamChar]) -> float:
    """Return how well the best of the form's titles is read somewhere on the page, 0 to 1."""
    matches = find_label(stream, skeleton_of(stream), form.titles)
    return max((match.quality for match in matches), default=0.0)


def label_share(form: FormDefinition, stream: Sequence[StreamChar]) -> float:
    """Return the share of the form's required labels that the page holds in the form's order."""
    wanted = {field.id for field in form.fields() if field.required}
    return len(wanted & _field_ids(form, stream)) / max(1, len(wanted))


def _field_ids(form: FormDefinition, stream: Sequence[StreamChar]) -> set[str]:
    return {
        placed.label.field.id for placed in align(form, stream) if placed.label.field is not None
    }


def _continues(found: FoundForm, page: Page) -> bool:
    before = _field_ids(found.form, stream_of(found.pages))
    together = _field_ids(found.form, stream_of([*found.pages, page]))
    return len(together - before) >= NEW_LABELS_TO_CONTINUE
