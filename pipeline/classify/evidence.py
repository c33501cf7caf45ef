"""How much a page looks like each form: its title, and the labels it holds in the form's order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.classify.headings import (
    is_another_title,
    is_application,
    is_supporting_paper,
    title_quality,
)
from pipeline.classify.titles import Titles
from pipeline.extract.chain import FLOATING_QUALITY, best_chain
from pipeline.extract.match import Sightings
from pipeline.extract.skeleton import letters_of
from pipeline.extract.stream import stream_of
from schemas.form import FormDefinition, Label
from schemas.lexicons import load_lexicon
from schemas.page import Page

MIN_LETTERS = 5
"""Shorter labels stand on every page."""

FULL_SHARE = 0.8
"""Share of its labels with which a form is as sure as it gets; some are misread on any page."""

LABELS_BELOW_OTHER_WORDS = 0.2
"""Share of a form's labels that must stand below its title in other words: papers about the same
matter, a complaint, have such titles too."""

PHRASES_BELOW_OTHER_WORDS = 4.0
"""Or as many pairs of words that this form asks with, one of several forms for the part: sheets
that offices type ask for the same things in words that no definition lists."""

OPENING = 0.25
"""The part of a form's labels that opens it."""


@dataclass(frozen=True)
class Traits:
    """What a form is known by: its labels in order, each with how much it tells, which is the less
    the more forms have it; 0 for labels that some editions leave out."""

    form: FormDefinition
    labels: tuple[Label, ...]
    weights: tuple[float, ...]

    @property
    def opening(self) -> range:
        """The labels that only a page on which the form begins can hold."""
        return range(max(2, round(OPENING * len(self.labels))))


def traits_of(forms: Mapping[str, FormDefinition]) -> tuple[Traits, ...]:
    """Return what tells the forms apart."""
    labels = {form.id: _telling_labels(form) for form in forms.values()}
    spread = Counter(
        letters
        for own in labels.values()
        for letters in {letters_of(text) for label in own for text in label.texts}
    )
    return tuple(
        Traits(
            form,
            labels[form.id],
            tuple(
                0.0 if label.optional else 1.0 / spread[letters_of(label.texts[0])]
                for label in labels[form.id]
            ),
        )
        for form in forms.values()
    )


def _telling_labels(form: FormDefinition) -> tuple[Label, ...]:
    titles = {letters_of(title) for title in form.titles}
    return tuple(
        each
        for label in form.labels
        if not label.floating and titles.isdisjoint(letters_of(text) for text in label.texts)
        for each in (label, *_rows_of(label))
        if len(letters_of(each.texts[0])) >= MIN_LETTERS
    )


def _rows_of(label: Label) -> Sequence[Label]:
    rows = label.field.rows if label.field is not None else ()
    return [Label(texts=row.texts) for row in rows]


@dataclass(frozen=True)
class Evidence:
    """How a page looks beside one form: the quality of the title, the indices of the labels it
    holds in order, and their weight as a share of all, the less the worse they are read; 0 to 1."""

    traits: Traits
    title: float
    found: frozenset[int]
    share: float

    @property
    def confidence(self) -> float:
        """A score from title and labels, 0 to 1."""
        return round(0.5 * self.title + 0.5 * min(1.0, self.share / FULL_SHARE), 4)

    @property
    def has_opening(self) -> bool:
        """Whether at least half of the labels that open the form are there."""
        opening = self.traits.opening
        return len(self.found.intersection(opening)) >= len(opening) / 2


class PageLook:
    """A page looked over for all forms at once."""

    def __init__(self, page: Page, traits: Sequence[Traits]) -> None:
        self.page = page
        texts = [
            text
            for each in traits
            for label in each.form.labels
            for texts in (label.texts, *(row.texts for row in _rows_of(label)))
            for text in texts
        ]
        titles = [title for each in traits for title in each.form.titles]
        self.sightings = Sightings(
            stream_of([page]), [*texts, *titles, *load_lexicon("supporting_papers")]
        )
        self._titles = Titles(each.form for each in traits)

    @cached_property
    def is_supporting_paper(self) -> bool:
        """Whether the page names itself a paper that goes with applications."""
        return is_supporting_paper(self.sightings)

    @cached_property
    def is_application(self) -> bool:
        """Whether the page has the title of a paper that people fill in."""
        return is_application(self.sightings.stream)

    def rough_share(self, traits: Traits) -> float:
        """Return the weight of a form's labels that stand on the page, in whatever order."""
        return _share(
            traits,
            {
                index: max(self.sightings.quality(text) for text in label.texts)
                for index, label in enumerate(traits.labels)
            },
        )

    def beside(self, traits: Traits) -> Evidence:
        """Return how the page looks beside a form. A title in other words counts only where a good
        part of the form's labels stands below it or much in its words."""
        read = self._read(traits)
        share = _share(traits, read)
        title = self.title(traits.form)
        if not title and self._is_below_other_words(traits.form, share):
            title = self.title_in_other_words(traits.form)
        return Evidence(traits, title, frozenset(read), share)

    def _is_below_other_words(self, form: FormDefinition, share: float) -> bool:
        return (
            share >= LABELS_BELOW_OTHER_WORDS
            or self._titles.phrases(self.sightings.stream, form) >= PHRASES_BELOW_OTHER_WORDS
        )

    def found(self, traits: Traits) -> frozenset[int]:
        """Return the indices of the form's labels that the page holds in their order."""
        return frozenset(self._read(traits))

    def _read(self, traits: Traits) -> dict[int, float]:
        """Return the labels that the page holds in the form's order, each with how well it is
        read."""
        candidates = [
            [match for match in self.sightings.of(label.texts) if match.score > 0]
            for label in traits.labels
        ]
        return {index: match.quality for index, match in best_chain(candidates)}

    def floating(self, form: FormDefinition) -> frozenset[str]:
        """Return the form's labels that begin a line on the page and have no place in its order."""
        return frozenset(
            label.texts[0]
            for label in form.labels
            if label.floating
            and any(
                match.quality >= FLOATING_QUALITY and self.sightings.stream[match.start].starts_line
                for match in self.sightings.of(label.texts)
            )
        )

    def title(self, form: FormDefinition) -> float:
        """Return how well the form's title is read, 0 to 1."""
        return title_quality(form, self.sightings)

    def title_in_other_words(self, form: FormDefinition) -> float:
        """Return how alike to the form's title a heading in other words is, 0 to 1."""
        return self._worded.get(form.id, 0.0)

    @cached_property
    def _worded(self) -> Mapping[str, float]:
        return self._titles.likely(self.sightings.stream)

    def is_titled_otherwise(self, form: FormDefinition) -> bool:
        """Return whether the page has the title of an application that has nothing of the form."""
        return self._titles.are_of_another(self.sightings.stream, form)

    def is_another_title(self, form: FormDefinition) -> bool:
        """Whether the page has a title that differs from the form's by a word."""
        return is_another_title(form, self.sightings)


def _share(traits: Traits, read: Mapping[int, float]) -> float:
    weight = sum(traits.weights[index] * quality for index, quality in read.items())
    return weight / max(1e-9, sum(traits.weights))
