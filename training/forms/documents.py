"""Sets of files as offices get them: typed, written and mixed, with several papers in one.

On top of :mod:`training.forms.evaluation`, which says what each form looks like.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from training.forms import exam_papers
from training.forms.blocks import Layout, Split
from training.forms.catalogue import FORMS, MATERIAL
from training.forms.evaluation import recipe_of, recipes
from training.forms.make import Recipe
from training.forms.real_hands import RealHands
from training.forms.truth import UNKNOWN_FORM

_LONG_SHARE = 0.3
"""Of the forms in a set with several papers that have a print of several pages, those printed so."""
_TIFF_SHARE = 0.15


@dataclass(frozen=True)
class Wish:
    """What a set is to be like. Shares are between 0 and 1.

    ``forms`` are the ids of the forms to take, all if empty. ``handwritten`` and ``mixed`` are the
    shares of forms filled in by hand and partly so; the rest is typed. None: as the pens of the
    split come. ``several`` is the share of files with several papers or a form of several pages.
    ``handwriting`` is a folder of really handwritten addresses: DEV and TEST get the
    hands of its writers for validation, the others those of its writers for training. ``layouts`` are
    what the ids of the first form's layout may begin with, any if empty.
    """

    forms: tuple[str, ...] = ()
    handwritten: float | None = None
    mixed: float | None = None
    several: float = 0.0
    handwriting: Path | None = None
    layouts: tuple[str, ...] = ()


def documents(
    split: Split, count: int, wish: Wish, start: int = 0
) -> Iterator[tuple[str, tuple[Recipe, ...]]]:
    """Yield file names and the recipes of their papers; the same number is always the same file."""
    for number, (name, first) in enumerate(
        recipes(split, count, wish.forms, start, wish.layouts), start
    ):
        rng = random.Random(f"{first.seed} document")
        first = _written(rng, split, wish, first)
        if rng.random() >= wish.several:
            yield name, (first,)
            continue
        papers = _with_others(rng, split, wish, first, number)
        suffix = ".tif" if rng.random() < _TIFF_SHARE else ".pdf"
        yield name.rpartition(".")[0] + suffix, papers


def _written(rng: random.Random, split: Split, wish: Wish, recipe: Recipe) -> Recipe:
    """Return the recipe with the pens that the shares want."""
    if wish.handwriting is not None:
        hands = RealHands(wish.handwriting, "val" if split in (Split.DEV, Split.TEST) else "train")
        recipe = replace(recipe, real_hands=hands)
    if wish.handwritten is None and wish.mixed is None:
        return recipe
    by_hand, mixed = wish.handwritten or 0.0, wish.mixed or 0.0
    pens = MATERIAL[split].pens
    hand = rng.choice([pen for pen in pens if pen.is_hand])
    typed = rng.choice([pen for pen in pens if not pen.is_hand])
    lot = rng.random()
    if lot < by_hand:
        return replace(recipe, pen=hand)
    if lot < by_hand + mixed:
        return replace(recipe, pen=hand, second=typed)
    return replace(recipe, pen=typed)


def _with_others(
    rng: random.Random, split: Split, wish: Wish, first: Recipe, number: int
) -> tuple[Recipe, ...]:
    """Return a form, perhaps on several pages, with papers before and behind it, all scanned in
    the same way."""
    long = [each for each in _of(first.form, split) if len(each.sheets()) > 1]
    if long and rng.random() < _LONG_SHARE:
        chosen = rng.choice(long)
        labels = rng.choice(MATERIAL[split].labels) if len(chosen.splits) > 1 else None
        first = replace(first, layout=chosen.id, labels=labels)
        if rng.random() < 0.5:
            return (first,)
    papers = [first]
    for place in range(rng.randint(1, 3)):
        papers.insert(rng.randint(0, len(papers)), _another(rng, split, wish, first, number, place))
    return tuple(papers)


def _another(
    rng: random.Random, split: Split, wish: Wish, first: Recipe, number: int, place: int
) -> Recipe:
    """Return a form or a supporting page that goes with the first form."""
    seed = f"{first.seed}+{place}"
    kinds = ["form", "card", "certificate", "back"] if first.form != UNKNOWN_FORM else ["form"]
    kind = rng.choice(kinds)
    typed = rng.choice([pen for pen in MATERIAL[split].pens if not pen.is_hand])
    if kind == "form":
        other = recipe_of(split, seed, rng.choice(wish.forms or _known()))
        paper = _written(rng, split, wish, other)
        return replace(paper, quality=first.quality, turned=first.turned)
    layout = {"card": "id_card_copy", "certificate": "birth_certificate", "back": "blank_back"}
    if split is Split.TEST:
        layout["certificate"] = rng.choice(exam_papers.SUPPORTING).id
    return Recipe(
        form=UNKNOWN_FORM,
        layout=layout[kind],
        quality=first.quality,
        pen=typed,
        seed=seed,
        labels=rng.choice(MATERIAL[split].labels),
        turned=first.turned,
        beside=first if kind == "card" else None,
    )


def _known() -> tuple[str, ...]:
    return tuple(form_id for form_id in FORMS if form_id != UNKNOWN_FORM)


def _of(form_id: str, split: Split) -> tuple[Layout, ...]:
    return tuple(layout for layout in FORMS[form_id].layouts if split in layout.splits)
