"""Whether a page goes on with a table of the page before it."""

from pipeline.extract.tables import has_columns_of
from schemas.form import FieldType, FormDefinition
from schemas.page import Page

TABLES = (FieldType.TABLE, FieldType.TWO_PARTY)


def continues_table(form: FormDefinition, before: Page, page: Page) -> bool:
    """Return whether the first grid of a page has the columns of the last grid of the form's page
    before it."""
    if not any(label.field is not None and label.field.type in TABLES for label in form.labels):
        return False
    if not before.grids or not page.grids:
        return False
    grid = page.grids[0]
    return len(grid.xs) > 2 and has_columns_of(grid, before.grids[-1])
