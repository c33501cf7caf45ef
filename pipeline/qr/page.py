"""The codes of a page and of a document."""

from collections.abc import Iterable

from pipeline.decode import DecodedPage
from pipeline.preprocess.transforms import apply
from pipeline.qr.decode import find_codes
from pipeline.qr.payload import CitizenCard, parse_card
from schemas.geometry import Quad
from schemas.page import Matrix, Page


def with_codes(page: Page, decoded: DecodedPage) -> Page:
    """Return a page with the codes of the picture it was made from, their quads in its pixels."""
    codes = tuple(
        code.model_copy(update={"quad": _moved(code.quad, page.geometry.to_page)})
        for code in find_codes(decoded.pixels)
    )
    return page.model_copy(update={"codes": codes})


def cards_on(pages: Iterable[Page]) -> tuple[CitizenCard, ...]:
    """Return the citizen cards whose codes are on pages, each once."""
    cards = (parse_card(code.payload) for page in pages for code in page.codes)
    return tuple(dict.fromkeys(card for card in cards if card is not None))


def _moved(quad: Quad, matrix: Matrix) -> Quad:
    first, second, third, fourth = apply(matrix, quad)
    return (first, second, third, fourth)
