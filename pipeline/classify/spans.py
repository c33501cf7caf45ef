"""From looks at single pages to the pages of each form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.classify.evidence import Evidence, PageLook, Traits, traits_of
from pipeline.classify.headings import is_application
from pipeline.classify.tables import continues_table
from pipeline.extract.stream import stream_of
from schemas.form import FormDefinition
from schemas.page import Page, Part, Said

LABELS_WITHOUT_TITLE = 0.6
"""Share of a form's labels that identify a page whose title is torn off or covered by a stamp."""

LABELS_WITH_TITLE = 2
"""A title alone may be quoted in a letter; some of the form's labels must stand below it."""

NEW_LABELS_TO_CONTINUE = 1.5
"""What a following page must add to belong to the record before it: labels not seen yet, those
that have no place in the form's order (a signature's heading) for a half."""

CANDIDATES = 3
"""Forms that a page is compared with in full, those with most of their labels on it."""


@dataclass(frozen=True)
class FoundForm:
    """A form and its pages, in order; ``confidence`` is a score from title and labels, 0 to 1."""

    form: FormDefinition
    confidence: float
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class _Open:
    """A form that further pages may continue, and what was seen of it."""

    found: FoundForm
    traits: Traits
    labels: frozenset[int]
    floating: frozenset[str]


def classify(
    pages: Sequence[Page],
    forms: Mapping[str, FormDefinition],
    said: Mapping[int, Said] = MappingProxyType({}),
) -> list[FoundForm]:
    """Return the forms that begin on the pages, in order.

    A page begins a form by its title, or by most of its labels, those that open the form among
    them, where no title is readable. A page that begins none continues the form before it if it
    holds more of that form's labels or the rest of its table. All others, between the pages of a
    form or behind them, are attachments or unknown papers and belong to no record.

    Args:
        pages: of the document, in their order.
        forms: that may be found, by id.
        said: what a person said of pages, by their index; that counts.
    """
    traits = traits_of(forms)
    spans: list[_Open] = []
    for page in pages:
        word = said.get(page.index)
        if word is not None and word.part is Part.ATTACHMENT:
            continue
        look = PageLook(page, traits)
        if word is not None and word.form in forms:
            of_form = next(each for each in traits if each.form.id == word.form)
            spans.append(_named(look.beside(of_form), look))
            continue
        if word is not None and word.part is Part.CONTINUES and spans:
            spans[-1] = _continued(spans[-1], look)
            continue
        begun = _form_begun_on(look, traits)
        if begun is not None:
            spans.append(_opened(begun, look))
        elif spans and _continues(spans[-1], look):
            spans[-1] = _continued(spans[-1], look)
    return [span.found for span in spans]


def unknown_papers(pages: Sequence[Page], found: Sequence[FoundForm]) -> tuple[int, ...]:
    """Return the indices of pages that have the title of a paper that people fill in, but of no
    known form."""
    known = {page.index for each in found for page in each.pages}
    return tuple(
        page.index
        for page in pages
        if page.index not in known and is_application(stream_of([page]))
    )


def _form_begun_on(look: PageLook, traits: Sequence[Traits]) -> Evidence | None:
    return max(
        (evidence for evidence in _compared(look, traits) if _begins(evidence, look)),
        key=lambda evidence: evidence.confidence,
        default=None,
    )


def _compared(look: PageLook, traits: Sequence[Traits]) -> Iterator[Evidence]:
    """Yield the evidence for the forms with a title on the page and for those it looks like."""
    titled = [
        each for each in traits if look.title(each.form) or look.title_in_other_words(each.form)
    ]
    others = sorted(traits, key=look.rough_share, reverse=True)
    alike = [each for each in others if look.rough_share(each) >= LABELS_WITHOUT_TITLE]
    for each in dict.fromkeys([*titled, *alike][:CANDIDATES]):
        if not look.is_another_title(each.form) or each in titled:
            yield look.beside(each)


def _begins(evidence: Evidence, look: PageLook) -> bool:
    if evidence.title:
        return len(evidence.found) >= LABELS_WITH_TITLE
    return (
        evidence.share >= LABELS_WITHOUT_TITLE
        and evidence.has_opening
        and not look.is_supporting_paper
        and not look.is_titled_otherwise(evidence.traits.form)
    )


def _continues(span: _Open, look: PageLook) -> bool:
    if look.is_supporting_paper or look.is_application:
        return False
    labels = look.found(span.traits) - span.labels
    floating = look.floating(span.found.form) - span.floating
    return len(labels) + 0.5 * len(floating) >= NEW_LABELS_TO_CONTINUE or continues_table(
        span.found.form, span.found.pages[-1], look.page
    )


def _opened(evidence: Evidence, look: PageLook) -> _Open:
    form = evidence.traits.form
    return _Open(
        FoundForm(form, evidence.confidence, (look.page,)),
        evidence.traits,
        evidence.found,
        look.floating(form),
    )


def _named(evidence: Evidence, look: PageLook) -> _Open:
    """Return the form that a person named, which is certain."""
    opened = _opened(evidence, look)
    return replace(opened, found=replace(opened.found, confidence=1.0))


def _continued(span: _Open, look: PageLook) -> _Open:
    found = span.found
    return _Open(
        FoundForm(found.form, found.confidence, (*found.pages, look.page)),
        span.traits,
        span.labels | look.found(span.traits),
        span.floating | look.floating(found.form),
    )
