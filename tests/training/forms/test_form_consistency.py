"""Generated people contradict themselves in nothing."""

import random

import pytest

from tests.pipeline.check.filled import contradictions
from training.forms.catalogue import FORMS
from training.forms.truth import UNKNOWN_FORM


@pytest.mark.parametrize("form", [form for form in FORMS if form != UNKNOWN_FORM])
def test_a_declaration_without_a_mistake_has_no_contradiction(form: str) -> None:
    for seed in range(8):
        answers = FORMS[form].fill(random.Random(seed)).answers
        texts = {key: written.text for key, written in answers.items() if written.text}
        assert contradictions(form, texts) == set(), (seed, texts)
