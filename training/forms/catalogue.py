"""The forms that can be generated, and what each split may use.

To add a form: write ``fill`` (answers by field id from invented people; see
``birth_registration``) with the mistakes that it can make (``ERRORS``), and its layouts (blocks;
see ``birth_layouts`` and the short ways of ``rows``), and list it in :data:`FORMS`. Everything else - drawing, damage, ground truth, splits - comes with it.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from training.forms import (
    birth_layouts,
    birth_registration,
    business_layouts,
    civil_extract_copy,
    counter_birth_layouts,
    counter_business_layouts,
    counter_ct01_layouts,
    counter_death_layouts,
    counter_diploma_layouts,
    counter_extract_layouts,
    counter_land_change_layouts,
    counter_land_first_layouts,
    counter_marital_layouts,
    counter_marriage_layouts,
    counter_transfer_layouts,
    ct01_layouts,
    death_layouts,
    death_registration,
    diploma_copy,
    exam_birth_layouts,
    exam_business_layouts,
    exam_ct01_layouts,
    exam_death_layouts,
    exam_extract_layouts,
    exam_land_change_layouts,
    exam_land_first_layouts,
    exam_marital_layouts,
    exam_marriage_layouts,
    exam_school_layouts,
    extract_layouts,
    household_business,
    in_force_civil_layouts,
    in_force_land_layouts,
    in_force_office_layouts,
    land_change,
    land_change_layouts,
    land_first_layouts,
    land_first_registration,
    letter_birth_layouts,
    letter_business_layouts,
    letter_ct01_layouts,
    letter_death_layouts,
    letter_extract_layouts,
    letter_land_change_layouts,
    letter_land_first_layouts,
    letter_marital_layouts,
    letter_marriage_layouts,
    letter_school_layouts,
    marital_layouts,
    marital_status,
    marriage_layouts,
    marriage_registration,
    other_papers,
    residence_ct01,
    school_layouts,
    school_transfer,
)
from training.forms.blocks import Layout, Split
from training.forms.exam import (
    DOULOS,
    LIBERTINE,
    MYNERVE,
    PANGOLIN,
    ROBOTO,
    TYPEWRITER,
)
from training.forms.fonts import (
    ARIMO,
    COUSINE,
    DEJAVU_SANS,
    DEJAVU_SERIF,
    FREE_SANS,
    FREE_SERIF,
    ITIM,
    MALI,
    NOTO_SANS,
    NOTO_SERIF,
    PATRICK_HAND,
    TINOS,
    Family,
)
from training.forms.offices import OFFICES
from training.forms.sheet import Pen
from training.forms.truth import UNKNOWN_FORM, ErrorKind
from training.forms.values import Filling


class Fill(Protocol):
    """What a form's module gives: a filling from a seed, with a mistake if one is asked for."""

    def __call__(self, rng: random.Random, error: ErrorKind | None = None) -> Filling: ...


@dataclass(frozen=True)
class Form:
    """A form that can be generated; ``errors`` are the mistakes that can be asked for."""

    id: str
    fill: Fill
    layouts: tuple[Layout, ...]
    errors: tuple[ErrorKind, ...] = ()

    def layout(self, layout_id: str) -> Layout:
        """Return a layout.

        Raises:
            KeyError: if the form has none of that id.
        """
        for layout in self.layouts:
            if layout.id == layout_id:
                return layout
        raise KeyError(f"{self.id} has no layout {layout_id}")


