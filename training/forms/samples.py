"""The samples: which pages they are. ``python -m training.forms samples/`` makes them."""

from collections.abc import Mapping

from training.forms.catalogue import hand
from training.forms.fonts import (
    ARIMO,
    COUSINE,
    DEJAVU_SERIF,
    FREE_SANS,
    FREE_SERIF,
    ITIM,
    MALI,
    NOTO_SANS,
    PATRICK_HAND,
    TINOS,
)
from training.forms.make import Recipe
from training.forms.sheet import Pen
from training.forms.truth import UNKNOWN_FORM, ErrorKind

_BIRTH, _CT01 = "birth_registration", "residence_ct01"
_BLACK, _VIOLET = (28, 28, 34), (62, 40, 128)
_TYPED, _TYPEWRITER = Pen(ARIMO, scale=0.95), Pen(COUSINE, scale=0.95)
_PATRICK, _ITIM, _MALI = hand(PATRICK_HAND, scale=1.2), hand(ITIM), hand(MALI, scale=1.0)

SAMPLES: Mapping[str, tuple[Recipe, ...]] = {
    "birth_01_scan.jpg": (Recipe(_BIRTH, "official", "scan_200_dpi", _PATRICK, "birth 1"),),
    "birth_02_typed.png": (Recipe(_BIRTH, "retyped_plain", "scan_150_dpi", _TYPEWRITER, "birth 2"),),
    "birth_03_photo.jpg": (
        Recipe(_BIRTH, "official", "photo_good", _TYPED, "birth 3", is_stamped=True, turned=270, in_exif=True),
    ),
    "birth_04_impossible_date.jpg": (
        Recipe(_BIRTH, "retyped_numbered", "scan_300_dpi", _MALI, "birth 4", error=ErrorKind.IMPOSSIBLE_DATE),
    ),
    "birth_05_smudged_name_photo.jpg": (
        Recipe(_BIRTH, "official", "photo_shadow", hand(ITIM, _BLACK), "birth 5", FREE_SERIF, ErrorKind.SMUDGED_NAME),
    ),
    "birth_06_faint.pdf": (
        Recipe(_BIRTH, "retyped_ruled", "scan_faint", Pen(DEJAVU_SERIF, scale=0.92), "birth 6"),
    ),
    "birth_07_upside_down.jpg": (
        Recipe(_BIRTH, "official", "scan_150_dpi", _TYPED, "birth 7", turned=180),
    ),
    "ct01_01_scan.jpg": (Recipe(_CT01, "official", "scan_200_dpi", _TYPED, "ct01 1"),),
    "ct01_02_photo.jpg": (Recipe(_CT01, "official", "photo_good", _PATRICK, "ct01 2", is_stamped=True),),
    "ct01_03_fax.tif": (Recipe(_CT01, "retyped_plain", "fax", _TYPEWRITER, "ct01 3"),),
    "ct01_04_id_contradicts.jpg": (
        Recipe(_CT01, "official", "scan_150_dpi", hand(MALI, _VIOLET, 1.0), "ct01 4", TINOS, ErrorKind.ID_CONTRADICTS_BIRTH_YEAR),
    ),
    "ct01_05_poor_photo.jpg": (Recipe(_CT01, "retyped_boxed", "photo_poor", Pen(FREE_SANS), "ct01 5"),),
    "ct01_06_older_impossible_date.png": (
        Recipe(_CT01, "older_2021", "scan_100_dpi", Pen(NOTO_SANS, scale=0.9), "ct01 6", error=ErrorKind.IMPOSSIBLE_DATE),
    ),
    "ct01_07_sideways_photo.jpg": (
        Recipe(_CT01, "retyped_ruled", "photo_shadow", _ITIM, "ct01 7", turned=90),
    ),
    "marriage_01_scan.jpg": (Recipe("marriage_registration", "official", "scan_150_dpi", _TYPED, "marriage 1"),),
    "marriage_02_too_young_photo.jpg": (
        Recipe("marriage_registration", "clerks_table", "photo_poor", _ITIM, "marriage 2", error=ErrorKind.GROOM_TOO_YOUNG),
    ),
    "death_01_fax.tif": (Recipe("death_registration", "official", "fax", _TYPEWRITER, "death 1"),),
    "death_02_before_birth.jpg": (
        Recipe("death_registration", "clerks_letters", "scan_150_dpi", _PATRICK, "death 2", error=ErrorKind.DEATH_BEFORE_BIRTH),
    ),
    "extract_01_photo.jpg": (Recipe("civil_extract_copy", "official", "photo_poor", _TYPED, "extract 1"),),
    "extract_02_half_by_hand.pdf": (
        Recipe("civil_extract_copy", "retyped_ruled", "scan_faint", _TYPED, "extract 2", second=_ITIM, is_stamped=True),
    ),
    "marital_01_scan.png": (Recipe("marital_status", "official", "scan_100_dpi", Pen(NOTO_SANS, scale=0.9), "marital 1"),),
    "marital_02_period_reversed.jpg": (
        Recipe("marital_status", "clerks_dashes", "scan_150_dpi", _MALI, "marital 2", error=ErrorKind.PERIOD_REVERSED),
    ),
    "land_change_01_scan.jpg": (Recipe("land_change", "official", "scan_150_dpi", _TYPED, "land change 1"),),
    "land_change_02_older_fax.tif": (Recipe("land_change", "older_09dk", "fax", Pen(FREE_SANS), "land change 2"),),
    "land_first_01_photo.jpg": (Recipe("land_first_registration", "official", "photo_poor", _TYPED, "land first 1"),),
    "land_first_02_by_hand.jpg": (Recipe("land_first_registration", "retyped_plain", "scan_150_dpi", _PATRICK, "land first 2"),),
    "diploma_01_scan.jpg": (Recipe("diploma_copy", "clerks_letters", "scan_150_dpi", _TYPED, "diploma 1"),),
    "diploma_02_child_photo.jpg": (
        Recipe("diploma_copy", "official", "photo_poor", _PATRICK, "diploma 2", error=ErrorKind.GRADUATED_AS_A_CHILD),
    ),
    "transfer_01_scan.png": (Recipe("school_transfer", "official", "scan_100_dpi", _TYPEWRITER, "transfer 1"),),
    "transfer_02_class_photo.jpg": (
        Recipe("school_transfer", "clerks_dashes", "photo_poor", _ITIM, "transfer 2", error=ErrorKind.CLASS_CONTRADICTS_AGE),
    ),
    "business_01_two_pages.pdf": (Recipe("household_business", "official_two_pages", "scan_150_dpi", _TYPED, "business 1"),),
    "business_02_capital_photo.jpg": (
        Recipe("household_business", "retyped_ruled", "photo_poor", _MALI, "business 2", error=ErrorKind.CAPITAL_CONTRADICTS_WORDS),
    ),
    "two_forms.pdf": (
        Recipe(_CT01, "official", "scan_200_dpi", hand(ITIM, _BLACK), "two forms 1", is_stamped=True),
        Recipe(_BIRTH, "official", "scan_200_dpi", hand(ITIM, _BLACK), "two forms 2"),
    ),
    "unknown_invitation.jpg": (
        Recipe(UNKNOWN_FORM, "invitation", "scan_200_dpi", _TYPED, "unknown 1", is_stamped=True),
    ),
}  # fmt: skip
"""File name to its pages, from good to bad, with each kind of mistake and one paper that is no form."""
