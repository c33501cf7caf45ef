"""Clean papers of each form, of invented people."""

from tests.schemas.papers.civil import BIRTH, DEATH, EXTRACT, MARITAL, MARRIAGE
from tests.schemas.papers.editions import EDITIONS
from tests.schemas.papers.numbered import NUMBERED
from tests.schemas.papers.others import (
    DIPLOMA,
    HOUSEHOLD,
    LAND_CHANGE,
    LAND_FIRST,
    RESIDENCE,
    SCHOOL,
)
from tests.schemas.papers.paper import Paper

PAPERS = {
    paper.form: paper
    for paper in (
        BIRTH,
        MARRIAGE,
        DEATH,
        EXTRACT,
        MARITAL,
        RESIDENCE,
        LAND_CHANGE,
        LAND_FIRST,
        DIPLOMA,
        SCHOOL,
        HOUSEHOLD,
    )
}

__all__ = ["EDITIONS", "NUMBERED", "PAPERS", "Paper"]