FORMS: Mapping[str, Form] = {
    form.id: replace(form, layouts=(*form.layouts, *OFFICES.get(form.id, ())))
    for form in (
        Form("birth_registration", birth_registration.fill, (*birth_layouts.LAYOUTS, *counter_birth_layouts.LAYOUTS, *exam_birth_layouts.LAYOUTS, *letter_birth_layouts.LAYOUTS, *in_force_civil_layouts.BIRTH), birth_registration.ERRORS),
        Form("residence_ct01", residence_ct01.fill, (*ct01_layouts.LAYOUTS, *counter_ct01_layouts.LAYOUTS, *exam_ct01_layouts.LAYOUTS, *letter_ct01_layouts.LAYOUTS, *in_force_civil_layouts.CT01), residence_ct01.ERRORS),
        Form("marriage_registration", marriage_registration.fill, (*marriage_layouts.LAYOUTS, *counter_marriage_layouts.LAYOUTS, *exam_marriage_layouts.LAYOUTS, *letter_marriage_layouts.LAYOUTS, *in_force_civil_layouts.MARRIAGE), marriage_registration.ERRORS),
        Form("death_registration", death_registration.fill, (*death_layouts.LAYOUTS, *counter_death_layouts.LAYOUTS, *exam_death_layouts.LAYOUTS, *letter_death_layouts.LAYOUTS, *in_force_civil_layouts.DEATH), death_registration.ERRORS),
        Form("civil_extract_copy", civil_extract_copy.fill, (*extract_layouts.LAYOUTS, *counter_extract_layouts.LAYOUTS, *exam_extract_layouts.LAYOUTS, *letter_extract_layouts.LAYOUTS, *in_force_civil_layouts.EXTRACT), civil_extract_copy.ERRORS),
        Form("marital_status", marital_status.fill, (*marital_layouts.LAYOUTS, *counter_marital_layouts.LAYOUTS, *exam_marital_layouts.LAYOUTS, *letter_marital_layouts.LAYOUTS, *in_force_civil_layouts.MARITAL), marital_status.ERRORS),
        Form("land_change", land_change.fill, (*land_change_layouts.LAYOUTS, *counter_land_change_layouts.LAYOUTS, *exam_land_change_layouts.LAYOUTS, *letter_land_change_layouts.LAYOUTS, *in_force_land_layouts.LAND_CHANGE), land_change.ERRORS),
        Form("land_first_registration", land_first_registration.fill, (*land_first_layouts.LAYOUTS, *counter_land_first_layouts.LAYOUTS, *exam_land_first_layouts.LAYOUTS, *letter_land_first_layouts.LAYOUTS, *in_force_land_layouts.LAND_FIRST), land_first_registration.ERRORS),
        Form("diploma_copy", diploma_copy.fill, (*school_layouts.DIPLOMA_LAYOUTS, *counter_diploma_layouts.LAYOUTS, *exam_school_layouts.DIPLOMA, *letter_school_layouts.DIPLOMA, *in_force_office_layouts.DIPLOMA), diploma_copy.ERRORS),
        Form("school_transfer", school_transfer.fill, (*school_layouts.TRANSFER_LAYOUTS, *counter_transfer_layouts.LAYOUTS, *exam_school_layouts.TRANSFER, *letter_school_layouts.TRANSFER, *in_force_office_layouts.TRANSFER), school_transfer.ERRORS),
        Form("household_business", household_business.fill, (*business_layouts.LAYOUTS, *counter_business_layouts.LAYOUTS, *exam_business_layouts.LAYOUTS, *letter_business_layouts.LAYOUTS, *in_force_office_layouts.BUSINESS), household_business.ERRORS),
        Form(UNKNOWN_FORM, other_papers.fill, (*other_papers.LAYOUTS, *other_papers.SUPPORTING)),
    )
}  # fmt: skip

_BLUE, _DARK_BLUE, _BLACK = (30, 52, 152), (24, 36, 92), (26, 26, 32)


def hand(family: Family, colour: tuple[int, int, int] = _BLUE, scale: float = 1.08) -> Pen:
    """Return somebody's handwriting with a ball pen."""
    return Pen(family, colour, scale, is_hand=True)


@dataclass(frozen=True)
class Material:
    """The fonts of a split: no other split has them."""

    labels: tuple[Family, ...]
    pens: tuple[Pen, ...]


MATERIAL: Mapping[Split, Material] = {
    Split.TRAIN: Material(
        (TINOS, TINOS, ARIMO),
        (hand(PATRICK_HAND, scale=1.2), hand(PATRICK_HAND, _BLACK, 1.15), Pen(COUSINE, scale=0.95), Pen(ARIMO, scale=0.95)),
    ),
    Split.VAL: Material(
        (DEJAVU_SERIF,),
        (hand(ITIM, _DARK_BLUE), hand(ITIM, _BLACK), Pen(DEJAVU_SANS, scale=0.92), Pen(DEJAVU_SERIF, scale=0.92)),
    ),
    Split.DEV: Material(
        (FREE_SERIF, NOTO_SERIF),
        (hand(MALI, scale=1.0), hand(MALI, _BLACK, 1.0), Pen(FREE_SANS, scale=0.95), Pen(NOTO_SANS, scale=0.92)),
    ),
    Split.TEST: Material(
        (LIBERTINE, DOULOS),
        (hand(MYNERVE), hand(MYNERVE, _DARK_BLUE), hand(PANGOLIN, scale=1.0), hand(PANGOLIN, _BLACK, 1.0), Pen(LIBERTINE), Pen(ROBOTO, scale=0.92), Pen(TYPEWRITER, scale=0.95)),
    ),
}  # fmt: skip
"""The official layouts are set in a split's own fonts; retyped ones have theirs."""
