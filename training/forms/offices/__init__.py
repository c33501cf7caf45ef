"""Papers as offices and citizens type them from memory, in words of their own."""

from collections.abc import Mapping

from training.forms.blocks import Layout
from training.forms.offices import (
    birth,
    business,
    ct01,
    death,
    diploma,
    extract,
    land_change,
    land_first,
    marital,
    marriage,
    transfer,
)

OFFICES: Mapping[str, tuple[Layout, ...]] = {
    "birth_registration": birth.LAYOUTS,
    "residence_ct01": ct01.LAYOUTS,
    "marriage_registration": marriage.LAYOUTS,
    "death_registration": death.LAYOUTS,
    "civil_extract_copy": extract.LAYOUTS,
    "marital_status": marital.LAYOUTS,
    "land_change": land_change.LAYOUTS,
    "land_first_registration": land_first.LAYOUTS,
    "diploma_copy": diploma.LAYOUTS,
    "school_transfer": transfer.LAYOUTS,
    "household_business": business.LAYOUTS,
}
"""By form."""
