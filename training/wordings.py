"""Forms that know fewer wordings: what a print looks like of which the definitions list only some
labels. They tell how extraction fares with prints that nobody has described."""

import random
from collections.abc import Mapping

from schemas.form import FormDefinition, Label

SHARE_KEPT = 0.5
"""Of a label's variants beside the official one."""


def with_fewer_wordings(
    forms: Mapping[str, FormDefinition], seed: str, share: float = SHARE_KEPT
) -> dict[str, FormDefinition]:
    """Return forms whose fields have lost some of the variants of their labels.

    Args:
        forms: by id.
        seed: others are lost for every seed.
        share: of the variants that are kept; the first, which is the official print's, always is.
    """
    return {
        form.id: form.model_copy(
            update={
                "labels": tuple(
                    _with_fewer(label, random.Random(f"{seed} {form.id} {number}"), share)
                    for number, label in enumerate(form.labels)
                )
            }
        )
        for form in forms.values()
    }


def _with_fewer(label: Label, rng: random.Random, share: float) -> Label:
    if label.field is None:
        return label
    first, *others = label.texts
    kept = tuple(text for text in others if rng.random() < share)
    return label.model_copy(update={"texts": (first, *kept)})
