"""Sets of generated files for training and evaluation, split so that evaluation meets the unseen.

A split has its own retyped layouts, its own fonts and its own seeds.
"""

import random
from collections.abc import Iterator

from training.forms import other_papers
from training.forms.blocks import Split
from training.forms.catalogue import FORMS, MATERIAL
from training.forms.make import Recipe
from training.forms.qualities import QUALITIES
from training.forms.truth import UNKNOWN_FORM

_KINDS_OF_FILES = {False: (".jpg", ".jpg", ".png", ".tif", ".pdf"), True: (".jpg",)}
_SEEDS = {Split.DEV: "test", Split.TEST: "exam"}
"""What seeds begin with instead of the split's name: DEV was called test when it was made."""
_ERROR_SHARE, _STAMP_SHARE, _TURNED_SHARE, _UNKNOWN_SHARE = 0.12, 0.25, 0.12, 0.06


def recipes(
    split: Split,
    count: int,
    forms: tuple[str, ...] = (),
    start: int = 0,
    layouts: tuple[str, ...] = (),
) -> Iterator[tuple[str, Recipe]]:
    """Yield file names and their recipes.

    Args:
        split: what the files are for.
        count: how many.
        forms: ids of the forms to take; all, and now and then a paper that is none, if empty.
        start: the number of the first one; the same number is always the same file.
        layouts: what the layouts' ids begin with; any, if empty.
    """
    for number in range(start, start + count):
        yield _file(split, number, forms, layouts)


def recipe_of(split: Split, seed: str, form_id: str) -> Recipe:
    """Return how a form of a split looks that follows from a seed; a form has one page."""
    return _recipe(random.Random(seed), split, seed, form_id)


def _file(
    split: Split, number: int, forms: tuple[str, ...], layouts: tuple[str, ...]
) -> tuple[str, Recipe]:
    seed = f"{_SEEDS.get(split, split)}:{number}"
    rng = random.Random(seed)
    form_id = _form(rng, number, forms)
    recipe = _recipe(rng, split, seed, form_id, layouts)
    suffix = rng.choice(_KINDS_OF_FILES[QUALITIES[recipe.quality].is_photo])
    return f"{split}_{number:04}_{form_id}{suffix}", recipe


def _recipe(
    rng: random.Random, split: Split, seed: str, form_id: str, layouts: tuple[str, ...] = ()
) -> Recipe:
    is_known = form_id != UNKNOWN_FORM
    every = FORMS[form_id].layouts if is_known else other_papers.LAYOUTS
    layout = rng.choice(
        [
            each
            for each in every
            if split in each.splits
            and len(each.sheets()) == 1
            and each.id.startswith(layouts or "")
        ]
    )
    is_in_every_split = len(layout.splits) > 1
    return Recipe(
        form=form_id,
        layout=layout.id,
        quality=rng.choice(list(QUALITIES)),
        pen=rng.choice(MATERIAL[split].pens),
        seed=seed,
        labels=rng.choice(MATERIAL[split].labels) if is_in_every_split else None,
        error=rng.choice(FORMS[form_id].errors)
        if is_known and rng.random() < _ERROR_SHARE
        else None,
        is_stamped=rng.random() < _STAMP_SHARE,
        turned=rng.choice([90, 180, 270]) if rng.random() < _TURNED_SHARE else 0,
    )


def _form(rng: random.Random, number: int, forms: tuple[str, ...]) -> str:
    if forms:
        return forms[number % len(forms)]
    if rng.random() < _UNKNOWN_SHARE:
        return UNKNOWN_FORM
    known = [form_id for form_id in FORMS if form_id != UNKNOWN_FORM]
    return known[number % len(known)]
